#include "vt_unmarked.h"

#include "vt_statement.h"
#include "vt_tables.h"

int vt_unmarked_views(struct vt_archive *archive, struct vt_error *err)
{
    bool has_corrections;
    int status = vt_corrections_exist(archive, &has_corrections, err);
    if (status == VT_OK)
        status = vt_archive_exec(archive, vt_text_unmarked_sql, err);
    if (status == VT_OK && has_corrections)
        status = vt_archive_exec(archive, vt_text_unmarked_corrections_sql, err);
    return status;
}

static int look(struct vt_archive *archive, bool *ret, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "SELECT 1 FROM main.document WHERE sequence > ? AND secrecy <> '' LIMIT 1",
        &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_int(&statement, (int64_t)archive->unmarked_until);
    return vt_statement_step(&statement, ret, err);
}

int vt_archive_has_marked(struct vt_archive *archive, bool *ret, struct vt_error *err)
{
    uint64_t now;
    bool found = archive->has_marked;
    int status = vt_archive_sequence(archive, &now, err);
    if (status == VT_OK && now != archive->marked_looked)
        status = look(archive, &found, err);
    if (status != VT_OK)
        return status;
    archive->has_marked = found;
    archive->marked_looked = now;
    if (!found)
        archive->unmarked_until = now;
    *ret = found;
    return VT_OK;
}

int vt_archive_each_marked(struct vt_archive *archive, uint64_t after_sequence, vt_id_cb cb,
                           void *ctx, struct vt_error *err)
{
    if (!archive->unmarked)
        return vt_fail(err, VT_E_INTERNAL, "the archive '%s' leaves nothing out", archive->path);
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive, "SELECT document FROM marked WHERE sequence > ?",
                                   &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_int(&statement, (int64_t)after_sequence);
    bool row;
    while ((status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        status = cb(vt_column_text(&statement), ctx, err);
        if (status != VT_OK)
            break;
    }
    return status;
}

int vt_unmarked_counts(struct vt_archive *archive, struct vt_archive_state *state,
                       struct vt_error *err)
{
    bool has_marked;
    int status = vt_archive_has_marked(archive, &has_marked, err);
    if (status != VT_OK || !has_marked)
        return status;
    VT_AUTOSTATEMENT statement;
    status = vt_statement_open(
        archive,
        "SELECT (SELECT count(*) FROM original), (SELECT count(*) FROM document), "
        "(SELECT count(*) FROM mention), (SELECT coalesce(sum(size_bytes), 0) FROM original), "
        "(SELECT coalesce(sum(size_bytes), 0) FROM record), "
        "(SELECT coalesce(sum(length(content)), 0) FROM original) + "
        "(SELECT coalesce(sum(length(content)), 0) FROM record)",
        &statement, err);
    bool row = false;
    if (status == VT_OK)
        status = vt_statement_step(&statement, &row, err);
    if (status != VT_OK || !row)
        return status;
    state->originals = vt_column_int(&statement);
    state->documents = vt_column_int(&statement);
    state->mentions = vt_column_int(&statement);
    state->original_bytes = vt_column_int(&statement);
    state->record_bytes = vt_column_int(&statement);
    state->stored_bytes = vt_column_int(&statement);
    return VT_OK;
}
