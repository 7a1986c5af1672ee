#include "vt_statement.h"

#include <time.h>

#include "vt_field_fixes.h"

#define CORRECTION(kind, member) VT_MEMBER(kind, struct vt_archive_correction, member)
static const struct vt_member MEMBERS[] = {
    CORRECTION(INT64, number),     CORRECTION(TEXT, action),    CORRECTION(TEXT, work),
    CORRECTION(TEXT, work_key),    CORRECTION(TEXT, work_date), CORRECTION(TEXT, work_place),
    CORRECTION(TEXT, other),       CORRECTION(TEXT, other_key), CORRECTION(TEXT, other_date),
    CORRECTION(TEXT, other_place), CORRECTION(TEXT, document),  CORRECTION(INT64, mention),
    CORRECTION(INT64, byte_start), CORRECTION(INT64, byte_end), CORRECTION(TEXT, field),
    CORRECTION(TEXT, value),       CORRECTION(TEXT, reason),    CORRECTION(TEXT, author),
    CORRECTION(TEXT, at),          CORRECTION(TEXT, undone_by), CORRECTION(TEXT, undone_at),
    CORRECTION(INT64, sequence),
};

int vt_corrections_exist(struct vt_archive *archive, bool *ret, struct vt_error *err)
{
    *ret = archive->has_corrections;
    if (*ret)
        return VT_OK;
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive,
                                   "SELECT 1 FROM sqlite_schema "
                                   "WHERE type = 'table' AND name = 'correction'",
                                   &statement, err);
    bool row = false;
    if (status == VT_OK)
        status = vt_statement_step(&statement, &row, err);
    if (status == VT_OK)
        *ret = archive->has_corrections = row;
    return status;
}

/* ---- writing ---- */

static struct vt_str now(char buf[32])
{
    time_t seconds = time(NULL);
    struct tm utc;
    gmtime_r(&seconds, &utc);
    return vt_str_n(buf, strftime(buf, 32, "%Y-%m-%dT%H:%M:%SZ", &utc));
}

static int put(struct vt_archive *archive, const struct vt_archive_correction *correction,
               struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive,
                                   "INSERT OR REPLACE INTO correction VALUES "
                                   "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                                   &statement, err);
    if (status != VT_OK)
        return status;
    struct vt_archive_correction row = *correction;
    row.sequence = archive->state.sequence;
    vt_bind_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &row);
    vt_bind_checksum(&statement);
    return vt_statement_run(&statement, err);
}

static int check(const struct vt_archive_correction *correction, struct vt_error *err)
{
    static const char *const ACTIONS[] = {"merge", "split", "field", "confirm", "reject"};
    size_t at = 0;
    while (at < VT_ARRAY_LEN(ACTIONS) && !vt_str_eq(correction->action, vt_str(ACTIONS[at])))
        at++;
    if (at == VT_ARRAY_LEN(ACTIONS))
        return vt_fail(err, VT_E_INVALID, "no correction '%.*s'", VT_STR_ARG(correction->action));
    if (vt_str_eq(correction->action, VT_STR("field")) && !vt_field_can_be_fixed(correction->field))
        return vt_fail(err, VT_E_INVALID, "no field '%.*s'", VT_STR_ARG(correction->field));
    return VT_OK;
}

int vt_archive_add_correction(struct vt_archive *archive,
                              const struct vt_archive_correction *correction, int64_t *ret_number,
                              struct vt_error *err)
{
    int status = vt_archive_expect_transaction(archive, err);
    if (status == VT_OK)
        status = check(correction, err);
    if (status != VT_OK)
        return status;
    struct vt_archive_correction row = *correction;
    {
        VT_AUTOSTATEMENT statement;
        bool has_row;
        status = vt_statement_open(archive, "SELECT coalesce(max(number), 0) + 1 FROM correction",
                                   &statement, err);
        if (status == VT_OK)
            status = vt_statement_step(&statement, &has_row, err);
        if (status != VT_OK)
            return status;
        row.number = vt_column_int(&statement);
    }
    char at[32];
    row.at = now(at);
    row.undone_by = row.undone_at = VT_STR_EMPTY;
    status = put(archive, &row, err);
    if (status == VT_OK && ret_number != NULL)
        *ret_number = row.number;
    return status;
}

int vt_archive_undo_correction(struct vt_archive *archive, int64_t number, struct vt_str author,
                               struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_BUF_NO_CAP);
    struct vt_archive_correction row;
    int status = vt_archive_expect_transaction(archive, err);
    if (status != VT_OK)
        return status;
    {
        VT_AUTOSTATEMENT statement;
        bool has_row;
        status = vt_statement_open(archive, "SELECT * FROM correction WHERE number = ?", &statement,
                                   err);
        if (status != VT_OK)
            return status;
        vt_bind_int(&statement, number);
        status = vt_statement_step(&statement, &has_row, err);
        if (status != VT_OK)
            return status;
        if (!has_row)
            return vt_fail(err, VT_E_NOTFOUND, "no correction %lld", (long long)number);
        vt_column_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &row);
        status = vt_members_keep(&arena, MEMBERS, VT_ARRAY_LEN(MEMBERS), &row, err);
        if (status != VT_OK)
            return status;
    }
    if (row.undone_at.len_bytes > 0)
        return vt_fail(err, VT_E_NOTFOUND, "correction %lld was taken back already",
                       (long long)number);
    char at[32];
    row.undone_at = now(at);
    row.undone_by = author;
    return put(archive, &row, err);
}

/* ---- reading ---- */

/* A citation is where it was in the text; its ordinal may be another one since then. */
#define SAME_PLACE                                  \
    "FROM mention m WHERE m.document = c.document " \
    "AND m.byte_start = c.byte_start AND m.byte_end = c.byte_end "
#define WITH_MENTION                                                                    \
    "SELECT c.*, coalesce((SELECT m.ordinal " SAME_PLACE "AND m.ordinal = c.mention), " \
    "(SELECT min(m.ordinal) " SAME_PLACE "), -1) FROM correction c "

int vt_archive_each_correction(struct vt_archive *archive, bool with_undone, vt_correction_cb cb,
                               void *ctx, struct vt_error *err)
{
    bool exist;
    int status = vt_corrections_exist(archive, &exist, err);
    if (status != VT_OK || !exist)
        return status;
    VT_AUTOSTATEMENT statement;
    status = vt_statement_open(archive,
                               with_undone ? WITH_MENTION "ORDER BY c.number"
                                           : WITH_MENTION "WHERE c.undone_at = '' "
                                                          "ORDER BY c.number",
                               &statement, err);
    if (status != VT_OK)
        return status;
    bool row;
    while ((status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        struct vt_archive_correction correction;
        vt_column_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &correction);
        statement.column++; /* checksum */
        correction.mention = vt_column_int(&statement);
        status = cb(&correction, ctx, err);
        if (status != VT_OK)
            break;
    }
    return status;
}
