#include "vt_answer_filter.h"
#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_statements.h"
#include "vt_work_filter.h"

static void echo(json_t *answer, const struct vt_cites_request *request)
{
    json_t *question = vt_answer_question(answer);
    vt_json_set_str(question, "ref", request->ref);
    vt_json_set_int(question, "depth", request->depth);
    vt_json_set_str(question, "relation", request->relations);
    vt_json_set_str(question, "as_of", request->as_of);
    vt_json_set_str(question, "type", request->types);
    vt_json_set_str(question, "issuer", request->issuer);
    vt_json_set_int(question, "limit", request->limit);
    vt_json_set_int(question, "offset", request->offset);
}

static int add_citation(struct vt_answerer *a, json_t *items, const struct vt_statement *statement,
                        bool incoming, struct vt_error *err)
{
    json_t *item = json_object();
    json_array_append_new(items, item);
    vt_answer_put_work(item, a->graph, statement->other);
    vt_json_set_str(item, "direction", incoming ? VT_STR("in") : VT_STR("out"));
    vt_json_set_int(item, "depth", statement->depth);
    vt_json_set_str(item, "via", vt_answer_key_of(a->graph, statement->via));
    vt_answer_put_link(item, a->graph, &statement->link);
    return vt_answer_put_evidence(a, item, statement->link.speaker, statement->link.mention, err);
}

static size_t different_works(const struct vt_graph *graph, const struct vt_statement *items,
                              size_t count)
{
    VT_AUTOFREE bool *seen = calloc(vt_graph_work_count(graph) + 1, sizeof *seen);
    size_t different = 0;
    for (size_t i = 0; seen != NULL && i < count; i++) {
        different += !seen[items[i].other];
        seen[items[i].other] = true;
    }
    return different;
}

/* The statements whose other end passes, in the arena. */
static int keep_wanted(const struct vt_graph *graph, const struct vt_cites_request *request,
                       struct vt_arena *arena, const struct vt_statement **items, size_t *count,
                       struct vt_error *err)
{
    struct vt_work_filter filter;
    int status = vt_work_filter_make(request->types, request->issuer, arena, &filter, err);
    if (status != VT_OK || vt_work_filter_is_empty(&filter))
        return status;
    VT_AUTO(vt_arena_release) struct vt_arena scratch;
    vt_arena_init(&scratch, VT_ANSWER_ARENA_BYTES);
    struct vt_statement *kept = vt_arena_array(arena, *count + 1, sizeof *kept);
    if (kept == NULL)
        return vt_answer_no_memory(err);
    size_t kept_count = 0;
    for (size_t i = 0; i < *count; i++)
        if (vt_work_passes(graph, (*items)[i].other, &filter, &scratch))
            kept[kept_count++] = (*items)[i];
    *items = kept;
    *count = kept_count;
    return VT_OK;
}

static int fill(struct vt_answerer *a, const struct vt_cites_request *request,
                struct vt_arena *arena, json_t *answer, struct vt_error *err)
{
    struct vt_graph_filter filter;
    int status = vt_answer_filter(request->relations, request->as_of, &filter, err);
    if (status != VT_OK)
        return status;
    vt_work_no start;
    status = vt_answer_find(a, request->ref, arena, answer, &start, err);
    if (status != VT_OK)
        return status;
    json_t *document = json_object();
    vt_answer_put_work(document, a->graph, start);
    json_object_set_new(answer, "document", document);

    const struct vt_statement *items;
    size_t count;
    bool cut;
    status = vt_statements(a->graph, start, request->incoming ? VT_DIRECTION_IN : VT_DIRECTION_OUT,
                           request->depth, &filter, arena, &items, &count, &cut, err);
    if (status == VT_OK)
        status = keep_wanted(a->graph, request, arena, &items, &count, err);
    if (status != VT_OK)
        return status;
    vt_answer_set_count(answer, count, !cut);
    vt_json_set_int(answer, "documents", (int64_t)different_works(a->graph, items, count));
    struct vt_page page = vt_answer_page(count, request->limit, request->offset);
    for (size_t i = page.begin; i < page.end && status == VT_OK; i++)
        status = add_citation(a, vt_answer_items(answer), &items[i], request->incoming, err);
    return status;
}

int vt_answer_cites(struct vt_answerer *a, const struct vt_cites_request *request, json_t **ret,
                    struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new(request->incoming ? "cited-by" : "cites");
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    echo(answer, request);
    int status = fill(a, request, &arena, answer, err);
    if (status != VT_OK)
        return vt_answer_give_up(&answer, ret, status);
    return vt_answer_finish(&answer, ret, err,
                            request->incoming ? "không có văn bản nào dẫn chiếu văn bản này"
                                              : "văn bản này không dẫn chiếu văn bản nào");
}
