#include "vt_extract.h"

#include "vt_cite.h"
#include "vt_extract_json.h"
#include "vt_format.h"

/* A text may take this many times its size in tokens, lines, units and mentions: some 20 times as a rule, 160
 * times where every line is an item of two letters. */
enum { ARENA_FACTOR = 256, ARENA_BASE_BYTES = 16 * 1024 * 1024 };

/* A document's text: from its first token to the end of its last line; the last one has the rest of
 * the file. */
static struct vt_span span_of(const struct vt_page *page, const struct vt_extent *extents,
                              size_t count, size_t index)
{
    uint32_t start = 0, end = (uint32_t)page->text.len_bytes;
    if (index > 0)
        start = page->tokens[page->cells[extents[index].begin].first].start;
    if (index + 1 < count) {
        uint32_t next = page->tokens[page->cells[extents[index + 1].begin].first].start;
        end = vt_token_end(&page->tokens[page->cells[extents[index].end - 1].end - 1]);
        while (end < next && page->text.ptr[end] != '\n')
            end++;
        end += end < next;
    }
    return (struct vt_span){start, end};
}

static int read_document(struct vt_arena *arena, const struct vt_page *page,
                         struct vt_extent extent, struct vt_span span, struct vt_document *ret,
                         struct vt_error *err)
{
    int status = vt_document_fields(arena, page, extent, ret, err);
    ret->span = span;
    if (status == VT_OK)
        status = vt_document_outline(arena, page, extent, ret, err);
    if (status == VT_OK)
        status = vt_cite_mentions(arena, page, extent, ret, err);
    return status;
}

static int read_documents(struct vt_arena *arena, const struct vt_text *text, const char *name,
                          const struct vt_extract_options *options, json_t *documents,
                          struct vt_error *err)
{
    struct vt_page page;
    const struct vt_extent *extents;
    size_t count;
    int status = vt_page_read(arena, text->normal, &page, err);
    if (status == VT_OK)
        status = vt_document_split(arena, &page, &extents, &count, err);
    for (size_t i = 0; status == VT_OK && i < count; i++) {
        struct vt_document document;
        struct vt_span span = span_of(&page, extents, count, i);
        status = read_document(arena, &page, extents[i], span, &document, err);
        if (status == VT_OK)
            json_array_append_new(documents, vt_extract_json(&document, text, name, options));
    }
    return status;
}

int vt_extract_bytes(struct vt_str bytes, const char *name,
                     const struct vt_extract_options *options, json_t **ret, struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena source_arena = {NULL, 0, 0};
    VT_AUTO(vt_arena_release) struct vt_arena arena = {NULL, 0, 0};
    vt_arena_init(&source_arena, VT_FORMAT_LIMITS.text_bytes * 4);
    struct vt_format_text read;
    struct vt_str content;
    int status = vt_format_read(&source_arena, bytes, name, &VT_FORMAT_LIMITS, &read, err);
    if (status == VT_OK)
        status = vt_format_content(&source_arena, &read, &content, err);
    if (status != VT_OK)
        return status;
    vt_ref_init();
    vt_arena_init(&arena, ARENA_BASE_BYTES + read.text.len_bytes * ARENA_FACTOR);
    struct vt_text text, decoded = {content, read.steps, read.step_count};
    status = vt_text_normalize(&arena, content, &text, err);
    if (status == VT_OK)
        status = vt_text_compose(&arena, &decoded, &text, err);
    if (status != VT_OK)
        return status;
    VT_AUTOJSON documents = json_array();
    status = read_documents(&arena, &text, name, options, documents, err);
    if (status != VT_OK)
        return status;
    json_t *answer =
        json_pack("{s:O, s:s, s:I}", "documents", documents, "format",
                  vt_format_info(read.format)->name, "pages", (json_int_t)read.page_count);
    if (answer == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the answer");
    vt_json_set_str(answer, "encoding", read.encoding);
    *ret = answer;
    return VT_OK;
}
