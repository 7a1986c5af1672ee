#include "vt_reader.h"

#include <poppler.h>

#include "vt_cleanup.h"
#include "vt_pdf_columns.h"
#include "vt_pdf_debris.h"
#include "vt_pdf_paragraphs.h"
#include "vt_pdf_stamps.h"
#include "vt_writer.h"

/* A page with fewer bytes of text, stamps and page numbers aside, has no text layer worth the name.
 */
enum { LEAST_PAGE_BYTES = 40 };

static void unref_document(PopplerDocument **document)
{
    if (*document != NULL)
        g_object_unref(*document);
}

static void unref_page(PopplerPage **page)
{
    if (*page != NULL)
        g_object_unref(*page);
}

static int open_document(struct vt_str bytes, PopplerDocument **ret, struct vt_error *err)
{
    GError *reason = NULL;
    GBytes *content = g_bytes_new_static(bytes.ptr, bytes.len_bytes);
    *ret = poppler_document_new_from_bytes(content, NULL, &reason);
    g_bytes_unref(content);
    if (*ret != NULL)
        return VT_OK;
    int status;
    if (g_error_matches(reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)) {
        status = vt_fail(err, VT_E_UNSUPPORTED, "the PDF is protected by a password");
        status = vt_hint(err, status, "save it without a password");
    } else {
        status = vt_fail(err, VT_E_FORMAT, "the PDF is damaged: %s",
                         reason == NULL ? "no reason given" : reason->message);
    }
    g_clear_error(&reason);
    return status;
}

static int read_pages(const struct vt_source *source, PopplerDocument *document,
                      struct vt_pdf_page *pages, size_t page_count, struct vt_error *err)
{
    for (size_t i = 0; i < page_count; i++) {
        VT_AUTO(unref_page) PopplerPage *page = poppler_document_get_page(document, (int)i);
        if (page == NULL)
            return vt_fail(err, VT_E_FORMAT, "page %zu of the PDF is damaged", i + 1);
        int status = vt_pdf_page_read(source->arena, page, &pages[i], err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

/* What is not running text, in the order in which one needs the other. */
static int mark_lines(const struct vt_source *source, struct vt_pdf_page *pages, size_t page_count,
                      struct vt_error *err)
{
    float body_height = vt_pdf_body_height(pages, page_count);
    int status = vt_pdf_measure_spaces(pages, page_count, err);
    for (size_t i = 0; status == VT_OK && i < page_count; i++)
        status = vt_pdf_mark_stamps(source->arena, &pages[i], body_height, err);
    if (status == VT_OK)
        status = vt_pdf_mark_debris(pages, page_count, err);
    for (size_t i = 0; status == VT_OK && i < page_count; i++)
        vt_pdf_mark_notes(&pages[i], body_height);
    return status;
}

static bool has_text(const struct vt_pdf_page *page)
{
    size_t text_bytes = 0;
    for (size_t i = 0; i < page->line_count; i++)
        for (size_t k = 0; k < page->lines[i].word_count; k++)
            if (page->lines[i].kind == VT_BLOCK_PARAGRAPH)
                text_bytes += page->lines[i].words[k].text.len_bytes;
    return text_bytes >= LEAST_PAGE_BYTES;
}

static int check_text_layer(const struct vt_pdf_page *pages, size_t page_count,
                            struct vt_error *err)
{
    for (size_t i = 0; i < page_count; i++)
        if (has_text(&pages[i]))
            return VT_OK;
    return vt_hint(err, vt_fail(err, VT_E_UNSUPPORTED, "scanned: no text layer, OCR needed"),
                   "run OCR on it, or add the Word file it was made from");
}

static int write_pages(const struct vt_source *source, struct vt_pdf_page *pages, size_t page_count,
                       struct vt_format_text *ret, struct vt_error *err)
{
    struct vt_writer writer;
    vt_writer_init(&writer, source);
    int status = VT_OK;
    for (size_t i = 0; status == VT_OK && i < page_count; i++) {
        writer.page = (uint32_t)i + 1;
        if (i > 0)
            vt_writer_page_break(&writer);
        status = vt_pdf_order_columns(source->arena, &pages[i], err);
        if (status == VT_OK)
            vt_pdf_write(&pages[i], &writer);
    }
    if (status == VT_OK)
        status = vt_writer_finish(&writer, ret, err);
    vt_writer_release(&writer);
    return status;
}

int vt_pdf_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    VT_AUTO(unref_document) PopplerDocument *document = NULL;
    int status = open_document(source->bytes, &document, err);
    if (status != VT_OK)
        return status;
    int page_count = poppler_document_get_n_pages(document);
    if (page_count <= 0)
        return vt_fail(err, VT_E_FORMAT, "the PDF has no pages");
    if ((uint32_t)page_count > source->limits->page_count)
        return vt_fail(err, VT_E_LIMIT, "the PDF has %d pages, the limit is %u", page_count,
                       source->limits->page_count);
    struct vt_pdf_page *pages = vt_arena_array(source->arena, (size_t)page_count, sizeof *pages);
    if (pages == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for %d pages", page_count);
    status = read_pages(source, document, pages, (size_t)page_count, err);
    if (status == VT_OK)
        status = mark_lines(source, pages, (size_t)page_count, err);
    if (status == VT_OK)
        status = check_text_layer(pages, (size_t)page_count, err);
    if (status == VT_OK)
        status = write_pages(source, pages, (size_t)page_count, ret, err);
    if (status == VT_OK)
        ret->page_count = (uint32_t)page_count;
    return status;
}
