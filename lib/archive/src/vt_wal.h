/* vt_wal.h — SQLite's write-ahead log, DATABASE-wal, as far as we read it ourselves (its format is
 * documented: sqlite.org/fileformat2.html, section 4).  Layer: archive. */
#ifndef VT_WAL_H
#define VT_WAL_H

#include "vt_status.h"

#include <stdbool.h>

/** Called for each page that the log holds; the same page may come more than once. */
typedef int (*vt_wal_page_cb)(uint32_t page, void *ctx, struct vt_error *err);

/** Visit the pages of the log, whether committed or not.  No log, or an empty one: none. */
int vt_wal_each_page(const char *database_path, vt_wal_page_cb cb, void *ctx, struct vt_error *err);

/** Whether commits were lost: a frame whose checksum fails stands before a whole one of the same
 * log. (A torn end alone is what a crash leaves, and no fault.) */
int vt_wal_is_damaged(const char *database_path, bool *ret_damaged, struct vt_error *err);

#endif
