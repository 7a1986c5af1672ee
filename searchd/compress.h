/* compress.h — gzip of replies (RFC 1952, zlib).
 * Layer: searchd (uses base).  Threads: stateless. */
#ifndef VT_COMPRESS_H
#define VT_COMPRESS_H

#include "vt_buf.h"
#include "vt_status.h"

/** Whether an Accept-Encoding header takes gzip (RFC 9110 §12.5.3: q-values, "*", gzip;q=0). */
bool vt_compress_accepted(struct vt_str accept_encoding);

/** Append the gzip of bytes.  Cost: about 60 MB/s of HTML. */
int vt_compress_gzip(struct vt_str bytes, struct vt_buf *ret, struct vt_error *err);

#endif
