/* ingest_private.h — what the sources of ingest share. */
#ifndef VT_INDEXER_INGEST_PRIVATE_H
#define VT_INDEXER_INGEST_PRIVATE_H

#include "ingest.h"
#include "vt_hash.h"
#include "vt_worker.h"

#include <sys/stat.h>

/* A larger file is a row of the failure report. */
#define VT_LARGEST_FILE_BYTES ((size_t)1000 * 1000 * 1000)

/* A file whose content is new. */
struct vt_job {
    struct vt_job *next; /* of those given to the workers */
    char *path;
    int64_t size_bytes, mtime_ns; /* before it was read: a later change is seen next time */
    char sha256[VT_SHA256_HEX_BYTES + 1];
    char old_sha256[VT_SHA256_HEX_BYTES + 1]; /* what the path held before, or "" */
    bool is_known;                            /* the path was seen before */
    struct vt_buf bytes;
};
void vt_job_free(struct vt_job *job);
VT_DEFINE_CLEANUP(struct vt_job, vt_job_free);

struct vt_ingest {
    struct vt_archive *archive;
    struct vt_worker_pool *pool;
    struct vt_ingest_options options;
    char *archive_dir;      /* real path */
    struct vt_job *working; /* given to the workers */
    struct vt_ingest_counts counts;
    bool in_batch;
    int64_t batch_began_ms;
    int64_t batch_documents, batch_bytes;
    int64_t shown_ms;        /* when progress was told last */
    struct vt_error failure; /* of the walk, whose own error is the reason of an unreadable path */
};

/** Begin a transaction unless one is open. */
int vt_ingest_begin(struct vt_ingest *ingest, struct vt_error *err);
int vt_ingest_commit(struct vt_ingest *ingest, struct vt_error *err);
/** Commit if the batch is old or large, and tell the progress. */
int vt_ingest_commit_when_due(struct vt_ingest *ingest, struct vt_error *err);

/** Whether two rows differ in nothing but the number of their commit. */
bool vt_ingest_says_the_same(const struct vt_archive_source *a, const struct vt_archive_source *b);
/** The row of a file, unless the archive says the same already. */
int vt_ingest_put_source(struct vt_ingest *ingest, const struct vt_archive_source *source,
                         struct vt_error *err);
/** Remove the documents of a content that no path holds any more.  "" is fine. */
int vt_ingest_drop_content(struct vt_ingest *ingest, const char *sha256, struct vt_error *err);

/** Store what the extraction of a file gave: documents, or why there are none. */
int vt_ingest_store(struct vt_ingest *ingest, const struct vt_job *job, int status,
                    const json_t *answer, const struct vt_error *reason, struct vt_error *err);

/** Decide about one file; it may be given to the workers. */
int vt_ingest_file(struct vt_ingest *ingest, const char *path, const struct stat *info,
                   struct vt_error *err);
int vt_ingest_unreadable(struct vt_ingest *ingest, const char *path, const struct stat *info,
                         const struct vt_error *reason, struct vt_error *err);
/** Give a job to the workers, waiting for one; store meanwhile what is finished.  Takes the job. */
int vt_ingest_submit(struct vt_ingest *ingest, struct vt_job *job, struct vt_error *err);
/** Wait for and store everything that is with the workers. */
int vt_ingest_drain(struct vt_ingest *ingest, struct vt_error *err);

/** Note which known files at or below root are gone. */
int vt_ingest_note_missing(struct vt_ingest *ingest, const char *root, struct vt_error *err);

#endif
