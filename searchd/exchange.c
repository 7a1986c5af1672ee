#include "exchange.h"

#include "access_log.h"
#include "caching.h"
#include "respond.h"
#include "routes.h"

#include <time.h>

/* A client that takes less than this per second is cut; so long it has at least. */
enum { SEND_LEAST_BYTES = 16 * 1024, SEND_S = 60 };

/* What belongs to the socket's side of a request. */
struct exchange {
    struct vt_request request;
    struct vt_access access;
    struct vt_deadline *deadline; /* of the connection */
    bool is_seen;                 /* headers were read: the first call of the handler is over */
    bool is_answered;             /* a response is queued */
    bool is_too_large;
};

static uint64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static struct vt_deadline *deadline_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == NULL ? NULL : info->socket_context;
}

void *vt_exchange_begin(void *server, const char *uri, struct MHD_Connection *connection)
{
    struct exchange *exchange = calloc(1, sizeof *exchange);
    if (exchange == NULL)
        return NULL;
    struct vt_request *request = &exchange->request;
    request->server = server;
    vt_arena_init(&request->arena, VT_REQUEST_ARENA_BYTES);
    vt_reply_init(&request->reply);
    request->body = VT_BUF_INIT(0);
    request->target = vt_arena_copy(&request->arena, vt_str(uri));
    vt_server_metrics(server)->in_flight++;
    exchange->access.begin_us = now_us();
    exchange->deadline = deadline_of(connection);
    vt_deadline_set(exchange->deadline, vt_server_options(server)->receive_s);
    return exchange;
}

size_t vt_exchange_keep_escapes(void *cls, struct MHD_Connection *connection, char *text)
{
    (void)cls;
    (void)connection;
    return strlen(text);
}

static struct vt_str header(struct MHD_Connection *connection, const char *name)
{
    return vt_str(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name));
}

/* The reply is queued: how long its client may take to read it. */
static enum MHD_Result finish(struct exchange *exchange, enum MHD_Result result)
{
    exchange->is_answered = true;
    vt_deadline_set(exchange->deadline,
                    SEND_S + (unsigned)(exchange->access.sent_bytes / SEND_LEAST_BYTES));
    return result;
}

static enum MHD_Result answer(struct exchange *exchange, struct MHD_Connection *connection)
{
    return finish(exchange,
                  vt_respond(&exchange->request, connection, &exchange->access.sent_bytes));
}

static enum MHD_Result refuse(struct exchange *exchange, struct MHD_Connection *connection,
                              unsigned http_status, const char *detail)
{
    struct vt_request *request = &exchange->request;
    vt_request_refuse(request, http_status, detail);
    return answer(exchange, connection);
}

static enum MHD_Result refuse_method(struct exchange *exchange, struct MHD_Connection *connection,
                                     unsigned methods)
{
    const char *allow = "GET, HEAD";
    if (methods == VT_METHOD_POST)
        allow = "POST";
    else if ((methods & VT_METHOD_POST) != 0)
        allow = "GET, HEAD, POST";
    struct vt_request *request = &exchange->request;
    vt_request_refuse(request, 405, "địa chỉ này chỉ nhận các phương thức ở Allow");
    vt_reply_header(&request->reply, "Allow", allow);
    return answer(exchange, connection);
}

/* A method that we do not know stands for none of the bits. */
static enum vt_method method_of(const char *method, bool *ret_is_head)
{
    *ret_is_head = strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
    if (*ret_is_head || strcmp(method, MHD_HTTP_METHOD_GET) == 0)
        return VT_METHOD_GET;
    return strcmp(method, MHD_HTTP_METHOD_POST) == 0 ? VT_METHOD_POST : (enum vt_method)0;
}

static unsigned check_admission(struct exchange *exchange, struct MHD_Connection *connection,
                                unsigned *ret_wait_s)
{
    const struct vt_request *request = &exchange->request;
    struct vt_visitor visitor = {.host = header(connection, MHD_HTTP_HEADER_HOST),
                                 .authorization = header(connection, MHD_HTTP_HEADER_AUTHORIZATION),
                                 .is_probe = request->route != NULL &&
                                             request->route->kind == VT_ROUTE_PROBE};
    visitor.address = vt_access_address_bytes(connection, &visitor.address_bytes);
    return vt_admission_check(vt_server_admission(request->server), &visitor,
                              exchange->access.begin_us, ret_wait_s);
}

static enum MHD_Result refuse_visitor(struct exchange *exchange, struct MHD_Connection *connection,
                                      unsigned http_status, unsigned wait_s)
{
    struct vt_request *request = &exchange->request;
    const char *detail = http_status == 421 ? "thêm tên này bằng --host khi chạy vanthu-searchd"
                         : http_status == 429 ? "gửi chậm lại"
                                              : "gửi Authorization: Bearer TOKEN";
    vt_request_refuse(request, http_status, detail);
    if (http_status == 401)
        vt_reply_header(&request->reply, "WWW-Authenticate",
                        "Bearer realm=\"vanthu\", Basic realm=\"vanthu\", charset=\"UTF-8\"");
    if (http_status == 429)
        vt_reply_header(&request->reply, "Retry-After",
                        vt_arena_printf(&request->arena, "%u", wait_s).ptr);
    return answer(exchange, connection);
}

