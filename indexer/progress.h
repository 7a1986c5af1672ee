/* progress.h — one line on standard error that says how far it is.  Only on a terminal, and not
 * where NO_COLOR is set. */
#ifndef VT_INDEXER_PROGRESS_H
#define VT_INDEXER_PROGRESS_H

#include "derive.h"
#include "ingest.h"

struct vt_progress {
    bool shown;            /* whether there is a terminal to show it on */
    bool has_line;         /* something stands there */
    int64_t files_at_most; /* to be looked at, 0: not known */
    int64_t began_ms;
};

void vt_progress_init(struct vt_progress *progress, bool quiet);
/** Count the files below the paths, so that the remaining time can be told. */
void vt_progress_expect(struct vt_progress *progress, char **paths, int path_count);
void vt_progress_files(struct vt_progress *progress, const struct vt_ingest_counts *counts);
void vt_progress_stage(struct vt_progress *progress, enum vt_derive_stage stage, unsigned done,
                       unsigned known);
/** Wipe the line, before anything else is printed. */
void vt_progress_clear(struct vt_progress *progress);

#endif
