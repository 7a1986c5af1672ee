/* vt_unmarked.h — a connection that does not see documents marked secret (schema/unmarked.sql).
 * Layer: archive (private).  Threads: those of the archive's handle. */
#ifndef VT_UNMARKED_H
#define VT_UNMARKED_H

#include "vt_archive_private.h"

/** Put the views before the tables of this connection; before it becomes query_only. */
int vt_unmarked_views(struct vt_archive *archive, struct vt_error *err);

/** The totals without what is marked, in place of those stored.  Cost: none where nothing is marked;
 * else all rows are counted. */
int vt_unmarked_counts(struct vt_archive *archive, struct vt_archive_state *state,
                       struct vt_error *err);

#endif
