#include "vt_worker_wire.h"

#include <errno.h>
#include <sys/socket.h>

/* Room for the control message that carries one file descriptor. */
union attachment {
    char room[CMSG_SPACE(sizeof(int))];
    struct cmsghdr align;
};

int vt_worker_send(int socket_fd, const void *bytes, size_t len_bytes, int attached_fd,
                   struct vt_error *err)
{
    const char *at = bytes;
    union attachment attachment = {0};
    while (len_bytes > 0) {
        struct iovec part = {(void *)(uintptr_t)at, len_bytes};
        struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
        if (attached_fd >= 0) {
            message.msg_control = attachment.room;
            message.msg_controllen = sizeof attachment.room;
            struct cmsghdr *control = CMSG_FIRSTHDR(&message);
            control->cmsg_level = SOL_SOCKET;
            control->cmsg_type = SCM_RIGHTS;
            control->cmsg_len = CMSG_LEN(sizeof attached_fd);
            memcpy(CMSG_DATA(control), &attached_fd, sizeof attached_fd);
        }
        ssize_t sent = sendmsg(socket_fd, &message, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return vt_fail_errno(err, errno, "cannot send to the other end of the worker");
        at += sent;
        len_bytes -= (size_t)sent;
        attached_fd = -1;
    }
    return VT_OK;
}

static int attached_fd_of(struct msghdr *message)
{
    struct cmsghdr *control = CMSG_FIRSTHDR(message);
    if (control == NULL || control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS ||
        control->cmsg_len != CMSG_LEN(sizeof(int)))
        return -1;
    int fd;
    memcpy(&fd, CMSG_DATA(control), sizeof fd);
    return fd;
}

int vt_worker_receive(int socket_fd, void *bytes, size_t len_bytes, int *ret_fd,
                      struct vt_error *err)
{
    char *at = bytes;
    VT_AUTOFD int fd = -1;
    while (len_bytes > 0) {
        union attachment attachment;
        struct iovec part = {at, len_bytes};
        struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
        if (ret_fd != NULL && fd < 0) {
            message.msg_control = attachment.room;
            message.msg_controllen = sizeof attachment.room;
        }
        ssize_t got = recvmsg(socket_fd, &message, MSG_CMSG_CLOEXEC);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return vt_fail_errno(err, errno, "cannot receive from the other end of the worker");
        if (got == 0)
            return vt_fail(err, VT_E_NOTFOUND, "the other end of the worker has closed");
        if (message.msg_control != NULL)
            fd = attached_fd_of(&message);
        at += got;
        len_bytes -= (size_t)got;
    }
    if (ret_fd != NULL) {
        *ret_fd = fd;
        fd = -1;
    }
    return VT_OK;
}
