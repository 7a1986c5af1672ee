/* vt_archive_private.h — what the sources of lib/archive share.
 *
 *   vt_archive.c       opening, closing, format version;  vt_archive_dir.c  which folder
 *   vt_connection.c    the writer's lock, SQLite's handle
 *   vt_transaction.c   begin, commit, sequence, totals
 *   vt_statement.c     prepared statements, rows ↔ structures, checksums of rows
 *   vt_source.c  vt_original.c  vt_document.c  vt_mention.c  vt_work.c  vt_correction.c  the tables
 *   vt_field_fixes.c   corrected fields in documents that are read
 *   vt_unmarked.c      reading without what is marked secret
 *   vt_codec.c         zstd;  vt_dictionary.c  its dictionaries in the archive
 *   vt_page_sums.c     a checksum for each page of the file;  vt_wal.c  which pages were written
 *   vt_verify.c  vt_backup.c  vt_counts.c   care;  vt_folder_sums.c  checksums of the index
 *   vt_sqlite_error.c  SQLite's results as ours */
#ifndef VT_ARCHIVE_PRIVATE_H
#define VT_ARCHIVE_PRIVATE_H

#include "vt_archive.h"
#include "vt_arena.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include "vt_codec.h"
#include "vt_page_sums.h"

enum {
    VT_ARCHIVE_APPLICATION = 0x76746172, /* "vtar", SQLite's application_id */
    VT_ARCHIVE_FORMAT = 2,               /* SQLite's user_version; docs/archive-format.md */
    VT_ARCHIVE_PAGE_BYTES = 8192,
    VT_ARCHIVE_BUSY_MS = 10000, /* readers hold locks for moments only */
    VT_KEPT_STATEMENTS = 40
};

#define VT_ARCHIVE_FILE "archive.sqlite"
#define VT_ARCHIVE_LOCK "archive.lock"

/* The row of table archive. */
struct vt_archive_state {
    uint64_t sequence;
    int64_t dictionary;
    int64_t originals, documents, mentions;
    int64_t original_bytes, record_bytes, stored_bytes;
};

struct vt_archive {
    sqlite3 *db;
    char *dir;
    char *path; /* of the database */
    bool writable;
    bool unmarked;           /* VT_ARCHIVE_READ_UNMARKED */
    bool has_marked;         /* what was found at the sequence number marked_looked; */
    uint64_t marked_looked;  /* UINT64_MAX: not looked yet */
    uint64_t unmarked_until; /* no document up to this sequence number is marked */
    bool has_corrections;    /* the table is there: format 2, or 1 that was raised */
    int lock_fd;             /* -1 in readers */
    bool is_at_rest;         /* opened as something that does not change, */
    struct stat at_rest;     /* when it looked like this */
    bool is_held;            /* a reader between hold and let_go */
    bool in_transaction;
    int changes_at_begin;          /* sqlite3_total_changes */
    struct vt_archive_state state; /* in a transaction: as it will be committed */
    struct {
        const char *sql;
        sqlite3_stmt *raw;
    } kept[VT_KEPT_STATEMENTS];
    struct vt_buf row;        /* the fields of the row being written or checked, for its checksum */
    struct vt_arena returned; /* what the last getter returned */
    struct vt_buf record;     /* as above: the record of the last document */
    struct vt_codec codec;
    int64_t training_due;     /* number of documents at which to train a dictionary */
    struct vt_page_sums sums; /* of a writer */
};

/** What SQLite answered, as our status, with the archive named and a hint.  doing: "cannot read".
 */
int vt_sqlite_error(const struct vt_archive *archive, int result, const char *doing,
                    struct vt_error *err);

/** Take the lock of the writer.  VT_E_LOCKED at once. */
int vt_archive_lock(const char *dir, int *ret_fd, struct vt_error *err);

/** SQLite's handle, and everything that hangs on it. */
int vt_connection_open(struct vt_archive *archive, struct vt_error *err);
void vt_connection_close(struct vt_archive *archive);
/** A reader without the right to write has opened an archive at rest: open it anew once that has
 *  changed. */
int vt_connection_follow(struct vt_archive *archive, struct vt_error *err);
/** Open the connection, check the format, set it up. */
int vt_archive_connect(struct vt_archive *archive, struct vt_error *err);

/** The row of table archive. */
int vt_archive_state_read(struct vt_archive *archive, struct vt_archive_state *ret,
                          struct vt_error *err);
int vt_archive_state_write(struct vt_archive *archive, const struct vt_archive_state *state,
                           struct vt_error *err);

/** VT_E_INTERNAL unless a transaction is open: our own mistake. */
int vt_archive_expect_transaction(const struct vt_archive *archive, struct vt_error *err);

/** Make the dictionary of that id known to the codec. */
int vt_dictionary_load(struct vt_archive *archive, int64_t id, struct vt_error *err);
/** Train one once there is enough to learn from, and use it from then on. */
int vt_dictionary_train_when_due(struct vt_archive *archive, struct vt_error *err);

/** The record in columns (dictionary, size_bytes, content), appended to buf. */
int vt_record_unpack(struct vt_archive *archive, struct vt_str id, int64_t dictionary,
                     int64_t size_bytes, struct vt_str content, struct vt_buf *buf,
                     struct vt_error *err);

/** Whether the table of corrections is there: an archive of format 1 that is only read has none. */
int vt_corrections_exist(struct vt_archive *archive, bool *ret, struct vt_error *err);

/** Remove the mentions of a document, or put them. */
int vt_mentions_remove(struct vt_archive *archive, struct vt_str document, struct vt_error *err);
int vt_mentions_put(struct vt_archive *archive, struct vt_str document,
                    const struct vt_archive_mention *mentions, size_t count, struct vt_error *err);

#endif
