#include "vt_statement.h"

#include <errno.h>

#include "vt_file.h"

enum { PAGES_A_STEP = 1024, PAUSE_MS = 5 };

/* Copy all pages, giving way to a writer between steps. */
static int copy_pages(struct vt_archive *archive, sqlite3 *to, struct vt_error *err)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", archive->db, "main");
    if (backup == NULL)
        return vt_fail(err, VT_E_IO, "cannot copy the archive '%s': %s", archive->path,
                       sqlite3_errmsg(to));
    int result;
    do {
        result = sqlite3_backup_step(backup, PAGES_A_STEP);
        if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
            sqlite3_sleep(PAUSE_MS);
    } while (result == SQLITE_OK || result == SQLITE_BUSY || result == SQLITE_LOCKED);
    sqlite3_backup_finish(backup);
    return result == SQLITE_DONE ? VT_OK : vt_sqlite_error(archive, result, "cannot copy", err);
}

/* The copy gets sums of its pages too, so that it can be verified where it is kept. */
static int finish(sqlite3 *to, const char *path, struct vt_error *err)
{
    struct vt_page_sums sums;
    /* As a writer wants it, who would else change the first page on opening. */
    if (sqlite3_exec(to, "PRAGMA journal_mode = WAL", NULL, NULL, NULL) != SQLITE_OK)
        return vt_fail(err, VT_E_IO, "cannot finish '%s': %s", path, sqlite3_errmsg(to));
    vt_page_sums_init(&sums, to, path);
    int status = vt_page_sums_resume(&sums, err);
    vt_page_sums_release(&sums);
    return status;
}

int vt_archive_backup(struct vt_archive *archive, const char *to_path, struct vt_error *err)
{
    if (access(to_path, F_OK) == 0) {
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "there is a file already: '%s'", to_path),
                       "give the name of a new file");
    }
    sqlite3 *to = NULL;
    int result = sqlite3_open_v2(
        to_path, &to, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    int status = VT_OK;
    if (result != SQLITE_OK)
        status = vt_fail_errno(err, to == NULL ? ENOMEM : sqlite3_system_errno(to),
                               "cannot create '%s'", to_path);
    if (status == VT_OK)
        status = copy_pages(archive, to, err);
    if (status == VT_OK)
        status = finish(to, to_path, err);
    sqlite3_close(to);
    if (status != VT_OK)
        unlink(to_path);
    return status;
}
