#include "vt_format.h"

static bool is_content(const struct vt_block *block)
{
    return block->kind != VT_BLOCK_PAGE_DEBRIS && block->kind != VT_BLOCK_STAMP;
}

int vt_format_content(struct vt_arena *arena, const struct vt_format_text *text, struct vt_str *ret,
                      struct vt_error *err)
{
    size_t first = 0;
    while (first < text->block_count && is_content(&text->blocks[first]))
        first++;
    if (first == text->block_count) {
        *ret = text->text;
        return VT_OK;
    }
    char *content = vt_arena_alloc(arena, text->text.len_bytes + 1);
    if (content == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the content of the text");
    memcpy(content, text->text.ptr, text->text.len_bytes);
    for (size_t i = first; i < text->block_count; i++) {
        struct vt_span span = text->blocks[i].span;
        if (is_content(&text->blocks[i]))
            continue;
        size_t end = span.end;
        if (end < text->text.len_bytes && content[end] == '\n')
            end++;
        memset(content + span.start, ' ', end - span.start);
    }
    *ret = vt_str_n(content, text->text.len_bytes);
    return VT_OK;
}
