/* The units of the index in order of rank, as far as the page needs. */
#include "vt_search.h"

#include "vt_answer_work.h"

enum {
    MOST_SORTED = 2000,    /* hits that are put in order of citations */
    COUNT_AT_LEAST = 1000, /* counts are exact up to here */
    MOST_FACET_VALUES = 20
};

static const uint32_t FACET_SLOTS[] = {VT_SLOT_TYPE, VT_SLOT_ISSUER, VT_SLOT_YEAR, VT_SLOT_PLACE};
static const char *const FACET_NAMES[] = {"type", "issuer", "year", "place"};

/* What the hits of one plan are gathered with. */
struct gathering {
    struct vt_search *search;
    struct vt_index_request ask;
    struct vt_search_phrases phrases;
    size_t read; /* hits of the index looked at */
};

static void put_facet(struct vt_search *search, size_t which, struct vt_str value, uint32_t count)
{
    json_t *list = json_object_get(search->facets, FACET_NAMES[which]);
    if (value.len_bytes == 0 || json_array_size(list) == MOST_FACET_VALUES)
        return;
    struct vt_str label = value;
    if (FACET_SLOTS[which] == VT_SLOT_TYPE && vt_type_by_id(value) != 0)
        label = vt_type_name(vt_type_by_id(value));
    json_t *item = json_object();
    vt_json_set_str(item, "value", value);
    vt_json_set_str(item, "label", label);
    vt_json_set_int(item, "count", count);
    json_array_append_new(list, item);
}

static void take_facets(struct vt_search *search, const struct vt_index_result *result)
{
    search->facets = json_object();
    for (size_t i = 0; i < VT_ARRAY_LEN(FACET_SLOTS); i++) {
        json_object_set_new(search->facets, FACET_NAMES[i], json_array());
        for (size_t j = 0; j < result->facet_count; j++)
            if (result->facets[j].slot == FACET_SLOTS[i])
                put_facet(search, i, result->facets[j].value, result->facets[j].count);
    }
    json_object_set_new(search->answer, "facets", search->facets);
}

static bool stands_in_head(const struct vt_search *search, const struct vt_terms_head *unit)
{
    if (search->head_count == 0 || vt_str_eq(unit->unit, VT_STR("article")))
        return false;
    vt_work_no work = vt_graph_work_by_id(search->a->graph, unit->document);
    for (size_t i = 0; i < search->head_count; i++)
        if (search->head[i].work == work)
            return true;
    return false;
}

static int keep(struct vt_search *search, const struct vt_text_hit *hit, size_t *room,
                struct vt_error *err)
{
    if (search->hit_count == *room) {
        *room = *room == 0 ? VT_RANKED_ARTICLES : *room * 2;
        struct vt_text_hit *hits = vt_arena_array(&search->arena, *room, sizeof *hits);
        if (hits == NULL)
            return vt_answer_no_memory(err);
        if (search->hit_count > 0)
            memcpy(hits, search->hits, search->hit_count * sizeof *hits);
        search->hits = hits;
    }
    search->hits[search->hit_count++] = *hit;
    return VT_OK;
}

static int take_batch(struct gathering *gathering, const struct vt_index_result *result,
                      size_t *room, struct vt_error *err)
{
    struct vt_search *search = gathering->search;
    for (size_t i = 0; i < result->hit_count; i++) {
        const struct vt_index_hit *found = &result->hits[i];
        struct vt_text_hit hit = {
            .score = found->score, .bm25 = found->score, .number = found->unit};
        if (vt_terms_read(found->value, &hit.unit) != VT_OK)
            return vt_fail(err, VT_E_CORRUPT, "the index holds a unit that is not ours");
        int status = stands_in_head(search, &hit.unit) ? VT_OK : keep(search, &hit, room, err);
        if (status != VT_OK)
            return status;
    }
    gathering->read += result->hit_count;
    return VT_OK;
}

