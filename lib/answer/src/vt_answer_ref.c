#include "vt_answer_ref.h"

#include "vt_answer_work.h"
#include "vt_query.h"

json_t *vt_answer_candidate(const struct vt_graph *graph, const struct vt_candidate *candidate)
{
    json_t *item = json_object();
    vt_answer_put_work(item, graph, candidate->work);
    vt_json_set_score(item, "score", candidate->score);
    vt_json_set_str(item, "reason", candidate->reason);
    json_object_set_new(item, "exact", json_boolean(candidate->exact));
    return item;
}

int vt_answer_candidates(const struct vt_graph *graph, struct vt_str text, size_t limit,
                         struct vt_arena *arena, const struct vt_candidate **ret, size_t *ret_count,
                         struct vt_error *err)
{
    int status = vt_graph_resolve(graph, text, limit, arena, ret, ret_count, err);
    if (status != VT_E_NOTFOUND && (status != VT_OK || *ret_count > 0))
        return status;
    struct vt_query query;
    if (vt_query_parse(arena, text, &query, NULL) != VT_OK || vt_str_eq(query.normalized, text))
        return vt_fail(err, VT_E_NOTFOUND, "no work for '%.*s'", VT_STR_ARG(text));
    return vt_graph_resolve(graph, query.normalized, limit, arena, ret, ret_count, err);
}

static int unknown_ref(struct vt_str ref, struct vt_error *err)
{
    return vt_hint(
        err, vt_fail(err, VT_E_NOTFOUND, "không có văn bản nào khớp với '%.*s'", VT_STR_ARG(ref)),
        "xem các khả năng: vanthu resolve \"%.*s\"; hoặc tìm theo lời: vanthu search \"%.*s\"",
        VT_STR_ARG(ref), VT_STR_ARG(ref));
}

static int several(const struct vt_graph *graph, struct vt_str ref,
                   const struct vt_candidate *candidates, size_t count, json_t *answer,
                   struct vt_error *err)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, vt_answer_candidate(graph, &candidates[i]));
    vt_json_set_str(answer, "ambiguous", ref);
    json_object_set_new(answer, "candidates", list);
    const int status =
        candidates[0].is_slip
            ? vt_fail(err, VT_E_AMBIGUOUS, "không biết số '%.*s'; %zu văn bản có số gần giống",
                      VT_STR_ARG(ref), count)
            : vt_fail(err, VT_E_AMBIGUOUS, "'%.*s' có thể là %zu văn bản khác nhau",
                      VT_STR_ARG(ref), count);
    return vt_hint(err, status,
                   "hỏi lại bằng \"id\" của văn bản cần tìm, hoặc thêm cơ quan, ngày ban hành");
}

int vt_answer_find(struct vt_answerer *a, struct vt_str ref, struct vt_arena *arena, json_t *answer,
                   vt_work_no *ret, struct vt_error *err)
{
    ref = vt_str_trim(ref);
    if (ref.len_bytes == 0) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "chưa nói văn bản nào"),
                       "ghi số ký hiệu, tên ngắn hoặc id, ví dụ \"57-NQ/TW\"");
    }
    int status = vt_answerer_need_graph(a, err);
    if (status != VT_OK)
        return status;
    vt_work_no work = vt_graph_work_by_id(a->graph, ref);
    if (work != VT_WORK_NONE) {
        *ret = work;
        return VT_OK;
    }
    const struct vt_candidate *candidates = NULL;
    size_t count = 0;
    status =
        vt_answer_candidates(a->graph, ref, VT_ANSWER_CANDIDATES, arena, &candidates, &count, err);
    if (status == VT_E_NOTFOUND || (status == VT_OK && count == 0))
        return unknown_ref(ref, err);
    if (status != VT_OK)
        return status;
    if (!vt_graph_is_clear(candidates, count))
        return several(a->graph, ref, candidates, count, answer, err);
    *ret = candidates[0].work;
    return VT_OK;
}

int vt_answer_give_up(json_t **answer, json_t **ret, int status)
{
    if (status == VT_E_NOTFOUND || status == VT_E_AMBIGUOUS)
        *ret = VT_TAKE(*answer);
    return status;
}
