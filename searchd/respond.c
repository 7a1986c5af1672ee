#include "respond.h"

#include "compress.h"
#include "routes.h"

/* Below this, gzip saves less than a packet. */
enum { GZIP_LEAST_BYTES = 1024 };

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

static struct MHD_Response *make_response(struct vt_request *request, bool *ret_is_gzip)
{
    struct vt_reply *reply = &request->reply;
    struct vt_str content = reply->fixed.len_bytes > 0 ? reply->fixed : vt_buf_str(&reply->body);
    *ret_is_gzip = false;
    if (request->takes_gzip && content.len_bytes >= GZIP_LEAST_BYTES &&
        is_text(reply->media_type)) {
        struct vt_buf packed = VT_BUF_INIT(VT_REPLY_BYTES);
        if (vt_compress_gzip(content, &packed, NULL) == VT_OK) {
            vt_buf_release(&reply->body);
            reply->body = packed;
            reply->fixed = VT_STR_EMPTY;
            *ret_is_gzip = true;
        } else {
            vt_buf_release(&packed);
        }
    }
    if (reply->fixed.len_bytes > 0)
        return MHD_create_response_from_buffer(
            reply->fixed.len_bytes, (void *)(uintptr_t)reply->fixed.ptr, MHD_RESPMEM_PERSISTENT);
    if (reply->body.data == NULL)
        return MHD_create_response_from_buffer(0, (void *)(uintptr_t) "", MHD_RESPMEM_PERSISTENT);
    struct MHD_Response *response = MHD_create_response_from_buffer_with_free_callback(
        reply->body.len_bytes, reply->body.data, free);
    if (response != NULL)
        reply->body.data = NULL; /* the response frees it */
    return response;
}

static bool add_headers(struct MHD_Response *response, const struct vt_request *request,
                        bool is_gzip)
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
        {"Content-Encoding", is_gzip ? "gzip" : NULL},
        {"Vary", is_text(reply->media_type) ? "Accept-Encoding" : NULL},
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

enum MHD_Result vt_respond(struct vt_request *request, struct MHD_Connection *connection,
                           uint64_t *ret_sent_bytes)
{
    bool is_gzip;
    struct MHD_Response *response = make_response(request, &is_gzip);
    if (response == NULL)
        return MHD_NO;
    enum MHD_Result result = MHD_NO;
    if (add_headers(response, request, is_gzip))
        result = MHD_queue_response(connection, request->reply.http_status, response);
    if (result == MHD_YES && !request->is_head)
        *ret_sent_bytes = request->reply.fixed.len_bytes > 0 ? request->reply.fixed.len_bytes
                                                             : request->reply.body.len_bytes;
    MHD_destroy_response(response);
    return result;
}
