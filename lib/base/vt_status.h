/* vt_status.h — what can go wrong, and how it is told.
 * Layer: base.  Threads: everything here is stateless.
 *
 * Functions that can fail return an int: VT_OK (0) or a negative enum vt_status.  What a person
 * needs beyond that goes into a caller-owned struct vt_error, always the last parameter, which may
 * be NULL. Outputs (`ret_…`) are written only on success, the error only on failure.  Library code
 * returns errors, programs print them.  docs/errors.md is the rule book. */
#ifndef VT_STATUS_H
#define VT_STATUS_H

#include <stddef.h>
#include <stdint.h>

/* The values are fixed: they appear in logs and in the failure report.  Gaps are for later members.
 */
enum vt_status {
    VT_OK = 0,
    VT_E_NOMEM = -10,       /* out of memory, or past an arena's cap that was not asked for */
    VT_E_IO = -20,          /* the operating system refused; err->sys_errno says why */
    VT_E_NOSPACE = -21,     /* no space left on the device, or quota exceeded */
    VT_E_INVALID = -30,     /* an argument or option that cannot be */
    VT_E_FORMAT = -40,      /* input that is not what it claims to be */
    VT_E_UNSUPPORTED = -41, /* a kind of input that is not read yet */
    VT_E_NOTFOUND = -50,    /* nothing there; often a normal end */
    VT_E_AMBIGUOUS = -51,   /* more than one document is meant; the answer lists them */
    VT_E_LOCKED = -60,      /* another process writes */
    VT_E_STALE = -61,       /* the index moved on under a reader: reopen and ask again */
    VT_E_CORRUPT = -70,     /* stored data fail their check */
    VT_E_VERSION = -71,     /* written by another version of the format */
    VT_E_LIMIT = -80,       /* a limit on size, memory, output or count was reached */
    VT_E_TIMEOUT = -81,     /* a limit on time was reached */
    VT_E_QUERY = -90,       /* a question that cannot be answered as put */
    VT_E_INTERNAL = -100    /* our own mistake */
};

enum { VT_ERROR_MESSAGE_BYTES = 512, VT_ERROR_HINT_BYTES = 256 };

/** One failure, for a person.  message: lower case, no full stop, the fact and then its subject in
 *  quotes ("cannot open 'x'"); hint: what to do, or empty. */
struct vt_error {
    int status;
    int sys_errno;        /* errno, or 0 */
    int64_t input_offset; /* byte offset in the input concerned, or -1 */
    char message[VT_ERROR_MESSAGE_BYTES];
    char hint[VT_ERROR_HINT_BYTES];
};

/** Fill err (if not NULL) and return status, so that `return vt_fail(err, VT_E_…, "…", …)` reads
 * well. */
int vt_fail(struct vt_error *err, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** As vt_fail, from errno: the status follows from it (ENOSPC → NOSPACE, ENOMEM → NOMEM,
 *  ENOENT → NOTFOUND, else IO) and its text is appended to the message. */
int vt_fail_errno(struct vt_error *err, int sys_errno, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Add the remedy to an error just made and return status, also where err is NULL:
 *  `return vt_hint(err, vt_fail(err, VT_E_…, "…"), "…")`. */
int vt_hint(struct vt_error *err, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** One row of the table of statuses. */
struct vt_status_info {
    int status;
    const char *name; /* "NOTFOUND": stable, for logs and JSON */
    const char *text_en;
    const char *text_vi;
    int exit_code; /* of the programs: 0, 1 nothing found, 2 error */
    int http_status;
};

/** Never NULL: an unknown status is described as INTERNAL. */
const struct vt_status_info *vt_status_info(int status);

#endif
