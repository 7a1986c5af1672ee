/* deadlines.h — when each connection must have got on: a client that sends or reads a byte now and
 * then is never idle, and is cut all the same.
 * Layer: searchd (uses base).  Threads: safe; a thread of its own looks once a second. */
#ifndef VT_DEADLINES_H
#define VT_DEADLINES_H

#include "vt_status.h"

struct vt_deadlines;
struct vt_deadline; /* of one connection */

/** cut_cb, if not NULL, is told of each connection that is cut. */
int vt_deadlines_new(void (*cut_cb)(void *ctx), void *ctx, struct vt_deadlines **ret,
                     struct vt_error *err);
/** After the last connection is closed. */
void vt_deadlines_free(struct vt_deadlines *deadlines);

/** A connection begins, with so long to its first request; NULL where there is no memory. */
struct vt_deadline *vt_deadline_begin(struct vt_deadlines *deadlines, int fd, unsigned seconds);
/** It got on: so long for what comes next; 0: as long as it takes (the answer is being made). */
void vt_deadline_set(struct vt_deadline *deadline, unsigned seconds);
/** The connection is closed, before its descriptor is. */
void vt_deadline_end(struct vt_deadline *deadline);

#endif
