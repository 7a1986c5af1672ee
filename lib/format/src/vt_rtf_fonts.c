#include "vt_rtf_fonts.h"

enum { MOST_FONTS = 4096, VIETNAMESE_CHARSET = 163, VIETNAMESE_CODE_PAGE = 1258 };

bool vt_rtf_fonts_init(struct vt_rtf_fonts *fonts, struct vt_arena *arena)
{
    *fonts = (struct vt_rtf_fonts){.entry = -1};
    fonts->items = vt_arena_array(arena, MOST_FONTS, sizeof *fonts->items);
    return fonts->items != NULL;
}

static bool is_number(int number)
{
    return number >= 0 && number < MOST_FONTS;
}

void vt_rtf_fonts_set_code_page(struct vt_rtf_fonts *fonts, int code_page)
{
    fonts->is_1258 = fonts->items[0].is_1258 = code_page == VIETNAMESE_CODE_PAGE;
}

void vt_rtf_fonts_set_charset(struct vt_rtf_fonts *fonts, int charset)
{
    if (is_number(fonts->entry))
        fonts->items[fonts->entry].is_1258 = charset == VIETNAMESE_CHARSET || fonts->is_1258;
}

void vt_rtf_fonts_add_letter(struct vt_rtf_fonts *fonts, char c)
{
    if (c != ';') {
        if (fonts->name_bytes < VT_RTF_FONT_NAME_BYTES)
            fonts->name[fonts->name_bytes++] = c;
        return;
    }
    if (is_number(fonts->entry))
        fonts->items[fonts->entry].font =
            vt_font_of(vt_str_trim(vt_str_n(fonts->name, fonts->name_bytes)));
    fonts->name_bytes = 0;
}

const struct vt_rtf_font *vt_rtf_fonts_at(const struct vt_rtf_fonts *fonts, int number)
{
    return &fonts->items[is_number(number) ? number : 0];
}
