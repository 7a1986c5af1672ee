#include "listen.h"

#include "vt_cleanup.h"
#include "vt_str.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

enum { BACKLOG = 1024, NAME_BYTES = 256 };

static int split(const char *address, char host[NAME_BYTES], const char **ret_port,
                 struct vt_error *err)
{
    const char *colon = strrchr(address, ':');
    const char *start = address, *end = colon;
    if (colon != NULL && address[0] == '[' && colon > address && colon[-1] == ']') {
        start++;
        end--;
    }
    uint64_t port = 0; /* getaddrinfo would take 99999 and wrap it */
    if (colon == NULL || !vt_str_to_u64(vt_str(colon + 1), UINT16_MAX, &port) || end <= start ||
        end - start >= NAME_BYTES) {
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID, "địa chỉ lắng nghe '%s' không đúng", address),
                       "ví dụ --listen 127.0.0.1:8080 hoặc --listen [::1]:8080");
    }
    memcpy(host, start, (size_t)(end - start));
    host[end - start] = '\0';
    *ret_port = colon + 1;
    return VT_OK;
}

static int bind_one(const struct addrinfo *info)
{
    VT_AUTOFD int fd = socket(info->ai_family, info->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK,
                              info->ai_protocol);
    const int yes = 1;
    if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
        bind(fd, info->ai_addr, info->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0)
        return -1;
    int bound = fd;
    fd = -1;
    return bound;
}

static void describe(struct vt_listening *listening)
{
    struct sockaddr_storage address = {0};
    socklen_t length = sizeof address;
    char text[INET6_ADDRSTRLEN] = "";
    getsockname(listening->fd, (struct sockaddr *)&address, &length);
    if (address.ss_family == AF_UNIX) {
        listening->is_loopback = true;
        snprintf(listening->url, sizeof listening->url, "http://localhost/");
    } else if (address.ss_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&address;
        inet_ntop(AF_INET6, &v6->sin6_addr, text, sizeof text);
        listening->is_loopback = IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr);
        snprintf(listening->url, sizeof listening->url, "http://[%s]:%u/", text,
                 ntohs(v6->sin6_port));
    } else {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)&address;
        inet_ntop(AF_INET, &v4->sin_addr, text, sizeof text);
        listening->is_loopback = ntohl(v4->sin_addr.s_addr) >> 24 == 127;
        snprintf(listening->url, sizeof listening->url, "http://%s:%u/", text, ntohs(v4->sin_port));
    }
}

void vt_listen_describe(int fd, struct vt_listening *ret)
{
    struct vt_listening listening = {.fd = fd};
    describe(&listening);
    *ret = listening;
}

int vt_listen(const char *address, struct vt_listening *ret, struct vt_error *err)
{
    char host[NAME_BYTES];
    const char *port = NULL; /* for compilers that do not see split set it */
    int status = split(address, host, &port, err);
    if (status != VT_OK)
        return status;
    const struct addrinfo wanted = {.ai_family = AF_UNSPEC,
                                    .ai_socktype = SOCK_STREAM,
                                    .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *list = NULL;
    int failure = getaddrinfo(host, port, &wanted, &list);
    if (failure != 0)
        return vt_fail(err, VT_E_INVALID, "không có địa chỉ '%s': %s", address,
                       gai_strerror(failure));
    struct vt_listening listening = {.fd = -1};
    for (const struct addrinfo *info = list; info != NULL && listening.fd < 0; info = info->ai_next)
        listening.fd = bind_one(info);
    int sys_errno = errno;
    freeaddrinfo(list);
    if (listening.fd < 0) {
        return vt_hint(err, vt_fail_errno(err, sys_errno, "không lắng nghe được ở '%s'", address),
                       "chọn cổng khác bằng --listen, hoặc dừng chương trình đang dùng cổng này");
    }
    describe(&listening);
    *ret = listening;
    return VT_OK;
}
