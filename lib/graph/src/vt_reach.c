#include "vt_walk.h"

#include "vt_strings.h"

struct reach {
    const struct vt_snapshot *snapshot;
    const struct vt_graph_filter *filter;
    enum vt_direction direction;
    size_t limit;
    uint64_t *seen; /* bit set of works */
    struct vt_reached *items;
    size_t count, room;
    bool cut;
};

/* True where the work was not there yet. */
static bool mark(struct reach *reach, vt_work_no work)
{
    const uint64_t bit = (uint64_t)1 << (work & 63);
    const bool is_new = (reach->seen[work >> 6] & bit) == 0;
    reach->seen[work >> 6] |= bit;
    return is_new;
}

static int add(struct reach *reach, const struct vt_reached *item, struct vt_error *err)
{
    struct vt_reached *grown = vt_grown(reach->items, &reach->room, reach->count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    reach->items = grown;
    grown[reach->count++] = *item;
    return VT_OK;
}

static int step(struct reach *reach, vt_work_no via, uint32_t depth, struct vt_error *err)
{
    const struct vt_snapshot *s = reach->snapshot;
    const bool is_out = reach->direction == VT_DIRECTION_OUT;
    const uint32_t *begins = is_out ? s->out_begins : s->in_begins;
    for (uint32_t i = begins[via]; i < begins[via + 1]; i++) {
        const struct vt_disk_link *link = &s->links[is_out ? i : s->in[i]];
        const vt_work_no other = is_out ? link->to : link->from;
        if (!vt_walk_passes(s, link, reach->filter) || !mark(reach, other))
            continue;
        if (reach->count == reach->limit) {
            reach->cut = true;
            return VT_OK;
        }
        const struct vt_reached item = {.work = other, .depth = depth, .link = i, .via = via};
        int status = add(reach, &item, err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

int vt_graph_reach(const struct vt_graph *graph, vt_work_no start, enum vt_direction direction,
                   uint32_t depth, const struct vt_graph_filter *filter, size_t limit,
                   struct vt_arena *arena, const struct vt_reached **ret, size_t *ret_count,
                   bool *ret_cut, struct vt_error *err)
{
    const struct vt_snapshot *s = &graph->snapshot;
    if (start >= s->work_count)
        return vt_fail(err, VT_E_INVALID, "there is no work %u", start);
    VT_AUTOFREE uint64_t *seen = calloc(s->work_count / 64 + 1, sizeof *seen);
    struct reach reach = {s, filter, direction, limit, seen, NULL, 0, 0, false};
    if (seen == NULL)
        return vt_no_memory(err);
    mark(&reach, start);
    int status = step(&reach, start, 1, err);
    for (size_t i = 0; status == VT_OK && !reach.cut && i < reach.count; i++)
        if (depth == 0 || reach.items[i].depth < depth)
            status = step(&reach, reach.items[i].work, reach.items[i].depth + 1, err);
    VT_AUTOFREE struct vt_reached *items = reach.items;
    struct vt_reached *kept = vt_arena_array(arena, reach.count + 1, sizeof *kept);
    if (status != VT_OK || kept == NULL)
        return status != VT_OK ? status : vt_no_memory(err);
    if (reach.count > 0)
        memcpy(kept, items, reach.count * sizeof *kept);
    *ret = kept;
    *ret_count = reach.count;
    *ret_cut = reach.cut;
    return VT_OK;
}
