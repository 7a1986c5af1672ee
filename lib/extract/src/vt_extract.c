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

static int check_output(const struct vt_buf *out, struct vt_error *err)
{
    if (out->failed == VT_E_LIMIT)
        return vt_fail(err, VT_E_LIMIT, "the extraction is larger than the limit of %zu bytes",
                       out->cap_bytes);
    if (out->failed != VT_OK)
        return vt_fail(err, out->failed, "out of memory for the extraction");
    return VT_OK;
}

static int read_documents(struct vt_arena *arena, const struct vt_text *text, const char *name,
                          const struct vt_extract_options *options, struct vt_buf *out,
                          struct vt_error *err)
{
    struct vt_page page;
    const struct vt_extent *extents;
    size_t count;
    int status = vt_page_read(arena, text->normal, &page, err);
    if (status == VT_OK)
        status = vt_document_split(arena, &page, &extents, &count, err);
    for (size_t i = 0; status == VT_OK && i < count; i++) {
        VT_AUTO(vt_arena_release) struct vt_arena own = {NULL, 0, 0};
        struct vt_document document;
        struct vt_span span = span_of(&page, extents, count, i);
        vt_arena_init(&own, arena->cap_bytes - arena->used_bytes);
        status = read_document(&own, &page, extents[i], span, &document, err);
        if (status != VT_OK)
            return status;
        if (i > 0)
            vt_buf_add_c(out, ',');
        vt_extract_print_document(&document, text, name, options, out);
        status = check_output(out, err);
    }
    return status;
}

int vt_extract_print(struct vt_str bytes, const char *name,
                     const struct vt_extract_options *options, struct vt_buf *out,
                     struct vt_error *err)
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
    vt_buf_puts(out, "{\"documents\":[");
    status = read_documents(&arena, &text, name, options, out, err);
    if (status != VT_OK)
        return status;
    VT_AUTOJSON rest = json_pack("{s:s, s:I}", "format", vt_format_info(read.format)->name, "pages",
                                 (json_int_t)read.page_count);
    vt_json_set_str(rest, "encoding", read.encoding);
    vt_buf_puts(out, "],");
    vt_json_print_members(rest, out);
    vt_buf_add_c(out, '}');
    return check_output(out, err);
}

int vt_extract_bytes(struct vt_str bytes, const char *name,
                     const struct vt_extract_options *options, json_t **ret, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_extract_print(bytes, name, options, &text, err);
    if (status != VT_OK)
        return status;
    json_error_t reason;
    json_t *answer = json_loadb(text.data, text.len_bytes, JSON_ALLOW_NUL, &reason);
    if (answer == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the extraction: %s", reason.text);
    *ret = answer;
    return VT_OK;
}
