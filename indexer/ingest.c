#include "ingest_private.h"

#include <errno.h>

#include "clock.h"
#include "stop.h"
#include "vt_file.h"

enum {
    BATCH_MS = 2000, /* what a kill can cost */
    BATCH_DOCUMENTS = 2000,
    BATCH_BYTES = 64 * 1024 * 1024,
    SHOW_MS = 200
};

int vt_ingest_new(struct vt_archive *archive, const struct vt_ingest_options *options,
                  struct vt_ingest **ret, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_ingest_free) struct vt_ingest *ingest = calloc(1, sizeof *ingest);
    if (ingest == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    ingest->archive = archive;
    ingest->options = *options;
    ingest->archive_dir = realpath(options->archive_dir, NULL);
    if (ingest->archive_dir == NULL)
        return vt_fail_errno(err, errno, "cannot find '%s'", options->archive_dir);
    int status = vt_worker_pool_new(options->jobs, &VT_WORKER_LIMITS, &ingest->pool, err);
    if (status == VT_OK)
        *ret = VT_TAKE(ingest);
    return status;
}

void vt_ingest_free(struct vt_ingest *ingest)
{
    if (ingest->in_batch)
        vt_archive_rollback(ingest->archive);
    if (ingest->pool != NULL)
        vt_worker_pool_free(ingest->pool);
    while (ingest->working != NULL) {
        struct vt_job *job = ingest->working;
        ingest->working = job->next;
        vt_job_free(job);
    }
    free(ingest->archive_dir);
    free(ingest);
}

const struct vt_ingest_counts *vt_ingest_counts(const struct vt_ingest *ingest)
{
    return &ingest->counts;
}

/* ---- batches ---- */

int vt_ingest_begin(struct vt_ingest *ingest, struct vt_error *err)
{
    if (ingest->in_batch)
        return VT_OK;
    int status = vt_archive_begin(ingest->archive, err);
    if (status != VT_OK)
        return status;
    ingest->in_batch = true;
    ingest->batch_began_ms = vt_now_ms();
    ingest->batch_documents = ingest->batch_bytes = 0;
    return VT_OK;
}

int vt_ingest_commit(struct vt_ingest *ingest, struct vt_error *err)
{
    if (!ingest->in_batch)
        return VT_OK;
    ingest->in_batch = false;
    int status = vt_archive_commit(ingest->archive, err);
    if (status == VT_OK && ingest->options.on_commit != NULL)
        ingest->options.on_commit(ingest->options.ctx);
    return status;
}

int vt_ingest_commit_when_due(struct vt_ingest *ingest, struct vt_error *err)
{
    int64_t now_ms = vt_now_ms();
    if (ingest->options.on_progress != NULL && now_ms - ingest->shown_ms >= SHOW_MS) {
        ingest->shown_ms = now_ms;
        ingest->options.on_progress(&ingest->counts, ingest->options.ctx);
    }
    if (!ingest->in_batch ||
        (now_ms - ingest->batch_began_ms < BATCH_MS && ingest->batch_documents < BATCH_DOCUMENTS &&
         ingest->batch_bytes < BATCH_BYTES))
        return VT_OK;
    return vt_ingest_commit(ingest, err);
}

/* ---- walking ---- */

static bool is_below(const char *path, const char *dir)
{
    size_t length = strlen(dir);
    return strncmp(path, dir, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static int on_file(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    struct vt_ingest *ingest = ctx;
    if (is_below(path, ingest->archive_dir))
        return VT_OK;
    int status = vt_ingest_file(ingest, path, info, err);
    if (status == VT_OK)
        status = vt_ingest_commit_when_due(ingest, err);
    return status == VT_OK && vt_stop_requested() ? VT_INGEST_STOPPED : status;
}

static int on_unreadable(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    struct vt_ingest *ingest = ctx;
    if (is_below(path, ingest->archive_dir))
        return VT_OK;
    ingest->counts.files++;
    return vt_ingest_unreadable(ingest, path, info, err, &ingest->failure);
}

int vt_ingest_path(struct vt_ingest *ingest, const char *path, struct vt_error *err)
{
    struct vt_error *failure = &ingest->failure;
    VT_AUTOFREE char *root = realpath(path, NULL);
    int status = VT_OK;
    if (root != NULL)
        status = vt_file_walk(root, on_file, on_unreadable, ingest, failure);
    else if (errno != ENOENT && errno != ENOTDIR)
        status = vt_fail_errno(failure, errno, "cannot find '%s'", path);
    if (status == VT_OK)
        status = vt_ingest_drain(ingest, failure);
    if (status == VT_OK)
        status = vt_ingest_note_missing(ingest, root != NULL ? root : path, failure);
    if (status == VT_OK || status == VT_INGEST_STOPPED) {
        int committed = vt_ingest_commit(ingest, failure);
        status = committed == VT_OK ? status : committed;
    }
    if (status != VT_OK && status != VT_INGEST_STOPPED && err != NULL)
        *err = *failure;
    return status;
}