/* Batches until there are enough hits or the index has no more. */
static int gather(struct gathering *gathering, size_t wanted, struct vt_error *err)
{
    struct vt_search *search = gathering->search;
    size_t room = 0, size = wanted + search->head_count;
    bool is_end = false;
    uint32_t lower = 0;
    while (!is_end && search->result_count < VT_SEARCH_RESULTS &&
           (search->hit_count < wanted || gathering->read == 0)) {
        struct vt_index_result *result = &search->results[search->result_count];
        gathering->ask.offset = (uint32_t)gathering->read;
        gathering->ask.limit = (uint32_t)size;
        /* To decide a phrase costs ten times what a match does. */
        const size_t counted = gathering->ask.accept == NULL ? size + COUNT_AT_LEAST : size;
        gathering->ask.count_at_least = (uint32_t)(gathering->read + counted);
        int status =
            vt_index_search(search->a->index, search->builder, &gathering->ask, result, err);
        if (status != VT_OK)
            return status;
        search->result_count++;
        if (gathering->ask.facet_count > 0)
            take_facets(search, result);
        gathering->ask.facet_count = 0;
        is_end = result->hit_count < size;
        lower = result->count_lower;
        search->count_exact = result->count_lower == result->count_upper;
        status = take_batch(gathering, result, &room, err);
        if (status != VT_OK)
            return status;
        size *= 2;
    }
    search->count_exact = is_end || (search->count_exact && search->head_count == 0);
    search->count = is_end || search->head_count > 0 ? search->hit_count : lower;
    return VT_OK;
}

/* What is put in order by date needs no weights, but where the rarest words of a question are told by
 * them. */
static vt_node node_of(const struct vt_search *search, bool partial, bool by_date)
{
    if (partial)
        return search->plan.partial;
    return by_date && !search->query.any_word
               ? vt_query_scale(search->builder, search->plan.all, 0.0)
               : search->plan.all;
}

static int run_plan(struct vt_search *search, bool partial, size_t wanted, struct vt_error *err)
{
    static const uint32_t HEAD = VT_SLOT_HEAD;
    struct gathering gathering = {.search = search};
    bool by_date = search->request->sort == VT_SORT_DATE ||
                   (search->request->sort == VT_SORT_RELEVANCE && !search->plan.has_text);
    gathering.ask = (struct vt_index_request){
        .query = node_of(search, partial, by_date),
        .order = by_date ? VT_ORDER_VALUE_DOWN : VT_ORDER_RELEVANCE,
        .order_slot = VT_SLOT_ORDER,
        .facet_slots = FACET_SLOTS,
        .facet_count = search->request->facets ? VT_ARRAY_LEN(FACET_SLOTS) : 0,
        .hit_slot = &HEAD,
    };
    search->hit_count = 0;
    search->is_partial = partial;
    if (!partial && vt_search_needs_text(search->query.tree)) {
        int status = vt_search_phrases_read(search, &gathering.phrases, err);
        if (status != VT_OK)
            return status;
        gathering.ask.accept = vt_search_accepts_codes;
        gathering.ask.accept_ctx = &gathering.phrases;
    }
    return gather(&gathering, wanted, err);
}

static uint32_t citing_documents(const struct vt_graph *graph, const struct vt_text_hit *hit)
{
    vt_work_no no = vt_graph_work_by_id(graph, hit->unit.document);
    if (no == VT_WORK_NONE)
        return 0;
    struct vt_work work;
    vt_graph_work(graph, no, &work);
    return work.citing_documents;
}

static int most_cited_first(const void *left, const void *right, void *graph)
{
    uint32_t a = citing_documents(graph, left), b = citing_documents(graph, right);
    if (a != b)
        return a > b ? -1 : 1;
    double x = ((const struct vt_text_hit *)left)->score,
           y = ((const struct vt_text_hit *)right)->score;
    return x > y ? -1 : x < y;
}

/* Where words are ranked; a list by date or of all that a field has is in order already. */
static bool wants_ranking(const struct vt_search *search)
{
    return search->request->sort == VT_SORT_RELEVANCE && search->plan.has_text;
}

int vt_search_hits(struct vt_search *search, size_t wanted, struct vt_error *err)
{
    bool by_citations = search->request->sort == VT_SORT_CITATIONS && search->a->graph != NULL;
    if (by_citations && wanted < MOST_SORTED)
        wanted = MOST_SORTED;
    if (wants_ranking(search) && wanted < vt_search_ranked_most(search))
        wanted = vt_search_ranked_most(search);
    int status = run_plan(search, false, wanted, err);
    if (status == VT_OK && search->hit_count == 0 && search->head_count == 0 &&
        search->plan.partial != NULL)
        status = run_plan(search, true, wanted, err);
    if (status == VT_OK && wants_ranking(search))
        status = vt_search_rank(search, err);
    if (status == VT_OK && by_citations && search->hit_count > 1)
        qsort_r(search->hits, search->hit_count, sizeof *search->hits, most_cited_first,
                search->a->graph);
    return status;
}
