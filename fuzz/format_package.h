/* format_package.h — a package from the parts in a fuzzer's input, one after the other.  Packing is done
 * here, since a fuzzer does not find its way through compression. */
#ifndef VT_FUZZ_FORMAT_PACKAGE_H
#define VT_FUZZ_FORMAT_PACKAGE_H

#include <archive.h>
#include <archive_entry.h>

#include "format_read.h"

static inline la_ssize_t append(struct archive *archive, void *ctx, const void *bytes,
                                size_t len_bytes)
{
    (void)archive;
    vt_buf_add(ctx, vt_str_n(bytes, len_bytes));
    return (la_ssize_t)len_bytes;
}

static inline void add_part(struct archive *archive, const char *name, struct vt_str content)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t)content.len_bytes);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(archive, entry);
    archive_write_data(archive, content.ptr, content.len_bytes);
    archive_entry_free(entry);
}

/* A part of a name, and what the input has for it up to the next separator. */
static inline void pack_and_read(struct vt_str input, const char *const *names, size_t count,
                                 const char *file_name)
{
    static const struct vt_str SEPARATOR = {"\n====\n", 6};
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_set_options(archive, "zip:compression=store");
    archive_write_open(archive, &zip, NULL, append, NULL);
    size_t start = 0;
    for (size_t i = 0; i < count && start <= input.len_bytes; i++) {
        size_t end = vt_str_find(input, SEPARATOR, start);
        if (end == SIZE_MAX)
            end = input.len_bytes;
        add_part(archive, names[i], vt_str_n(input.ptr + start, end - start));
        start = end + SEPARATOR.len_bytes;
    }
    archive_write_close(archive);
    archive_write_free(archive);
    read_and_check(vt_buf_str(&zip), file_name);
    vt_buf_release(&zip);
}

#endif
