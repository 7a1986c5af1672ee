/* vt_failure.h — why a file could not be read, in Vietnamese.
 * Layer: extract (uses base).  Threads: stateless.  Data: schema/failures.tsv. */
#ifndef VT_FAILURE_H
#define VT_FAILURE_H

#include "vt_buf.h"

/** Append the Vietnamese for a message of the readers to ret; one that the table does not know as it
 * is.  Cost: a look at each row. */
void vt_failure_text(struct vt_str message, struct vt_buf *ret);

#endif
