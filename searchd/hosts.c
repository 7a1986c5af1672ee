#include "hosts.h"

#include <arpa/inet.h>
#include <strings.h>

/* "name:80" → "name", "[::1]:80" → "::1". */
static struct vt_str without_port(struct vt_str host)
{
    if (vt_str_starts(host, VT_STR("["))) {
        size_t end = vt_str_find(host, VT_STR("]"), 0);
        return end == SIZE_MAX ? VT_STR_EMPTY : vt_str_n(host.ptr + 1, end - 1);
    }
    size_t colon = vt_str_find(host, VT_STR(":"), 0);
    if (colon != SIZE_MAX)
        host.len_bytes = colon;
    return host;
}

static bool is_name(struct vt_str host, const char *name)
{
    return host.len_bytes == strlen(name) && strncasecmp(host.ptr, name, host.len_bytes) == 0;
}

/* An address, not a name that only begins like one ("127.example.net"). */
static bool is_loopback_address(struct vt_str host)
{
    char text[INET6_ADDRSTRLEN];
    struct in_addr v4;
    struct in6_addr v6;
    if (host.len_bytes >= sizeof text)
        return false;
    memcpy(text, host.ptr, host.len_bytes);
    text[host.len_bytes] = '\0';
    if (inet_pton(AF_INET, text, &v4) == 1)
        return ntohl(v4.s_addr) >> 24 == 127;
    return inet_pton(AF_INET6, text, &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

bool vt_hosts_allow(const struct vt_hosts *hosts, struct vt_str host_header)
{
    if (hosts->count == 0 && !hosts->is_loopback)
        return true;
    if (host_header.len_bytes == 0)
        return true;
    struct vt_str host = without_port(host_header);
    for (size_t i = 0; i < hosts->count; i++)
        if (is_name(host, hosts->names[i]))
            return true;
    return hosts->is_loopback && (is_name(host, "localhost") || is_loopback_address(host));
}
