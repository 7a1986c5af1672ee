/* vt_page_sums.h — DATABASE.sum: a checksum (xxh3) for each page of the database file at rest.
 *
 * Layer: archive.  SQLite does not notice a changed byte in what it stores, nor in free space.  So
 * the writer, when it ends, leaves the checksum of every page beside the database; `verify`
 * compares. While a writer works, and after one was killed, there is no such file: it is taken away
 * before the first change.  Only pages that were written are read again, so the cost goes with the
 * change and not with the archive; after a kill all of them are.
 *
 * Format, little-endian: "vtsum 1\n", u64 bytes of a page, u64 number of pages, u64 checksum of
 * each, u64 checksum of everything before. */
#ifndef VT_PAGE_SUMS_H
#define VT_PAGE_SUMS_H

#include "vt_buf.h"
#include "vt_status.h"

#include <sqlite3.h>

struct vt_page_sums {
    sqlite3 *db;               /* of the writer, borrowed */
    const char *database_path; /* borrowed */
    bool suspended;            /* there is no file of sums */
    bool known;                /* hashes hold for the pages that are not marked */
    struct vt_buf hashes;      /* uint64_t for each page, in host order */
    struct vt_buf marks;       /* a byte for each page: 1 written since */
    int log_frames;            /* length of the write-ahead log after the last commit */
};

/** For a writer: from now on the log is moved into the database only by the calls below. */
void vt_page_sums_init(struct vt_page_sums *sums, sqlite3 *db, const char *database_path);
void vt_page_sums_release(struct vt_page_sums *sums);

/** Before the first change: take the file of sums away. */
int vt_page_sums_suspend(struct vt_page_sums *sums, struct vt_error *err);
/** After a commit: once the log is long, move it into the database. */
void vt_page_sums_checkpoint_when_due(struct vt_page_sums *sums);
/** At the end: empty the log and write the file of sums.  While readers hold the log back there
 * will be none, which is VT_E_LOCKED. */
int vt_page_sums_resume(struct vt_page_sums *sums, struct vt_error *err);

/** Compare.  page counts from 1; 0 is the file of sums itself.  VT_E_NOTFOUND: there are no sums,
 * or a writer began meanwhile. */
typedef void (*vt_page_cb)(uint64_t page, void *ctx);
int vt_page_sums_check(sqlite3 *db, const char *database_path, vt_page_cb cb, void *ctx,
                       struct vt_error *err);

#endif
