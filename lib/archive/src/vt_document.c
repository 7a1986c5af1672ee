#include "vt_statement.h"

#include "vt_field_fixes.h"

#define DOCUMENT(kind, member) VT_MEMBER(kind, struct vt_archive_document, member)
static const struct vt_member MEMBERS[] = {
    DOCUMENT(TEXT, id),
    DOCUMENT(TEXT, sha256),
    DOCUMENT(INT64, ordinal),
    DOCUMENT(INT64, byte_start),
    DOCUMENT(INT64, byte_end),
    DOCUMENT(TEXT, key),
    DOCUMENT(TEXT, number_raw),
    DOCUMENT(TEXT, type),
    DOCUMENT(TEXT, issuer_code),
    DOCUMENT(TEXT, issuer_name),
    DOCUMENT(TEXT, issuer_place),
    DOCUMENT(TEXT, regime),
    DOCUMENT(TEXT, date),
    DOCUMENT(TEXT, date_source),
    DOCUMENT(TEXT, place),
    DOCUMENT(TEXT, subject),
    DOCUMENT(TEXT, signer_name),
    DOCUMENT(TEXT, signer_position),
    DOCUMENT(TEXT, signer_authority),
    DOCUMENT(TEXT, effective),
    DOCUMENT(TEXT, expires),
    DOCUMENT(TEXT, filing),
    DOCUMENT(TEXT, secrecy),
    DOCUMENT(TEXT, urgency),
    DOCUMENT(TEXT, recipients),
    DOCUMENT(TEXT, evidence),
    DOCUMENT(INT64, unit_count),
    DOCUMENT(INT64, sequence),
};

#define INSERT \
    "INSERT INTO document VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
#define WITH_RECORD                                                      \
    "SELECT d.*, r.dictionary, r.size_bytes, r.content FROM document d " \
    "JOIN record r ON r.document = d.id "
#define LATER "WHERE d.id IN (SELECT id FROM document WHERE sequence > ?1) "
#define LATER_OR_CORRECTED                                        \
    "WHERE d.id IN (SELECT id FROM document WHERE sequence > ?1 " \
    "UNION SELECT work FROM correction WHERE action = 'field' "   \
    "AND sequence > ?1) "

/* ---- records ---- */

static int record_put(struct vt_archive *archive, struct vt_str id, struct vt_str record,
                      struct vt_error *err)
{
    int64_t dictionary = archive->state.dictionary;
    int status = vt_dictionary_load(archive, dictionary, err);
    VT_AUTO(vt_buf_release) struct vt_buf frame = VT_BUF_INIT(VT_BUF_NO_CAP);
    if (status == VT_OK)
        status = vt_codec_compress(&archive->codec, dictionary, record, &frame, err);
    if (status != VT_OK)
        return status;
    VT_AUTOSTATEMENT statement;
    status = vt_statement_open(archive, "INSERT INTO record VALUES (?,?,?,?,?)", &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, id);
    vt_bind_int(&statement, dictionary);
    vt_bind_int(&statement, (int64_t)record.len_bytes);
    vt_bind_blob(&statement, vt_buf_str(&frame));
    vt_bind_checksum(&statement);
    status = vt_statement_run(&statement, err);
    if (status != VT_OK)
        return status;
    archive->state.record_bytes += (int64_t)record.len_bytes;
    archive->state.stored_bytes += (int64_t)frame.len_bytes;
    return VT_OK;
}

int vt_record_unpack(struct vt_archive *archive, struct vt_str id, int64_t dictionary,
                     int64_t size_bytes, struct vt_str content, struct vt_buf *buf,
                     struct vt_error *err)
{
    int status = vt_dictionary_load(archive, dictionary, err);
    if (status != VT_OK)
        return status;
    struct vt_error why;
    status = vt_codec_decompress(&archive->codec, dictionary, content, size_bytes, buf, &why);
    if (status != VT_OK)
        vt_fail(err, status, "record of '%.*s': %s", VT_STR_ARG(id), why.message);
    return status;
}

static int record_remove(struct vt_archive *archive, struct vt_str id, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "DELETE FROM record WHERE document = ? RETURNING size_bytes, length(content)",
        &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, id);
    bool row;
    while ((status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        archive->state.record_bytes -= vt_column_int(&statement);
        archive->state.stored_bytes -= vt_column_int(&statement);
    }
    return status;
}

/* ---- writing ---- */

static int run_with_id(struct vt_archive *archive, const char *sql, struct vt_str id,
                       struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive, sql, &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, id);
    return vt_statement_run(&statement, err);
}

