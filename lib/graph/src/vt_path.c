/* The shortest chain of citations, and among the shortest the surest.
 *
 * Two searches go towards each other, one whole layer at a time, and always that goes on which has
 * fewer links to look at: from a letter it takes a few steps to a law that half the country cites, while
 * the way back would pass them all.  The search from the start keeps, for every work, the best product of
 * confidences with which it can be reached in so many steps; where the two meet, it goes on through the
 * works that the other one found. */
#include "vt_walk.h"

#include <stdlib.h>

#include "vt_strings.h"

enum { FIRST_SLOTS = 256 };

struct visit {
    vt_work_no work; /* VT_WORK_NONE: a free slot */
    uint32_t depth;
    uint32_t link; /* by which it is reached best */
    double sureness;
};

/* What one search has found. */
struct side {
    struct visit *slots;
    size_t slot_count;
    vt_work_no *queue; /* in order of depth */
    size_t count, room;
    size_t layer;     /* where the last layer begins in the queue */
    uint64_t entries; /* links of the last layer */
    uint32_t depth;   /* of the last layer */
    bool is_out;
};

struct search {
    const struct vt_snapshot *snapshot;
    const struct vt_graph_filter *filter;
    struct side from, to;
};

static void release(struct search *search)
{
    free(search->from.slots);
    free(search->from.queue);
    free(search->to.slots);
    free(search->to.queue);
}

/* ---- one side ---- */

static struct visit *slot_of(const struct side *side, vt_work_no work)
{
    size_t at = (size_t)((work * (uint64_t)0x9E3779B97F4A7C15u) >> 32) & (side->slot_count - 1);
    while (side->slots[at].work != VT_WORK_NONE && side->slots[at].work != work)
        at = (at + 1) & (side->slot_count - 1);
    return &side->slots[at];
}

static bool is_found(const struct side *side, vt_work_no work)
{
    return slot_of(side, work)->work == work;
}

static int set_slots(struct side *side, size_t slot_count, struct vt_error *err)
{
    struct side wider = *side;
    wider.slots = malloc(slot_count * sizeof *wider.slots);
    if (wider.slots == NULL)
        return vt_no_memory(err);
    wider.slot_count = slot_count;
    memset(wider.slots, 0xFF, slot_count * sizeof *wider.slots);
    for (size_t i = 0; i < side->slot_count; i++)
        if (side->slots[i].work != VT_WORK_NONE)
            *slot_of(&wider, side->slots[i].work) = side->slots[i];
    free(side->slots);
    *side = wider;
    return VT_OK;
}

static struct vt_disk_span span_of(const struct vt_snapshot *s, const struct side *side,
                                   vt_work_no work)
{
    return side->is_out ? vt_snapshot_out(s, work) : vt_snapshot_in(s, work);
}

