/* vt_folder_sums.h — FOLDER.sum: a checksum of each file below a folder at rest, for what checks
 * itself only in part (the index).  Layer: archive (uses base).  Threads: stateless.
 *
 * Whoever writes to the folder takes the sums away before and makes them again after: so where
 * there are sums, nobody is writing, and a file that differs was changed by something else.  Making
 * and checking read every byte.
 *
 * Format: lines of UTF-8.  "vtsums 1"; then for each file, in byte order of name: 16 hexadecimal
 * digits, a space, the size in bytes, a space, the name; at last 16 digits for all lines before.
 * The digits are xxh3 over the xxh3 (64 bits, little-endian) of each MiB. */
#ifndef VT_FOLDER_SUMS_H
#define VT_FOLDER_SUMS_H

#include "vt_buf.h"
#include "vt_status.h"

int vt_folder_sums_remove(const char *folder, struct vt_error *err);
int vt_folder_sums_write(const char *folder, struct vt_error *err);

/** Called for each fault: the file (or the sums themselves) and what is wrong. */
typedef void (*vt_sums_problem_cb)(struct vt_str file, const char *what, void *ctx);
/** VT_E_NOTFOUND: there are no sums, or a writer began meanwhile. */
int vt_folder_sums_check(const char *folder, vt_sums_problem_cb problem_cb, void *ctx,
                         struct vt_error *err);

#endif
