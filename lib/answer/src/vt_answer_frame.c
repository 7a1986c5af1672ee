#include "vt_answer_frame.h"

json_t *vt_answer_new(const char *verb)
{
    json_t *answer = json_object();
    json_t *question = json_object();
    json_object_set_new(question, "verb", json_string(verb));
    json_object_set_new(answer, "question", question);
    vt_answer_set_count(answer, 0, true);
    json_object_set_new(answer, "items", json_array());
    return answer;
}

void vt_answer_set_count(json_t *answer, uint64_t count, bool exact)
{
    vt_json_set_int(answer, "count", (int64_t)count);
    json_object_set_new(answer, "count_exact", json_boolean(exact));
}

void vt_answer_echo_list(json_t *answer, const struct vt_list_request *request)
{
    json_t *question = vt_answer_question(answer);
    vt_json_set_int(question, "limit", request->limit);
    vt_json_set_int(question, "offset", request->offset);
    if (request->types.len_bytes > 0)
        vt_json_set_str(question, "type", request->types);
    if (request->issuer.len_bytes > 0)
        vt_json_set_str(question, "issuer", request->issuer);
}

int vt_answer_finish(json_t **answer, json_t **ret, struct vt_error *err, const char *nothing)
{
    json_t *done = VT_TAKE(*answer);
    if (done == NULL)
        return vt_answer_no_memory(err);
    *ret = done;
    if (vt_json_get_int(done, "count", 0) > 0)
        return VT_OK;
    return vt_fail(err, VT_E_NOTFOUND, "%s", nothing);
}

struct vt_page vt_answer_page(size_t count, uint32_t limit, uint32_t offset)
{
    struct vt_page page = {offset < count ? offset : count, count};
    if (limit > 0 && limit < page.end - page.begin)
        page.end = page.begin + limit;
    return page;
}

int vt_answer_no_memory(struct vt_error *err)
{
    return vt_fail(err, VT_E_NOMEM, "no memory for the answer");
}
