#include "vt_statement.h"

#define MENTION(kind, member) VT_MEMBER(kind, struct vt_archive_mention, member)
static const struct vt_member MEMBERS[] = {
    MENTION(TEXT, document),      MENTION(INT64, ordinal),    MENTION(TEXT, kind),
    MENTION(TEXT, surface),       MENTION(TEXT, key),         MENTION(TEXT, type),
    MENTION(TEXT, issuer),        MENTION(TEXT, issuer_code), MENTION(TEXT, place),
    MENTION(TEXT, date),          MENTION(TEXT, name),        MENTION(TEXT, term),
    MENTION(TEXT, subject),       MENTION(TEXT, pinpoints),   MENTION(TEXT, relation),
    MENTION(TEXT, direction),     MENTION(TEXT, from),        MENTION(INT64, from_ordinal),
    MENTION(INT64, antecedent),   MENTION(TEXT, flags),       MENTION(TEXT, sentence),
    MENTION(INT64, byte_start),   MENTION(INT64, byte_end),   MENTION(INT64, sentence_start),
    MENTION(INT64, sentence_end), MENTION(TEXT, unit),        MENTION(TEXT, rule),
    MENTION(REAL, confidence),
};

#define INSERT \
    "INSERT INTO mention VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"

int vt_mentions_remove(struct vt_archive *archive, struct vt_str document, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status =
        vt_statement_open(archive, "DELETE FROM mention WHERE document = ?", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, document);
    status = vt_statement_run(&statement, err);
    if (status == VT_OK)
        archive->state.mentions -= sqlite3_changes(archive->db);
    return status;
}

int vt_mentions_put(struct vt_archive *archive, struct vt_str document,
                    const struct vt_archive_mention *mentions, size_t count, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive, INSERT, &statement, err);
    for (size_t i = 0; i < count && status == VT_OK; i++) {
        struct vt_archive_mention row = mentions[i];
        row.document = document;
        vt_bind_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &row);
        vt_bind_checksum(&statement);
        status = vt_statement_run(&statement, err);
    }
    if (status == VT_OK)
        archive->state.mentions += (int64_t)count;
    return status;
}

int vt_archive_each_mention(struct vt_archive *archive, struct vt_str id, vt_mention_cb cb,
                            void *ctx, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive,
        id.len_bytes == 0 ? "SELECT * FROM mention ORDER BY document, ordinal"
                          : "SELECT * FROM mention WHERE document = ? ORDER BY ordinal",
        &statement, err);
    if (status != VT_OK)
        return status;
    if (id.len_bytes > 0)
        vt_bind_text(&statement, id);
    bool row;
    while ((status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        struct vt_archive_mention mention;
        vt_column_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &mention);
        status = cb(&mention, ctx, err);
        if (status != VT_OK)
            break;
    }
    return status;
}

int vt_archive_get_mention(struct vt_archive *archive, struct vt_str document, int64_t ordinal,
                           struct vt_archive_mention *ret, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "SELECT * FROM mention WHERE document = ? AND ordinal = ?", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, document);
    vt_bind_int(&statement, ordinal);
    bool row;
    status = vt_statement_step(&statement, &row, err);
    if (status != VT_OK)
        return status;
    if (!row)
        return vt_fail(err, VT_E_NOTFOUND, "no mention %lld in '%.*s'", (long long)ordinal,
                       VT_STR_ARG(document));
    struct vt_archive_mention mention;
    vt_column_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &mention);
    vt_arena_reset(&archive->returned);
    status = vt_members_keep(&archive->returned, MEMBERS, VT_ARRAY_LEN(MEMBERS), &mention, err);
    if (status == VT_OK)
        *ret = mention;
    return status;
}
