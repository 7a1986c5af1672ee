#include "vt_sandbox_landlock.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "vt_cleanup.h"

/* Newer than the kernel headers of Debian 12. */
#ifndef LANDLOCK_ACCESS_FS_TRUNCATE
#define LANDLOCK_ACCESS_FS_TRUNCATE (1ULL << 14)
#endif

/* The rights that a rule on a plain file can give. */
#define FILE_RIGHTS                                                                              \
    (LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE | \
     LANDLOCK_ACCESS_FS_TRUNCATE)
#define READ_RIGHTS (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITE_RIGHTS                                                                               \
    (LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |                               \
     LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | \
     LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |   \
     LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)

static long landlock_version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static uint64_t write_rights(long version)
{
    uint64_t rights = WRITE_RIGHTS;
    if (version >= 2)
        rights |= LANDLOCK_ACCESS_FS_REFER;
    if (version >= 3)
        rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
    return rights;
}

static int allow_path(int ruleset_fd, const char *path, uint64_t rights, struct vt_error *err)
{
    VT_AUTOFD int path_fd = open(path, O_PATH | O_CLOEXEC);
    if (path_fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return VT_OK;
    struct stat info;
    if (path_fd < 0 || fstat(path_fd, &info) != 0)
        return vt_fail_errno(err, errno, "cannot open '%s' for the sandbox", path);
    struct landlock_path_beneath_attr rule = {
        .allowed_access = S_ISDIR(info.st_mode) ? rights : rights & FILE_RIGHTS,
        .parent_fd = path_fd,
    };
    if (syscall(SYS_landlock_add_rule, ruleset_fd, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
        return vt_fail_errno(err, errno, "cannot keep '%s' open to the sandbox", path);
    return VT_OK;
}

static int allow_paths(int ruleset_fd, const char *const *paths, uint64_t rights,
                       struct vt_error *err)
{
    int status = VT_OK;
    for (size_t i = 0; status == VT_OK && paths != NULL && paths[i] != NULL; i++)
        status = allow_path(ruleset_fd, paths[i], rights, err);
    return status;
}

int vt_sandbox_landlock(const struct vt_sandbox_options *options, bool *ret_held,
                        struct vt_error *err)
{
    long version = landlock_version();
    uint64_t handled = 0;
    if (options->no_write)
        handled |= write_rights(version);
    if (options->no_exec)
        handled |= LANDLOCK_ACCESS_FS_EXECUTE;
    if (options->readable != NULL)
        handled |= READ_RIGHTS;
    if (version < 1 || handled == 0) {
        *ret_held = false;
        return VT_OK;
    }
    struct landlock_ruleset_attr attributes = {.handled_access_fs = handled};
    VT_AUTOFD int ruleset_fd =
        (int)syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
    if (ruleset_fd < 0)
        return vt_fail_errno(err, errno, "cannot make the sandbox rules for files");
    int status = allow_paths(ruleset_fd, options->readable, handled & READ_RIGHTS, err);
    if (status == VT_OK)
        status = allow_paths(ruleset_fd, options->writable,
                             handled & (READ_RIGHTS | write_rights(version)), err);
    if (status == VT_OK && syscall(SYS_landlock_restrict_self, ruleset_fd, 0) != 0)
        status = vt_fail_errno(err, errno, "cannot enter the sandbox for files");
    if (status == VT_OK)
        *ret_held = true;
    return status;
}
