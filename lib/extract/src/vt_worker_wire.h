/* vt_worker_wire.h — what passes between the pool and its children.  Private to extract.
 *
 * Both ends are the same binary, so structs travel as they stand.  To the child: one setup, then
 * for each file a request with a memory file attached (SCM_RIGHTS) that holds the name and the
 * bytes. Back: an answer, followed by the JSON text of the extraction.  The child's word is not
 * trusted. */
#ifndef VT_WORKER_WIRE_H
#define VT_WORKER_WIRE_H

#include "vt_worker.h"

enum {
    VT_WORKER_FD = 3, /* the child's end of the socket */
    VT_WORKER_MAGIC = 0x76745731
};

struct vt_worker_setup {
    uint32_t magic;
    uint32_t reserved;
    uint64_t memory_bytes;
};

struct vt_worker_request {
    uint32_t magic;
    uint32_t cpu_s;
    uint64_t name_bytes; /* at the front of the memory file, with its NUL */
    uint64_t content_bytes;
    uint64_t output_bytes;
    struct vt_extract_options options;
};

struct vt_worker_answer {
    uint32_t magic;
    int32_t status;
    uint64_t json_bytes;     /* 0 unless status is VT_OK */
    struct vt_error failure; /* set unless status is VT_OK */
};

/** Send len_bytes, with attached_fd unless that is -1. */
int vt_worker_send(int socket_fd, const void *bytes, size_t len_bytes, int attached_fd,
                   struct vt_error *err);

/** Receive exactly len_bytes and, if ret_fd is not NULL, the attached file (-1: none came).
 *  VT_E_NOTFOUND: the other end has closed. */
int vt_worker_receive(int socket_fd, void *bytes, size_t len_bytes, int *ret_fd,
                      struct vt_error *err);

#endif
