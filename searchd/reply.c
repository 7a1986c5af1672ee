#include "reply.h"

#include <assert.h>
#include <string.h>

void vt_reply_init(struct vt_reply *reply)
{
    *reply = (struct vt_reply){.http_status = 200,
                               .media_type = VT_MEDIA_TEXT,
                               .body = VT_BUF_INIT(VT_REPLY_BYTES),
                               .fixed = VT_STR_EMPTY};
}

void vt_reply_release(struct vt_reply *reply)
{
    vt_buf_release(&reply->body);
}

void vt_reply_clear(struct vt_reply *reply)
{
    struct vt_buf body = reply->body;
    vt_buf_clear(&body);
    vt_reply_init(reply);
    reply->body = body;
}

void vt_reply_header(struct vt_reply *reply, const char *name, const char *value)
{
    assert(reply->header_count < VT_REPLY_HEADERS);
    reply->headers[reply->header_count].name = name;
    reply->headers[reply->header_count].value = value;
    reply->header_count++;
}

int vt_reply_json(struct vt_reply *reply, unsigned http_status, const json_t *value,
                  struct vt_error *err)
{
    reply->http_status = http_status;
    reply->media_type = VT_MEDIA_JSON;
    vt_json_print(value, &reply->body);
    vt_buf_add_c(&reply->body, '\n');
    if (reply->body.failed != VT_OK)
        return vt_fail(err, reply->body.failed, "câu trả lời quá lớn");
    return VT_OK;
}

struct problem {
    unsigned http_status;
    const char *code, *title, *title_en;
    struct vt_str detail, hint;
};

static void put_text(json_t *object, const char *name, const struct vt_reader *reader,
                     struct vt_str message)
{
    if (message.len_bytes > 0)
        vt_json_set_str(object, name, vt_message_of_problem(reader->arena, reader->lang, message));
}

static void put_problem(struct vt_reply *reply, const struct vt_reader *reader,
                        const struct problem *problem)
{
    VT_AUTOJSON object = json_object();
    VT_AUTO(vt_buf_release) struct vt_buf type = VT_BUF_INIT(256);
    vt_buf_printf(&type, "urn:vanthu:problem:%s", problem->code);
    vt_json_set_str(object, "type", vt_buf_str(&type));
    vt_json_set_str(object, "title",
                    vt_str(reader->lang == VT_LANG_EN ? problem->title_en : problem->title));
    vt_json_set_str(object, "title_en", vt_str(problem->title_en));
    vt_json_set_int(object, "status", problem->http_status);
    vt_json_set_str(object, "code", vt_str(problem->code));
    put_text(object, "detail", reader, problem->detail);
    put_text(object, "hint", reader, problem->hint);
    vt_json_set_str(object, "instance", reader->path);
    vt_reply_clear(reply);
    vt_reply_json(reply, problem->http_status, object, NULL);
    reply->media_type = VT_MEDIA_PROBLEM;
    vt_reply_header(reply, "Content-Language", vt_lang_code(reader->lang));
    if (problem->http_status == 503)
        vt_reply_header(reply, "Retry-After", "2");
}

void vt_reply_problem(struct vt_reply *reply, const struct vt_reader *reader,
                      const struct vt_error *failure)
{
    const struct vt_status_info *info = vt_status_info(failure->status);
    const struct problem problem = {.http_status = (unsigned)info->http_status,
                                    .code = info->name,
                                    .title = info->text_vi,
                                    .title_en = info->text_en,
                                    .detail = vt_str(failure->message),
                                    .hint = vt_str(failure->hint)};
    put_problem(reply, reader, &problem);
    reply->failure = failure->status;
    reply->failure_text = vt_arena_copy(reader->arena, vt_str(failure->message)).ptr;
}

static const struct {
    unsigned http_status;
    const char *code, *title, *title_en;
} REFUSALS[] = {
    {400, "BAD_REQUEST", "yêu cầu không hợp lệ", "bad request"},
    {401, "TOKEN", "cần token để đọc kho này", "a token is needed"},
    {404, "NO_ROUTE", "không có địa chỉ này", "no such address"},
    {405, "METHOD", "không dùng được phương thức này", "method not allowed"},
    {413, "TOO_LARGE", "yêu cầu quá lớn", "request too large"},
    {414, "TOO_LONG", "địa chỉ quá dài", "address too long"},
    {415, "MEDIA_TYPE", "không nhận kiểu dữ liệu này", "media type not taken"},
    {421, "HOST", "máy chủ không mang tên này", "not the host of that name"},
    {429, "RATE", "quá nhiều yêu cầu", "too many requests"},
    {503, "NOT_READY", "chưa sẵn sàng", "not ready"},
};

void vt_reply_refusal(struct vt_reply *reply, const struct vt_reader *reader, unsigned http_status,
                      const char *detail)
{
    size_t i = 0;
    while (i + 1 < VT_ARRAY_LEN(REFUSALS) && REFUSALS[i].http_status != http_status)
        i++;
    const struct problem problem = {.http_status = http_status,
                                    .code = REFUSALS[i].code,
                                    .title = REFUSALS[i].title,
                                    .title_en = REFUSALS[i].title_en,
                                    .detail = vt_str(detail),
                                    .hint = VT_STR_EMPTY};
    put_problem(reply, reader, &problem);
    reply->failure_text = vt_arena_copy(reader->arena, vt_str(detail)).ptr;
}
