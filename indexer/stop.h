/* stop.h — SIGINT and SIGTERM: finish the batch and end.  Threads: vt_stop_requested may be asked
 * from any. */
#ifndef VT_INDEXER_STOP_H
#define VT_INDEXER_STOP_H

#include <stdbool.h>

/** Catch the signals.  Writing past a limit on file size (SIGXFSZ) becomes an error like a full
 * disk. */
void vt_stop_on_signals(void);
bool vt_stop_requested(void);

#endif
