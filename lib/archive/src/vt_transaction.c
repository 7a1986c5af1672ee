#include "vt_statement.h"

#include <time.h>

#define STATE(kind, member) VT_MEMBER(kind, struct vt_archive_state, member)
static const struct vt_member STATE_MEMBERS[] = {
    STATE(INT64, sequence),     STATE(INT64, dictionary),   STATE(INT64, originals),
    STATE(INT64, documents),    STATE(INT64, mentions),     STATE(INT64, original_bytes),
    STATE(INT64, record_bytes), STATE(INT64, stored_bytes),
};

int vt_archive_state_read(struct vt_archive *archive, struct vt_archive_state *ret,
                          struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive, "SELECT * FROM archive", &statement, err);
    if (status != VT_OK)
        return status;
    bool row;
    status = vt_statement_step(&statement, &row, err);
    if (status != VT_OK)
        return status;
    if (!row)
        return vt_fail(err, VT_E_CORRUPT, "the archive '%s' has lost its state", archive->path);
    statement.column = 1; /* after `one` */
    vt_column_members(&statement, STATE_MEMBERS, VT_ARRAY_LEN(STATE_MEMBERS), ret);
    return VT_OK;
}

int vt_archive_state_write(struct vt_archive *archive, const struct vt_archive_state *state,
                           struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "INSERT OR REPLACE INTO archive VALUES (?,?,?,?,?,?,?,?,?,?)", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_int(&statement, 1);
    vt_bind_members(&statement, STATE_MEMBERS, VT_ARRAY_LEN(STATE_MEMBERS), state);
    vt_bind_checksum(&statement);
    return vt_statement_run(&statement, err);
}

int vt_archive_sequence(struct vt_archive *archive, uint64_t *ret_sequence, struct vt_error *err)
{
    struct vt_archive_state state;
    int status = archive->is_held ? VT_OK : vt_connection_follow(archive, err);
    if (status == VT_OK)
        status = vt_archive_state_read(archive, &state, err);
    if (status == VT_OK)
        *ret_sequence = state.sequence;
    return status;
}

int vt_archive_hold(struct vt_archive *archive, struct vt_error *err)
{
    if (archive->writable || archive->is_held)
        return vt_fail(err, VT_E_INTERNAL, "cannot hold '%s'", archive->path);
    int status = vt_connection_follow(archive, err);
    if (status == VT_OK)
        status = vt_archive_exec(archive, "BEGIN", err);
    archive->is_held = status == VT_OK;
    return status;
}

void vt_archive_let_go(struct vt_archive *archive)
{
    if (archive->is_held)
        vt_archive_exec(archive, "COMMIT", NULL);
    archive->is_held = false;
}

int vt_archive_expect_transaction(const struct vt_archive *archive, struct vt_error *err)
{
    return archive->in_transaction
               ? VT_OK
               : vt_fail(err, VT_E_INTERNAL, "write outside a transaction of '%s'", archive->path);
}

int vt_archive_begin(struct vt_archive *archive, struct vt_error *err)
{
    if (!archive->writable || archive->in_transaction)
        return vt_fail(err, VT_E_INTERNAL, "cannot begin a transaction of '%s'", archive->path);
    int status = vt_page_sums_suspend(&archive->sums, err);
    if (status != VT_OK)
        return status;
    status = vt_archive_exec(archive, "BEGIN IMMEDIATE", err);
    if (status != VT_OK)
        return status;
    archive->in_transaction = true;
    status = vt_archive_state_read(archive, &archive->state, err);
    if (status != VT_OK) {
        vt_archive_rollback(archive);
        return status;
    }
    archive->state.sequence++;
    archive->changes_at_begin = sqlite3_total_changes(archive->db);
    return VT_OK;
}

static int note_commit(struct vt_archive *archive, struct vt_error *err)
{
    time_t now = time(NULL);
    struct tm utc;
    char at[32];
    gmtime_r(&now, &utc);
    strftime(at, sizeof at, "%Y-%m-%dT%H:%M:%SZ", &utc);
    VT_AUTOSTATEMENT statement;
    int status =
        vt_statement_open(archive, "INSERT INTO journal VALUES (?,?,?,?)", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_int(&statement, (int64_t)archive->state.sequence);
    vt_bind_text(&statement, vt_str(at));
    vt_bind_text(&statement, VT_STR(VT_VERSION));
    vt_bind_checksum(&statement);
    return vt_statement_run(&statement, err);
}

int vt_archive_commit(struct vt_archive *archive, struct vt_error *err)
{
    int status = vt_archive_expect_transaction(archive, err);
    if (status != VT_OK)
        return status;
    if (sqlite3_total_changes(archive->db) == archive->changes_at_begin) {
        vt_archive_rollback(archive);
        return VT_OK;
    }
    status = note_commit(archive, err);
    if (status == VT_OK)
        status = vt_archive_state_write(archive, &archive->state, err);
    if (status == VT_OK)
        status = vt_archive_exec(archive, "COMMIT", err);
    if (status != VT_OK) {
        vt_archive_rollback(archive);
        return status;
    }
    archive->in_transaction = false;
    /* Done and durable: that the log could not be moved into the database now is no failure of it.
     */
    vt_page_sums_checkpoint_when_due(&archive->sums);
    return VT_OK;
}

void vt_archive_rollback(struct vt_archive *archive)
{
    if (!archive->in_transaction)
        return;
    archive->in_transaction = false;
    /* SQLite has rolled back by itself after some errors (full disk): then there is nothing to do.
     */
    if (sqlite3_get_autocommit(archive->db) == 0)
        sqlite3_exec(archive->db, "ROLLBACK", NULL, NULL, NULL);
}
