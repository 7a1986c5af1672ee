/* The shortest chain of citations, and among the shortest the surest: breadth first, and in each
 * layer every work keeps the best product of confidences with which it can be reached in so many
 * steps. */
#include "vt_walk.h"

#include "vt_strings.h"

struct visit {
    double sureness;
    uint32_t depth; /* 0: not reached; the start has 1 */
    uint32_t link;  /* by which it is reached best */
};

struct search {
    const struct vt_snapshot *snapshot;
    const struct vt_graph_filter *filter;
    struct visit *visits; /* by work */
    vt_work_no *queue;    /* in order of depth */
    size_t count, room;
};

static int enqueue(struct search *search, vt_work_no work, struct vt_error *err)
{
    vt_work_no *grown = vt_grown(search->queue, &search->room, search->count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    search->queue = grown;
    grown[search->count++] = work;
    return VT_OK;
}

/* Equal sureness keeps the link that comes first: works are taken in order of their numbers. */
static int step(struct search *search, vt_work_no via, struct vt_error *err)
{
    const struct vt_snapshot *s = search->snapshot;
    const struct visit from = search->visits[via];
    for (uint32_t i = s->out_begins[via]; i < s->out_begins[via + 1]; i++) {
        const struct vt_disk_link *link = &s->links[i];
        if (!vt_walk_passes(s, link, search->filter))
            continue;
        struct visit *to = &search->visits[link->to];
        if (to->depth != 0 && to->depth != from.depth + 1)
            continue;
        const double sureness = from.sureness * link->confidence / VT_SNAPSHOT_CONFIDENCE_ONE;
        const bool is_new = to->depth == 0;
        if (!is_new && (sureness < to->sureness || (sureness == to->sureness && i > to->link)))
            continue;
        *to = (struct visit){sureness, from.depth + 1, i};
        int status = is_new ? enqueue(search, link->to, err) : VT_OK;
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

static int follow_back(const struct search *search, vt_work_no from, vt_work_no to,
                       struct vt_arena *arena, const uint32_t **ret_links, size_t *ret_count,
                       struct vt_error *err)
{
    const size_t count = search->visits[to].depth - 1;
    uint32_t *links = vt_arena_array(arena, count + 1, sizeof *links);
    if (links == NULL)
        return vt_no_memory(err);
    for (size_t i = count; i-- > 0 && to != from;) {
        links[i] = search->visits[to].link;
        to = search->snapshot->links[links[i]].from;
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
    VT_AUTOFREE struct visit *visits = calloc(s->work_count, sizeof *visits);
    if (visits == NULL)
        return vt_no_memory(err);
    struct search search = {.snapshot = s, .filter = filter, .visits = visits};
    visits[from] = (struct visit){1.0, 1, 0};
    int status = enqueue(&search, from, err);
    /* Once the target is reached, its layer is finished: another way of equal length may be surer.
     */
    for (size_t i = 0; status == VT_OK && i < search.count; i++) {
        if (visits[to].depth != 0 && visits[search.queue[i]].depth >= visits[to].depth)
            break;
        status = step(&search, search.queue[i], err);
    }
    VT_AUTOFREE vt_work_no *queue = search.queue;
    (void)queue;
    if (status != VT_OK)
        return status;
    if (visits[to].depth == 0)
        return vt_fail(err, VT_E_NOTFOUND, "there is no chain of citations");
    return follow_back(&search, from, to, arena, ret_links, ret_count, err);
}
