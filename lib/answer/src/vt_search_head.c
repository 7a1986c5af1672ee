/* A question that is a number or a short name: that document first, then who cites it. */
#include "vt_search.h"

#include "vt_answer_ref.h"

enum { MOST_NAMED = 5, MOST_CITING = 1000 };

static bool stands_in_head(const struct vt_search *search, vt_work_no work)
{
    for (size_t i = 0; i < search->head_count; i++)
        if (search->head[i].work == work)
            return true;
    return false;
}

/* Each citing document once, with the first thing that is said; own words before those of others.
 */
static void add_citing(struct vt_search *search, vt_work_no named)
{
    const struct vt_graph *graph = search->a->graph;
    struct vt_link_range range = vt_graph_in_range(graph, named);
    for (int third_party = 0; third_party <= 1; third_party++)
        for (uint32_t i = range.begin;
             i < range.end && search->head_count < MOST_NAMED + MOST_CITING; i++) {
            struct vt_link link;
            vt_graph_in(graph, i, &link);
            if (link.third_party == (third_party == 1) && !stands_in_head(search, link.from))
                search->head[search->head_count++] =
                    (struct vt_head_hit){.work = link.from, .link = link};
        }
}

int vt_search_head(struct vt_search *search, struct vt_error *err)
{
    if (!search->query.whole_is_reference || search->a->graph == NULL)
        return VT_OK;
    const struct vt_candidate *candidates;
    size_t count = 0;
    int status = vt_graph_resolve(search->a->graph, search->request->query, VT_ANSWER_CANDIDATES,
                                  &search->arena, &candidates, &count, err);
    if (status == VT_E_NOTFOUND || (status == VT_OK && count == 0))
        return VT_OK;
    if (status != VT_OK)
        return status;
    search->head = vt_arena_array(&search->arena, MOST_NAMED + MOST_CITING, sizeof *search->head);
    if (search->head == NULL)
        return vt_answer_no_memory(err);
    bool is_clear = vt_graph_is_clear(candidates, count);
    for (size_t i = 0; i < count && i < (is_clear ? 1 : MOST_NAMED); i++)
        search->head[search->head_count++] = (struct vt_head_hit){.work = candidates[i].work,
                                                                  .is_named = true,
                                                                  .reason = candidates[i].reason,
                                                                  .score = candidates[i].score};
    if (is_clear)
        add_citing(search, candidates[0].work);
    else
        vt_search_note(search, "'%.*s' có thể là %zu văn bản khác nhau",
                       VT_STR_ARG(search->request->query), count);
    return VT_OK;
}
