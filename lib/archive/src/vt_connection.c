#include "vt_archive_private.h"

#include <errno.h>
#include <fcntl.h>

/* ---- the lock: one writer for each folder, over all processes ---- */

int vt_archive_lock(const char *dir, int *ret_fd, struct vt_error *err)
{
    VT_AUTOFREE char *path = NULL;
    if (asprintf(&path, "%s/" VT_ARCHIVE_LOCK, dir) < 0) {
        path = NULL;
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    }
    VT_AUTOFD int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        return vt_fail_errno(err, errno, "cannot lock the archive '%s'", dir);
    /* Of the open file, not of the process: another thread that closes the same file keeps it. */
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(fd, F_OFD_SETLK, &lock) != 0) {
        if (errno != EAGAIN && errno != EACCES)
            return vt_fail_errno(err, errno, "cannot lock the archive '%s'", dir);
        return vt_hint(
            err, vt_fail(err, VT_E_LOCKED, "another program is writing to the archive '%s'", dir),
            "wait until it has ended, or give another folder with --archive");
    }
    *ret_fd = fd;
    fd = -1;
    return VT_OK;
}

/* ---- the connection ---- */

/* The name as a URI that says nothing will change: for media without the right to write, where
 * SQLite could not make the files it shares with other processes. */
static char *immutable_uri(const char *path)
{
    struct vt_buf uri = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&uri, "file:");
    for (const char *at = path; *at != '\0'; at++) {
        if (*at == '?' || *at == '#' || *at == '%')
            vt_buf_printf(&uri, "%%%02X", (unsigned char)*at);
        else
            vt_buf_add_c(&uri, *at);
    }
    vt_buf_puts(&uri, "?immutable=1");
    if (uri.failed != VT_OK)
        vt_buf_release(&uri);
    return uri.data;
}

static bool has_log(const struct vt_archive *archive)
{
    VT_AUTOFREE char *log = NULL;
    if (asprintf(&log, "%s-wal", archive->path) < 0) {
        log = NULL;
        return true;
    }
    return access(log, F_OK) == 0;
}

int vt_connection_open(struct vt_archive *archive, struct vt_error *err)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_READWRITE;
    int result;
    if (archive->writable) {
        result = sqlite3_open_v2(archive->path, &archive->db, flags | SQLITE_OPEN_CREATE, NULL);
    } else if (access(archive->path, F_OK) != 0) {
        return vt_hint(err, vt_fail(err, VT_E_NOTFOUND, "no archive in '%s'", archive->dir),
                       "make one with 'vanthu index FOLDER', or give its folder with --archive");
    } else if (access(archive->dir, W_OK) != 0 && !has_log(archive) &&
               stat(archive->path, &archive->at_rest) == 0) {
        archive->is_at_rest = true;
        VT_AUTOFREE char *uri = immutable_uri(archive->path);
        if (uri == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory");
        flags =
            SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        result = sqlite3_open_v2(uri, &archive->db, flags, NULL);
    } else {
        /* With the right to write, so that the last one to close leaves no log behind; query_only
           (below) keeps it from changing anything. */
        result = sqlite3_open_v2(archive->path, &archive->db, flags, NULL);
    }
    if (result != SQLITE_OK)
        return vt_sqlite_error(archive, result, "cannot open", err);
    sqlite3_busy_timeout(archive->db, VT_ARCHIVE_BUSY_MS);
    /* An archive may come from somebody else: nothing in its schema is run. */
    sqlite3_db_config(archive->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(archive->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return VT_OK;
}

void vt_connection_close(struct vt_archive *archive)
{
    for (size_t i = 0; i < VT_KEPT_STATEMENTS; i++) {
        sqlite3_finalize(archive->kept[i].raw);
        archive->kept[i].raw = NULL;
        archive->kept[i].sql = NULL;
    }
    sqlite3_close(archive->db);
    archive->db = NULL;
    archive->is_at_rest = false;
}

static bool is_busy(sqlite3 *db)
{
    for (sqlite3_stmt *raw = sqlite3_next_stmt(db, NULL); raw != NULL;
         raw = sqlite3_next_stmt(db, raw))
        if (sqlite3_stmt_busy(raw))
            return true;
    return false;
}

int vt_connection_follow(struct vt_archive *archive, struct vt_error *err)
{
    struct stat now;
    const struct stat *then = &archive->at_rest;
    if (archive->db != NULL) {
        if (!archive->is_at_rest || is_busy(archive->db))
            return VT_OK;
        if (stat(archive->path, &now) == 0 && now.st_ino == then->st_ino &&
            now.st_size == then->st_size && now.st_mtim.tv_sec == then->st_mtim.tv_sec &&
            now.st_mtim.tv_nsec == then->st_mtim.tv_nsec && !has_log(archive))
            return VT_OK;
        vt_connection_close(archive);
    }
    return vt_archive_connect(archive, err);
}
