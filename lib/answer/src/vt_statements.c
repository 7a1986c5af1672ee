#include "vt_statements.h"

#include <stdlib.h>

#include "vt_cleanup.h"

bool vt_statement_passes(const struct vt_link *link, const struct vt_graph_filter *filter)
{
    if (filter->relations != 0 && (filter->relations >> link->relation & 1) == 0)
        return false;
    if (filter->as_of != 0 && (link->date == 0 || link->date > filter->as_of))
        return false;
    return !(filter->no_third_party && link->third_party);
}

struct walk {
    const struct vt_graph *graph;
    enum vt_direction direction;
    const struct vt_graph_filter *filter;
    struct vt_statement *items;
    size_t count, room;
};

static struct vt_link_range range_of(const struct walk *walk, vt_work_no work)
{
    return walk->direction == VT_DIRECTION_OUT ? vt_graph_out_range(walk->graph, work)
                                               : vt_graph_in_range(walk->graph, work);
}

static vt_work_no read_link(const struct walk *walk, uint32_t index, struct vt_link *ret)
{
    if (walk->direction == VT_DIRECTION_OUT) {
        vt_graph_out(walk->graph, index, ret);
        return ret->to;
    }
    vt_graph_in(walk->graph, index, ret);
    return ret->from;
}

static int grow(struct walk *walk, struct vt_error *err)
{
    if (walk->count < walk->room)
        return VT_OK;
    size_t room = walk->room == 0 ? 64 : walk->room * 2;
    struct vt_statement *items = realloc(walk->items, room * sizeof *items);
    if (items == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for %zu links", room);
    walk->items = items;
    walk->room = room;
    return VT_OK;
}

static int add(struct walk *walk, const struct vt_link *link, vt_work_no other, vt_work_no via,
               uint32_t depth, struct vt_error *err)
{
    int status = grow(walk, err);
    if (status != VT_OK)
        return status;
    walk->items[walk->count] =
        (struct vt_statement){*link, other, via, depth, (uint32_t)walk->count};
    walk->count++;
    return VT_OK;
}

static int add_direct(struct walk *walk, vt_work_no start, struct vt_error *err)
{
    struct vt_link_range range = range_of(walk, start);
    for (uint32_t i = range.begin; i < range.end; i++) {
        struct vt_link link;
        vt_work_no other = read_link(walk, i, &link);
        if (!vt_statement_passes(&link, walk->filter))
            continue;
        int status = add(walk, &link, other, start, 1, err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

/* All links between a work and those that were reached through it.  Those stand together in the
 * order of a breadth-first walk, so each work's links are read once. */
static int add_reached(struct walk *walk, const struct vt_reached *reached, size_t count,
                       struct vt_error *err)
{
    const size_t works = vt_graph_work_count(walk->graph);
    VT_AUTOFREE uint32_t *place = calloc(works + 1, sizeof *place);
    if (place == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for %zu works", works);
    for (size_t i = 0; i < count; i++)
        place[reached[i].work] = (uint32_t)i + 1;
    for (size_t i = 0; i < count; i++) {
        vt_work_no via = reached[i].via;
        if (reached[i].depth == 0 ||
            (i > 0 && reached[i - 1].via == via && reached[i - 1].depth != 0))
            continue;
        struct vt_link_range range = range_of(walk, via);
        for (uint32_t j = range.begin; j < range.end; j++) {
            struct vt_link link;
            vt_work_no other = read_link(walk, j, &link);
            uint32_t at = place[other];
            if (at == 0 || reached[at - 1].via != via || !vt_statement_passes(&link, walk->filter))
                continue;
            int status = add(walk, &link, other, via, reached[at - 1].depth, err);
            if (status != VT_OK)
                return status;
        }
    }
    return VT_OK;
}

static int compare(const void *left, const void *right)
{
    const struct vt_statement *a = left, *b = right;
    if (a->depth != b->depth)
        return a->depth < b->depth ? -1 : 1;
    if (a->link.third_party != b->link.third_party)
        return a->link.third_party ? 1 : -1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static int collect(struct walk *walk, vt_work_no start, uint32_t depth, struct vt_arena *arena,
                   bool *ret_cut, struct vt_error *err)
{
    *ret_cut = false;
    if (depth == 1)
        return add_direct(walk, start, err);
    const struct vt_reached *reached = NULL;
    size_t count = 0;
    int status = vt_graph_reach(walk->graph, start, walk->direction, depth, walk->filter,
                                VT_REACH_LIMIT, arena, &reached, &count, ret_cut, err);
    return status == VT_OK ? add_reached(walk, reached, count, err) : status;
}

int vt_statements(const struct vt_graph *graph, vt_work_no start, enum vt_direction direction,
                  uint32_t depth, const struct vt_graph_filter *filter, struct vt_arena *arena,
                  const struct vt_statement **ret, size_t *ret_count, bool *ret_cut,
                  struct vt_error *err)
{
    struct walk walk = {graph, direction, filter, NULL, 0, 0};
    int status = collect(&walk, start, depth, arena, ret_cut, err);
    struct vt_statement *kept = NULL;
    if (status == VT_OK) {
        kept = vt_arena_array(arena, walk.count + 1, sizeof *kept);
        if (kept == NULL)
            status = vt_fail(err, VT_E_NOMEM, "no memory for %zu links", walk.count);
    }
    if (status == VT_OK && walk.count > 0) {
        memcpy(kept, walk.items, walk.count * sizeof *kept);
        qsort(kept, walk.count, sizeof *kept, compare);
    }
    free(walk.items);
    if (status != VT_OK)
        return status;
    *ret = kept;
    *ret_count = walk.count;
    return VT_OK;
}
