#include "vt_pdf_fonts.h"

#include "vt_cleanup.h"
#include "vt_fold.h"

int vt_pdf_fonts_read(struct vt_arena *arena, PopplerPage *source, size_t glyph_count,
                      const struct vt_font **ret, struct vt_error *err)
{
    int status = VT_OK;
    struct vt_font *fonts = NULL;
    GList *attributes = poppler_page_get_text_attributes(source);
    for (const GList *item = attributes; item != NULL && status == VT_OK; item = item->next) {
        const PopplerTextAttributes *part = item->data;
        struct vt_font font = vt_font_of(vt_str(part->font_name));
        if (font.encoding == VT_ENCODING_UTF8)
            continue;
        if (fonts == NULL) {
            fonts = vt_arena_array(arena, glyph_count, sizeof *fonts);
            if (fonts == NULL)
                status = vt_fail(err, VT_E_NOMEM, "out of memory for the fonts of a page");
        }
        for (gint i = part->start_index > 0 ? part->start_index : 0;
             status == VT_OK && i <= part->end_index && (size_t)i < glyph_count; i++)
            fonts[i] = font;
    }
    poppler_page_free_text_attributes(attributes);
    *ret = fonts;
    return status;
}

static struct vt_str shown_as(struct vt_arena *arena, struct vt_font font, struct vt_str word)
{
    return font.is_capitals ? vt_fold_upper_in(arena, word) : word;
}

/* Of one encoding; capitals are each word's own matter. */
static int decode_run(struct vt_arena *arena, struct vt_pdf_word *words, size_t count,
                      struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf run = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf decoded = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            vt_buf_add_c(&run, ' ');
        vt_buf_add(&run, words[i].text);
    }
    vt_legacy_decode((struct vt_font){words[0].font.encoding, false}, vt_buf_str(&run), &decoded);
    struct vt_str rest = vt_arena_copy(arena, vt_buf_str(&decoded)), word;
    bool failed = run.failed != VT_OK || decoded.failed != VT_OK || rest.ptr == NULL;
    for (size_t i = 0; !failed && i < count && vt_str_split(&rest, ' ', &word); i++) {
        words[i].text = shown_as(arena, words[i].font, word);
        failed = words[i].text.ptr == NULL;
    }
    return failed ? vt_fail(err, VT_E_NOMEM, "out of memory for the text of a page") : VT_OK;
}

int vt_pdf_fonts_decode(struct vt_arena *arena, struct vt_pdf_word *words, size_t word_count,
                        struct vt_error *err)
{
    int status = VT_OK;
    for (size_t i = 0, end; i < word_count && status == VT_OK; i = end) {
        const enum vt_encoding encoding = words[i].font.encoding;
        for (end = i + 1; end < word_count && words[end].font.encoding == encoding;)
            end++;
        if (encoding != VT_ENCODING_UTF8)
            status = decode_run(arena, words + i, end - i, err);
    }
    return status;
}
