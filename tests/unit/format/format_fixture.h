/* format_fixture.h — what reading a file gave, as text that a test can compare: one block after the
 * other as "K|text" and a line break, K being P paragraph, H heading, L list item, R table row, D page
 * debris, S stamp, N note. */
#ifndef FORMAT_FIXTURE_H
#define FORMAT_FIXTURE_H

#include "vt_test.h"

#include <archive.h>
#include <archive_entry.h>

#include "vt_buf.h"
#include "vt_file.h"
#include "vt_format.h"

enum { FIXTURE_ARENA_BYTES = 64 << 20 };

static inline void check_blocks(const struct vt_format_text *read)
{
    size_t end = 0;
    ck_assert(vt_utf8_valid(read->text, NULL));
    for (size_t i = 0; i < read->block_count; i++) {
        struct vt_span span = read->blocks[i].span;
        ck_assert_uint_ge(span.start, end);
        ck_assert_uint_lt(span.start, span.end);
        ck_assert_uint_le(span.end, read->text.len_bytes);
        for (size_t k = end; k < span.start; k++)
            ck_assert_ptr_nonnull(strchr(" \n\f", read->text.ptr[k]));
        end = span.end;
    }
}

static inline void print_blocks(const struct vt_format_text *read, struct vt_buf *buf)
{
    check_blocks(read);
    for (size_t i = 0; i < read->block_count; i++) {
        struct vt_str text = vt_str_span(read->text, read->blocks[i].span);
        vt_buf_printf(buf, "%c|", "PHLRDSN"[read->blocks[i].kind]);
        vt_buf_add(buf, text);
        vt_buf_add_c(buf, '\n');
    }
}

/* The file must be readable. */
static inline void check_read(struct vt_str bytes, const char *name, const char *expected)
{
    struct vt_arena arena;
    vt_arena_init(&arena, FIXTURE_ARENA_BYTES);
    struct vt_buf got = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_format_text read;
    struct vt_error err;
    int status = vt_format_read(&arena, bytes, name, &VT_FORMAT_LIMITS, &read, &err);
    ck_assert_msg(status == VT_OK, "%s: %s", name, err.message);
    print_blocks(&read, &got);
    vt_assert_str(vt_buf_str(&got), vt_str(expected));
    vt_buf_release(&got);
    vt_arena_release(&arena);
}

static inline int status_within(struct vt_str bytes, const char *name,
                                const struct vt_format_limits *limits, struct vt_error *err)
{
    struct vt_arena arena;
    vt_arena_init(&arena, FIXTURE_ARENA_BYTES);
    struct vt_format_text read;
    int status = vt_format_read(&arena, bytes, name, limits, &read, err);
    vt_arena_release(&arena);
    return status;
}

static inline int status_of(struct vt_str bytes, const char *name, struct vt_error *err)
{
    return status_within(bytes, name, &VT_FORMAT_LIMITS, err);
}

/* ---- packages ---- */

struct part_of_package {
    const char *name;
    struct vt_str content;
};

static inline la_ssize_t append_to_buf(struct archive *archive, void *ctx, const void *bytes,
                                       size_t len_bytes)
{
    (void)archive;
    vt_buf_add(ctx, vt_str_n(bytes, len_bytes));
    return (la_ssize_t)len_bytes;
}

/* password: NULL for none. */
static inline void make_package(struct vt_buf *zip, const struct part_of_package *parts,
                                size_t count, const char *password)
{
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_set_bytes_in_last_block(archive, 1);
    if (password != NULL) {
        ck_assert_int_eq(archive_write_set_options(archive, "zip:encryption=zipcrypt"), ARCHIVE_OK);
        archive_write_set_passphrase(archive, password);
    }
    ck_assert_int_eq(archive_write_open(archive, zip, NULL, append_to_buf, NULL), ARCHIVE_OK);
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        /* OpenDocument has this part as it is, so that it can be seen from outside. */
        if (strcmp(parts[i].name, "mimetype") == 0)
            archive_write_zip_set_compression_store(archive);
        else
            archive_write_zip_set_compression_deflate(archive);
        archive_entry_set_pathname(entry, parts[i].name);
        archive_entry_set_size(entry, (la_int64_t)parts[i].content.len_bytes);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        ck_assert_int_eq(archive_write_header(archive, entry), ARCHIVE_OK);
        ck_assert_int_eq(
            archive_write_data(archive, parts[i].content.ptr, parts[i].content.len_bytes),
            (la_ssize_t)parts[i].content.len_bytes);
        archive_entry_free(entry);
    }
    ck_assert_int_eq(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
}

#endif
