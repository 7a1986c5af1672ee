/* The shortest chain of citations, and among the shortest the surest.
 *
 * Two searches go towards each other, one layer at a time, and always that goes on which has fewer links
 * to look at: from a letter it takes a few steps to a law that half the country cites, while the way back
 * would pass them all.  They only note what they have seen, so that even a search through everything that
 * ends without a chain is quick.  Where they meet, the length is known; vt_path_surest.c then looks at the
 * works on chains of that length alone. */
#include "vt_path.h"

#include <stdlib.h>

#include "vt_strings.h"

/* Some ten milliseconds.  In an archive of a hundred thousand documents a search ends before. */
enum { LINKS_MAX = 1000000 };

static void side_release(struct vt_path_side *side)
{
    vt_seen_release(&side->seen);
    free(side->queue);
    free(side->layers);
}

static void release(struct vt_path_search *search)
{
    side_release(&search->from);
    side_release(&search->to);
}

/* ---- one side ---- */

static int begin_layer(struct vt_path_side *side, struct vt_error *err)
{
    size_t *grown = vt_grown(side->layers, &side->layer_room, side->layer_count + 1, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    side->layers = grown;
    grown[side->layer_count++] = side->count;
    grown[side->layer_count] = side->count;
    side->entries = 0;
    return VT_OK;
}

static int reserve(struct vt_path_side *side, size_t more, struct vt_error *err)
{
    if (more > side->seen.work_count)
        more = side->seen.work_count;
    if (side->count + more > side->room) {
        size_t room = side->room == 0 ? 64 : side->room;
        while (room < side->count + more)
            room *= 2;
        vt_work_no *grown = reallocarray(side->queue, room, sizeof *grown);
        if (grown == NULL)
            return vt_no_memory(err);
        side->queue = grown;
        side->room = room;
    }
    return vt_seen_reserve(&side->seen, more, err);
}

static int begin(struct vt_path_side *side, const struct vt_snapshot *s, vt_work_no work,
                 struct vt_error *err)
{
    int status = vt_seen_init(&side->seen, s->work_count, err);
    if (status == VT_OK)
        status = begin_layer(side, err);
    if (status == VT_OK)
        status = reserve(side, 1, err);
    if (status != VT_OK)
        return status;
    const struct vt_disk_span span = vt_path_span(s, side->is_out, work);
    vt_seen_add(&side->seen, work);
    side->queue[side->count++] = work;
    side->layers[side->layer_count] = side->count;
    side->entries = span.end - span.begin;
    return VT_OK;
}

/* ---- steps ---- */

static int step(struct vt_path_search *search, struct vt_path_side *side,
                const struct vt_path_side *other, vt_work_no via, bool *ret_meets,
                struct vt_error *err)
{
    const struct vt_snapshot *s = search->snapshot;
    const struct vt_disk_span span = vt_path_span(s, side->is_out, via);
    const uint32_t *works = side->is_out ? s->targets : s->sources;
    if (span.end - span.begin > search->links_left)
        return vt_fail(err, VT_E_LIMIT, "too many links to look at");
    search->links_left -= span.end - span.begin;
    const int status = reserve(side, span.end - span.begin, err);
    for (uint32_t i = span.begin; status == VT_OK && i < span.end; i++) {
        const vt_work_no work = works[i];
        if (work >= s->work_count || !vt_path_passes(s, side->is_out, i, search->filter) ||
            !vt_seen_add(&side->seen, work))
            continue;
        if (vt_seen_has(&other->seen, work)) {
            *ret_meets = true;
            return VT_OK;
        }
        const struct vt_disk_span next = vt_path_span(s, side->is_out, work);
        side->queue[side->count++] = work;
        side->entries += next.end - next.begin;
    }
    return status;
}

/* One layer more of a side, unless it meets the other one on the way: then that layer is left out. */
static int advance(struct vt_path_search *search, struct vt_path_side *side,
                   const struct vt_path_side *other, bool *ret_meets, struct vt_error *err)
{
    const uint64_t entries = side->entries;
    const size_t first = side->layers[side->layer_count - 1], end = side->count;
    int status = begin_layer(side, err);
    for (size_t i = first; status == VT_OK && !*ret_meets && i < end; i++)
        status = step(search, side, other, side->queue[i], ret_meets, err);
    if (*ret_meets) {
        side->layer_count--;
        side->entries = entries;
        side->count = end;
    }
    side->layers[side->layer_count] = side->count;
    return status;
}

static bool is_at_end(const struct vt_path_side *side)
{
    return side->layers[side->layer_count - 1] == side->count;
}

static int meet(struct vt_path_search *search, bool *ret_meets, struct vt_error *err)
{
    struct vt_path_side *from = &search->from, *to = &search->to;
    int status = VT_OK;
    *ret_meets = false;
    while (status == VT_OK && !*ret_meets && !is_at_end(from) && !is_at_end(to))
        status = from->entries <= to->entries ? advance(search, from, to, ret_meets, err)
                                              : advance(search, to, from, ret_meets, err);
    return status;
}

int vt_path_within(const struct vt_graph *graph, vt_work_no from, vt_work_no to,
                   const struct vt_graph_filter *filter, uint64_t most_links,
                   struct vt_arena *arena, const uint32_t **ret_links, size_t *ret_count,
                   struct vt_error *err)
{
    const struct vt_snapshot *s = &graph->snapshot;
    if (from >= s->work_count || to >= s->work_count)
        return vt_fail(err, VT_E_INVALID, "there is no such work");
    VT_AUTO(release)
    struct vt_path_search search = {
        .snapshot = s, .filter = filter, .from = {.is_out = true}, .links_left = most_links};
    bool meets = false;
    if (from == to) {
        *ret_links = vt_arena_array(arena, 1, sizeof **ret_links);
        *ret_count = 0;
        return *ret_links == NULL ? vt_no_memory(err) : VT_OK;
    }
    int status = begin(&search.from, s, from, err);
    if (status == VT_OK)
        status = begin(&search.to, s, to, err);
    if (status == VT_OK)
        status = meet(&search, &meets, err);
    if (status == VT_E_LIMIT) /* the layer that was begun does not count */
        *ret_count = search.from.layer_count + search.to.layer_count - 3;
    if (status != VT_OK)
        return status;
    if (!meets)
        return vt_fail(err, VT_E_NOTFOUND, "there is no chain of citations");
    return vt_path_surest(&search, arena, ret_links, ret_count, err);
}

int vt_graph_path(const struct vt_graph *graph, vt_work_no from, vt_work_no to,
                  const struct vt_graph_filter *filter, struct vt_arena *arena,
                  const uint32_t **ret_links, size_t *ret_count, struct vt_error *err)
{
    return vt_path_within(graph, from, to, filter, LINKS_MAX, arena, ret_links, ret_count, err);
}
