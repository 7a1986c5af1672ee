/* What a person who types may mean: numbers and names, issuers, subjects. */
#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_fold.h"

enum { MOST_SUBJECTS = 5, MOST_ISSUERS = 3 };

static json_t *new_suggestion(json_t *items, const char *kind, struct vt_str text)
{
    json_t *item = json_object();
    json_array_append_new(items, item);
    json_object_set_new(item, "kind", json_string(kind));
    vt_json_set_str(item, "text", text);
    return item;
}

static bool has_text(const json_t *items, struct vt_str text)
{
    size_t i;
    const json_t *item;
    json_array_foreach(items, i, item)
    {
        if (vt_str_eq(vt_json_get_str(item, "text"), text))
            return true;
    }
    return false;
}

static int suggest_numbers(struct vt_answerer *a, struct vt_str prefix, uint32_t limit,
                           struct vt_arena *arena, json_t *items, struct vt_error *err)
{
    const struct vt_candidate *candidates;
    size_t count = 0;
    int status = vt_graph_resolve(a->graph, prefix, limit, arena, &candidates, &count, err);
    if (status == VT_E_NOTFOUND)
        return VT_OK;
    for (size_t i = 0; status == VT_OK && i < count; i++) {
        struct vt_work work;
        vt_graph_work(a->graph, candidates[i].work, &work);
        json_t *item = new_suggestion(items, "document", vt_answer_key(&work));
        vt_answer_put_work(item, a->graph, candidates[i].work);
    }
    return status;
}

/* Issuers and subjects of the documents that the words so far find. */
static int suggest_from_hits(struct vt_answerer *a, struct vt_str prefix, struct vt_arena *arena,
                             json_t *items, struct vt_error *err)
{
    const struct vt_search_request request = {
        .query = prefix, .limit = 20, .facets = true, .no_snippets = true};
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_search(a, &request, &answer, err);
    if (status != VT_OK)
        return status == VT_E_NOTFOUND ? VT_OK : status;
    struct vt_str folded = vt_fold_ascii_in(arena, prefix);
    size_t i, added = 0;
    const json_t *item;
    json_array_foreach(json_object_get(json_object_get(answer, "facets"), "issuer"), i, item)
    {
        struct vt_str label = vt_json_get_str(item, "label");
        if (added < MOST_ISSUERS &&
            vt_str_find(vt_fold_ascii_in(arena, label), folded, 0) != SIZE_MAX) {
            vt_json_set_int(new_suggestion(items, "issuer", label), "count",
                            vt_json_get_int(item, "count", 0));
            added++;
        }
    }
    added = 0;
    json_array_foreach(vt_answer_items(answer), i, item)
    {
        struct vt_str subject = vt_json_get_str(item, "subject");
        if (added == MOST_SUBJECTS || subject.len_bytes == 0 || has_text(items, subject) ||
            json_is_true(json_object_get(item, "exact")))
            continue;
        json_t *suggestion = new_suggestion(items, "subject", subject);
        vt_json_set_str(suggestion, "key", vt_json_get_str(item, "key"));
        vt_json_set_str(suggestion, "id", vt_json_get_str(item, "id"));
        added++;
    }
    return VT_OK;
}

int vt_answer_suggest(struct vt_answerer *a, struct vt_str prefix, uint32_t limit, json_t **ret,
                      struct vt_error *err)
{
    vt_answerer_refresh(a);
    prefix = vt_str_trim(prefix);
    VT_AUTOJSON answer = vt_answer_new("suggest");
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    vt_json_set_str(vt_answer_question(answer), "text", prefix);
    vt_json_set_int(vt_answer_question(answer), "limit", limit);
    json_t *items = vt_answer_items(answer);
    int status = VT_OK;
    if (prefix.len_bytes > 0 && a->graph != NULL)
        status = suggest_numbers(a, prefix, limit, &arena, items, err);
    if (status == VT_OK && prefix.len_bytes > 0 && a->index != NULL)
        status = suggest_from_hits(a, prefix, &arena, items, err);
    if (status != VT_OK)
        return status;
    while (limit > 0 && json_array_size(items) > limit)
        json_array_remove(items, json_array_size(items) - 1);
    vt_answer_set_count(answer, json_array_size(items), true);
    return vt_answer_finish(&answer, ret, err, "không có gợi ý nào");
}
