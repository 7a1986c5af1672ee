#include "service.h"

#include <fcntl.h>
#include <inttypes.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>
#include <time.h>

int vt_service_socket(int *ret_fd, struct vt_error *err)
{
    int count = sd_listen_fds(1);
    if (count <= 0) {
        *ret_fd = -1;
        return VT_OK;
    }
    const int fd = SD_LISTEN_FDS_START;
    if (count > 1 || sd_is_socket(fd, AF_UNSPEC, SOCK_STREAM, 1) <= 0) {
        return vt_hint(
            err,
            vt_fail(err, VT_E_INVALID, "nhận %d socket, cần đúng một socket đang lắng nghe", count),
            "ghi một ListenStream= trong tệp .socket");
    }
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0)
        return vt_fail(err, VT_E_IO, "cannot use the socket that was handed over");
    *ret_fd = fd;
    return VT_OK;
}

void vt_service_ready(const char *text)
{
    sd_notifyf(0, "READY=1\nSTATUS=%s", text);
}

void vt_service_reloading(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%" PRIu64,
               (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000);
}

void vt_service_stopping(void)
{
    sd_notify(0, "STOPPING=1");
}
