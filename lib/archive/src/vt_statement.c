#include "vt_statement.h"

#include <endian.h>

#include "vt_hash.h"

/* ---- checksums: type, length and bytes of each field in order (numbers little-endian, blobs by
 * their own hash), so that they are the same on every machine ---- */

static void row_add(struct vt_buf *row, char kind, const void *bytes, size_t len_bytes)
{
    uint64_t length = htole64(len_bytes);
    vt_buf_add_c(row, kind);
    vt_buf_add(row, vt_str_n((const char *)&length, sizeof length));
    vt_buf_add(row, vt_str_n(bytes, len_bytes));
}

static void row_add_blob(struct vt_buf *row, struct vt_str bytes)
{
    uint64_t hash = htole64(vt_hash64(bytes));
    row_add(row, 'b', &hash, sizeof hash);
}

static void row_add_int(struct vt_buf *row, int64_t value)
{
    uint64_t bits = htole64((uint64_t)value);
    row_add(row, 'i', &bits, sizeof bits);
}

static void row_add_real(struct vt_buf *row, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    bits = htole64(bits);
    row_add(row, 'r', &bits, sizeof bits);
}

static int64_t row_checksum(const struct vt_buf *row)
{
    uint64_t hash = vt_hash64(vt_buf_str(row));
    int64_t value;
    memcpy(&value, &hash, sizeof value);
    return value;
}

/* ---- statements ---- */

static int prepare(struct vt_archive *archive, const char *sql, unsigned flags, sqlite3_stmt **ret,
                   struct vt_error *err)
{
    int result = sqlite3_prepare_v3(archive->db, sql, -1, flags, ret, NULL);
    return result == SQLITE_OK ? VT_OK : vt_sqlite_error(archive, result, "cannot use", err);
}

int vt_statement_open(struct vt_archive *archive, const char *sql, struct vt_statement *ret,
                      struct vt_error *err)
{
    *ret = (struct vt_statement){.archive = archive};
    vt_buf_clear(&archive->row);
    for (size_t i = 0; i < VT_KEPT_STATEMENTS; i++) {
        if (archive->kept[i].sql == NULL) {
            int status =
                prepare(archive, sql, SQLITE_PREPARE_PERSISTENT, &archive->kept[i].raw, err);
            if (status != VT_OK)
                return status;
            archive->kept[i].sql = sql;
        }
        if (archive->kept[i].sql != sql)
            continue;
        if (sqlite3_stmt_busy(archive->kept[i].raw))
            break;
        ret->raw = archive->kept[i].raw;
        ret->kept = true;
        return VT_OK;
    }
    return prepare(archive, sql, 0, &ret->raw, err);
}

void vt_statement_close(struct vt_statement *statement)
{
    if (statement->raw == NULL)
        return;
    if (statement->kept) {
        sqlite3_reset(statement->raw);
        sqlite3_clear_bindings(statement->raw);
    } else {
        sqlite3_finalize(statement->raw);
    }
    statement->raw = NULL;
}

static void bound(struct vt_statement *statement, int result)
{
    if (result != SQLITE_OK && statement->result == SQLITE_OK)
        statement->result = result;
}

void vt_bind_text(struct vt_statement *statement, struct vt_str text)
{
    const char *bytes = text.ptr == NULL ? "" : text.ptr;
    bound(statement, sqlite3_bind_text64(statement->raw, ++statement->parameter, bytes,
                                         text.len_bytes, SQLITE_STATIC, SQLITE_UTF8));
    row_add(&statement->archive->row, 't', bytes, text.len_bytes);
}

void vt_bind_blob(struct vt_statement *statement, struct vt_str bytes)
{
    const char *start = bytes.ptr == NULL ? "" : bytes.ptr;
    bound(statement, sqlite3_bind_blob64(statement->raw, ++statement->parameter, start,
                                         bytes.len_bytes, SQLITE_STATIC));
    row_add_blob(&statement->archive->row, vt_str_n(start, bytes.len_bytes));
}

void vt_bind_int(struct vt_statement *statement, int64_t value)
{
    bound(statement, sqlite3_bind_int64(statement->raw, ++statement->parameter, value));
    row_add_int(&statement->archive->row, value);
}

void vt_bind_real(struct vt_statement *statement, double value)
{
    bound(statement, sqlite3_bind_double(statement->raw, ++statement->parameter, value));
    row_add_real(&statement->archive->row, value);
}

void vt_bind_checksum(struct vt_statement *statement)
{
    struct vt_buf *row = &statement->archive->row;
    if (row->failed != VT_OK)
        bound(statement, SQLITE_NOMEM);
    bound(statement, sqlite3_bind_int64(statement->raw, ++statement->parameter, row_checksum(row)));
}

