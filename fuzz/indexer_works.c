/* A table of works is imported whole or not at all. */
#include "fuzz_target.h"
#include "fuzz_text.h"
#include "works.h"

#include <stdio.h>
#include <sys/mman.h>

static struct vt_archive *archive;
static char folder[] = "/tmp/vanthu-fuzz-XXXXXX";

static void close_archive(void)
{
    vt_archive_close(archive);
    vt_file_remove_tree(folder, NULL);
}

static void open_archive(void)
{
    require(mkdtemp(folder) != NULL);
    require(vt_archive_open(folder, VT_ARCHIVE_WRITE, &archive, NULL) == VT_OK);
    atexit(close_archive);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    char path[64];
    struct vt_error err;
    uint64_t before, after;
    size_t count = 0;
    if (archive == NULL)
        open_archive();
    VT_AUTOFD int fd = memfd_create("table", MFD_CLOEXEC);
    require(fd >= 0 &&
            vt_file_write_all(fd, vt_str_n((const char *)data, len_bytes), NULL) == VT_OK);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    require(vt_archive_sequence(archive, &before, NULL) == VT_OK);
    int status = vt_works_import(archive, path, &count, &err);
    require(vt_archive_sequence(archive, &after, NULL) == VT_OK);
    require(status == VT_OK ? after <= before + 1 : after == before && err.message[0] != '\0');
    return 0;
}
