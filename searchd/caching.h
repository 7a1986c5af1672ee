/* caching.h — validators: an answer changes only with the archive, the address, the program and the
 * day. Layer: searchd.  Threads: stateless. */
#ifndef VT_CACHING_H
#define VT_CACHING_H

#include "request.h"

/** Today, as a number that changes with the date (of this machine: the day of effect). */
unsigned vt_caching_day(void);

/** W/"sequence-hash" of a request; the hash takes in the target, the version of the program and
 * the day of the request (for the effect of documents).  Weak, as all codings share it. */
const char *vt_caching_etag(struct vt_request *request);

/** Whether an If-None-Match header names the etag (RFC 9110 §13.1.2: weak comparison, lists, "*").
 */
bool vt_caching_matches(struct vt_str if_none_match, const char *etag);

#endif
