#include "vt_search.h"

#include <stdarg.h>
#include <stdio.h>

void vt_search_note(struct vt_search *search, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    json_array_append_new(search->notes, vt_json_str(vt_str(text)));
}

static void echo(struct vt_search *search)
{
    static const char *const SORTS[] = {"relevance", "date", "citations"};
    const struct vt_search_request *request = search->request;
    json_t *question = vt_answer_question(search->answer);
    vt_json_set_str(question, "query", request->query);
    vt_json_set_str(question, "normalized", search->query.normalized);
    vt_json_set_str(question, "unit", request->by_article ? VT_STR("article") : VT_STR("document"));
    json_object_set_new(question, "sort", json_string(SORTS[request->sort]));
    vt_json_set_int(question, "limit", request->limit);
    vt_json_set_int(question, "offset", request->offset);
    for (size_t i = 0; i < search->query.note_count; i++)
        vt_search_note(search, "%.*s", VT_STR_ARG(search->query.notes[i]));
}

/* The hits from the index, or without one only what leads the list. */
static int find_hits(struct vt_search *search, size_t wanted, struct vt_error *err)
{
    struct vt_error failure;
    int status = vt_answerer_need_index(search->a, &failure);
    if (status != VT_OK && search->head_count > 0) {
        vt_search_note(search, "%s", failure.message);
        search->count_exact = false;
        return VT_OK;
    }
    if (status != VT_OK) {
        if (err != NULL)
            *err = failure;
        return status;
    }
    struct vt_str unit = search->request->by_article ? VT_STR("article") : VT_STR("document,stub");
    status = vt_query_compile(&search->query, search->builder, unit, vt_search_set, search,
                              &search->plan, err);
    return status == VT_OK ? vt_search_hits(search, wanted, err) : status;
}

static int put_page(struct vt_search *search, struct vt_error *err)
{
    const size_t total = search->head_count + search->hit_count;
    struct vt_page page = vt_answer_page(total, search->request->limit, search->request->offset);
    json_t *items = vt_answer_items(search->answer);
    struct vt_text_cache cache = {.kept = VT_BUF_INIT(VT_BUF_NO_CAP), .document = VT_STR_EMPTY};
    vt_arena_init(&cache.arena, VT_ANSWER_ARENA_BYTES);
    int status = VT_OK;
    for (size_t i = page.begin; i < page.end && status == VT_OK; i++) {
        if (i < search->head_count)
            status = vt_search_put_head(search, i, i + 1, items, err);
        else
            status = vt_search_put_hit(search, &search->hits[i - search->head_count], i + 1, &cache,
                                       items, err);
    }
    vt_arena_release(&cache.arena);
    vt_buf_release(&cache.kept);
    return status;
}

static int run(struct vt_search *search, struct vt_error *err)
{
    enum { ALL = 1000000 };
    const struct vt_search_request *request = search->request;
    int status = vt_query_parse(&search->arena, request->query, &search->query, err);
    if (status != VT_OK)
        return status;
    echo(search);
    if (search->query.tree == NULL)
        return VT_OK;
    status = vt_search_head(search, err);
    size_t wanted = request->limit == 0 ? ALL : (size_t)request->offset + request->limit;
    if (status == VT_OK)
        status = find_hits(search, wanted, err);
    if (status == VT_OK && search->facets != NULL && search->a->graph != NULL)
        status = vt_search_graph_facets(search, err);
    if (status != VT_OK)
        return status;
    vt_answer_set_count(search->answer, search->head_count + search->count, search->count_exact);
    json_object_set_new(search->answer, "partial", json_boolean(search->is_partial));
    return put_page(search, err);
}

static int search_once(struct vt_answerer *a, const struct vt_search_request *request, json_t **ret,
                       struct vt_error *err)
{
    struct vt_search search = {.a = a, .request = request, .count_exact = true};
    vt_arena_init(&search.arena, VT_ANSWER_ARENA_BYTES);
    search.builder = vt_index_query_new();
    search.answer = vt_answer_new("search");
    search.notes = json_array();
    json_object_set_new(search.answer, "notes", search.notes);
    int status = search.builder == NULL || search.answer == NULL ? vt_answer_no_memory(err)
                                                                 : run(&search, err);
    for (size_t i = 0; i < search.result_count; i++)
        vt_index_result_release(&search.results[i]);
    vt_index_query_free(search.builder);
    vt_arena_release(&search.arena);
    VT_AUTOJSON answer = search.answer;
    if (status != VT_OK)
        return status;
    return vt_answer_finish(&answer, ret, err, "không tìm thấy văn bản nào");
}

int vt_answer_search(struct vt_answerer *a, const struct vt_search_request *request, json_t **ret,
                     struct vt_error *err)
{
    vt_answerer_refresh(a);
    int status = search_once(a, request, ret, err);
    if (status != VT_E_STALE)
        return status;
    status = vt_answerer_reopen(a, err);
    return status == VT_OK ? search_once(a, request, ret, err) : status;
}
