#include "vt_walk.h"

#include "vt_strings.h"

struct reach {
    const struct vt_snapshot *snapshot;
    const struct vt_graph_filter *filter;
    const uint32_t *others; /* works at the other end, by entry */
    size_t limit;
    struct vt_seen seen;
    struct vt_reached *items;
    size_t count, room;
    bool is_out, cut;
};

static void release(struct reach *reach)
{
    vt_seen_release(&reach->seen);
    free(reach->items);
}

/* Room for so many more, so that a step over a long list checks once. */
static int reserve(struct reach *reach, size_t more, struct vt_error *err)
{
    if (more > reach->snapshot->work_count - reach->count)
        more = reach->snapshot->work_count - reach->count;
    if (reach->count + more > reach->room) {
        size_t room = reach->room == 0 ? 64 : reach->room;
        while (room < reach->count + more)
            room *= 2;
        struct vt_reached *grown = reallocarray(reach->items, room, sizeof *grown);
        if (grown == NULL)
            return vt_no_memory(err);
        reach->items = grown;
        reach->room = room;
    }
    return vt_seen_reserve(&reach->seen, more, err);
}

static bool passes(const struct reach *reach, uint32_t entry)
{
    const struct vt_snapshot *s = reach->snapshot;
    return reach->filter == NULL || vt_walk_passes(s,
                                                   reach->is_out ? vt_snapshot_link(s, entry)
                                                                 : vt_snapshot_in_link(s, entry),
                                                   reach->filter);
}

static int step(struct reach *reach, vt_work_no via, uint32_t depth, struct vt_error *err)
{
    const struct vt_snapshot *s = reach->snapshot;
    const struct vt_disk_span span =
        reach->is_out ? vt_snapshot_out(s, via) : vt_snapshot_in(s, via);
    const int status = reserve(reach, span.end - span.begin, err);
    for (uint32_t i = span.begin; status == VT_OK && i < span.end; i++) {
        const vt_work_no other = reach->others[i];
        if (other >= s->work_count || !passes(reach, i) || !vt_seen_add(&reach->seen, other))
            continue;
        if (reach->count == reach->limit) {
            reach->cut = true;
            return VT_OK;
        }
        reach->items[reach->count++] =
            (struct vt_reached){.work = other, .depth = depth, .link = i, .via = via};
    }
    return status;
}

static int walk(struct reach *reach, vt_work_no start, uint32_t depth, struct vt_error *err)
{
    int status = vt_seen_init(&reach->seen, reach->snapshot->work_count, err);
    if (status != VT_OK)
        return status;
    vt_seen_add(&reach->seen, start);
    status = step(reach, start, 1, err);
    for (size_t i = 0; status == VT_OK && !reach->cut && i < reach->count; i++) {
        if (i + 8 < reach->count) /* the list after next: its place is not known before */
            __builtin_prefetch(reach->is_out ? &reach->snapshot->out[reach->items[i + 8].work]
                                             : &reach->snapshot->in[reach->items[i + 8].work]);
        if (depth == 0 || reach->items[i].depth < depth)
            status = step(reach, reach->items[i].work, reach->items[i].depth + 1, err);
    }
    return status;
}

int vt_graph_reach(const struct vt_graph *graph, vt_work_no start, enum vt_direction direction,
                   uint32_t depth, const struct vt_graph_filter *filter, size_t limit,
                   struct vt_arena *arena, const struct vt_reached **ret, size_t *ret_count,
                   bool *ret_cut, struct vt_error *err)
{
    const struct vt_snapshot *s = &graph->snapshot;
    const bool is_out = direction == VT_DIRECTION_OUT;
    if (start >= s->work_count)
        return vt_fail(err, VT_E_INVALID, "there is no work %u", start);
    VT_AUTO(release)
    struct reach reach = {.snapshot = s,
                          .filter = filter,
                          .others = is_out ? s->targets : s->sources,
                          .limit = limit,
                          .is_out = is_out};
    const int status = walk(&reach, start, depth, err);
    struct vt_reached *kept = vt_arena_array(arena, reach.count + 1, sizeof *kept);
    if (status != VT_OK || kept == NULL)
        return status != VT_OK ? status : vt_no_memory(err);
    if (reach.count > 0)
        memcpy(kept, reach.items, reach.count * sizeof *kept);
    *ret = kept;
    *ret_count = reach.count;
    *ret_cut = reach.cut;
    return VT_OK;
}
