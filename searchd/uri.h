/* uri.h — request targets: splitting, strict percent-decoding, encoding (RFC 3986).
 * Layer: searchd (uses base).  Threads: stateless.
 *
 * The target is taken apart before it is decoded, so that an encoded slash in a document number
 * ("2386-CT%2FTU") is never mistaken for a separator. */
#ifndef VT_URI_H
#define VT_URI_H

#include "vt_arena.h"
#include "vt_buf.h"
#include "vt_status.h"

/** One name=value of a query, decoded. */
struct vt_uri_arg {
    struct vt_str name, value;
};

/** The parts before and after the first '?'; a fragment (never sent by honest clients) is cut off.
 */
void vt_uri_split(struct vt_str target, struct vt_str *ret_path, struct vt_str *ret_query);

/** Decode %XX, and '+' as a space where plus_is_space (query strings and forms).  VT_E_INVALID: a
 * broken escape, a NUL byte, or bytes that are not UTF-8. */
int vt_uri_decode(struct vt_arena *arena, struct vt_str raw, bool plus_is_space, struct vt_str *ret,
                  struct vt_error *err);

/** The arguments of a query string or form, in order.  VT_E_LIMIT: more than max_count. */
int vt_uri_query(struct vt_arena *arena, struct vt_str raw, size_t max_count,
                 const struct vt_uri_arg **ret_args, size_t *ret_count, struct vt_error *err);

/** Append text with everything but the unreserved characters as %XX: right in a path segment and in
 * a query alike. */
void vt_uri_encode(struct vt_buf *buf, struct vt_str text);

#endif
