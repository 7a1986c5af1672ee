/* Facets that only the graph knows: the effect of what matches, and the documents that it cites. */
#include "vt_search.h"

#include "vt_answer_work.h"
#include "vt_effect_sets.h"

enum {
    MOST_LOOKED_AT = 2000, /* units that match; of more the counts are bounds */
    MOST_VALUES = 20
};

struct counts {
    uint32_t by_effect[VT_EFFECT_SUSPENDED_PART + 1];
    vt_work_no *cited; /* each as often as units cite it */
    size_t cited_count, room;
};

/* A value with its number of units. */
struct tally {
    vt_work_no work;
    uint32_t count;
};

static int add_cited(struct vt_search *search, vt_work_no work, struct counts *counts,
                     struct vt_error *err)
{
    const struct vt_graph *graph = search->a->graph;
    const struct vt_link_range range = vt_graph_out_range(graph, work);
    vt_work_no last = VT_WORK_NONE;
    for (uint32_t i = range.begin; i < range.end; i++) {
        struct vt_link link;
        vt_graph_out(graph, i, &link);
        if (link.third_party || link.to == last || link.to == work)
            continue;
        last = link.to; /* links to one document stand side by side */
        if (counts->cited_count == counts->room) {
            const size_t room = counts->room == 0 ? 1024 : counts->room * 2;
            vt_work_no *grown = vt_arena_array(&search->arena, room, sizeof *grown);
            if (grown == NULL)
                return vt_answer_no_memory(err);
            if (counts->cited_count > 0)
                memcpy(grown, counts->cited, counts->cited_count * sizeof *grown);
            counts->cited = grown;
            counts->room = room;
        }
        counts->cited[counts->cited_count++] = link.to;
    }
    return VT_OK;
}

static int count_units(struct vt_search *search, const struct vt_index_result *result,
                       struct counts *counts, struct vt_error *err)
{
    const struct vt_effect_sets *sets;
    int status = vt_effect_sets_get(search->a, &sets, err);
    for (size_t i = 0; i < result->hit_count && status == VT_OK; i++) {
        struct vt_terms_head unit;
        if (vt_terms_read(result->hits[i].value, &unit) != VT_OK)
            return vt_fail(err, VT_E_CORRUPT, "the index holds a unit that is not ours");
        const vt_work_no work = vt_graph_work_by_id(search->a->graph, unit.document);
        if (work == VT_WORK_NONE || work >= sets->count)
            continue;
        counts->by_effect[sets->effects[work]]++;
        status = add_cited(search, work, counts, err);
    }
    return status;
}

static json_t *new_value(json_t *list, struct vt_str value, struct vt_str label, uint32_t count)
{
    json_t *item = json_object();
    json_array_append_new(list, item);
    vt_json_set_str(item, "value", value);
    vt_json_set_str(item, "label", label);
    vt_json_set_int(item, "count", count);
    return item;
}

static int by_count(const void *left, const void *right)
{
    const struct tally *a = left, *b = right;
    return a->count != b->count ? (a->count > b->count ? -1 : 1)
                                : (a->work > b->work) - (a->work < b->work);
}

static int by_work(const void *left, const void *right)
{
    const vt_work_no a = *(const vt_work_no *)left, b = *(const vt_work_no *)right;
    return (a > b) - (a < b);
}

static void put_effects(struct vt_search *search, const struct counts *counts)
{
    struct tally tallies[VT_ARRAY_LEN(counts->by_effect)];
    json_t *list = json_array();
    json_object_set_new(search->facets, "status", list);
    for (size_t i = 0; i < VT_ARRAY_LEN(tallies); i++)
        tallies[i] = (struct tally){(vt_work_no)i, counts->by_effect[i]};
    qsort(tallies, VT_ARRAY_LEN(tallies), sizeof *tallies, by_count);
    for (size_t i = 0; i < VT_ARRAY_LEN(tallies) && tallies[i].count > 0; i++) {
        const enum vt_effect effect = (enum vt_effect)tallies[i].work;
        new_value(list, vt_effect_id(effect), vt_effect_label(effect), tallies[i].count);
    }
}

static int put_cited(struct vt_search *search, struct counts *counts, struct vt_error *err)
{
    json_t *list = json_array();
    json_object_set_new(search->facets, "cites", list);
    struct tally *tallies =
        vt_arena_array(&search->arena, counts->cited_count + 1, sizeof *tallies);
    size_t count = 0;
    if (tallies == NULL)
        return vt_answer_no_memory(err);
    if (counts->cited_count > 0)
        qsort(counts->cited, counts->cited_count, sizeof *counts->cited, by_work);
    for (size_t i = 0; i < counts->cited_count; i++) {
        if (count == 0 || tallies[count - 1].work != counts->cited[i])
            tallies[count++] = (struct tally){counts->cited[i], 0};
        tallies[count - 1].count++;
    }
    qsort(tallies, count, sizeof *tallies, by_count);
    for (size_t i = 0; i < count && i < MOST_VALUES; i++) {
        struct vt_work work;
        vt_graph_work(search->a->graph, tallies[i].work, &work);
        vt_json_set_str(new_value(list, work.id, vt_answer_key(&work), tallies[i].count), "subject",
                        work.subject);
    }
    return VT_OK;
}

static int search_units(struct vt_search *search, struct vt_search_phrases *phrases,
                        struct vt_index_result *ret, struct vt_error *err)
{
    static const uint32_t HEAD = VT_SLOT_HEAD;
    struct vt_index_request ask = {
        .query = search->is_partial ? search->plan.partial : search->plan.all,
        .order = VT_ORDER_VALUE_DOWN, /* nothing is weighed */
        .order_slot = VT_SLOT_ORDER,
        .limit = MOST_LOOKED_AT,
        .count_at_least = MOST_LOOKED_AT,
        .hit_slot = &HEAD,
    };
    if (!search->is_partial && vt_search_needs_text(search->query.tree)) {
        int status = vt_search_phrases_read(search, phrases, err);
        if (status != VT_OK)
            return status;
        ask.accept = vt_search_accepts_codes;
        ask.accept_ctx = phrases;
    }
    return vt_index_search(search->a->index, search->builder, &ask, ret, err);
}

int vt_search_graph_facets(struct vt_search *search, struct vt_error *err)
{
    struct vt_search_phrases phrases = {.count = 0};
    struct vt_index_result result;
    struct counts counts = {.cited = NULL};
    int status = search_units(search, &phrases, &result, err);
    if (status != VT_OK)
        return status;
    status = count_units(search, &result, &counts, err);
    json_object_set_new(search->answer, "facets_exact",
                        json_boolean(result.hit_count < VT_SEARCH_FACETS_EXACT));
    vt_index_result_release(&result);
    if (status != VT_OK)
        return status;
    put_effects(search, &counts);
    return put_cited(search, &counts, err);
}
