/* vt_worker_process.h — one child as its parent sees it.  Private to extract.
 * Threads: one process, one thread; the child is killed if that thread ends. */
#ifndef VT_WORKER_PROCESS_H
#define VT_WORKER_PROCESS_H

#include "vt_buf.h"
#include "vt_worker_wire.h"

#include <sys/types.h>

struct vt_worker_process {
    pid_t pid; /* 0: not running */
    int socket_fd;
    unsigned served_count;
    struct vt_buf received; /* of the answer under way */
};

#define VT_WORKER_PROCESS_INIT ((struct vt_worker_process){0, -1, 0, VT_BUF_INIT(0)})

/** Start the child unless it runs.  One that has served many files is replaced first: what
 * libraries leak or cache does not add up. */
int vt_worker_process_start(struct vt_worker_process *process,
                            const struct vt_worker_limits *limits, struct vt_error *err);

/** Kill the child, if it runs, and give everything back; it can be started again. */
void vt_worker_process_stop(struct vt_worker_process *process);

/** Send a file to a child that runs and has answered everything before. */
int vt_worker_process_send(struct vt_worker_process *process, const struct vt_worker_limits *limits,
                           struct vt_str bytes, const char *name,
                           const struct vt_extract_options *options, struct vt_error *err);

/** Take what has come, without waiting.  *ret_complete: the answer is there and *ret_status is the
 *  extraction's result, with *ret_answer or *ret_reason.  The child is stopped if it has ended or
 * does not answer as it must; that too is a complete answer. */
int vt_worker_process_receive(struct vt_worker_process *process, bool *ret_complete,
                              int *ret_status, json_t **ret_answer, struct vt_error *ret_reason,
                              struct vt_error *err);

#endif