static int remove_document(struct vt_archive *archive, struct vt_str id, struct vt_error *err)
{
    int status = vt_mentions_remove(archive, id, err);
    if (status == VT_OK)
        status = record_remove(archive, id, err);
    if (status == VT_OK)
        status = run_with_id(archive, "DELETE FROM document WHERE id = ?", id, err);
    if (status == VT_OK)
        archive->state.documents -= sqlite3_changes(archive->db);
    return status;
}

int vt_archive_put_document(struct vt_archive *archive, const struct vt_archive_document *document,
                            const struct vt_archive_mention *mentions, size_t mention_count,
                            struct vt_error *err)
{
    int status = vt_archive_expect_transaction(archive, err);
    if (status == VT_OK)
        status = vt_dictionary_train_when_due(archive, err);
    if (status == VT_OK)
        status = remove_document(archive, document->id, err);
    if (status == VT_OK)
        status = run_with_id(archive, "DELETE FROM removed WHERE document = ?", document->id, err);
    if (status != VT_OK)
        return status;
    VT_AUTOSTATEMENT statement;
    status = vt_statement_open(archive, INSERT, &statement, err);
    if (status != VT_OK)
        return status;
    struct vt_archive_document row = *document;
    row.sequence = archive->state.sequence;
    vt_bind_members(&statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &row);
    vt_bind_checksum(&statement);
    status = vt_statement_run(&statement, err);
    if (status == VT_OK)
        status = record_put(archive, document->id, document->record, err);
    if (status == VT_OK)
        status = vt_mentions_put(archive, document->id, mentions, mention_count, err);
    if (status == VT_OK)
        archive->state.documents++;
    return status;
}

static int note_removed(struct vt_archive *archive, struct vt_str id, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive, "INSERT OR REPLACE INTO removed VALUES (?,?,?)",
                                   &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, id);
    vt_bind_int(&statement, (int64_t)archive->state.sequence);
    vt_bind_checksum(&statement);
    return vt_statement_run(&statement, err);
}

/* Some document of an original, copied into id; empty where none is left. */
static int first_of_original(struct vt_archive *archive, struct vt_str sha256, struct vt_buf *id,
                             struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive, "SELECT id FROM document WHERE sha256 = ? LIMIT 1",
                                   &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, sha256);
    bool row;
    vt_buf_clear(id);
    status = vt_statement_step(&statement, &row, err);
    if (status == VT_OK && row)
        vt_buf_add(id, vt_column_text(&statement));
    return status == VT_OK && id->failed != VT_OK ? vt_fail(err, id->failed, "out of memory")
                                                  : status;
}

int vt_archive_remove_documents(struct vt_archive *archive, struct vt_str sha256,
                                struct vt_error *err)
{
    int status = vt_archive_expect_transaction(archive, err);
    VT_AUTO(vt_buf_release) struct vt_buf id = VT_BUF_INIT(VT_BUF_NO_CAP);
    while (status == VT_OK) {
        status = first_of_original(archive, sha256, &id, err);
        if (status != VT_OK || id.len_bytes == 0)
            break;
        status = remove_document(archive, vt_buf_str(&id), err);
        if (status == VT_OK)
            status = note_removed(archive, vt_buf_str(&id), err);
    }
    return status;
}

/* ---- reading ---- */

/* The current row, with its record in buf where that is asked for. */
static int read_row(struct vt_statement *statement, bool with_record, struct vt_buf *buf,
                    struct vt_archive_document *ret, struct vt_error *err)
{
    struct vt_archive_document document = {0};
    vt_column_members(statement, MEMBERS, VT_ARRAY_LEN(MEMBERS), &document);
    document.record = VT_STR_EMPTY;
    if (with_record) {
        statement->column++; /* checksum */
        int64_t dictionary = vt_column_int(statement);
        int64_t size_bytes = vt_column_int(statement);
        struct vt_str content = vt_column_blob(statement);
        vt_buf_clear(buf);
        int status = vt_record_unpack(statement->archive, document.id, dictionary, size_bytes,
                                      content, buf, err);
        if (status != VT_OK)
            return status;
        document.record = vt_buf_str(buf);
    }
    *ret = document;
    return VT_OK;
}