int vt_statement_step(struct vt_statement *statement, bool *ret_row, struct vt_error *err)
{
    int result = statement->result;
    if (result == SQLITE_OK)
        result = sqlite3_step(statement->raw);
    statement->column = 0;
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        return vt_sqlite_error(statement->archive, result, "cannot use", err);
    *ret_row = result == SQLITE_ROW;
    return VT_OK;
}

int vt_statement_run(struct vt_statement *statement, struct vt_error *err)
{
    bool row;
    int status = vt_statement_step(statement, &row, err);
    sqlite3_reset(statement->raw);
    statement->parameter = 0;
    vt_buf_clear(&statement->archive->row);
    return status;
}

/* ---- columns ---- */

struct vt_str vt_column_text(struct vt_statement *statement)
{
    int column = statement->column++;
    const unsigned char *text = sqlite3_column_text(statement->raw, column);
    if (text == NULL)
        return VT_STR_EMPTY;
    return vt_str_n((const char *)text, (size_t)sqlite3_column_bytes(statement->raw, column));
}

struct vt_str vt_column_blob(struct vt_statement *statement)
{
    int column = statement->column++;
    const char *bytes = sqlite3_column_blob(statement->raw, column);
    if (bytes == NULL)
        return VT_STR_EMPTY;
    return vt_str_n(bytes, (size_t)sqlite3_column_bytes(statement->raw, column));
}

int64_t vt_column_int(struct vt_statement *statement)
{
    return sqlite3_column_int64(statement->raw, statement->column++);
}

double vt_column_real(struct vt_statement *statement)
{
    return sqlite3_column_double(statement->raw, statement->column++);
}

bool vt_row_is_sound(struct vt_statement *statement)
{
    struct vt_buf *row = &statement->archive->row;
    int last = sqlite3_column_count(statement->raw) - 1;
    vt_buf_clear(row);
    statement->column = 0;
    while (statement->column < last) {
        int type = sqlite3_column_type(statement->raw, statement->column);
        if (type == SQLITE_INTEGER) {
            row_add_int(row, vt_column_int(statement));
        } else if (type == SQLITE_FLOAT) {
            row_add_real(row, vt_column_real(statement));
        } else if (type == SQLITE_TEXT) {
            struct vt_str text = vt_column_text(statement);
            row_add(row, 't', text.ptr, text.len_bytes);
        } else {
            row_add_blob(row, vt_column_blob(statement));
        }
    }
    return row->failed == VT_OK && vt_column_int(statement) == row_checksum(row);
}

/* ---- structures ---- */

void vt_bind_members(struct vt_statement *statement, const struct vt_member *members, size_t count,
                     const void *structure)
{
    for (size_t i = 0; i < count; i++) {
        const void *member = (const char *)structure + members[i].offset;
        switch (members[i].kind) {
        case VT_MEMBER_TEXT:
            vt_bind_text(statement, *(const struct vt_str *)member);
            break;
        case VT_MEMBER_INT64:
            vt_bind_int(statement, *(const int64_t *)member);
            break;
        case VT_MEMBER_INT:
            vt_bind_int(statement, *(const int *)member);
            break;
        case VT_MEMBER_BOOL:
            vt_bind_int(statement, *(const bool *)member);
            break;
        case VT_MEMBER_REAL:
            vt_bind_real(statement, *(const double *)member);
            break;
        }
    }
}

void vt_column_members(struct vt_statement *statement, const struct vt_member *members,
                       size_t count, void *ret_structure)
{
    for (size_t i = 0; i < count; i++) {
        void *member = (char *)ret_structure + members[i].offset;
        switch (members[i].kind) {
        case VT_MEMBER_TEXT:
            *(struct vt_str *)member = vt_column_text(statement);
            break;
        case VT_MEMBER_INT64:
            *(int64_t *)member = vt_column_int(statement);
            break;
        case VT_MEMBER_INT:
            *(int *)member = (int)vt_column_int(statement);
            break;
        case VT_MEMBER_BOOL:
            *(bool *)member = vt_column_int(statement) != 0;
            break;
        case VT_MEMBER_REAL:
            *(double *)member = vt_column_real(statement);
            break;
        }
    }
}

int vt_members_keep(struct vt_arena *arena, const struct vt_member *members, size_t count,
                    void *structure, struct vt_error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (members[i].kind != VT_MEMBER_TEXT)
            continue;
        struct vt_str *text = (struct vt_str *)((char *)structure + members[i].offset);
        *text = vt_arena_copy(arena, *text);
        if (text->ptr == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory");
    }
    return VT_OK;
}

int vt_archive_exec(struct vt_archive *archive, const char *sql, struct vt_error *err)
{
    int result = sqlite3_exec(archive->db, sql, NULL, NULL, NULL);
    return result == SQLITE_OK ? VT_OK : vt_sqlite_error(archive, result, "cannot use", err);
}
