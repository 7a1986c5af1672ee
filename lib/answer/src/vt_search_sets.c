/* The fields of a query that the graph answers: cites, cited-by, status. */
#include "vt_search.h"

#include "vt_answer_ref.h"
#include "vt_effect_sets.h"

enum { MOST_IN_SET = 50000 };

struct work_set {
    struct vt_search *search;
    bool *has; /* by work */
    vt_node *nodes;
    size_t count;
};

static void add_work(struct work_set *set, struct vt_index_query_builder *builder, vt_work_no no)
{
    if (set->has[no] || set->count == MOST_IN_SET)
        return;
    set->has[no] = true;
    struct vt_work work;
    vt_graph_work(set->search->a->graph, no, &work);
    struct vt_str term = vt_terms_document(&set->search->arena, work.id);
    if (term.ptr != NULL)
        set->nodes[set->count++] = vt_query_term(builder, term);
}

/* Who prints the number of a work; and what a work cites. */
static void add_linked(struct work_set *set, struct vt_index_query_builder *builder, vt_work_no no,
                       enum vt_query_field field)
{
    const struct vt_graph *graph = set->search->a->graph;
    struct vt_link link;
    if (field == VT_FIELD_CITES) {
        struct vt_link_range range = vt_graph_in_range(graph, no);
        for (uint32_t i = range.begin; i < range.end; i++) {
            vt_graph_in(graph, i, &link);
            add_work(set, builder, link.from);
            add_work(set, builder, link.speaker);
        }
        return;
    }
    struct vt_link_range range = vt_graph_out_range(graph, no);
    for (uint32_t i = range.begin; i < range.end; i++) {
        vt_graph_out(graph, i, &link);
        add_work(set, builder, link.to);
    }
}

/* A value with several meanings stands for all of them: a filter may be wide, and says so. */
static void add_reference(struct work_set *set, struct vt_index_query_builder *builder,
                          enum vt_query_field field, struct vt_str value)
{
    struct vt_search *search = set->search;
    const struct vt_candidate *candidates;
    size_t count;
    if (vt_graph_resolve(search->a->graph, value, VT_ANSWER_CANDIDATES, &search->arena, &candidates,
                         &count, NULL) != VT_OK ||
        count == 0) {
        vt_search_note(search, "không biết văn bản '%.*s'", VT_STR_ARG(value));
        return;
    }
    if (candidates[0].is_slip) {
        struct vt_work nearest;
        vt_graph_work(search->a->graph, candidates[0].work, &nearest);
        vt_search_note(search, "không biết số '%.*s'; gần giống nhất: %.*s", VT_STR_ARG(value),
                       VT_STR_ARG(nearest.key));
        return;
    }
    if (vt_graph_is_clear(candidates, count))
        count = 1;
    else
        vt_search_note(search, "'%.*s' có thể là %zu văn bản, tính tất cả", VT_STR_ARG(value),
                       count);
    for (size_t i = 0; i < count; i++)
        add_linked(set, builder, candidates[i].work, field);
}

static void add_effect(struct work_set *set, struct vt_index_query_builder *builder,
                       struct vt_str value)
{
    enum vt_effect effect;
    const struct vt_effect_sets *sets;
    if (!vt_effect_by_name(value, &effect)) {
        vt_search_note(set->search, "không có tình trạng hiệu lực '%.*s'", VT_STR_ARG(value));
        return;
    }
    if (vt_effect_sets_get(set->search->a, &sets, NULL) != VT_OK)
        return;
    for (size_t i = 0; i < sets->count; i++) {
        struct vt_work work;
        vt_graph_work(set->search->a->graph, (vt_work_no)i, &work);
        if ((work.flags & VT_WORK_HELD) && sets->effects[i] == (uint8_t)effect)
            add_work(set, builder, (vt_work_no)i);
    }
}

vt_node vt_search_set(struct vt_index_query_builder *builder, enum vt_query_field field,
                      struct vt_str value, void *ctx)
{
    struct vt_search *search = ctx;
    if (search->a->graph == NULL) {
        vt_search_note(search, "kho chưa có đồ thị dẫn chiếu nên bỏ qua điều kiện '%.*s'",
                       VT_STR_ARG(value));
        return NULL;
    }
    const size_t works = vt_graph_work_count(search->a->graph);
    struct work_set set = {.search = search,
                           .has = vt_arena_array(&search->arena, works + 1, sizeof *set.has),
                           .nodes = vt_arena_array(&search->arena,
                                                   works < MOST_IN_SET ? works + 1 : MOST_IN_SET,
                                                   sizeof *set.nodes)};
    if (set.has == NULL || set.nodes == NULL)
        return NULL;
    if (field == VT_FIELD_STATUS)
        add_effect(&set, builder, value);
    else
        add_reference(&set, builder, field, value);
    if (set.count == MOST_IN_SET)
        vt_search_note(search, "điều kiện '%.*s' chỉ tính %d văn bản đầu", VT_STR_ARG(value),
                       MOST_IN_SET);
    return set.count == 0 ? NULL : vt_query_or(builder, set.nodes, set.count);
}
