#include "vt_answer_filter.h"
#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_statements.h"

static int add_step(struct vt_answerer *a, json_t *steps, uint32_t index, struct vt_error *err)
{
    struct vt_link link;
    vt_graph_out(a->graph, index, &link);
    json_t *step = json_object();
    json_array_append_new(steps, step);
    vt_json_set_int(step, "step", (int64_t)json_array_size(steps));
    vt_answer_put_work(step, a->graph, link.to);
    json_t *citing = json_object();
    vt_answer_put_work(citing, a->graph, link.from);
    json_object_set_new(step, "citing", citing);
    vt_json_set_str(step, "direction", VT_STR("out"));
    vt_answer_put_link(step, a->graph, &link);
    vt_json_set_str(step, "from", vt_answer_key_of(a->graph, link.from));
    return vt_answer_put_evidence(a, step, link.speaker, link.mention, err);
}

/* Works that both ends lead to by citation, nearest to `from` first. */
static int common_targets(struct vt_answerer *a, vt_work_no from, vt_work_no to,
                          const struct vt_graph_filter *filter, struct vt_arena *arena,
                          json_t *list, struct vt_error *err)
{
    enum { MOST = 5 };
    const struct vt_reached *left, *right;
    size_t left_count, right_count;
    bool cut;
    int status = vt_graph_reach(a->graph, from, VT_DIRECTION_OUT, 0, filter, VT_REACH_LIMIT, arena,
                                &left, &left_count, &cut, err);
    if (status == VT_OK)
        status = vt_graph_reach(a->graph, to, VT_DIRECTION_OUT, 0, filter, VT_REACH_LIMIT, arena,
                                &right, &right_count, &cut, err);
    if (status != VT_OK)
        return status;
    VT_AUTOFREE bool *reached = calloc(vt_graph_work_count(a->graph) + 1, sizeof *reached);
    if (reached == NULL)
        return vt_answer_no_memory(err);
    for (size_t i = 0; i < right_count; i++)
        reached[right[i].work] = true;
    for (size_t i = 0; i < left_count && json_array_size(list) < MOST; i++) {
        if (!reached[left[i].work] || left[i].work == from || left[i].work == to)
            continue;
        json_t *work = json_object();
        vt_answer_put_work(work, a->graph, left[i].work);
        json_array_append_new(list, work);
    }
    return VT_OK;
}

static void say(json_t *reasons, struct vt_str text)
{
    json_array_append_new(reasons, vt_json_str(text));
}

/* A search through a very large graph ends before it has seen everything. */
static void say_how_far(json_t *answer, size_t steps, struct vt_arena *arena)
{
    say(json_object_get(answer, "explanation"),
        vt_arena_printf(arena, "chỉ tìm các chuỗi ngắn: không có chuỗi nào từ %zu bước trở xuống",
                        steps));
}

/* Why there is no chain: what each end does have. */
static int explain_none(struct vt_answerer *a, vt_work_no from, vt_work_no to,
                        const struct vt_graph_filter *filter, struct vt_arena *arena,
                        json_t *answer, struct vt_error *err)
{
    struct vt_work left, right;
    vt_graph_work(a->graph, from, &left);
    vt_graph_work(a->graph, to, &right);
    json_t *reasons = json_array();
    json_object_set_new(answer, "explanation", reasons);
    if (left.out_count == 0)
        say(reasons, vt_arena_printf(arena,
                                     (left.flags & VT_WORK_HELD)
                                         ? "%.*s không dẫn chiếu văn bản nào"
                                         : "%.*s chưa có trong kho nên không rõ nó dẫn chiếu gì",
                                     VT_STR_ARG(vt_answer_key(&left))));
    if (right.in_count == 0)
        say(reasons, vt_arena_printf(arena, "không văn bản nào trong kho dẫn chiếu %.*s",
                                     VT_STR_ARG(vt_answer_key(&right))));
    const uint32_t *links;
    size_t count;
    int status = vt_graph_path(a->graph, to, from, filter, arena, &links, &count, err);
    if (status != VT_OK && status != VT_E_NOTFOUND && status != VT_E_LIMIT)
        return status;
    json_object_set_new(answer, "reverse", json_boolean(status == VT_OK));
    if (status == VT_OK)
        say(reasons, vt_arena_printf(arena, "chiều ngược lại thì có: từ %.*s đến %.*s qua %zu bước",
                                     VT_STR_ARG(vt_answer_key(&right)),
                                     VT_STR_ARG(vt_answer_key(&left)), count));
    json_t *common = json_array();
    json_object_set_new(answer, "common", common);
    status = common_targets(a, from, to, filter, arena, common, err);
    if (status == VT_OK && json_array_size(common) > 0)
        say(reasons, VT_STR("hai văn bản cùng dẫn đến những văn bản khác (xem common)"));
    if (status == VT_OK && json_array_size(reasons) == 0)
        say(reasons,
            VT_STR("không có chuỗi dẫn chiếu nào nối hai văn bản trong những gì kho đang có"));
    return status;
}

