/* ingest.h — files into the archive: what is new or changed is read by the workers, one writer
 * stores.
 *
 * A file is known by path, size, time of change and version of the extraction: then it is not even
 * opened.  Else its content decides (SHA-256).  Content that stands at several paths is stored
 * once.  A changed file replaces its earlier documents unless the old content still stands
 * elsewhere; a file that is gone keeps its documents. Threads: one. */
#ifndef VT_INDEXER_INGEST_H
#define VT_INDEXER_INGEST_H

#include "vt_archive.h"

/* Answers of vt_ingest_path beside the statuses. */
enum { VT_INGEST_STOPPED = 1 };

struct vt_ingest_counts {
    int64_t files;     /* seen */
    int64_t new_files; /* of these: never seen before, */
    int64_t changed;   /* with other content than before, */
    int64_t unchanged; /* known already */
    int64_t missing;   /* known, but no longer there */
    int64_t failed;    /* of the new and changed: could not be read */
    int64_t unread;    /* of the new and changed: a kind that is not read */
    int64_t documents, citations;
    int64_t bytes; /* of the files that were read */
};

struct vt_ingest_options {
    unsigned jobs;
    bool retry;              /* read again what could not be read */
    const char *archive_dir; /* files below it are left out */
    /* Called after each commit and now and then between; may be NULL. */
    void (*on_commit)(void *ctx);
    void (*on_progress)(const struct vt_ingest_counts *counts, void *ctx);
    void *ctx;
};

struct vt_ingest;
int vt_ingest_new(struct vt_archive *archive, const struct vt_ingest_options *options,
                  struct vt_ingest **ret, struct vt_error *err);
/** What was not committed is lost. */
void vt_ingest_free(struct vt_ingest *ingest);
VT_DEFINE_CLEANUP(struct vt_ingest, vt_ingest_free);

/** A file, or everything below a folder, and commit.  VT_INGEST_STOPPED: a signal came; what was
 *  finished is committed.  A file that cannot be read is a row of the archive, not an error. */
int vt_ingest_path(struct vt_ingest *ingest, const char *path, struct vt_error *err);

const struct vt_ingest_counts *vt_ingest_counts(const struct vt_ingest *ingest);

#endif
