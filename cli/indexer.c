#include "indexer.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define INDEXER "vanthu-indexer"

/* The one beside this program; else the one of $PATH. */
static int exec_indexer(char **argv)
{
    char self[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length > 0) {
        self[length] = '\0';
        char *slash = strrchr(self, '/');
        char beside[PATH_MAX + sizeof INDEXER];
        if (slash != NULL) {
            *slash = '\0';
            snprintf(beside, sizeof beside, "%s/%s", self, INDEXER);
            execv(beside, argv);
        }
    }
    execvp(INDEXER, argv);
    return errno;
}

static int cannot_run(int reason, struct vt_error *err)
{
    return vt_hint(err, vt_fail_errno(err, reason, "không chạy được %s", INDEXER),
                   "đặt %s cạnh vanthu hoặc trong $PATH", INDEXER);
}

int vt_indexer_become(char **argv, struct vt_error *err)
{
    argv[0] = (char *)INDEXER;
    return cannot_run(exec_indexer(argv), err);
}

int vt_indexer_catch_up(char *archive_dir, struct vt_error *err)
{
    enum { CANNOT_RUN = 127 };
    pid_t child = fork();
    if (child < 0)
        return cannot_run(errno, err);
    if (child == 0) {
        char *argv[] = {(char *)INDEXER, (char *)"--archive", archive_dir, (char *)"--quiet", NULL};
        dup2(STDERR_FILENO, STDOUT_FILENO); /* answers alone go to standard output */
        exec_indexer(argv);
        _exit(CANNOT_RUN);
    }
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return cannot_run(errno, err);
    if (WIFEXITED(status) && WEXITSTATUS(status) == CANNOT_RUN)
        return cannot_run(ENOENT, err);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return vt_hint(err,
                       vt_fail(err, VT_E_STALE, "đã ghi, nhưng chỉ mục và đồ thị chưa theo kịp"),
                       "chạy: vanthu index --archive %s", archive_dir);
    return VT_OK;
}