/* Whether a wider question would find one. */
static int try_without_filter(struct vt_answerer *a, vt_work_no from, vt_work_no to,
                              const struct vt_graph_filter *filter, struct vt_arena *arena,
                              json_t *answer, struct vt_error *err)
{
    const struct vt_graph_filter all = {0};
    const uint32_t *links;
    size_t count;
    if (filter->relations == 0 && filter->as_of == 0)
        return VT_OK;
    int status = vt_graph_path(a->graph, from, to, &all, arena, &links, &count, err);
    if (status == VT_OK)
        say(json_object_get(answer, "explanation"),
            vt_arena_printf(arena, "bỏ giới hạn về quan hệ và ngày thì có: qua %zu bước", count));
    return status == VT_E_NOTFOUND || status == VT_E_LIMIT ? VT_OK : status;
}

static int no_path(struct vt_answerer *a, vt_work_no from, vt_work_no to,
                   const struct vt_graph_filter *filter, struct vt_arena *arena, json_t *answer,
                   struct vt_error *err)
{
    int status = explain_none(a, from, to, filter, arena, answer, err);
    if (status == VT_OK)
        status = try_without_filter(a, from, to, filter, arena, answer, err);
    if (status != VT_OK)
        return status;
    return vt_fail(err, VT_E_NOTFOUND, "không có đường dẫn chiếu từ %.*s đến %.*s",
                   VT_STR_ARG(vt_answer_key_of(a->graph, from)),
                   VT_STR_ARG(vt_answer_key_of(a->graph, to)));
}

static int no_short_path(struct vt_answerer *a, vt_work_no from, vt_work_no to,
                         const struct vt_graph_filter *filter, size_t steps, struct vt_arena *arena,
                         json_t *answer, struct vt_error *err)
{
    const int status = no_path(a, from, to, filter, arena, answer, err);
    if (status == VT_E_NOTFOUND)
        say_how_far(answer, steps, arena);
    return status;
}

static void put_end(struct vt_answerer *a, json_t *answer, const char *name, vt_work_no work)
{
    json_t *end = json_object();
    vt_answer_put_work(end, a->graph, work);
    json_object_set_new(answer, name, end);
}

static int fill(struct vt_answerer *a, const struct vt_path_request *request,
                struct vt_arena *arena, json_t *answer, struct vt_error *err)
{
    vt_work_no start, end;
    struct vt_graph_filter filter;
    int status = vt_answer_filter(request->relations, request->as_of, &filter, err);
    if (status == VT_OK)
        status = vt_answer_find(a, request->from, arena, answer, &start, err);
    if (status != VT_OK)
        return status;
    put_end(a, answer, "from", start);
    status = vt_answer_find(a, request->to, arena, answer, &end, err);
    if (status != VT_OK)
        return status;
    put_end(a, answer, "to", end);
    if (start == end) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "hai đầu là cùng một văn bản"),
                       "chọn hai văn bản khác nhau");
    }
    const uint32_t *links;
    size_t count;
    status = vt_graph_path(a->graph, start, end, &filter, arena, &links, &count, err);
    if (status == VT_E_LIMIT)
        status = no_short_path(a, start, end, &filter, count, arena, answer, err);
    else if (status == VT_E_NOTFOUND)
        status = no_path(a, start, end, &filter, arena, answer, err);
    if (status != VT_OK)
        return status;
    vt_answer_set_count(answer, count, true);
    json_t *steps = json_object_get(answer, "steps");
    for (size_t i = 0; i < count && status == VT_OK; i++)
        status = add_step(a, steps, links[i], err);
    return status;
}

int vt_answer_path_within(struct vt_answerer *a, const struct vt_path_request *request,
                          json_t **ret, struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("path");
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    json_t *question = vt_answer_question(answer);
    vt_json_set_str(question, "from", request->from);
    vt_json_set_str(question, "to", request->to);
    vt_json_set_str(question, "relation", request->relations);
    vt_json_set_str(question, "as_of", request->as_of);
    json_object_del(answer, "items");
    json_object_set_new(answer, "steps", json_array());
    int status = fill(a, request, &arena, answer, err);
    if (status != VT_OK)
        return vt_answer_give_up(&answer, ret, status);
    *ret = VT_TAKE(answer);
    return VT_OK;
}

int vt_answer_path(struct vt_answerer *a, struct vt_str from, struct vt_str to, json_t **ret,
                   struct vt_error *err)
{
    const struct vt_path_request request = {.from = from, .to = to};
    return vt_answer_path_within(a, &request, ret, err);
}
