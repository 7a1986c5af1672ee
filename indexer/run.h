/* run.h — one run of the indexer, from the archive's opening to its summary. */
#ifndef VT_INDEXER_RUN_H
#define VT_INDEXER_RUN_H

#include "options.h"

enum { VT_RUN_STOPPED = 1 };

/** VT_RUN_STOPPED: a signal ended it before everything was done. */
int vt_run_indexer(const struct vt_indexer_options *options, const char *archive_dir,
                   struct vt_error *err);

#endif
