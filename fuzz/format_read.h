/* format_read.h — read a file and check what every reader promises. */
#ifndef VT_FUZZ_FORMAT_READ_H
#define VT_FUZZ_FORMAT_READ_H

#include <stdlib.h>

#include "vt_file.h"
#include "vt_format.h"

static inline void check_promises(const struct vt_format_text *read, const struct vt_str *content)
{
    if (!vt_utf8_valid(read->text, NULL) || content->len_bytes != read->text.len_bytes)
        abort();
    size_t end = 0;
    for (size_t i = 0; i < read->block_count; i++) {
        struct vt_span span = read->blocks[i].span;
        if (span.start < end || span.end <= span.start || span.end > read->text.len_bytes ||
            read->blocks[i].page > read->page_count)
            abort();
        for (size_t at = end; at < span.start; at++)
            if (read->text.ptr[at] != '\n' && read->text.ptr[at] != '\f')
                abort();
        end = span.end;
    }
}

/* Small limits: what is past them must be refused, not waited for. */
static inline void read_and_check(struct vt_str bytes, const char *name)
{
    struct vt_format_limits limits = VT_FORMAT_LIMITS;
    limits.text_bytes = 1 << 20;
    limits.part_bytes = 1 << 20;
    limits.page_count = 20;
    struct vt_arena arena;
    vt_arena_init(&arena, 64 << 20);
    struct vt_format_text read;
    struct vt_str content;
    if (vt_format_read(&arena, bytes, name, &limits, &read, NULL) == VT_OK &&
        vt_format_content(&arena, &read, &content, NULL) == VT_OK)
        check_promises(&read, &content);
    vt_arena_release(&arena);
}

#endif
