/* compress.h — content codings of replies: gzip (RFC 1952) and zstd (RFC 8878).
 * Layer: searchd (uses base; zlib and zstd end here).  Threads: stateless. */
#ifndef VT_COMPRESS_H
#define VT_COMPRESS_H

#include "vt_buf.h"
#include "vt_status.h"

enum vt_coding { VT_CODING_NONE, VT_CODING_GZIP, VT_CODING_ZSTD, VT_CODINGS };

/** The coding that an Accept-Encoding header (RFC 9110 §12.5.3: q-values, "*", gzip;q=0) likes best
 * of those we have; zstd where it likes both alike. */
enum vt_coding vt_compress_choose(struct vt_str accept_encoding);

/** "gzip", "zstd"; NULL for none: the value of Content-Encoding. */
const char *vt_compress_name(enum vt_coding coding);

/** Append the bytes in a coding that is not VT_CODING_NONE.  Cost: gzip about 60 MB/s of HTML, zstd
 * 300. */
int vt_compress(enum vt_coding coding, struct vt_str bytes, struct vt_buf *ret,
                struct vt_error *err);

#endif
