/* explain.h — errors of the libraries in the words of those who run the program. */
#ifndef VT_INDEXER_EXPLAIN_H
#define VT_INDEXER_EXPLAIN_H

#include "vt_status.h"

/** Print an error to standard error: what it means and what to do, in Vietnamese, and the technical
 *  message below. */
void vt_explain(const struct vt_error *err, const char *archive_dir);

#endif
