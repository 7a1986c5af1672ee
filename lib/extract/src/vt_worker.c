#include "vt_worker.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <time.h>

#include "vt_worker_process.h"

const struct vt_worker_limits VT_WORKER_LIMITS = {
    .cpu_s = 60,
    .wall_ms = 120000,
    .memory_bytes = (size_t)2 << 30,
    .output_bytes = (size_t)1 << 30,
};

struct worker {
    struct vt_worker_process process;
    bool busy;
    void *tag;
    int64_t deadline_ms;
};

struct vt_worker_pool {
    struct vt_worker_limits limits;
    unsigned worker_count;
    unsigned pending_count;
    struct pollfd *polled; /* worker_count, for vt_worker_collect */
    struct worker workers[];
};

/* What a finished file gives back to the caller of vt_worker_collect. */
struct outcome {
    int status;
    json_t *answer;
    struct vt_error reason;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int vt_worker_pool_new(unsigned worker_count, const struct vt_worker_limits *limits,
                       struct vt_worker_pool **ret, struct vt_error *err)
{
    if (worker_count == 0)
        return vt_fail(err, VT_E_INVALID, "a pool needs at least one worker");
    struct vt_worker_pool *pool = calloc(1, sizeof *pool + worker_count * sizeof pool->workers[0]);
    struct pollfd *polled = calloc(worker_count, sizeof *polled);
    if (pool == NULL || polled == NULL) {
        free(pool);
        free(polled);
        return vt_fail(err, VT_E_NOMEM, "out of memory for %u workers", worker_count);
    }
    pool->limits = *limits;
    pool->worker_count = worker_count;
    pool->polled = polled;
    for (unsigned i = 0; i < worker_count; i++)
        pool->workers[i].process = VT_WORKER_PROCESS_INIT;
    *ret = pool;
    return VT_OK;
}

void vt_worker_pool_free(struct vt_worker_pool *pool)
{
    for (unsigned i = 0; i < pool->worker_count; i++)
        vt_worker_process_stop(&pool->workers[i].process);
    free(pool->polled);
    free(pool);
}

bool vt_worker_idle(const struct vt_worker_pool *pool)
{
    return pool->pending_count < pool->worker_count;
}

unsigned vt_worker_pending(const struct vt_worker_pool *pool)
{
    return pool->pending_count;
}

static struct worker *idle_worker(struct vt_worker_pool *pool)
{
    for (unsigned i = 0; i < pool->worker_count; i++)
        if (!pool->workers[i].busy)
            return &pool->workers[i];
    return NULL;
}

int vt_worker_submit(struct vt_worker_pool *pool, struct vt_str bytes, const char *name,
                     const struct vt_extract_options *options, void *tag, struct vt_error *err)
{
    struct worker *worker = idle_worker(pool);
    if (worker == NULL)
        return vt_fail(err, VT_E_LIMIT, "all %u workers are busy", pool->worker_count);
    /* An idle child may have been killed meanwhile, by the system or by hand: a second try. */
    int status = VT_OK;
    for (int attempt = 0; attempt < 2; attempt++) {
        status = vt_worker_process_start(&worker->process, &pool->limits, err);
        if (status == VT_OK)
            status =
                vt_worker_process_send(&worker->process, &pool->limits, bytes, name, options, err);
        if (status == VT_OK)
            break;
        vt_worker_process_stop(&worker->process);
    }
    if (status != VT_OK)
        return status;
    worker->busy = true;
    worker->tag = tag;
    worker->deadline_ms = now_ms() + pool->limits.wall_ms;
    pool->pending_count++;
    return VT_OK;
}

/* How long poll may wait: until the caller's time or the first file's time is over. */
static int poll_timeout(const struct vt_worker_pool *pool, int64_t until_ms, int64_t now)
{
    for (unsigned i = 0; i < pool->worker_count; i++)
        if (pool->workers[i].busy && pool->workers[i].deadline_ms < until_ms)
            until_ms = pool->workers[i].deadline_ms;
    if (until_ms <= now)
        return 0;
    return until_ms - now > INT_MAX ? INT_MAX : (int)(until_ms - now);
}

static int wait_for_any(struct vt_worker_pool *pool, int64_t until_ms, struct vt_error *err)
{
    for (unsigned i = 0; i < pool->worker_count; i++) {
        const struct worker *worker = &pool->workers[i];
        pool->polled[i] = (struct pollfd){worker->busy ? worker->process.socket_fd : -1, POLLIN, 0};
    }
    int timeout_ms = poll_timeout(pool, until_ms, now_ms());
    if (poll(pool->polled, pool->worker_count, timeout_ms) < 0 && errno != EINTR)
        return vt_fail_errno(err, errno, "cannot wait for the workers");
    return VT_OK;
}

static int check_worker(struct vt_worker_pool *pool, struct worker *worker, bool *ret_finished,
                        struct outcome *outcome, struct vt_error *err)
{
    int status = vt_worker_process_receive(&worker->process, ret_finished, &outcome->status,
                                           &outcome->answer, &outcome->reason, err);
    if (status != VT_OK || *ret_finished)
        return status;
    if (now_ms() >= worker->deadline_ms) {
        vt_worker_process_stop(&worker->process);
        outcome->status =
            vt_fail(&outcome->reason, VT_E_TIMEOUT, "reading this file takes longer than %u ms",
                    pool->limits.wall_ms);
        *ret_finished = true;
    }
    return VT_OK;
}

/* The first busy worker that has finished; *ret is NULL if none has. */
static int find_finished(struct vt_worker_pool *pool, struct worker **ret, struct outcome *outcome,
                         struct vt_error *err)
{
    *ret = NULL;
    for (unsigned i = 0; i < pool->worker_count; i++) {
        struct worker *worker = &pool->workers[i];
        bool finished = false;
        int status = worker->busy ? check_worker(pool, worker, &finished, outcome, err) : VT_OK;
        if (status != VT_OK)
            return status;
        if (finished) {
            *ret = worker;
            return VT_OK;
        }
    }
    return VT_OK;
}

int vt_worker_collect(struct vt_worker_pool *pool, int timeout_ms, void **ret_tag, int *ret_status,
                      json_t **ret_answer, struct vt_error *ret_reason, struct vt_error *err)
{
    if (pool->pending_count == 0)
        return vt_fail(err, VT_E_INVALID, "no file was given to the workers");
    int64_t until_ms = timeout_ms < 0 ? INT64_MAX : now_ms() + timeout_ms;
    for (;;) {
        struct worker *worker;
        struct outcome outcome = {.answer = NULL};
        int status = find_finished(pool, &worker, &outcome, err);
        if (status != VT_OK)
            return status;
        if (worker != NULL) {
            worker->busy = false;
            pool->pending_count--;
            *ret_tag = worker->tag;
            *ret_status = outcome.status;
            if (outcome.status == VT_OK)
                *ret_answer = outcome.answer;
            else if (ret_reason != NULL)
                *ret_reason = outcome.reason;
            return VT_OK;
        }
        if (now_ms() >= until_ms)
            return vt_fail(err, VT_E_TIMEOUT, "no worker has finished yet");
        status = wait_for_any(pool, until_ms, err);
        if (status != VT_OK)
            return status;
    }
}

int vt_worker_extract(struct vt_str bytes, const char *name,
                      const struct vt_extract_options *options,
                      const struct vt_worker_limits *limits, json_t **ret, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_worker_pool_free) struct vt_worker_pool *pool = NULL;
    int status = vt_worker_pool_new(1, limits, &pool, err);
    if (status == VT_OK)
        status = vt_worker_submit(pool, bytes, name, options, NULL, err);
    if (status != VT_OK)
        return status;
    void *tag;
    int extract_status = VT_OK;
    status = vt_worker_collect(pool, -1, &tag, &extract_status, ret, err, err);
    return status != VT_OK ? status : extract_status;
}
