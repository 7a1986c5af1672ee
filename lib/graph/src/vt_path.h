/* vt_path.h — the search for a chain, and what it leaves to choose among chains.
 * Layer: graph (private).  Threads: one search, one thread. */
#ifndef VT_PATH_H
#define VT_PATH_H

#include "vt_walk.h"

/** What one search has found. */
struct vt_path_side {
    struct vt_seen seen;
    vt_work_no *queue; /* in order of their distance */
    size_t count, room;
    size_t *layers; /* where each distance begins in the queue, and the end */
    size_t layer_count, layer_room;
    uint64_t entries; /* links of the last layer */
    bool is_out;      /* from the start, along the links */
};

struct vt_path_search {
    const struct vt_snapshot *snapshot;
    const struct vt_graph_filter *filter;
    struct vt_path_side from, to;
    uint64_t links_left; /* to be looked at */
};

/** vt_graph_path with a bound on the links that are looked at. */
int vt_path_within(const struct vt_graph *graph, vt_work_no from, vt_work_no to,
                   const struct vt_graph_filter *filter, uint64_t most_links,
                   struct vt_arena *arena, const uint32_t **ret_links, size_t *ret_count,
                   struct vt_error *err);

/** A link leads from the last layer of one side to the last layer of the other: the surest chain of this
 * length, as indexes of its links in order. */
int vt_path_surest(const struct vt_path_search *search, struct vt_arena *arena,
                   const uint32_t **ret_links, size_t *ret_count, struct vt_error *err);

static inline struct vt_disk_span vt_path_span(const struct vt_snapshot *s, bool is_out,
                                               vt_work_no work)
{
    return is_out ? vt_snapshot_out(s, work) : vt_snapshot_in(s, work);
}

static inline bool vt_path_passes(const struct vt_snapshot *s, bool is_out, uint32_t entry,
                                  const struct vt_graph_filter *filter)
{
    return filter == NULL ||
           vt_walk_passes(s, is_out ? vt_snapshot_link(s, entry) : vt_snapshot_in_link(s, entry),
                          filter);
}

#endif
