/* A question that is a number or a short name: that document first, then who cites it. */
#include "vt_search.h"

#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_number.h"

enum { MOST_NAMED = 5, MOST_CITING = 1000 };

static bool stands_in_head(const struct vt_search *search, vt_work_no work)
{
    for (size_t i = 0; i < search->head_count; i++)
        if (search->head[i].work == work)
            return true;
    return false;
}

/* Links of one relation (0: of all); own words before those of others. */
static void add_links(struct vt_search *search, vt_work_no named, vt_relation relation)
{
    const struct vt_graph *graph = search->a->graph;
    struct vt_link_range range = vt_graph_in_range(graph, named);
    for (int third_party = 0; third_party <= 1; third_party++)
        for (uint32_t i = range.begin;
             i < range.end && search->head_count < MOST_NAMED + MOST_CITING; i++) {
            struct vt_link link;
            vt_graph_in(graph, i, &link);
            if (link.third_party == (third_party == 1) &&
                (relation == 0 || link.relation == relation) && !stands_in_head(search, link.from))
                search->head[search->head_count++] =
                    (struct vt_head_hit){.work = link.from, .link = link};
        }
}

/* Each citing document once, with the first thing that is said, or what was asked for. */
static void add_citing(struct vt_search *search, vt_work_no named)
{
    const vt_relation asked = vt_relation_by_id(search->query.asked_relation);
    if (asked != 0)
        add_links(search, named, asked);
    add_links(search, named, 0);
}

/* Whether the question is the whole number of the likeliest candidate, in some spelling. */
static bool spells_number(struct vt_search *search, const struct vt_candidate *first)
{
    struct vt_work work;
    vt_graph_work(search->a->graph, first->work, &work);
    struct vt_str asked = vt_number_loose(search->request->query, &search->arena);
    return asked.len_bytes > 0 && vt_str_eq(asked, vt_number_loose(work.key, &search->arena));
}

/* Candidates for the question as it was typed, else as it was understood. */
static int resolve(struct vt_search *search, const struct vt_candidate **ret, size_t *ret_count,
                   struct vt_error *err)
{
    const struct vt_str texts[] = {search->request->query, search->query.normalized};
    *ret_count = 0;
    for (size_t i = 0; i < VT_ARRAY_LEN(texts) && *ret_count == 0; i++) {
        int status = vt_graph_resolve(search->a->graph, texts[i], VT_ANSWER_CANDIDATES,
                                      &search->arena, ret, ret_count, err);
        if (status == VT_E_NOTFOUND)
            *ret_count = 0;
        else if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

static void add_named(struct vt_search *search, const struct vt_candidate *candidate,
                      bool is_neighbour)
{
    if (search->head_count < MOST_NAMED && !stands_in_head(search, candidate->work))
        search->head[search->head_count++] = (struct vt_head_hit){.work = candidate->work,
                                                                  .is_named = true,
                                                                  .is_neighbour = is_neighbour,
                                                                  .reason = candidate->reason,
                                                                  .score = candidate->score};
}

/* ---- numbers that nobody bears ---- */

/* What the graph finds alike, the likeliest slips first. */
static void add_neighbours(struct vt_search *search, const struct vt_candidate *candidates,
                           size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_named(search, &candidates[i], true);
    if (count > 0)
        vt_search_note(search, "không biết số '%.*s'; dưới đây là những số gần giống",
                       VT_STR_ARG(search->request->query));
}

/* A whole number, not only "57" or "nq 57". */
static bool is_number(struct vt_search *search)
{
    struct vt_number number;
    return vt_number_parse(search->request->query, &search->arena, &number) == VT_OK &&
           number.form != VT_NUMBER_BARE;
}

static bool may_be_number(struct vt_str query)
{
    enum { LONGEST_NUMBER = 64 };
    bool has_digit = false;
    for (size_t i = 0; i < query.len_bytes; i++)
        has_digit = has_digit || (query.ptr[i] >= '0' && query.ptr[i] <= '9');
    return has_digit && query.len_bytes <= LONGEST_NUMBER;
}

static void add_candidates(struct vt_search *search, const struct vt_candidate *candidates,
                           size_t count)
{
    const bool is_clear = vt_graph_is_clear(candidates, count);
    for (size_t i = 0; i < (is_clear ? 1 : count); i++)
        add_named(search, &candidates[i], false);
    if (is_clear)
        add_citing(search, candidates[0].work);
    else if (count > 1)
        vt_search_note(search, "'%.*s' có thể là %zu văn bản khác nhau",
                       VT_STR_ARG(search->request->query), count);
}

/* "dẫn:57-NQ/TW" asks for others than the one it names. */
static bool asks_by_field(const struct vt_query_tree *tree)
{
    return tree->op == VT_OP_FIELD && tree->field != VT_FIELD_NUMBER &&
           tree->field != VT_FIELD_TEXT;
}

/* One document that is named among other words: it leads the list, if it is known which one is meant, or
 * few are. */
static int add_mentioned(struct vt_search *search, struct vt_str reference, struct vt_error *err)
{
    enum { FEW = 3 };
    const struct vt_candidate *candidates;
    size_t count = 0;
    int status = vt_graph_resolve(search->a->graph, reference, VT_ANSWER_CANDIDATES, &search->arena,
                                  &candidates, &count, err);
    if (status != VT_OK || count == 0)
        return status == VT_E_NOTFOUND ? VT_OK : status;
    if (candidates[0].is_slip) {
        struct vt_work nearest;
        vt_graph_work(search->a->graph, candidates[0].work, &nearest);
        vt_search_note(search, "không biết số '%.*s'; gần giống nhất: %.*s", VT_STR_ARG(reference),
                       VT_STR_ARG(nearest.key));
        return VT_OK;
    }
    if (vt_graph_is_clear(candidates, count))
        count = 1;
    else
        vt_search_note(search, "'%.*s' có thể là %zu văn bản khác nhau", VT_STR_ARG(reference),
                       count);
    for (size_t i = 0; i < count && i < FEW; i++)
        add_named(search, &candidates[i], false);
    if (count == 1 && search->query.asks_who_cites)
        add_citing(search, candidates[0].work);
    return VT_OK;
}

/* Articles are asked for by what they say: documents would only stand in their way. */
static int add_mentions(struct vt_search *search, struct vt_error *err)
{
    int status = VT_OK;
    for (size_t i = 0; i < search->query.reference_count && status == VT_OK; i++)
        status = add_mentioned(search, search->query.references[i], err);
    return status;
}

int vt_search_head(struct vt_search *search, struct vt_error *err)
{
    const bool is_reference = search->query.whole_is_reference;
    const bool has_mentions = search->query.reference_count > 0 && !search->request->by_article;
    if (search->a->graph == NULL || asks_by_field(search->query.tree) ||
        (!is_reference && !has_mentions && !may_be_number(search->request->query)))
        return VT_OK;
    const struct vt_candidate *candidates;
    size_t count;
    int status = resolve(search, &candidates, &count, err);
    if (status != VT_OK)
        return status;
    search->head = vt_arena_array(&search->arena, MOST_NAMED + MOST_CITING, sizeof *search->head);
    if (search->head == NULL)
        return vt_answer_no_memory(err);
    const bool is_known =
        count > 0 && ((is_reference && candidates[0].exact) || spells_number(search, candidates));
    if (count > 0 && candidates[0].is_slip) {
        if (is_reference || is_number(search))
            add_neighbours(search, candidates, count);
    } else if (count > 0 && (is_reference || is_known))
        add_candidates(search, candidates, count);
    return search->head_count == 0 && has_mentions ? add_mentions(search, err) : VT_OK;
}
