/* One document: its fields, its text, the file as received, its Akoma Ntoso record. */
#include "api.h"

int vt_api_document(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_document(request->answerer, request->id,
                                    vt_params_flag(&request->params, "text"), &answer, err);
    return vt_api_send(request, status, answer, err);
}

/* These answer without a tree, so the candidates of an ambiguous REF are asked for on their own. */
static int send_candidates(struct vt_request *request, int status, struct vt_error *err)
{
    if (status != VT_E_AMBIGUOUS)
        return status;
    VT_AUTOJSON answer = NULL;
    status = vt_answer_document(request->answerer, request->id, false, &answer, err);
    return vt_api_send(request, status, answer, err);
}

int vt_api_text(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    int status = vt_answer_document(request->answerer, request->id, true, &answer, err);
    if (status != VT_OK)
        return vt_api_send(request, status, answer, err);
    const json_t *document = json_object_get(answer, "document");
    if (!json_is_string(json_object_get(document, "text"))) {
        return vt_hint(err, vt_fail(err, VT_E_NOTFOUND, "kho chưa có toàn văn của văn bản này"),
                       "xem văn bản nào dẫn chiếu nó: /api/v1/documents/…/cited-by");
    }
    struct vt_reply *reply = &request->reply;
    reply->media_type = VT_MEDIA_TEXT;
    vt_buf_add(&reply->body, vt_json_get_str(document, "text"));
    return reply->body.failed == VT_OK ? VT_OK
                                       : vt_fail(err, reply->body.failed, "văn bản quá lớn");
}

/* RFC 6266 with RFC 8187: the name of the file, whatever letters it has. */
static const char *disposition(struct vt_arena *arena, struct vt_str name)
{
    VT_AUTO(vt_buf_release) struct vt_buf value = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&value, "attachment");
    if (name.len_bytes > 0) {
        vt_buf_puts(&value, "; filename*=UTF-8''");
        vt_uri_encode(&value, name);
    }
    return vt_arena_copy(arena, vt_buf_str(&value)).ptr;
}

int vt_api_original(struct vt_request *request, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf media_type = VT_BUF_INIT(256);
    VT_AUTO(vt_buf_release) struct vt_buf name = VT_BUF_INIT(4096);
    struct vt_reply *reply = &request->reply;
    int status =
        vt_answer_original(request->answerer, request->id, &reply->body, &media_type, &name, err);
    if (status != VT_OK) {
        vt_buf_clear(&reply->body);
        return send_candidates(request, status, err);
    }
    reply->media_type = vt_arena_copy(&request->arena, vt_buf_str(&media_type)).ptr;
    const char *value = disposition(&request->arena, vt_buf_str(&name));
    if (reply->media_type == NULL || value == NULL)
        return vt_fail(err, VT_E_NOMEM, "không đủ bộ nhớ cho yêu cầu");
    vt_reply_header(reply, "Content-Disposition", value);
    return VT_OK;
}

int vt_api_akn(struct vt_request *request, struct vt_error *err)
{
    int status = vt_answer_akn(request->answerer, request->id, &request->reply.body, err);
    if (status != VT_OK)
        return send_candidates(request, status, err);
    request->reply.media_type = "application/akn+xml; charset=utf-8";
    return VT_OK;
}
