/* What a text can mean: one reference, many at once, or all that a pasted text cites. */
#include "api.h"

#include "vt_file.h"

#include <strings.h>

enum { BATCH_LIMIT = 5 }; /* candidates of each text where no limit was asked for */

int vt_api_resolve(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    int status =
        vt_answer_resolve(request->answerer, vt_params_text(&request->params, "q"),
                          vt_params_count(&request->params, "limit", VT_API_LIMIT), &answer, err);
    return vt_api_send_list(request, status, answer, NULL, NULL, err);
}

static bool has_media_type(const struct vt_request *request, struct vt_str media_type)
{
    struct vt_str rest = request->content_type, type;
    if (!vt_str_split(&rest, ';', &type))
        return false;
    type = vt_str_trim(type);
    return type.len_bytes == media_type.len_bytes &&
           strncasecmp(type.ptr, media_type.ptr, type.len_bytes) == 0;
}

static int refuse_media_type(struct vt_request *request)
{
    vt_request_refuse(request, 415,
                      "gửi Content-Type: application/json (hoặc text/plain cho check)");
    return VT_OK;
}

static int load_body(const struct vt_request *request, json_t **ret, struct vt_error *err)
{
    json_error_t failure;
    struct vt_str body = vt_buf_str(&request->body);
    *ret = json_loadb(body.ptr, body.len_bytes, JSON_REJECT_DUPLICATES, &failure);
    if (*ret == NULL)
        return vt_fail(err, VT_E_INVALID, "nội dung gửi lên không phải JSON: %s (dòng %d)",
                       failure.text, failure.line);
    return VT_OK;
}

/* {"texts": ["…", …], "limit": n} and nothing else. */
static bool is_batch(const json_t *body)
{
    const json_t *texts = json_object_get(body, "texts"), *item;
    int64_t limit = vt_json_get_int(body, "limit", BATCH_LIMIT);
    size_t known = (texts == NULL ? 0u : 1u) + (json_object_get(body, "limit") == NULL ? 0u : 1u),
           i;
    if (!json_is_array(texts) || json_object_size(body) != known || limit < 1 ||
        limit > VT_API_LIMIT_MAX || json_array_size(texts) == 0 ||
        json_array_size(texts) > VT_API_BATCH_ITEMS)
        return false;
    json_array_foreach(texts, i, item)
    {
        if (!json_is_string(item) || json_string_length(item) > VT_API_REF_BYTES)
            return false;
    }
    return true;
}

static int load_batch(const struct vt_request *request, json_t **ret, struct vt_error *err)
{
    VT_AUTOJSON body = NULL;
    int status = load_body(request, &body, err);
    if (status != VT_OK)
        return status;
    if (!is_batch(body)) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "nội dung gửi lên không đúng dạng"),
                       "{\"texts\": [\"57-NQ/TW\", …], \"limit\": 5}: tối đa %d chuỗi, mỗi chuỗi "
                       "tối đa %d byte",
                       VT_API_BATCH_ITEMS, VT_API_REF_BYTES);
    }
    *ret = VT_TAKE(body);
    return VT_OK;
}

static int resolve_all(struct vt_request *request, const json_t *texts, uint32_t limit,
                       json_t *items, struct vt_error *err)
{
    const json_t *text;
    size_t i;
    json_array_foreach(texts, i, text)
    {
        json_t *answer = NULL;
        int status = vt_answer_resolve(request->answerer,
                                       vt_str_n(json_string_value(text), json_string_length(text)),
                                       limit, &answer, err);
        if (answer != NULL)
            json_array_append_new(items, answer);
        if (status != VT_OK && (status != VT_E_NOTFOUND || answer == NULL))
            return status;
    }
    return VT_OK;
}

int vt_api_resolve_batch(struct vt_request *request, struct vt_error *err)
{
    if (!has_media_type(request, VT_STR(VT_MEDIA_JSON)))
        return refuse_media_type(request);
    VT_AUTOJSON batch = NULL;
    int status = load_batch(request, &batch, err);
    if (status != VT_OK)
        return status;
    const json_t *texts = json_object_get(batch, "texts");
    VT_AUTOJSON answers = json_object();
    json_t *items = json_array();
    vt_json_set_int(answers, "count", (int64_t)json_array_size(texts));
    json_object_set_new(answers, "items", items);
    status = resolve_all(request, texts, (uint32_t)vt_json_get_int(batch, "limit", BATCH_LIMIT),
                         items, err);
    return status == VT_OK ? vt_reply_json(&request->reply, 200, answers, err) : status;
}

/* How many citations are in each state, and which are of documents no longer in force. */
static void put_states(json_t *answer)
{
    static const char *const STATES[] = {"found", "stub", "ambiguous", "unknown", "expired"};
    int64_t counts[VT_ARRAY_LEN(STATES)] = {0};
    json_t *item, *states = json_object();
    size_t i;
    json_array_foreach(json_object_get(answer, "items"), i, item)
    {
        bool is_expired = vt_str_eq(vt_json_get_str(item, "status"), VT_STR("EXPIRED"));
        json_object_set_new(item, "expired", json_boolean(is_expired));
        for (size_t s = 0; s < VT_ARRAY_LEN(STATES); s++)
            counts[s] += vt_str_eq(vt_json_get_str(item, "state"), vt_str(STATES[s]));
        counts[VT_ARRAY_LEN(STATES) - 1] += is_expired;
    }
    for (size_t s = 0; s < VT_ARRAY_LEN(STATES); s++)
        vt_json_set_int(states, STATES[s], counts[s]);
    json_object_set_new(answer, "states", states);
}

int vt_api_check(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON body = NULL;
    VT_AUTOJSON answer = NULL;
    struct vt_str text = vt_buf_str(&request->body);
    int status = VT_OK;
    if (has_media_type(request, VT_STR(VT_MEDIA_JSON))) {
        status = load_body(request, &body, err);
        if (status == VT_OK &&
            (!json_is_string(json_object_get(body, "text")) || json_object_size(body) != 1))
            status = vt_fail(err, VT_E_INVALID, "gửi {\"text\": \"…\"}");
        text = vt_json_get_str(body, "text");
    } else if (!has_media_type(request, VT_STR("text/plain"))) {
        return refuse_media_type(request);
    }
    if (status == VT_OK && !vt_utf8_valid(text, NULL))
        status = vt_fail(err, VT_E_INVALID, "văn bản gửi lên không phải UTF-8");
    if (status != VT_OK)
        return status;
    status = vt_answer_check(request->answerer, text, &answer, err);
    if (answer != NULL)
        put_states(answer);
    return vt_api_send_list(request, status, answer, NULL, NULL, err);
}