int vt_archive_get_document(struct vt_archive *archive, struct vt_str id, bool with_record,
                            struct vt_archive_document *ret, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, with_record ? WITH_RECORD "WHERE d.id = ?" : "SELECT * FROM document WHERE id = ?",
        &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, id);
    bool row;
    status = vt_statement_step(&statement, &row, err);
    if (status != VT_OK)
        return status;
    if (!row)
        return vt_fail(err, VT_E_NOTFOUND, "no document '%.*s' in the archive", VT_STR_ARG(id));
    struct vt_archive_document document;
    VT_AUTO(vt_field_fixes_release) struct vt_field_fixes fixes;
    status = vt_field_fixes_load(archive, id, &fixes, err);
    if (status == VT_OK)
        status = read_row(&statement, with_record, &archive->record, &document, err);
    if (status != VT_OK)
        return status;
    vt_field_fixes_apply(&fixes, &document);
    vt_arena_reset(&archive->returned);
    status = vt_members_keep(&archive->returned, MEMBERS, VT_ARRAY_LEN(MEMBERS), &document, err);
    if (status == VT_OK)
        *ret = document;
    return status;
}

int vt_archive_get_file(struct vt_archive *archive, struct vt_str id, struct vt_str *ret_sha256,
                        struct vt_str *ret_path, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(archive,
                                   "SELECT d.sha256, coalesce((SELECT min(s.path) FROM source s "
                                   "WHERE s.sha256 = d.sha256), '') "
                                   "FROM document d WHERE d.id = ?",
                                   &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, id);
    bool row;
    status = vt_statement_step(&statement, &row, err);
    if (status != VT_OK)
        return status;
    if (!row)
        return vt_fail(err, VT_E_NOTFOUND, "no document '%.*s' in the archive", VT_STR_ARG(id));
    vt_arena_reset(&archive->returned);
    struct vt_str sha256 = vt_arena_copy(&archive->returned, vt_column_text(&statement));
    struct vt_str path = vt_arena_copy(&archive->returned, vt_column_text(&statement));
    if (sha256.ptr == NULL || path.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    *ret_sha256 = sha256;
    *ret_path = path;
    return VT_OK;
}

int vt_archive_get_record(struct vt_archive *archive, struct vt_str id, struct vt_buf *buf,
                          struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "SELECT dictionary, size_bytes, content FROM record WHERE document = ?",
        &statement, err);
    if (status != VT_OK)
        return status;
    vt_bind_text(&statement, id);
    bool row;
    status = vt_statement_step(&statement, &row, err);
    if (status != VT_OK)
        return status;
    if (!row)
        return vt_fail(err, VT_E_NOTFOUND, "no document '%.*s' in the archive", VT_STR_ARG(id));
    int64_t dictionary = vt_column_int(&statement);
    int64_t size_bytes = vt_column_int(&statement);
    return vt_record_unpack(archive, id, dictionary, size_bytes, vt_column_blob(&statement), buf,
                            err);
}

int vt_archive_each_document(struct vt_archive *archive, uint64_t after_sequence, bool with_record,
                             vt_document_cb cb, void *ctx, struct vt_error *err)
{
    static const char *const ALL[2] = {"SELECT * FROM document ORDER BY id",
                                       WITH_RECORD "ORDER BY d.id"};
    static const char *const AFTER[2][2] = {
        {"SELECT d.* FROM document d " LATER "ORDER BY d.id", WITH_RECORD LATER "ORDER BY d.id"},
        {"SELECT d.* FROM document d " LATER_OR_CORRECTED "ORDER BY d.id",
         WITH_RECORD LATER_OR_CORRECTED "ORDER BY d.id"}};
    VT_AUTO(vt_field_fixes_release) struct vt_field_fixes fixes;
    int status = vt_field_fixes_load(archive, VT_STR_EMPTY, &fixes, err);
    if (status != VT_OK)
        return status;
    VT_AUTOSTATEMENT statement;
    const char *const *sql = after_sequence == 0 ? ALL : AFTER[archive->has_corrections];
    status = vt_statement_open(archive, sql[with_record], &statement, err);
    if (status != VT_OK)
        return status;
    if (after_sequence > 0)
        vt_bind_int(&statement, (int64_t)after_sequence);
    VT_AUTO(vt_buf_release) struct vt_buf record = VT_BUF_INIT(VT_BUF_NO_CAP);
    bool row;
    while ((status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        struct vt_archive_document document;
        status = read_row(&statement, with_record, &record, &document, err);
        if (status == VT_OK) {
            vt_field_fixes_apply(&fixes, &document);
            status = cb(&document, ctx, err);
        }
        if (status != VT_OK)
            break;
    }
    return status;
}

int vt_archive_each_removed(struct vt_archive *archive, uint64_t after_sequence, vt_id_cb cb,
                            void *ctx, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        archive, "SELECT document FROM removed WHERE sequence > ? ORDER BY document", &statement,
        err);
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
