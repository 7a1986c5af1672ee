#include "access_log.h"

#include "routes.h"
#include "vt_log.h"

#include <arpa/inet.h>
#include <stdio.h>

const void *vt_access_address_bytes(struct MHD_Connection *connection, size_t *ret_len_bytes)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const void *address = info == NULL ? NULL : info->client_addr;
    *ret_len_bytes = 0;
    if (address == NULL)
        return NULL;
    switch (((const struct sockaddr *)address)->sa_family) {
    case AF_INET:
        *ret_len_bytes = sizeof(struct in_addr);
        return &((const struct sockaddr_in *)address)->sin_addr;
    case AF_INET6:
        *ret_len_bytes = sizeof(struct in6_addr);
        return &((const struct sockaddr_in6 *)address)->sin6_addr;
    default:
        return NULL;
    }
}

void vt_access_address(struct vt_access *access, struct MHD_Connection *connection)
{
    size_t len_bytes;
    const void *bytes = vt_access_address_bytes(connection, &len_bytes);
    access->address[0] = '\0';
    if (bytes != NULL)
        inet_ntop(len_bytes == sizeof(struct in_addr) ? AF_INET : AF_INET6, bytes, access->address,
                  sizeof access->address);
}

void vt_access_log(const struct vt_access *access, const struct vt_request *request)
{
    const struct vt_reply *reply = &request->reply;
    const char *route = vt_route_name(vt_route_place(request->route));
    json_t *line = json_object();
    vt_json_set_str(line, "event", VT_STR("request"));
    vt_json_set_str(line, "method", vt_str(access->method));
    vt_json_set_str(line, "path", request->path);
    if (request->query.len_bytes > 0)
        vt_json_set_str(line, "query", request->query);
    vt_json_set_str(line, "route", vt_str(route));
    vt_json_set_int(line, "status", reply->http_status);
    vt_json_set_int(line, "bytes", (int64_t)access->sent_bytes);
    vt_json_set_score(line, "ms", (double)(access->end_us - access->begin_us) / 1000.0);
    vt_json_set_str(line, "client", vt_str(access->address));
    if (!access->is_complete)
        json_object_set_new(line, "aborted", json_true());
    if (reply->failure != VT_OK)
        vt_json_set_str(line, "failure", vt_str(vt_status_info(reply->failure)->name));
    if (reply->failure_text != NULL && reply->failure_text[0] != '\0')
        vt_json_set_str(line, "message", vt_str(reply->failure_text));
    vt_log_json(reply->http_status >= 500 ? VT_LOG_ERROR : VT_LOG_INFO, line);
}
