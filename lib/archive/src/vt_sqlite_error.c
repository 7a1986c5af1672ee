#include "vt_archive_private.h"

#include <errno.h>

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
        switch (archive->db == NULL ? 0 : sqlite3_system_errno(archive->db)) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return VT_E_NOSPACE;
        default:
            return VT_E_IO;
        }
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
        vt_hint(err, "make room on its device and run the command again; "
                     "what was stored before is kept");
        break;
    case VT_E_CORRUPT:
        vt_hint(err, "run 'vanthu verify' to see what is damaged, and restore a backup");
        break;
    case VT_E_LOCKED:
        vt_hint(err, "wait until the other program has ended and run the command again");
        break;
    case VT_E_IO:
        vt_hint(err, "check the rights on the folder and the state of its device");
        break;
    default:
        break;
    }
    return status;
}