static int add(struct side *side, const struct vt_snapshot *s, const struct visit *visit,
               struct vt_error *err)
{
    if ((side->count + 1) * 2 > side->slot_count) {
        const int status = set_slots(side, side->slot_count * 2, err);
        if (status != VT_OK)
            return status;
    }
    vt_work_no *grown = vt_grown(side->queue, &side->room, side->count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    side->queue = grown;
    grown[side->count++] = visit->work;
    *slot_of(side, visit->work) = *visit;
    const struct vt_disk_span span = span_of(s, side, visit->work);
    side->entries += span.end - span.begin;
    return VT_OK;
}

static int begin(struct side *side, const struct vt_snapshot *s, vt_work_no work,
                 struct vt_error *err)
{
    const struct visit first = {work, 0, 0, 1.0};
    const int status = set_slots(side, FIRST_SLOTS, err);
    return status == VT_OK ? add(side, s, &first, err) : status;
}

/* ---- steps ---- */

/* Equal sureness keeps the link that comes first. */
static bool is_surer(const struct visit *visit, double sureness, uint32_t link)
{
    return sureness > visit->sureness || (sureness == visit->sureness && link < visit->link);
}

/* Works that one citation leads to from a work of the last layer. */
static int step_on(struct search *search, vt_work_no via, struct vt_error *err)
{
    const struct vt_snapshot *s = search->snapshot;
    struct side *side = &search->from;
    const double so_far = slot_of(side, via)->sureness;
    const struct vt_disk_span span = vt_snapshot_out(s, via);
    int status = VT_OK;
    for (uint32_t i = span.begin; status == VT_OK && i < span.end; i++) {
        const struct vt_disk_link *link = &s->links[i];
        if (s->targets[i] >= s->work_count || !vt_walk_passes(s, link, search->filter))
            continue;
        struct visit *visit = slot_of(side, s->targets[i]);
        const double sureness = so_far * link->confidence / VT_SNAPSHOT_CONFIDENCE_ONE;
        const struct visit next = {s->targets[i], side->depth, i, sureness};
        if (visit->work == VT_WORK_NONE)
            status = add(side, s, &next, err);
        else if (visit->depth == side->depth && is_surer(visit, sureness, i))
            *visit = next;
    }
    return status;
}

static int step_back(struct search *search, vt_work_no via, struct vt_error *err)
{
    const struct vt_snapshot *s = search->snapshot;
    struct side *side = &search->to;
    const struct vt_disk_span span = vt_snapshot_in(s, via);
    int status = VT_OK;
    for (uint32_t i = span.begin; status == VT_OK && i < span.end; i++) {
        const vt_work_no source = s->sources[i];
        if (source >= s->work_count || is_found(side, source) ||
            (search->filter != NULL &&
             !vt_walk_passes(s, vt_snapshot_in_link(s, i), search->filter)))
            continue;
        const struct visit next = {source, side->depth, 0, 0};
        status = add(side, s, &next, err);
    }
    return status;
}

/* One layer more of a side; *ret_meets where the other one has found some of it. */
static int advance(struct search *search, struct side *side, const struct side *other,
                   bool *ret_meets, struct vt_error *err)
{
    const size_t begin_of = side->layer, end = side->count;
    int status = VT_OK;
    side->entries = 0;
    side->layer = end;
    side->depth++;
    for (size_t i = begin_of; status == VT_OK && i < end; i++)
        status = side->is_out ? step_on(search, side->queue[i], err)
                              : step_back(search, side->queue[i], err);
    *ret_meets = false;
    for (size_t i = side->layer; status == VT_OK && !*ret_meets && i < side->count; i++)
        *ret_meets = is_found(other, side->queue[i]);
    return status;
}

static int meet(struct search *search, bool *ret_meets, struct vt_error *err)
{
    struct side *from = &search->from, *to = &search->to;
    int status = VT_OK;
    *ret_meets = false;
    while (status == VT_OK && !*ret_meets && from->layer < from->count && to->layer < to->count)
        status = from->entries <= to->entries ? advance(search, from, to, ret_meets, err)
                                              : advance(search, to, from, ret_meets, err);
    return status;
}

/* The search from the start goes on, but only over works from which the end is so far as it has to be. */
static int finish(struct search *search, struct vt_error *err)
{
    const struct vt_snapshot *s = search->snapshot;
    struct side *from = &search->from;
    const uint32_t length = from->depth + search->to.depth;
    int status = VT_OK;
    for (size_t i = from->layer; status == VT_OK && i < from->count; i++) {
        const vt_work_no via = from->queue[i];
        const struct visit at = *slot_of(from, via);
        const struct visit *back = slot_of(&search->to, via);
        if (back->work != via || at.depth + back->depth != length)
            continue;
        const struct vt_disk_span span = vt_snapshot_out(s, via);
        for (uint32_t l = span.begin; status == VT_OK && l < span.end; l++) {
            const struct vt_disk_link *link = &s->links[l];
            const vt_work_no target = s->targets[l];
            if (target >= s->work_count || !vt_walk_passes(s, link, search->filter))
                continue;
            const struct visit *ahead = slot_of(&search->to, target);
            if (ahead->work != target || ahead->depth + at.depth + 1 != length)
                continue;
            struct visit *visit = slot_of(from, target);
            const double sureness = at.sureness * link->confidence / VT_SNAPSHOT_CONFIDENCE_ONE;
            const struct visit next = {target, at.depth + 1, l, sureness};
            if (visit->work == VT_WORK_NONE)
                status = add(from, s, &next, err);
            else if (visit->depth == next.depth && is_surer(visit, sureness, l))
                *visit = next;
        }
    }
    return status;
}

static int follow_back(const struct search *search, vt_work_no from, vt_work_no to,
                       struct vt_arena *arena, const uint32_t **ret_links, size_t *ret_count,
                       struct vt_error *err)
{
    const size_t count = slot_of(&search->from, to)->depth;
    uint32_t *links = vt_arena_array(arena, count + 1, sizeof *links);
    if (links == NULL)
        return vt_no_memory(err);
    for (size_t i = count; i-- > 0 && to != from;) {
        links[i] = slot_of(&search->from, to)->link;
        to = search->snapshot->links[links[i]].from;
        if (!is_found(&search->from, to))
            return vt_snapshot_build_anew(
                err, vt_fail(err, VT_E_CORRUPT, "the graph is damaged: a link leads nowhere"));
    }
    *ret_links = links;
    *ret_count = count;
    return VT_OK;
}

int vt_graph_path(const struct vt_graph *graph, vt_work_no from, vt_work_no to,
                  const struct vt_graph_filter *filter, struct vt_arena *arena,
                  const uint32_t **ret_links, size_t *ret_count, struct vt_error *err)
{
    const struct vt_snapshot *s = &graph->snapshot;
    if (from >= s->work_count || to >= s->work_count)
        return vt_fail(err, VT_E_INVALID, "there is no such work");
    VT_AUTO(release)
    struct search search = {.snapshot = s, .filter = filter, .from = {.is_out = true}};
    bool meets = from == to;
    int status = begin(&search.from, s, from, err);
    if (status == VT_OK)
        status = begin(&search.to, s, to, err);
    if (status == VT_OK && !meets)
        status = meet(&search, &meets, err);
    if (status == VT_OK && meets)
        status = finish(&search, err);
    if (status != VT_OK)
        return status;
    if (!meets)
        return vt_fail(err, VT_E_NOTFOUND, "there is no chain of citations");
    return follow_back(&search, from, to, arena, ret_links, ret_count, err);
}
