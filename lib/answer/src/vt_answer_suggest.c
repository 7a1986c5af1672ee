/* What a person who types may mean: numbers and names, issuers, subjects. */
#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_query.h"
#include "vt_terms.h"

enum {
    MOST_SUBJECTS = 5,
    MOST_ISSUERS = 3,
    MOST_NUMBERS = 20,
    MOST_NAMES = 4, /* they leave room for issuers and subjects */
    LOOKED_AT = 100 /* documents of the index whose subjects are compared with the words */
};

struct suggestions {
    struct vt_answerer *a;
    struct vt_str typed; /* as text: without keystrokes */
    uint32_t limit;
    struct vt_arena arena;
    json_t *items;
};

static json_t *new_suggestion(struct suggestions *s, const char *kind, struct vt_str text)
{
    json_t *item = json_object();
    json_array_append_new(s->items, item);
    json_object_set_new(item, "kind", json_string(kind));
    vt_json_set_str(item, "text", text);
    return item;
}

static bool has(const json_t *items, const char *field, struct vt_str text)
{
    size_t i;
    const json_t *item;
    json_array_foreach(items, i, item)
    {
        if (vt_str_eq(vt_json_get_str(item, field), text))
            return true;
    }
    return false;
}

/* ---- documents ---- */

static void add_document(struct suggestions *s, vt_work_no no)
{
    struct vt_work work;
    vt_graph_work(s->a->graph, no, &work);
    if (has(s->items, "id", work.id))
        return;
    json_t *item = new_suggestion(s, "document", vt_answer_key(&work));
    vt_answer_put_work(item, s->a->graph, no);
    vt_json_set_int(item, "citing_documents", work.citing_documents);
}

static bool has_digit(struct vt_str text)
{
    for (size_t i = 0; i < text.len_bytes; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    return false;
}

/* Numbers and names that begin so; else what is called so, or nearly.  *ret_is_number: documents are
 * all that was meant. */
static int suggest_documents(struct suggestions *s, bool *ret_is_number, struct vt_error *err)
{
    const bool is_name = !has_digit(s->typed);
    const size_t most = is_name ? MOST_NAMES : MOST_NUMBERS;
    const vt_work_no *works;
    const struct vt_candidate *candidates;
    size_t count = 0;
    int status = vt_graph_begun(s->a->graph, s->typed, most, &s->arena, &works, &count, err);
    for (size_t i = 0; i < count && status == VT_OK; i++)
        add_document(s, works[i]);
    *ret_is_number = count > 0 && !is_name;
    if (status != VT_OK || count > 0)
        return status;
    status = vt_graph_resolve(s->a->graph, s->typed, most, &s->arena, &candidates, &count, err);
    for (size_t i = 0; i < count && status == VT_OK; i++)
        add_document(s, candidates[i].work);
    return status == VT_E_NOTFOUND ? VT_OK : status;
}

/* ---- the index ---- */

/* Too many words begin so: nothing is found, and nothing is wrong. */
static int ask_index(struct suggestions *s, enum vt_query_field field,
                     const struct vt_index_request *bounds, struct vt_index_result *ret,
                     struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_index_query_free)
    struct vt_index_query_builder *builder = vt_index_query_new();
    struct vt_index_request request = *bounds;
    if (builder == NULL)
        return vt_answer_no_memory(err);
    request.query = vt_query_begun(builder, &s->arena, field, s->typed);
    int status = vt_index_search(s->a->index, builder, &request, ret, err);
    if (status == VT_E_STALE) {
        status = vt_answerer_reopen(s->a, err);
        if (status == VT_OK)
            status = vt_index_search(s->a->index, builder, &request, ret, err);
    }
    return status;
}

/* Issuers of most documents first. */
static int suggest_issuers(struct suggestions *s, struct vt_error *err)
{
    static const uint32_t SLOT = VT_SLOT_ISSUER;
    const struct vt_index_request request = {
        .limit = 1, .count_at_least = 1000, .facet_slots = &SLOT, .facet_count = 1};
    struct vt_index_result result;
    int status = ask_index(s, VT_FIELD_ISSUER, &request, &result, err);
    if (status != VT_OK)
        return status == VT_E_QUERY ? VT_OK : status;
    for (size_t i = 0; i < result.facet_count && i < MOST_ISSUERS; i++)
        vt_json_set_int(new_suggestion(s, "issuer", result.facets[i].value), "count",
                        result.facets[i].count);
    vt_index_result_release(&result);
    return VT_OK;
}

static void add_subject(struct suggestions *s, struct vt_str document)
{
    struct vt_work work;
    const vt_work_no no = vt_graph_work_by_id(s->a->graph, document);
    if (no == VT_WORK_NONE)
        return;
    vt_graph_work(s->a->graph, no, &work);
    if (work.subject.len_bytes == 0 || has(s->items, "text", work.subject) ||
        has(s->items, "id", work.id) || !vt_query_begins(&s->arena, s->typed, work.subject))
        return;
    json_t *item = new_suggestion(s, "subject", work.subject);
    vt_json_set_str(item, "key", vt_answer_key(&work));
    vt_json_set_str(item, "id", work.id);
}

static int suggest_subjects(struct suggestions *s, struct vt_error *err)
{
    const struct vt_index_request request = {.limit = LOOKED_AT};
    const size_t most = json_array_size(s->items) + MOST_SUBJECTS;
    struct vt_index_result result;
    int status = ask_index(s, VT_FIELD_SUBJECT, &request, &result, err);
    if (status != VT_OK)
        return status == VT_E_QUERY ? VT_OK : status;
    for (size_t i = 0; i < result.hit_count && json_array_size(s->items) < most; i++) {
        const struct vt_str unit = result.hits[i].id; /* a letter for its kind, then the document */
        if (unit.len_bytes > 0)
            add_subject(s, vt_str_n(unit.ptr + 1, unit.len_bytes - 1));
    }
    vt_index_result_release(&result);
    return VT_OK;
}

static int suggest(struct suggestions *s, struct vt_error *err)
{
    int status = VT_OK;
    bool is_number = false;
    if (s->typed.len_bytes == 0)
        return VT_OK;
    if (s->a->graph != NULL)
        status = suggest_documents(s, &is_number, err);
    if (status == VT_OK && !is_number && s->a->index != NULL)
        status = suggest_issuers(s, err);
    if (status == VT_OK && !is_number && s->a->index != NULL && s->a->graph != NULL)
        status = suggest_subjects(s, err);
    while (s->limit > 0 && json_array_size(s->items) > s->limit)
        json_array_remove(s->items, json_array_size(s->items) - 1);
    return status;
}

int vt_answer_suggest(struct vt_answerer *a, struct vt_str prefix, uint32_t limit, json_t **ret,
                      struct vt_error *err)
{
    vt_answerer_refresh(a);
    prefix = vt_str_trim(prefix);
    VT_AUTOJSON answer = vt_answer_new("suggest");
    struct suggestions s = {.a = a, .limit = limit, .items = vt_answer_items(answer)};
    vt_json_set_str(vt_answer_question(answer), "text", prefix);
    vt_json_set_int(vt_answer_question(answer), "limit", limit);
    vt_arena_init(&s.arena, VT_ANSWER_ARENA_BYTES);
    int status = vt_query_typed_text(&s.arena, prefix, &s.typed, err);
    if (status == VT_OK)
        status = suggest(&s, err);
    vt_arena_release(&s.arena);
    if (status != VT_OK)
        return status;
    vt_answer_set_count(answer, json_array_size(s.items), true);
    return vt_answer_finish(&answer, ret, err, "không có gợi ý nào");
}
