#include "vt_archive.h"

#include "vt_file.h"
#include "vt_statement.h"
#include "vt_tables.h"
#include "vt_unmarked.h"

/* ---- making and checking the file ---- */

static int pragma_int(struct vt_archive *archive, const char *sql, int64_t *ret,
                      struct vt_error *err)
{
    VT_AUTOSTATEMENT statement;
    bool row = false;
    int status = vt_statement_open(archive, sql, &statement, err);
    if (status == VT_OK)
        status = vt_statement_step(&statement, &row, err);
    if (status == VT_OK)
        *ret = row ? vt_column_int(&statement) : 0;
    return status;
}

static int make_tables(struct vt_archive *archive, struct vt_error *err)
{
    char format[96];
    snprintf(format, sizeof format, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             VT_ARCHIVE_APPLICATION, VT_ARCHIVE_FORMAT);
    struct vt_archive_state empty = {0};
    int status = vt_archive_exec(archive, "BEGIN IMMEDIATE", err);
    if (status == VT_OK)
        status = vt_archive_exec(archive, vt_text_archive_sql, err);
    if (status == VT_OK)
        status = vt_archive_exec(archive, vt_text_corrections_sql, err);
    if (status == VT_OK)
        status = vt_archive_state_write(archive, &empty, err);
    if (status == VT_OK)
        status = vt_archive_exec(archive, format, err);
    if (status == VT_OK)
        status = vt_archive_exec(archive, "COMMIT", err);
    return status;
}

/* Format 1 knew no corrections. */
static int raise_format(struct vt_archive *archive, struct vt_error *err)
{
    int64_t format;
    int status = pragma_int(archive, "PRAGMA user_version", &format, err);
    if (status != VT_OK || format >= VT_ARCHIVE_FORMAT)
        return status;
    _Static_assert(VT_ARCHIVE_FORMAT == 2, "the number below");
    status = vt_archive_exec(archive, "BEGIN IMMEDIATE", err);
    if (status == VT_OK)
        status = vt_archive_exec(archive, vt_text_corrections_sql, err);
    if (status == VT_OK)
        status = vt_archive_exec(archive, "PRAGMA user_version = 2", err);
    return status == VT_OK ? vt_archive_exec(archive, "COMMIT", err) : status;
}

/* VT_E_NOTFOUND: a new, empty file. */
static int check_format(struct vt_archive *archive, struct vt_error *err)
{
    int64_t application, format, tables;
    int status = pragma_int(archive, "PRAGMA application_id", &application, err);
    if (status == VT_OK)
        status = pragma_int(archive, "PRAGMA user_version", &format, err);
    if (status == VT_OK)
        status = pragma_int(archive, "SELECT count(*) FROM sqlite_schema", &tables, err);
    if (status != VT_OK)
        return status;
    if (application == 0 && tables == 0)
        return vt_fail(err, VT_E_NOTFOUND, "no archive in '%s'", archive->dir);
    if (application != VT_ARCHIVE_APPLICATION) {
        return vt_hint(err, vt_fail(err, VT_E_CORRUPT, "not an archive: '%s'", archive->path),
                       "give another folder with --archive");
    }
    if (format > VT_ARCHIVE_FORMAT) {
        return vt_hint(err,
                       vt_fail(err, VT_E_VERSION,
                               "the archive '%s' has format %lld, this program knows %d",
                               archive->path, (long long)format, VT_ARCHIVE_FORMAT),
                       "use a newer vanthu (this is %s); the archive was not touched", VT_VERSION);
    }
    if (format < 1 || tables == 0)
        return vt_fail(err, VT_E_CORRUPT, "the archive '%s' has lost its format", archive->path);
    return VT_OK;
}

/* ---- opening ---- */

static int set_up(struct vt_archive *archive, struct vt_error *err)
{
    int status =
        vt_archive_exec(archive, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", err);
    if (status != VT_OK || !archive->writable) {
        if (status == VT_OK)
            status = check_format(archive, err);
        if (status == VT_OK && archive->unmarked)
            status = vt_unmarked_views(archive, err);
        if (status == VT_OK)
            status =
                vt_archive_exec(archive, "PRAGMA query_only = ON; PRAGMA cache_size = -16384", err);
        return status;
    }
    _Static_assert(VT_ARCHIVE_PAGE_BYTES == 8192, "the page size below");
    status = vt_archive_exec(archive, "PRAGMA page_size = 8192; PRAGMA cache_size = -65536", err);
    if (status == VT_OK)
        status = check_format(archive, err);
    bool is_new = status == VT_E_NOTFOUND;
    if (status != VT_OK && !is_new)
        return status;
    status = vt_archive_exec(archive,
                             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                             "PRAGMA foreign_keys = ON",
                             err);
    if (status == VT_OK)
        vt_page_sums_init(&archive->sums, archive->db, archive->path);
    if (status == VT_OK)
        status = is_new ? make_tables(archive, err) : raise_format(archive, err);
    if (status == VT_OK && is_new)
        status = vt_file_sync_dir(archive->dir, err);
    return status;
}

int vt_archive_connect(struct vt_archive *archive, struct vt_error *err)
{
    int status = vt_connection_open(archive, err);
    return status == VT_OK ? set_up(archive, err) : status;
}

int vt_archive_open(const char *dir, enum vt_archive_mode mode, struct vt_archive **ret,
                    struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_archive_close) struct vt_archive *archive = calloc(1, sizeof *archive);
    if (archive == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    archive->writable = mode == VT_ARCHIVE_WRITE;
    archive->unmarked = mode == VT_ARCHIVE_READ_UNMARKED;
    archive->marked_looked = UINT64_MAX;
    archive->lock_fd = -1;
    archive->row = VT_BUF_INIT(VT_BUF_NO_CAP);
    archive->record = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_arena_init(&archive->returned, VT_BUF_NO_CAP);
    archive->dir = strdup(dir);
    if (archive->dir == NULL || asprintf(&archive->path, "%s/" VT_ARCHIVE_FILE, dir) < 0) {
        archive->path = NULL;
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    }
    int status = VT_OK;
    if (archive->writable) {
        status = vt_file_mkdirs(dir, err);
        if (status == VT_OK)
            status = vt_archive_lock(dir, &archive->lock_fd, err);
    }
    if (status == VT_OK)
        status = vt_archive_connect(archive, err);
    if (status == VT_OK)
        *ret = VT_TAKE(archive);
    return status;
}

int vt_archive_settle(struct vt_archive *archive, struct vt_error *err)
{
    if (!archive->writable || archive->in_transaction)
        return vt_fail(err, VT_E_INTERNAL, "cannot settle '%s' now", archive->path);
    return vt_page_sums_resume(&archive->sums, err);
}

void vt_archive_close(struct vt_archive *archive)
{
    if (archive == NULL)
        return;
    vt_archive_rollback(archive);
    /* Without sums (readers hold the log) the next writer makes them; nothing is lost. */
    if (archive->sums.db != NULL)
        vt_page_sums_resume(&archive->sums, NULL);
    vt_connection_close(archive);
    vt_page_sums_release(&archive->sums);
    vt_codec_release(&archive->codec);
    vt_arena_release(&archive->returned);
    vt_buf_release(&archive->record);
    vt_buf_release(&archive->row);
    if (archive->lock_fd >= 0)
        close(archive->lock_fd);
    free(archive->path);
    free(archive->dir);
    free(archive);
}
