/* index: hands over to vanthu-indexer. */
#include "cli.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#define INDEXER "vanthu-indexer"

/* The indexer that stands beside this program; else the one of $PATH. */
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

int vt_run_index(struct vt_cli *cli, struct vt_error *err)
{
    VT_AUTOFREE char **argv = calloc((size_t)cli->argument_count + 2, sizeof *argv);
    if (argv == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory");
    argv[0] = (char *)INDEXER;
    for (int i = 0; i < cli->argument_count; i++)
        argv[i + 1] = cli->arguments[i];
    int reason = exec_indexer(argv);
    return vt_hint(err, vt_fail_errno(err, reason, "không chạy được %s", INDEXER),
                   "đặt %s cạnh vanthu hoặc trong $PATH", INDEXER);
}
