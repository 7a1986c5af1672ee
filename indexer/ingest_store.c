#include "ingest_private.h"

#include "extraction.h"
#include "vt_extract.h"

/* Memory for the rows of one answer; the answer itself is bounded by the worker's limits. */
#define ROWS_CAP_BYTES ((size_t)2 << 30)

bool vt_ingest_says_the_same(const struct vt_archive_source *a, const struct vt_archive_source *b)
{
    return vt_str_eq(a->sha256, b->sha256) && a->size_bytes == b->size_bytes &&
           a->mtime_ns == b->mtime_ns && a->state == b->state && a->status == b->status &&
           vt_str_eq(a->reason, b->reason) && vt_str_eq(a->format, b->format) &&
           vt_str_eq(a->extractor, b->extractor) && a->missing == b->missing;
}

int vt_ingest_put_source(struct vt_ingest *ingest, const struct vt_archive_source *source,
                         struct vt_error *err)
{
    /* The source may be a view of what a getter returned: copy it before the next call. */
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_BUF_NO_CAP);
    struct vt_archive_source row = *source, known;
    struct vt_str *texts[] = {&row.path, &row.sha256, &row.reason, &row.format, &row.extractor};
    for (size_t i = 0; i < VT_ARRAY_LEN(texts); i++)
        if ((*texts[i] = vt_arena_copy(&arena, *texts[i])).ptr == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory");
    int status = vt_archive_get_source(ingest->archive, row.path, &known, err);
    if (status == VT_OK && vt_ingest_says_the_same(&row, &known))
        return VT_OK;
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return status;
    status = vt_ingest_begin(ingest, err);
    return status == VT_OK ? vt_archive_put_source(ingest->archive, &row, err) : status;
}

static int is_there(struct vt_str path, void *ctx, struct vt_error *err)
{
    (void)path, (void)err;
    *(bool *)ctx = true;
    return VT_OK;
}

int vt_ingest_drop_content(struct vt_ingest *ingest, const char *sha256, struct vt_error *err)
{
    bool held = sha256[0] == '\0';
    int status = VT_OK;
    if (!held)
        status = vt_archive_each_path(ingest->archive, vt_str(sha256), is_there, &held, err);
    if (status != VT_OK || held)
        return status;
    status = vt_ingest_begin(ingest, err);
    return status == VT_OK ? vt_archive_remove_documents(ingest->archive, vt_str(sha256), err)
                           : status;
}

static int put_documents(struct vt_ingest *ingest, const struct vt_job *job,
                         const struct vt_extraction *extraction, struct vt_error *err)
{
    /* An earlier extraction of the same content may have given other documents. */
    int status = vt_archive_remove_documents(ingest->archive, vt_str(job->sha256), err);
    for (size_t i = 0; i < extraction->count && status == VT_OK; i++) {
        status =
            vt_archive_put_document(ingest->archive, &extraction->documents[i],
                                    extraction->mentions[i], extraction->mention_counts[i], err);
        ingest->counts.citations += (int64_t)extraction->mention_counts[i];
    }
    ingest->counts.documents += (int64_t)extraction->count;
    ingest->batch_documents += (int64_t)extraction->count;
    ingest->batch_bytes += (int64_t)job->bytes.len_bytes;
    return status;
}

/* The documents and the original, if the answer has any; else *ret_failure is why not. */
static int put_content(struct vt_ingest *ingest, const struct vt_job *job, const json_t *answer,
                       struct vt_archive_source *source, struct vt_error *ret_failure,
                       struct vt_arena *arena, struct vt_error *err)
{
    struct vt_extraction extraction;
    int status = vt_extraction_read(arena, answer, vt_str(job->sha256), &extraction, ret_failure);
    if (status == VT_OK)
        status = vt_archive_put_original(ingest->archive, vt_str(job->sha256),
                                         vt_buf_str(&job->bytes), ret_failure);
    if (status == VT_E_FORMAT || status == VT_E_LIMIT) {
        source->status = status;
        return VT_OK;
    }
    if (status != VT_OK) {
        if (err != NULL)
            *err = *ret_failure;
        return status;
    }
    source->format = extraction.format;
    return put_documents(ingest, job, &extraction, err);
}

int vt_ingest_store(struct vt_ingest *ingest, const struct vt_job *job, int status,
                    const json_t *answer, const struct vt_error *reason, struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ROWS_CAP_BYTES);
    struct vt_error failure = {0};
    struct vt_archive_source source = {.path = vt_str(job->path),
                                       .sha256 = vt_str(job->sha256),
                                       .size_bytes = job->size_bytes,
                                       .mtime_ns = job->mtime_ns,
                                       .status = status,
                                       .format = VT_STR_EMPTY,
                                       .extractor = VT_STR(VT_EXTRACTOR_VERSION)};
    if (status != VT_OK)
        failure = *reason;
    int stored = vt_ingest_begin(ingest, err);
    if (stored == VT_OK && status == VT_OK)
        stored = put_content(ingest, job, answer, &source, &failure, &arena, err);
    if (stored != VT_OK)
        return stored;
    source.state = source.status == VT_OK              ? VT_SOURCE_READ
                   : source.status == VT_E_UNSUPPORTED ? VT_SOURCE_UNREAD
                                                       : VT_SOURCE_FAILED;
    source.reason = vt_str(failure.message);
    stored = vt_ingest_put_source(ingest, &source, err);
    if (stored == VT_OK && strcmp(job->sha256, job->old_sha256) != 0)
        stored = vt_ingest_drop_content(ingest, job->old_sha256, err);
    ingest->counts.failed += source.state == VT_SOURCE_FAILED;
    ingest->counts.unread += source.state == VT_SOURCE_UNREAD;
    ingest->counts.bytes += job->size_bytes;
    if (job->is_known)
        ingest->counts.changed++;
    else
        ingest->counts.new_files++;
    return stored;
}
