/* merge.h — the index's parts are merged, in the foreground or by a thread of the lowest priority.
 * Threads: one; the thread within is its own affair. */
#ifndef VT_INDEXER_MERGE_H
#define VT_INDEXER_MERGE_H

#include "vt_cleanup.h"
#include "vt_status.h"

#include <stdint.h>

struct vt_merger;
/** part_units: no part is made larger. */
int vt_merger_new(const char *index_dir, uint32_t part_units, struct vt_merger **ret,
                  struct vt_error *err);
/** Ends the thread at the next table; what it had not finished is dropped. */
void vt_merger_free(struct vt_merger *merger);
VT_DEFINE_CLEANUP(struct vt_merger, vt_merger_free);

/** Merge what can be merged, and return.  What goes wrong (no room) leaves the index as it was: in
 * more parts, and otherwise as good. */
void vt_merger_run(struct vt_merger *merger);
/** Merge what has become due, behind the back of everybody.  Free where nothing is due, and while an
 * earlier merge is still at work. */
void vt_merger_start(struct vt_merger *merger);
/** End a merge that is at work, so that the index rests. */
void vt_merger_stop(struct vt_merger *merger);

#endif
