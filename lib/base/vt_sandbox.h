/* vt_sandbox.h — give up what a process does not need.
 * Layer: base.  Threads: call before starting any; threads and processes started later inherit it.
 * Uses setrlimit, prctl(NO_NEW_PRIVS), seccomp (libseccomp) and Landlock (kernel ≥ 5.13); what the
 * kernel does not have is skipped and told in *ret_report.  There is no way back.
 *
 * Whatever the options, the process can no longer gain privileges, write core files, trace, signal
 * or read other processes, load kernel modules, mount, or use io_uring and other calls that go
 * round the filter. */
#ifndef VT_SANDBOX_H
#define VT_SANDBOX_H

#include "vt_status.h"

#include <stdbool.h>

struct vt_sandbox_options {
    size_t memory_bytes;         /* RLIMIT_AS; 0: leave (sanitizer builds always leave it) */
    unsigned file_count;         /* RLIMIT_NOFILE; 0: leave */
    bool no_network;             /* socket(2) and friends fail with EACCES */
    bool no_exec;                /* execve fails with EACCES */
    bool no_write;               /* Landlock: no file can be opened for writing, created, removed */
    const char *const *readable; /* with Landlock: folders (or files) that stay readable,
                                    NULL-terminated; NULL: everything stays readable */
    const char *const *writable; /* those that stay writable and readable although no_write,
                                    NULL-terminated */
};

/** What took hold: bit set. */
enum vt_sandbox_part { VT_SANDBOX_LIMITS = 1, VT_SANDBOX_SECCOMP = 2, VT_SANDBOX_LANDLOCK = 4 };

/** Paths that do not exist are left out: what is not there needs no permission.
 *  ret_report may be NULL. */
int vt_sandbox_enter(const struct vt_sandbox_options *options, unsigned *ret_report,
                     struct vt_error *err);

#endif
