#include "vt_statement.h"

#define SOURCE(kind, member) VT_MEMBER(kind, struct vt_archive_source, member)
static const struct vt_member MEMBERS[] = {
    SOURCE(TEXT, path),      SOURCE(TEXT, sha256),    SOURCE(INT64, size_bytes),
    SOURCE(INT64, mtime_ns), SOURCE(INT, state),      SOURCE(INT, status),
    SOURCE(TEXT, reason),    SOURCE(TEXT, format),    SOURCE(TEXT, extractor),
    SOURCE(BOOL, missing),   SOURCE(INT64, sequence),
};

int vt_archive_put_source(struct vt_archive *archive, const struct vt_archive_source *source,
                          struct vt_error *err)
{
    int status = vt_archive_expect_transaction(archive, err);
    if (status != VT_OK)
        return status;
    VT_AUTOSTATEMENT statement;
    status = vt_statement_open(
        archive, "INSERT OR REPLACE INTO source VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", &statement, err);
    if (status != VT_OK)
        return status;
    struct vt_archive_source row = *source;
    row.sequence = archive->state.sequence;
    vt_bind_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &row);
    vt_bind_checksum(&statement);
    return vt_statement_run(&statement, err);
}

static int get(struct vt_archive *archive, const char *sql, struct vt_str key,
               struct vt_archive_source *ret, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive, sql, &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, key);
    bool row;
    status = vt_statement_step(&statement, &row, err);
    if (status != VT_OK)
        return status;
    if (!row)
        return vt_fail(err, VT_E_NOTFOUND, "never seen: '%.*s'", VT_STR_ARG(key));
    struct vt_archive_source source;
    vt_column_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &source);
    vt_arena_reset(&archive->returned);
    status = vt_members_keep(&archive->returned, MEMBERS, VT_ARRAY_LEN(MEMBERS), &source, err);
    if (status == VT_OK)
        *ret = source;
    return status;
}

int vt_archive_get_source(struct vt_archive *archive, struct vt_str path,
                          struct vt_archive_source *ret, struct vt_error *err)
{
    return get(archive, "SELECT * FROM source WHERE path = ?", path, ret, err);
}

int vt_archive_get_source_of(struct vt_archive *archive, struct vt_str sha256,
                             struct vt_archive_source *ret, struct vt_error *err)
{
    return get(archive, "SELECT * FROM source WHERE sha256 = ? ORDER BY path LIMIT 1", sha256, ret,
               err);
}

static int each(struct vt_statement *statement, vt_source_cb cb, void *ctx, struct vt_error *err)
{
    int status;
    bool row;
    while ((status = vt_statement_step(statement, &row, err)) == VT_OK && row) {
        struct vt_archive_source source;
        vt_column_members(statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &source);
        status = cb(&source, ctx, err);
        if (status != VT_OK)
            break;
    }
    return status;
}

int vt_archive_each_source(struct vt_archive *archive, unsigned states, vt_source_cb cb, void *ctx,
                           struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "SELECT * FROM source WHERE (1 << state) & ? ORDER BY path", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_int(&statement, states);
    return each(&statement, cb, ctx, err);
}

int vt_archive_each_source_below(struct vt_archive *archive, struct vt_str root, vt_source_cb cb,
                                 void *ctx, struct vt_error *err)
{
    /* What is below "root/" sorts before "root0": '0' is the byte after '/'. */
    VT_AUTO(vt_buf_release) struct vt_buf first = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf end = VT_BUF_INIT(VT_BUF_NO_CAP);
    while (root.len_bytes > 0 && root.ptr[root.len_bytes - 1] == '/')
        root.len_bytes--;
    vt_buf_add(&first, root);
    vt_buf_add_c(&first, '/');
    vt_buf_add(&end, root);
    vt_buf_add_c(&end, '/' + 1);
    if (first.failed != VT_OK || end.failed != VT_OK)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "SELECT * FROM source WHERE path = ? OR (path >= ? AND path < ?) ORDER BY path",
        &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, root);
    vt_bind_text(&statement, vt_buf_str(&first));
    vt_bind_text(&statement, vt_buf_str(&end));
    return each(&statement, cb, ctx, err);
}

int vt_archive_each_path(struct vt_archive *archive, struct vt_str sha256, vt_id_cb cb, void *ctx,
                         struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "SELECT path FROM source WHERE sha256 = ? ORDER BY path", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, sha256);
    bool row;
    while ((status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        status = cb(vt_column_text(&statement), ctx, err);
        if (status != VT_OK)
            break;
    }
    return status;
}
