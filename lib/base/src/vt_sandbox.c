#include "vt_sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "vt_cleanup.h"
#include "vt_sandbox_landlock.h"

/* LeakSanitizer traces its own process; production builds trace nobody. */
#ifdef VT_SANITIZED
#define TRACING
#else
#define TRACING SCMP_SYS(ptrace),
#endif

static const int NEVER_NEEDED[] = {
    TRACING SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(keyctl),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(setns),
    SCMP_SYS(unshare),
    SCMP_SYS(swapon),
    SCMP_SYS(reboot),
};

static const int NETWORK[] = {
    SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind),
    SCMP_SYS(listen), SCMP_SYS(accept),     SCMP_SYS(accept4),
};

static const int EXEC[] = {SCMP_SYS(execve), SCMP_SYS(execveat)};

static int set_limit(__rlimit_resource_t resource, const char *name, rlim_t most,
                     struct vt_error *err)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return vt_fail_errno(err, errno, "cannot read the limit on %s", name);
    if (limit.rlim_max != RLIM_INFINITY && limit.rlim_max < most)
        most = limit.rlim_max;
    limit.rlim_cur = limit.rlim_max = most;
    if (setrlimit(resource, &limit) != 0)
        return vt_fail_errno(err, errno, "cannot limit %s", name);
    return VT_OK;
}

static int enter_limits(const struct vt_sandbox_options *options, struct vt_error *err)
{
    int status = set_limit(RLIMIT_CORE, "core files", 0, err);
    if (status == VT_OK && options->file_count > 0)
        status = set_limit(RLIMIT_NOFILE, "open files", options->file_count, err);
#ifndef VT_SANITIZED
    if (status == VT_OK && options->memory_bytes > 0)
        status = set_limit(RLIMIT_AS, "memory", options->memory_bytes, err);
#endif
    return status;
}

static int refuse(scmp_filter_ctx filter, int sys_errno, const int *calls, size_t count)
{
    int result = 0;
    for (size_t i = 0; result == 0 && i < count; i++)
        result = seccomp_rule_add(filter, SCMP_ACT_ERRNO((unsigned)sys_errno), calls[i], 0);
    return result;
}

/* Signals go to the own process only (abort and raise need that). */
static int refuse_signals(scmp_filter_ctx filter)
{
    static const int CALLS[] = {SCMP_SYS(kill), SCMP_SYS(tgkill), SCMP_SYS(rt_sigqueueinfo),
                                SCMP_SYS(rt_tgsigqueueinfo)};
    const struct scmp_arg_cmp other_process = {
        .arg = 0, .op = SCMP_CMP_NE, .datum_a = (scmp_datum_t)getpid(), .datum_b = 0};
    int result = 0;
    for (size_t i = 0; result == 0 && i < VT_ARRAY_LEN(CALLS); i++)
        result = seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), CALLS[i], 1, &other_process);
    const int by_thread[] = {SCMP_SYS(tkill)};
    return result != 0 ? result : refuse(filter, EPERM, by_thread, VT_ARRAY_LEN(by_thread));
}

static int enter_seccomp(const struct vt_sandbox_options *options, bool *ret_held,
                         struct vt_error *err)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the system call filter");
    int result = refuse(filter, EPERM, NEVER_NEEDED, VT_ARRAY_LEN(NEVER_NEEDED));
    if (result == 0)
        result = refuse_signals(filter);
    if (result == 0 && options->no_network)
        result = refuse(filter, EACCES, NETWORK, VT_ARRAY_LEN(NETWORK));
    if (result == 0 && options->no_exec)
        result = refuse(filter, EACCES, EXEC, VT_ARRAY_LEN(EXEC));
    if (result == 0)
        result = seccomp_load(filter);
    seccomp_release(filter);
    /* EINVAL and ENOSYS: a kernel built without filters. */
    bool missing = result == -EINVAL || result == -ENOSYS;
    if (result != 0 && !missing)
        return vt_fail_errno(err, -result, "cannot load the system call filter");
    *ret_held = !missing;
    return VT_OK;
}

int vt_sandbox_enter(const struct vt_sandbox_options *options, unsigned *ret_report,
                     struct vt_error *err)
{
    int status = enter_limits(options, err);
    if (status != VT_OK)
        return status;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return vt_fail_errno(err, errno, "cannot give up new privileges");
    bool has_landlock = false, has_seccomp = false;
    status = vt_sandbox_landlock(options, &has_landlock, err);
    if (status == VT_OK)
        status = enter_seccomp(options, &has_seccomp, err);
    if (status != VT_OK)
        return status;
    if (ret_report != NULL)
        *ret_report = VT_SANDBOX_LIMITS | (has_seccomp ? VT_SANDBOX_SECCOMP : 0u) |
                      (has_landlock ? VT_SANDBOX_LANDLOCK : 0u);
    return VT_OK;
}
