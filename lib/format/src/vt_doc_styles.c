/* Styles ([MS-DOC] 2.9.271 STSH) and fonts (2.9.286 SttbfFfn) of a Word file. */
#include "vt_cleanup.h"
#include "vt_doc_file.h"
#include "vt_fold.h"

enum {
    MOST_STYLES = 4096,
    MOST_FONTS = 4096,
    LONGEST_CHAIN = 16, /* of styles based on one another */
    PARAGRAPH_STYLE = 1,
    NO_STYLE = 0xFFF,
};

static struct vt_str name_in(const struct vt_doc_file *file, struct vt_str bytes, size_t at,
                             size_t most, bool is_wide)
{
    VT_AUTO(vt_buf_release) struct vt_buf name = VT_BUF_INIT(1024);
    for (size_t i = 0; i < most; i++) {
        uint32_t c = is_wide ? vt_doc_u16(bytes, at + i * 2) : vt_doc_u8(bytes, at + i);
        if (c == 0)
            break;
        vt_utf8_append(&name, c >= 0xD800 && c < 0xE000 ? '?' : c);
    }
    struct vt_str copy = vt_arena_copy(file->arena, vt_buf_str(&name));
    return copy.ptr == NULL ? VT_STR_EMPTY : copy;
}

/* The font that a style's character modifiers set. */
static int style_font(const struct vt_doc_file *file, struct vt_str style, size_t at)
{
    uint32_t kind = vt_doc_u16(style, 2) & 0xF;
    at += at & 1;
    if (kind == PARAGRAPH_STYLE) { /* the paragraph's modifiers come first */
        at += 2 + vt_doc_u16(style, at);
        at += at & 1;
    }
    struct vt_doc_characters characters = {.font = -1};
    vt_doc_read_characters(file, vt_doc_part_of(style, at + 2, vt_doc_u16(style, at)), &characters);
    return characters.font;
}

static void read_style(const struct vt_doc_file *file, struct vt_str style, size_t base_bytes,
                       struct vt_doc_style *ret)
{
    ret->built_in = vt_doc_u16(style, 0) & 0xFFF;
    ret->based_on = (uint16_t)(vt_doc_u16(style, 2) >> 4);
    size_t length = file->is_word6 ? vt_doc_u8(style, base_bytes) : vt_doc_u16(style, base_bytes);
    size_t width = file->is_word6 ? 1 : 2;
    ret->font = style_font(file, style, base_bytes + width * (length + 2));
}

static int read_sheet(struct vt_doc_file *file, struct vt_str sheet, struct vt_error *err)
{
    size_t count = vt_doc_u16(sheet, 2), base_bytes = vt_doc_u16(sheet, 4);
    count = count < MOST_STYLES ? count : MOST_STYLES;
    file->styles = vt_arena_array(file->arena, count + 1, sizeof *file->styles);
    if (file->styles == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the styles");
    size_t at = 2 + vt_doc_u16(sheet, 0);
    for (size_t i = 0; i < count && at < sheet.len_bytes; i++) {
        size_t length = vt_doc_u16(sheet, at);
        file->styles[i] = (struct vt_doc_style){.based_on = NO_STYLE, .font = -1};
        if (length > 0)
            read_style(file, vt_doc_part_of(sheet, at + 2, length), base_bytes, &file->styles[i]);
        at += 2 + length;
        file->style_count = i + 1;
    }
    return VT_OK;
}

static int read_fonts(struct vt_doc_file *file, struct vt_str list, struct vt_error *err)
{
    size_t name_at = file->is_word6 ? 6 : 40, at = file->is_word6 ? 2 : 4;
    file->fonts = vt_arena_array(file->arena, MOST_FONTS, sizeof *file->fonts);
    if (file->fonts == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the fonts");
    while (at < list.len_bytes && file->font_count < MOST_FONTS) {
        struct vt_str entry = vt_doc_part_of(list, at, vt_doc_u8(list, at) + 1);
        struct vt_doc_font *font = &file->fonts[file->font_count++];
        size_t most = entry.len_bytes > name_at ? entry.len_bytes - name_at : 0;
        font->name =
            name_in(file, entry, name_at, file->is_word6 ? most : most / 2, !file->is_word6);
        font->font = vt_font_of(font->name);
        at += entry.len_bytes;
    }
    return VT_OK;
}

int vt_doc_styles_read(struct vt_doc_file *file, struct vt_str sheet, struct vt_str fonts,
                       struct vt_error *err)
{
    int status = read_sheet(file, sheet, err);
    return status == VT_OK ? read_fonts(file, fonts, err) : status;
}

const struct vt_doc_font *vt_doc_font_of(const struct vt_doc_file *file, int font,
                                         uint16_t paragraph_style)
{
    uint16_t style = paragraph_style;
    for (int step = 0; font < 0 && step < LONGEST_CHAIN && style < file->style_count; step++) {
        font = file->styles[style].font;
        style = file->styles[style].based_on;
    }
    return font >= 0 && (size_t)font < file->font_count ? &file->fonts[font] : NULL;
}
