/* vt_statement.h — SQL statements, and rows as structures.
 *
 * A statement is prepared once for a handle and kept; while it runs, a second use (a call from a
 * callback) gets one of its own.  Parameters are bound and columns are read in order.  What goes
 * wrong while binding is told by the next step. */
#ifndef VT_STATEMENT_H
#define VT_STATEMENT_H

#include "vt_archive_private.h"

struct vt_statement {
    struct vt_archive *archive;
    sqlite3_stmt *raw;
    bool kept;
    int parameter; /* number of the last one bound */
    int column;    /* number of the next one read */
    int result;    /* of SQLite, from binding */
};

/** sql is a constant: its address is the key of the kept statement. */
int vt_statement_open(struct vt_archive *archive, const char *sql, struct vt_statement *ret,
                      struct vt_error *err);
void vt_statement_close(struct vt_statement *statement);
#define VT_AUTOSTATEMENT VT_AUTO(vt_statement_close) struct vt_statement

/* Bind the next parameter.  The bytes are borrowed until the statement is closed. */
void vt_bind_text(struct vt_statement *statement, struct vt_str text);
void vt_bind_blob(struct vt_statement *statement, struct vt_str bytes);
void vt_bind_int(struct vt_statement *statement, int64_t value);
void vt_bind_real(struct vt_statement *statement, double value);
/** The checksum of everything bound since the statement was opened. */
void vt_bind_checksum(struct vt_statement *statement);

/** False at the end. */
int vt_statement_step(struct vt_statement *statement, bool *ret_row, struct vt_error *err);
/** For statements without rows: run, and make it ready to be bound again. */
int vt_statement_run(struct vt_statement *statement, struct vt_error *err);

/* Read the next column; views live until the next step. */
struct vt_str vt_column_text(struct vt_statement *statement);
struct vt_str vt_column_blob(struct vt_statement *statement);
int64_t vt_column_int(struct vt_statement *statement);
double vt_column_real(struct vt_statement *statement);

/** Whether the last column of the current row is the checksum of the others. */
bool vt_row_is_sound(struct vt_statement *statement);

/* One member of a structure, one column. */
enum vt_member_kind {
    VT_MEMBER_TEXT, /* struct vt_str */
    VT_MEMBER_INT64,
    VT_MEMBER_INT, /* int or enum */
    VT_MEMBER_BOOL,
    VT_MEMBER_REAL
};
struct vt_member {
    enum vt_member_kind kind;
    size_t offset;
};
#define VT_MEMBER(kind, type, member)            \
    {                                            \
        VT_MEMBER_##kind, offsetof(type, member) \
    }

/** Bind, or read, all members in their order. */
void vt_bind_members(struct vt_statement *statement, const struct vt_member *members, size_t count,
                     const void *structure);
void vt_column_members(struct vt_statement *statement, const struct vt_member *members,
                       size_t count, void *ret_structure);
/** Copy every text of a structure into the arena.  VT_E_NOMEM. */
int vt_members_keep(struct vt_arena *arena, const struct vt_member *members, size_t count,
                    void *structure, struct vt_error *err);

/** Run one statement without parameters or rows. */
int vt_archive_exec(struct vt_archive *archive, const char *sql, struct vt_error *err);

#endif
