/* The input is the XML of up to four parts, one after the other; packing is done here, since a fuzzer does
 * not find its way through compression. */
#include <archive.h>
#include <archive_entry.h>

#include "format_read.h"
#include "fuzz_target.h"

static const struct vt_str SEPARATOR = {"\n====\n", 6};

static la_ssize_t append(struct archive *archive, void *ctx, const void *bytes, size_t len_bytes)
{
    (void)archive;
    vt_buf_add(ctx, vt_str_n(bytes, len_bytes));
    return (la_ssize_t)len_bytes;
}

static void add_part(struct archive *archive, const char *name, struct vt_str content)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t)content.len_bytes);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(archive, entry);
    archive_write_data(archive, content.ptr, content.len_bytes);
    archive_entry_free(entry);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len_bytes)
{
    static const char *const NAMES[] = {"word/document.xml", "word/styles.xml",
                                        "word/numbering.xml", "word/footnotes.xml"};
    struct vt_buf zip = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_set_options(archive, "zip:compression=store");
    archive_write_open(archive, &zip, NULL, append, NULL);
    struct vt_str input = {(const char *)data, len_bytes};
    size_t start = 0;
    for (size_t i = 0; i < sizeof NAMES / sizeof NAMES[0] && start <= len_bytes; i++) {
        size_t end = vt_str_find(input, SEPARATOR, start);
        if (end == SIZE_MAX)
            end = len_bytes;
        add_part(archive, NAMES[i], vt_str_n(input.ptr + start, end - start));
        start = end + SEPARATOR.len_bytes;
    }
    archive_write_close(archive);
    archive_write_free(archive);
    read_and_check(vt_buf_str(&zip), "a.docx");
    vt_buf_release(&zip);
    return 0;
}
