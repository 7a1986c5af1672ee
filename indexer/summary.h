/* summary.h — what a run has done, on standard output. */
#ifndef VT_INDEXER_SUMMARY_H
#define VT_INDEXER_SUMMARY_H

#include "ingest.h"

struct vt_summary {
    const char *archive_dir;
    struct vt_ingest_counts run;
    struct vt_archive_counts archive; /* as it is now */
    int64_t works;                    /* imported, -1: no table was given */
    bool rebuilt;                     /* index or graph had to follow */
    double seconds;
};

void vt_summary_print(const struct vt_summary *summary, bool json);

#endif
