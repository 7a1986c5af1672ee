#include "ingest_private.h"

#include "stop.h"

enum { WAIT_MS = 200 };

static const struct vt_extract_options OPTIONS = {.with_record = true};

/* What came back for one file. */
struct result {
    struct vt_job *job;
    int status;
    json_t *answer;
    struct vt_error reason;
};

static void result_release(struct result *result)
{
    json_decref(result->answer);
    if (result->job != NULL)
        vt_job_free(result->job);
}

static void unlink_job(struct vt_ingest *ingest, const struct vt_job *job)
{
    struct vt_job **at = &ingest->working;
    while (*at != NULL && *at != job)
        at = &(*at)->next;
    if (*at != NULL)
        *at = job->next;
}

/* The next finished file.  VT_INGEST_STOPPED: none yet, and a signal came. */
static int collect(struct vt_ingest *ingest, struct result *ret, struct vt_error *err)
{
    for (;;) {
        void *tag = NULL;
        int status = vt_worker_collect(ingest->pool, WAIT_MS, &tag, &ret->status, &ret->answer,
                                       &ret->reason, err);
        if (status == VT_OK) {
            ret->job = tag;
            unlink_job(ingest, ret->job);
            return VT_OK;
        }
        if (status != VT_E_TIMEOUT)
            return status;
        if (vt_stop_requested())
            return VT_INGEST_STOPPED;
        status = vt_ingest_commit_when_due(ingest, err);
        if (status != VT_OK)
            return status;
    }
}

static int store(struct vt_ingest *ingest, const struct result *result, struct vt_error *err)
{
    int status =
        vt_ingest_store(ingest, result->job, result->status, result->answer, &result->reason, err);
    return status == VT_OK ? vt_ingest_commit_when_due(ingest, err) : status;
}

int vt_ingest_submit(struct vt_ingest *ingest, struct vt_job *job, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_job_free) struct vt_job *owned = job;
    VT_AUTO(result_release) struct result result = {0};
    int status = VT_OK;
    if (!vt_worker_idle(ingest->pool))
        status = collect(ingest, &result, err);
    if (status == VT_OK)
        status =
            vt_worker_submit(ingest->pool, vt_buf_str(&job->bytes), job->path, &OPTIONS, job, err);
    if (status != VT_OK)
        return status;
    job->next = ingest->working;
    ingest->working = VT_TAKE(owned);
    /* The worker is busy again; now there is time to store. */
    return result.job != NULL ? store(ingest, &result, err) : VT_OK;
}

int vt_ingest_drain(struct vt_ingest *ingest, struct vt_error *err)
{
    int status = VT_OK;
    while (status == VT_OK && vt_worker_pending(ingest->pool) > 0) {
        VT_AUTO(result_release) struct result result = {0};
        status = collect(ingest, &result, err);
        if (status == VT_OK)
            status = store(ingest, &result, err);
    }
    return status;
}
