#include "ingest_private.h"

#include "vt_extract.h"
#include "vt_file.h"

void vt_job_free(struct vt_job *job)
{
    vt_buf_release(&job->bytes);
    free(job->path);
    free(job);
}

static int job_new(const char *path, const struct stat *info, const struct vt_archive_source *known,
                   struct vt_job **ret, struct vt_error *err)
{
    struct vt_job *job = calloc(1, sizeof *job);
    if (job == NULL || (job->path = strdup(path)) == NULL) {
        free(job);
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    }
    job->bytes = VT_BUF_INIT(VT_LARGEST_FILE_BYTES);
    job->size_bytes = info->st_size;
    job->mtime_ns = (int64_t)info->st_mtim.tv_sec * 1000000000 + info->st_mtim.tv_nsec;
    job->is_known = known != NULL;
    if (known != NULL)
        snprintf(job->old_sha256, sizeof job->old_sha256, "%.*s", VT_STR_ARG(known->sha256));
    *ret = job;
    return VT_OK;
}

static bool is_current(const struct vt_ingest *ingest, const struct vt_archive_source *source)
{
    return vt_str_eq(source->extractor, VT_STR(VT_EXTRACTOR_VERSION)) &&
           (source->state == VT_SOURCE_READ || !ingest->options.retry);
}

static bool is_unchanged(const struct vt_ingest *ingest, const struct vt_archive_source *known,
                         const struct vt_job *job)
{
    return known->sha256.len_bytes > 0 && !known->missing && known->size_bytes == job->size_bytes &&
           known->mtime_ns == job->mtime_ns && is_current(ingest, known);
}

/* The path holds what the archive knows already: from this path, or (as) from another one. */
static int put_known_content(struct vt_ingest *ingest, const struct vt_job *job,
                             const struct vt_archive_source *as, struct vt_error *err)
{
    struct vt_archive_source source = *as;
    source.path = vt_str(job->path);
    source.size_bytes = job->size_bytes;
    source.mtime_ns = job->mtime_ns;
    source.missing = false;
    bool same = strcmp(job->sha256, job->old_sha256) == 0;
    if (same)
        ingest->counts.unchanged++;
    else if (job->is_known)
        ingest->counts.changed++;
    else
        ingest->counts.new_files++;
    int status = vt_ingest_put_source(ingest, &source, err);
    if (status == VT_OK && !same)
        status = vt_ingest_drop_content(ingest, job->old_sha256, err);
    return status;
}

static bool is_with_workers(const struct vt_ingest *ingest, const char *sha256)
{
    for (const struct vt_job *job = ingest->working; job != NULL; job = job->next)
        if (strcmp(job->sha256, sha256) == 0)
            return true;
    return false;
}

/* What to do with content that was read.  Takes the job. */
static int take_content(struct vt_ingest *ingest, struct vt_job *job, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_job_free) struct vt_job *owned = job;
    vt_sha256_hex(vt_buf_str(&job->bytes), job->sha256);
    int status = is_with_workers(ingest, job->sha256) ? vt_ingest_drain(ingest, err) : VT_OK;
    if (status != VT_OK)
        return status;
    /* The row of this very path comes first, should its own content be asked for. */
    struct vt_archive_source known;
    status = vt_archive_get_source(ingest->archive, vt_str(job->path), &known, err);
    if (status == VT_E_NOTFOUND || !vt_str_eq(known.sha256, vt_str(job->sha256)))
        status = vt_archive_get_source_of(ingest->archive, vt_str(job->sha256), &known, err);
    if (status == VT_OK && is_current(ingest, &known))
        return put_known_content(ingest, job, &known, err);
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return status;
    return vt_ingest_submit(ingest, VT_TAKE(owned), err);
}

int vt_ingest_file(struct vt_ingest *ingest, const char *path, const struct stat *info,
                   struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_job_free) struct vt_job *job = NULL;
    struct vt_archive_source known;
    struct vt_error reason;
    ingest->counts.files++;
    int status = vt_archive_get_source(ingest->archive, vt_str(path), &known, err);
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return status;
    bool is_known = status == VT_OK;
    status = job_new(path, info, is_known ? &known : NULL, &job, err);
    if (status != VT_OK)
        return status;
    if (is_known && is_unchanged(ingest, &known, job)) {
        ingest->counts.unchanged++;
        return VT_OK;
    }
    status = vt_file_read(path, &job->bytes, &reason);
    if (status == VT_E_NOTFOUND) /* removed since it was listed */
        return VT_OK;
    if (status != VT_OK)
        return vt_ingest_unreadable(ingest, path, info, &reason, err);
    return take_content(ingest, VT_TAKE(job), err);
}

int vt_ingest_unreadable(struct vt_ingest *ingest, const char *path, const struct stat *info,
                         const struct vt_error *reason, struct vt_error *err)
{
    /* Documents that were read from it before stay, and so does the link to them.  Without time of
       change the file is tried again at the next run. */
    struct vt_archive_source known, source = {
                                        .path = vt_str(path),
                                        .sha256 = VT_STR_EMPTY,
                                        .size_bytes = info != NULL ? info->st_size : 0,
                                        .state = VT_SOURCE_FAILED,
                                        .status = reason->status,
                                        .reason = vt_str(reason->message),
                                        .format = VT_STR_EMPTY,
                                        .extractor = VT_STR(VT_EXTRACTOR_VERSION),
                                    };
    int status = vt_archive_get_source(ingest->archive, vt_str(path), &known, err);
    bool is_known = status == VT_OK;
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return status;
    if (is_known)
        source.sha256 = known.sha256;
    if (is_known && vt_ingest_says_the_same(&known, &source)) {
        ingest->counts.unchanged++;
        return VT_OK;
    }
    ingest->counts.failed++;
    if (is_known)
        ingest->counts.changed++;
    else
        ingest->counts.new_files++;
    return vt_ingest_put_source(ingest, &source, err);
}
