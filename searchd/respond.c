#include "respond.h"

#include "caching.h"
#include "routes.h"
#include "server.h"

/* Below this, a coding saves less than a packet. */
enum { CODED_LEAST_BYTES = 1024 };

/* Nothing from elsewhere, nothing inline, no frames, no plug-ins. */
static const char PAGE_POLICY[] =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";
/* A stored file may be a page of a stranger: it gets no rights and no origin. */
static const char DATA_POLICY[] = "default-src 'none'; sandbox; frame-ancestors 'none'";

static bool is_text(const char *media_type)
{
    struct vt_str type = vt_str(media_type);
    return vt_str_starts(type, VT_STR("text/")) ||
           vt_str_find(type, VT_STR("json"), 0) != SIZE_MAX ||
           vt_str_find(type, VT_STR("xml"), 0) != SIZE_MAX;
}

static bool is_page(const struct vt_request *request)
{
    return strcmp(request->reply.media_type, VT_MEDIA_HTML) == 0 &&
           (request->route == NULL || request->route->kind == VT_ROUTE_PAGE);
}

/* Puts the coded body in the place of the plain one; what cannot be coded is sent as it is. */
static enum vt_coding encode(struct vt_request *request)
{
    struct vt_reply *reply = &request->reply;
    struct vt_str content = reply->fixed.len_bytes > 0 ? reply->fixed : vt_buf_str(&reply->body);
    if (request->coding == VT_CODING_NONE || content.len_bytes < CODED_LEAST_BYTES ||
        !is_text(reply->media_type))
        return VT_CODING_NONE;
    struct vt_buf packed = VT_BUF_INIT(VT_REPLY_BYTES);
    if (vt_compress(request->coding, content, &packed, NULL) != VT_OK) {
        vt_buf_release(&packed);
        return VT_CODING_NONE;
    }
    vt_buf_release(&reply->body);
    reply->body = packed;
    reply->fixed = VT_STR_EMPTY;
    return request->coding;
}

static struct MHD_Response *make_response(struct vt_reply *reply)
{
    if (reply->fixed.len_bytes > 0)
        return MHD_create_response_from_buffer(
            reply->fixed.len_bytes, (void *)(uintptr_t)reply->fixed.ptr, MHD_RESPMEM_PERSISTENT);
    if (reply->body.data == NULL)
        return MHD_create_response_from_buffer(0, (void *)(uintptr_t) "", MHD_RESPMEM_PERSISTENT);
    /* A kept reply holds what it says, not the room it was written in. */
    char *exact = realloc(reply->body.data, reply->body.len_bytes + 1);
    if (exact != NULL)
        reply->body.data = exact;
    struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback(
        reply->body.len_bytes, reply->body.data, free);
    if (response != NULL)
        reply->body.data = NULL; /* the response frees it */
    return response;
}

static bool add_headers(struct MHD_Response *response, const struct vt_request *request,
                        enum vt_coding coding)
{
    const struct vt_reply *reply = &request->reply;
    bool has_content =
        reply->http_status != 304; /* a 304 must not change what the stored reply says */
    static const char *const CACHING[] = {[VT_CACHE_NONE] = "no-store",
                                          [VT_CACHE_VALIDATE] = "no-cache",
                                          [VT_CACHE_FOREVER] =
                                              "public, max-age=31536000, immutable"};
    const char *const pairs[][2] = {
        {"Content-Type", has_content ? reply->media_type : NULL},
        {"Content-Encoding", vt_compress_name(coding)},
        {"Vary", strcmp(reply->media_type, VT_MEDIA_PROBLEM) == 0
                     ? "Accept-Encoding, Accept-Language"
                 : is_text(reply->media_type) ? "Accept-Encoding"
                                              : NULL},
        {"Cache-Control", CACHING[reply->caching]},
        {"ETag", reply->etag},
        {"Content-Security-Policy", !has_content       ? NULL
                                    : is_page(request) ? PAGE_POLICY
                                                       : DATA_POLICY},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    };
    bool added = true;
    for (size_t i = 0; i < VT_ARRAY_LEN(pairs); i++)
        if (pairs[i][1] != NULL)
            added = MHD_add_response_header(response, pairs[i][0], pairs[i][1]) == MHD_YES && added;
    for (size_t i = 0; i < reply->header_count; i++)
        added = MHD_add_response_header(response, reply->headers[i].name,
                                        reply->headers[i].value) == MHD_YES &&
                added;
    return added;
}

static struct vt_response_key key_of(const struct vt_request *request)
{
    return (struct vt_response_key){.target = request->target,
                                    .coding = request->coding,
                                    .sequence = request->sequence,
                                    .day = request->day};
}

/* What has a validator is settled by what the validator takes in. */
static bool may_keep(const struct vt_request *request)
{
    return request->reply.http_status == MHD_HTTP_OK && request->reply.etag != NULL &&
           request->method == VT_METHOD_GET;
}

enum MHD_Result vt_respond(struct vt_request *request, struct MHD_Connection *connection,
                           uint64_t *ret_sent_bytes)
{
    enum vt_coding coding = encode(request);
    struct vt_reply *reply = &request->reply;
    uint64_t body_bytes =
        reply->fixed.len_bytes > 0 ? reply->fixed.len_bytes : reply->body.len_bytes;
    struct MHD_Response *response = make_response(reply);
    if (response == NULL)
        return MHD_NO;
    enum MHD_Result result = MHD_NO;
    if (add_headers(response, request, coding))
        result = MHD_queue_response(connection, reply->http_status, response);
    if (result == MHD_YES && !request->is_head)
        *ret_sent_bytes = body_bytes;
    if (result == MHD_YES && may_keep(request)) {
        const struct vt_response_key key = key_of(request);
        vt_response_cache_put(vt_server_cache(request->server), &key, response, body_bytes);
    } else {
        MHD_destroy_response(response);
    }
    return result;
}

bool vt_respond_kept(struct vt_request *request, struct MHD_Connection *connection,
                     enum MHD_Result *ret_result, uint64_t *ret_sent_bytes)
{
    const struct vt_route *route = request->route;
    if (request->method != VT_METHOD_GET || request->if_none_match.len_bytes > 0 ||
        (route->kind != VT_ROUTE_API && route->kind != VT_ROUTE_PAGE) ||
        vt_server_sequence(request->server, &request->answerer, &request->sequence, NULL) != VT_OK)
        return false;
    const struct vt_response_key key = key_of(request);
    uint64_t body_bytes;
    if (!vt_response_cache_answer(vt_server_cache(request->server), &key, connection, ret_result,
                                  &body_bytes))
        return false;
    *ret_sent_bytes = request->is_head ? 0 : body_bytes;
    request->reply.http_status = MHD_HTTP_OK;
    return true;
}
