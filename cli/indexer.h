/* indexer.h — vanthu-indexer, which stands beside this program.
 * Layer: cli. */
#ifndef VT_CLI_INDEXER_H
#define VT_CLI_INDEXER_H

#include "vt_status.h"

/** Become the indexer: argv[0] is set.  Returns only where it cannot be run. */
int vt_indexer_become(char **argv, struct vt_error *err);

/** Bring index and graph of an archive up to date with it, and wait; its messages go to standard
 * error. */
int vt_indexer_catch_up(char *archive_dir, struct vt_error *err);

#endif
