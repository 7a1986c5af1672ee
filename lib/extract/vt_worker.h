/* vt_worker.h — extraction in confined child processes.
 * Layer: extract.  A child is this same program, started again (/proc/self/exe) with
 * VT_WORKER_ARGUMENT; a program that uses workers calls vt_worker_main first thing in main.
 *
 * A child gets one file's bytes at a time over a socket and answers with the extraction.  It runs
 * with limits on CPU time, memory, output and open files, no new privileges, no network and (where
 * the kernel has Landlock) no files but fonts and the like.  What breaks kills the child, never the
 * parent; a new one is started for the next file.
 * Threads: a pool belongs to one thread. */
#ifndef VT_WORKER_H
#define VT_WORKER_H

#include "vt_cleanup.h"
#include "vt_extract.h"

#define VT_WORKER_ARGUMENT "--extract-worker"

/** If the program was started as a worker: serve until the parent closes the socket, then exit.
 *  Else return at once. */
void vt_worker_main(int argc, char **argv);

struct vt_worker_limits {
    unsigned cpu_s; /* for one file: SIGXCPU → TIMEOUT */
    unsigned wall_ms;
    size_t memory_bytes; /* address space of the child */
    size_t output_bytes; /* of an answer */
};
/** 60 s, 120,000 ms, 2 GB, 1 GB. */
extern const struct vt_worker_limits VT_WORKER_LIMITS;

struct vt_worker_pool;
int vt_worker_pool_new(unsigned worker_count, const struct vt_worker_limits *limits,
                       struct vt_worker_pool **ret, struct vt_error *err);
/** Kills what still runs. */
void vt_worker_pool_free(struct vt_worker_pool *pool);
VT_DEFINE_CLEANUP(struct vt_worker_pool, vt_worker_pool_free);

/** True while a worker is idle: vt_worker_submit will not block. */
bool vt_worker_idle(const struct vt_worker_pool *pool);
/** Number of files submitted and not yet collected. */
unsigned vt_worker_pending(const struct vt_worker_pool *pool);

/** Hand a file's bytes (copied) to an idle worker.  tag comes back with the answer. */
int vt_worker_submit(struct vt_worker_pool *pool, struct vt_str bytes, const char *name,
                     const struct vt_extract_options *options, void *tag, struct vt_error *err);

/** Wait for the next answer, at most timeout_ms (-1: for ever; VT_E_TIMEOUT: none yet). *ret_status
 * is the extraction's own result: VT_OK and *ret_answer (owned by the caller), or why it failed, in
 *  *ret_reason: a crash is FORMAT, the limits are LIMIT and TIMEOUT. */
int vt_worker_collect(struct vt_worker_pool *pool, int timeout_ms, void **ret_tag, int *ret_status,
                      json_t **ret_answer, struct vt_error *ret_reason, struct vt_error *err);

/** One file in one child, for `vanthu extract`. */
int vt_worker_extract(struct vt_str bytes, const char *name,
                      const struct vt_extract_options *options,
                      const struct vt_worker_limits *limits, json_t **ret, struct vt_error *err);

#endif
