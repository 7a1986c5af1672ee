#include "vt_answer_ref.h"
#include "vt_answer_work.h"

static const char *state_of(const struct vt_graph *graph, const struct vt_candidate *candidates,
                            size_t count)
{
    if (count == 0 || candidates[0].is_slip)
        return "none";
    if (!vt_graph_is_clear(candidates, count))
        return "ambiguous";
    struct vt_work work;
    vt_graph_work(graph, candidates[0].work, &work);
    return (work.flags & VT_WORK_HELD) ? "found" : "stub";
}

static int fill(struct vt_answerer *a, struct vt_str text, uint32_t limit, struct vt_arena *arena,
                json_t *answer, struct vt_error *err)
{
    int status = vt_answerer_need_graph(a, err);
    if (status != VT_OK)
        return status;
    const struct vt_candidate *candidates = NULL;
    size_t count = 0;
    status = vt_answer_candidates(a->graph, text, limit == 0 ? VT_ANSWER_CANDIDATES : limit, arena,
                                  &candidates, &count, err);
    if (status == VT_E_NOTFOUND)
        count = 0;
    else if (status != VT_OK)
        return status;
    json_object_set_new(answer, "state", json_string(state_of(a->graph, candidates, count)));
    vt_answer_set_count(answer, count, limit == 0 || count < limit);
    for (size_t i = 0; i < count; i++) {
        json_t *item = vt_answer_candidate(a->graph, &candidates[i]);
        vt_json_set_int(item, "rank", (int64_t)i + 1);
        json_array_append_new(vt_answer_items(answer), item);
    }
    return VT_OK;
}

int vt_answer_resolve(struct vt_answerer *a, struct vt_str text, uint32_t limit, json_t **ret,
                      struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("resolve");
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    vt_json_set_str(vt_answer_question(answer), "text", text);
    vt_json_set_int(vt_answer_question(answer), "limit", limit);
    int status = fill(a, vt_str_trim(text), limit, &arena, answer, err);
    if (status != VT_OK)
        return status;
    return vt_answer_finish(&answer, ret, err, "không biết văn bản nào như vậy");
}
