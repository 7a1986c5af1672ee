/* index: hands over to vanthu-indexer. */
#include "cli.h"
#include "indexer.h"

int vt_run_index(struct vt_cli *cli, struct vt_error *err)
{
    VT_AUTOFREE char **argv = calloc((size_t)cli->argument_count + 2, sizeof *argv);
    if (argv == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory");
    for (int i = 0; i < cli->argument_count; i++)
        argv[i + 1] = cli->arguments[i];
    return vt_indexer_become(argv, err);
}
