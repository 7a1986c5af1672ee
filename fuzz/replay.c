/* Runs a fuzz target over files, without libFuzzer: replay FILE-OR-FOLDER … */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz_target.h"
#include "vt_cleanup.h"
#include "vt_file.h"

static int replay(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    (void)info;
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_file_read(path, &bytes, err);
    if (status != VT_OK)
        return status;
    /* A copy of exactly the size: a sanitizer then sees a read past its end. */
    VT_AUTOFREE uint8_t *copy = malloc(bytes.len_bytes > 0 ? bytes.len_bytes : 1);
    if (copy == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for '%s'", path);
    if (bytes.len_bytes > 0)
        memcpy(copy, bytes.data, bytes.len_bytes);
    printf("%s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(copy, bytes.len_bytes);
    ++*(unsigned *)ctx;
    return VT_OK;
}

int main(int argc, char **argv)
{
    unsigned count = 0;
    for (int i = 1; i < argc; i++) {
        struct vt_error err;
        if (vt_file_walk(argv[i], replay, NULL, &count, &err) != VT_OK) {
            fprintf(stderr, "%s\n", err.message);
            return EXIT_FAILURE;
        }
    }
    if (count == 0)
        fprintf(stderr, "no seeds\n");
    return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
