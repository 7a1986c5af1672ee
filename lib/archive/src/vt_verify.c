#include "vt_statement.h"

#include <inttypes.h>

#include "vt_wal.h"

struct verify {
    struct vt_archive *archive;
    vt_problem_cb problem_cb;
    void *ctx;
    int stop; /* what problem_cb returned, if not VT_OK */
    uint64_t bad_pages;
};

enum { PAGES_NAMED = 20, INTEGRITY_LINES = 100 };

static int report(struct verify *verify, struct vt_str where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static int report(struct verify *verify, struct vt_str where, const char *format, ...)
{
    char what[VT_ERROR_MESSAGE_BYTES];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    struct vt_error problem;
    vt_fail(&problem, VT_E_CORRUPT, "%s", what);
    if (verify->stop == VT_OK)
        verify->stop = verify->problem_cb(where, &problem, verify->ctx);
    return verify->stop;
}

static struct vt_str file_name(const struct verify *verify)
{
    return vt_str(verify->archive->path);
}

/* A part that cannot be read to its end is a problem of the archive, not of the verification. */
static int as_problem(struct verify *verify, int status, const char *part,
                      const struct vt_error *why)
{
    if (verify->stop != VT_OK)
        return verify->stop;
    if (status != VT_E_CORRUPT && status != VT_E_IO)
        return status;
    return report(verify, file_name(verify), "cannot read %s to the end: %s", part, why->message);
}

/* ---- the file: log, pages, structure ---- */

static void page_problem(uint64_t page, void *ctx)
{
    struct verify *verify = ctx;
    if (page == 0)
        report(verify, file_name(verify), "the checksums of the pages are damaged");
    else if (++verify->bad_pages <= PAGES_NAMED)
        report(verify, file_name(verify), "page %" PRIu64 " differs from its checksum", page);
}

static int check_pages(struct verify *verify, struct vt_error *err)
{
    struct vt_archive *archive = verify->archive;
    bool damaged;
    int status = vt_wal_is_damaged(archive->path, &damaged, err);
    if (status != VT_OK)
        return status;
    if (damaged)
        report(verify, file_name(verify), "the log is damaged: the last commits are lost");
    status = vt_page_sums_check(archive->db, archive->path, page_problem, verify, err);
    if (verify->bad_pages > PAGES_NAMED)
        report(verify, file_name(verify), "%" PRIu64 " more pages differ from their checksums",
               verify->bad_pages - PAGES_NAMED);
    return status == VT_E_NOTFOUND ? verify->stop : status;
}

static int check_structure(struct verify *verify, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    _Static_assert(INTEGRITY_LINES == 100, "the number below");
    int status = vt_statement_open(verify->archive, "PRAGMA integrity_check(100)", &statement, err);
    bool row;
    while (status == VT_OK && (status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        struct vt_str line = vt_column_text(&statement);
        if (!vt_str_eq(line, VT_STR("ok")))
            status = report(verify, file_name(verify), "%.*s", VT_STR_ARG(line));
    }
    return status;
}

static int check_foreign_keys(struct verify *verify, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        verify->archive,
        "SELECT d.id, 'document without original' FROM document d "
        "WHERE NOT EXISTS (SELECT 1 FROM original o WHERE o.sha256 = d.sha256) "
        "UNION ALL SELECT d.id, 'document without record' FROM document d "
        "WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.document = d.id) "
        "UNION ALL SELECT r.document, 'record without document' FROM record r "
        "WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = r.document) "
        "UNION ALL SELECT DISTINCT m.document, 'mentions without document' FROM mention m "
        "WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.id = m.document) "
        "UNION ALL SELECT s.path, 'source without original' FROM source s WHERE s.state = 0 "
        "AND NOT EXISTS (SELECT 1 FROM original o WHERE o.sha256 = s.sha256) ORDER BY 1, 2",
        &statement, err);
    bool row;
    while (status == VT_OK && (status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        struct vt_str where = vt_column_text(&statement);
        struct vt_str what = vt_column_text(&statement);
        status = report(verify, where, "%.*s", VT_STR_ARG(what));
    }
    return status;
}

static int check_totals(struct verify *verify, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(
        verify->archive,
        "SELECT name FROM (SELECT 'originals' AS name, originals AS told, "
        "(SELECT count(*) FROM original) AS found FROM archive "
        "UNION ALL SELECT 'documents', documents, (SELECT count(*) FROM document) FROM archive "
        "UNION ALL SELECT 'mentions', mentions, (SELECT count(*) FROM mention) FROM archive "
        "UNION ALL SELECT 'last commit', sequence, "
        "(SELECT coalesce(max(sequence), 0) FROM journal) FROM archive) WHERE told <> found",
        &statement, err);
    bool row;
    while (status == VT_OK && (status = vt_statement_step(&statement, &row, err)) == VT_OK && row)
        status = report(verify, file_name(verify), "the number of %s is not what was written last",
                        sqlite3_column_text(statement.raw, 0));
    return status;
}

/* ---- the rows ---- */

static const struct table {
    const char *name;
    const char *sql;
    int key_columns;
} TABLES[] = {
    {"correction", "SELECT * FROM correction ORDER BY number", 1}, /* first: format 1 has none */
    {"archive", "SELECT * FROM archive", 1},
    {"journal", "SELECT * FROM journal", 1},
    {"source", "SELECT * FROM source ORDER BY path", 1},
    {"original", "SELECT * FROM original ORDER BY sha256", 1},
    {"document", "SELECT * FROM document ORDER BY id", 1},
    {"record", "SELECT * FROM record ORDER BY document", 1},
    {"dictionary", "SELECT * FROM dictionary", 1},
    {"mention", "SELECT * FROM mention ORDER BY document, ordinal", 2},
    {"removed", "SELECT * FROM removed ORDER BY document", 1},
    {"work", "SELECT * FROM work ORDER BY key, type, issuer, date", 4},
};

static int bad_row(struct verify *verify, const struct table *table, struct vt_statement *statement)
{
    VT_AUTO(vt_buf_release) struct vt_buf where = VT_BUF_INIT(VT_ERROR_MESSAGE_BYTES);
    statement->column = 0;
    while (statement->column < table->key_columns) {
        if (statement->column > 0)
            vt_buf_add_c(&where, ' ');
        vt_buf_add(&where, vt_column_text(statement));
    }
    return report(verify, vt_buf_str(&where), "damaged row of table %s", table->name);
}

static int check_rows(struct verify *verify, const struct table *table, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    int status = vt_statement_open(verify->archive, table->sql, &statement, err);
    bool row;
    while (status == VT_OK && (status = vt_statement_step(&statement, &row, err)) == VT_OK && row)
        if (!vt_row_is_sound(&statement))
            status = bad_row(verify, table, &statement);
    return status;
}

/* ---- the contents ---- */

static int check_originals(struct verify *verify, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_statement_open(verify->archive, "SELECT sha256 FROM original ORDER BY sha256",
                                   &statement, err);
    bool row;
    while (status == VT_OK && (status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        struct vt_error why;
        struct vt_str sha256 = vt_column_text(&statement);
        vt_buf_clear(&bytes);
        int found = vt_archive_get_original(verify->archive, sha256, &bytes, &why);
        if (found == VT_E_NOMEM)
            status = vt_fail(err, found, "%s", why.message);
        else if (found != VT_OK)
            status = report(verify, sha256, "%s", why.message);
    }
    return status;
}

static int check_records(struct verify *verify, struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    VT_AUTO(vt_buf_release) struct vt_buf xml = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_statement_open(
        verify->archive,
        "SELECT document, dictionary, size_bytes, content FROM record ORDER BY document",
        &statement, err);
    bool row;
    while (status == VT_OK && (status = vt_statement_step(&statement, &row, err)) == VT_OK && row) {
        struct vt_error why;
        struct vt_str id = vt_column_text(&statement);
        int64_t dictionary = vt_column_int(&statement);
        int64_t size_bytes = vt_column_int(&statement);
        vt_buf_clear(&xml);
        int found = vt_record_unpack(verify->archive, id, dictionary, size_bytes,
                                     vt_column_blob(&statement), &xml, &why);
        if (found == VT_E_NOMEM)
            status = vt_fail(err, found, "%s", why.message);
        else if (found != VT_OK)
            status = report(verify, id, "%s", why.message);
    }
    return status;
}

int vt_archive_verify(struct vt_archive *archive, vt_problem_cb problem_cb, void *ctx,
                      struct vt_error *err)
{
    static const struct {
        int (*check)(struct verify *, struct vt_error *);
        const char *what;
    } PARTS[] = {
        {check_pages, "the file"},          {check_structure, "the structure"},
        {check_foreign_keys, "the links"},  {check_totals, "the totals"},
        {check_originals, "the originals"}, {check_records, "the records"},
    };
    struct verify verify = {archive, problem_cb, ctx, VT_OK, 0};
    struct vt_error why = {0};
    int status = VT_OK;
    for (size_t i = 0; i < VT_ARRAY_LEN(PARTS) && status == VT_OK; i++) {
        status = PARTS[i].check(&verify, &why);
        if (status != VT_OK)
            status = as_problem(&verify, status, PARTS[i].what, &why);
    }
    bool has_corrections = false;
    if (status == VT_OK)
        status = vt_corrections_exist(archive, &has_corrections, &why);
    for (size_t i = has_corrections ? 0 : 1; i < VT_ARRAY_LEN(TABLES) && status == VT_OK; i++) {
        status = check_rows(&verify, &TABLES[i], &why);
        if (status != VT_OK)
            status = as_problem(&verify, status, TABLES[i].name, &why);
    }
    if (status != VT_OK && err != NULL)
        *err = why;
    return status;
}