/* The headers are read: say no at once where that can be said without the body. */
static enum MHD_Result begin(struct exchange *exchange, struct MHD_Connection *connection,
                             const char *method)
{
    struct vt_request *request = &exchange->request;
    vt_uri_split(request->target, &request->path, &request->query);
    request->method = method_of(method, &request->is_head);
    request->content_type = header(connection, MHD_HTTP_HEADER_CONTENT_TYPE);
    request->if_none_match = header(connection, MHD_HTTP_HEADER_IF_NONE_MATCH);
    request->coding = vt_compress_choose(header(connection, MHD_HTTP_HEADER_ACCEPT_ENCODING));
    request->day = vt_caching_day();
    request->lang = vt_lang_choose(header(connection, MHD_HTTP_HEADER_ACCEPT_LANGUAGE));
    exchange->access.method = vt_arena_copy(&request->arena, vt_str(method)).ptr;
    vt_access_address(&exchange->access, connection);

    unsigned methods = 0, wait_s;
    request->route = vt_route_find(request->path, request->method, &request->id, &methods);
    unsigned refusal = check_admission(exchange, connection, &wait_s);
    if (refusal != 0)
        return refuse_visitor(exchange, connection, refusal, wait_s);
    if (request->target.len_bytes > VT_SERVER_TARGET_BYTES)
        return refuse(exchange, connection, 414, "");
    if (request->route == NULL && methods != 0)
        return refuse_method(exchange, connection, methods);
    if (request->route == NULL) {
        vt_route_unknown(request);
        return answer(exchange, connection);
    }
    uint64_t length;
    if (vt_str_to_u64(header(connection, MHD_HTTP_HEADER_CONTENT_LENGTH), UINT64_MAX, &length) &&
        length > request->route->max_body_bytes)
        return refuse(exchange, connection, 413, "");
    request->body.cap_bytes = request->route->max_body_bytes;
    return MHD_YES;
}

enum MHD_Result vt_exchange_handle(void *server, struct MHD_Connection *connection, const char *url,
                                   const char *method, const char *version, const char *upload_data,
                                   size_t *upload_data_size, void **con_cls)
{
    (void)server;
    (void)url;
    (void)version;
    struct exchange *exchange = *con_cls;
    if (exchange == NULL || exchange->request.target.ptr == NULL)
        return MHD_NO;
    if (!exchange->is_seen) {
        exchange->is_seen = true;
        return begin(exchange, connection, method);
    }
    if (*upload_data_size > 0) {
        vt_buf_add(&exchange->request.body, vt_str_n(upload_data, *upload_data_size));
        *upload_data_size = 0;
        exchange->is_too_large = exchange->request.body.failed != VT_OK;
        return MHD_YES;
    }
    if (exchange->is_answered)
        return MHD_YES;
    if (exchange->is_too_large)
        return refuse(exchange, connection, 413, "");
    exchange->access.begin_us = now_us();
    vt_deadline_set(exchange->deadline, 0);
    enum MHD_Result result;
    if (vt_respond_kept(&exchange->request, connection, &result, &exchange->access.sent_bytes)) {
        exchange->access.end_us = now_us();
        return finish(exchange, result);
    }
    vt_route_run(&exchange->request);
    exchange->access.end_us = now_us();
    return answer(exchange, connection);
}

void vt_exchange_end(void *server, struct MHD_Connection *connection, void **con_cls,
                     enum MHD_RequestTerminationCode how)
{
    (void)connection;
    struct exchange *exchange = *con_cls;
    if (exchange == NULL)
        return;
    *con_cls = NULL;
    struct vt_metrics *metrics = vt_server_metrics(server);
    metrics->in_flight--;
    const struct vt_server_options *options = vt_server_options(server);
    vt_deadline_set(exchange->deadline, options->idle_s + options->receive_s);
    if (exchange->is_answered) {
        if (exchange->access.end_us == 0)
            exchange->access.end_us = now_us();
        exchange->access.is_complete = how == MHD_REQUEST_TERMINATED_COMPLETED_OK;
        bool is_failure = exchange->request.reply.http_status >= 500;
        if (options->log_requests == VT_LOG_ALL ||
            (options->log_requests == VT_LOG_FAILURES && is_failure))
            vt_access_log(&exchange->access, &exchange->request);
        vt_metrics_count(
            metrics, vt_route_place(exchange->request.route), exchange->request.reply.http_status,
            exchange->access.end_us - exchange->access.begin_us, exchange->access.sent_bytes);
    }
    vt_reply_release(&exchange->request.reply);
    vt_buf_release(&exchange->request.body);
    vt_arena_release(&exchange->request.arena);
    free(exchange);
}
