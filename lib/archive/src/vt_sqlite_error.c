#include "vt_archive_private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

static off_t size_of(const char *path, const char *tail)
{
    VT_AUTOFREE char *name = NULL;
    struct stat info;
    if (asprintf(&name, "%s%s", path, tail) < 0) {
        name = NULL;
        return 0;
    }
    return stat(name, &info) == 0 ? info.st_size : 0;
}

/* SQLite tells that a write failed, but (beside ENOSPC) not reliably why: the reason is asked of the
 * system once more, by a write as far out in a file without name. */
static bool has_no_room(const struct vt_archive *archive)
{
    static const char PROBE[65536] = {0};
    off_t of_database = size_of(archive->path, ""), of_log = size_of(archive->path, "-wal");
    VT_AUTOFD int fd = open(archive->dir, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0 || pwrite(fd, PROBE, sizeof PROBE, of_database > of_log ? of_database : of_log) ==
                      (ssize_t)sizeof PROBE)
        return false;
    return errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
}

static int status_of(const struct vt_archive *archive, int result)
{
    if (result == SQLITE_IOERR_DATA || result == SQLITE_IOERR_CORRUPTFS)
        return VT_E_CORRUPT;
    if (result == SQLITE_IOERR_NOMEM)
        return VT_E_NOMEM;
    switch (result & 0xFF) {
    case SQLITE_FULL:
        return VT_E_NOSPACE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return VT_E_LOCKED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: /* our SQL is fixed: what is wrong is the schema that it meets */
    case SQLITE_SCHEMA:
        return VT_E_CORRUPT;
    case SQLITE_NOMEM:
        return VT_E_NOMEM;
    case SQLITE_TOOBIG:
        return VT_E_LIMIT;
    case SQLITE_CONSTRAINT:
        return VT_E_INVALID;
    case SQLITE_IOERR:
        return archive->writable && has_no_room(archive) ? VT_E_NOSPACE : VT_E_IO;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return VT_E_IO;
    default:
        return VT_E_INTERNAL;
    }
}

int vt_sqlite_error(const struct vt_archive *archive, int result, const char *doing,
                    struct vt_error *err)
{
    const char *why = archive->db == NULL ? sqlite3_errstr(result) : sqlite3_errmsg(archive->db);
    int status = status_of(archive, result);
    vt_fail(err, status, "%s the archive '%s': %s", doing, archive->path, why);
    if (err != NULL && (result & 0xFF) == SQLITE_IOERR && archive->db != NULL)
        err->sys_errno = sqlite3_system_errno(archive->db);
    switch (status) {
    case VT_E_NOSPACE:
        return vt_hint(err, status,
                       "make room on its device and run the command again; "
                       "what was stored before is kept");
    case VT_E_CORRUPT:
        return vt_hint(err, status,
                       "run 'vanthu verify' to see what is damaged, and restore a backup");
    case VT_E_LOCKED:
        return vt_hint(err, status,
                       "wait until the other program has ended and run the command again");
    case VT_E_IO:
        return vt_hint(err, status, "check the rights on the folder and the state of its device");
        break;
    default:
        return status;
    }
}
