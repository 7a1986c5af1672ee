#include "vt_legacy.h"

#include <ctype.h>

#include "vt_charset.h"
#include "vt_fold.h"
#include "vt_legacy_line.h"
#include "vt_tables.h"

enum { LONGEST_NAME = 64 };
enum column { NAME, CAPITAL, ENCODING };

/* Small letters and digits of a name, without the tag of a subset. */
static size_t plain_name(struct vt_str name, char room[LONGEST_NAME])
{
    static const struct vt_str DOT = {"#2E", 3};
    size_t count = 0;
    for (size_t i = 0; i < name.len_bytes && count < LONGEST_NAME - 1; i++) {
        char c = name.ptr[i];
        if (c == '+')
            count = 0;
        else if (vt_str_starts(vt_str_n(name.ptr + i, name.len_bytes - i), DOT))
            i += DOT.len_bytes - 1;
        else if (isalnum((unsigned char)c) || c == ',')
            room[count++] = c;
    }
    room[count] = '\0';
    return count;
}

static bool starts_with(const char *name, struct vt_str prefix)
{
    size_t at = 0;
    for (size_t i = 0; i < prefix.len_bytes; i++)
        if (isalnum((unsigned char)prefix.ptr[i]) &&
            tolower((unsigned char)name[at++]) != tolower((unsigned char)prefix.ptr[i]))
            return false;
    return true;
}

/* ".VnTimeH,Bold", "VnTimeHBold": the ending before the words for the style. */
static bool ends_with_capital(char *name, struct vt_str capital)
{
    static const char *const STYLES[] = {"Bold", "Italic", "Regular", "Oblique", "MT", ","};
    if (capital.len_bytes == 0)
        return false;
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof STYLES / sizeof STYLES[0]; i++) {
        size_t style = strlen(STYLES[i]);
        if (length > style && strcmp(name + length - style, STYLES[i]) == 0) {
            length -= style;
            name[length] = '\0';
            i = (size_t)-1;
        }
    }
    return vt_str_ends(vt_str(name), capital);
}

struct vt_font vt_font_of(struct vt_str font_name)
{
    const struct vt_table *table = &vt_table_legacy_fonts;
    char name[LONGEST_NAME];
    struct vt_font font = {VT_ENCODING_UTF8, false};
    if (plain_name(font_name, name) == 0)
        return font;
    for (size_t row = 0; row < table->row_count; row++) {
        if (!starts_with(name, vt_table_cell(table, row, NAME)))
            continue;
        for (int e = VT_ENCODING_TCVN3; e <= VT_ENCODING_VPS; e++)
            if (vt_str_eq(vt_str(vt_encoding_name((enum vt_encoding)e)),
                          vt_table_cell(table, row, ENCODING)))
                font.encoding = (enum vt_encoding)e;
        font.is_capitals = ends_with_capital(name, vt_table_cell(table, row, CAPITAL));
        break;
    }
    return font;
}

/* Text may have been converted and the font have stayed. */
static bool is_unicode_already(struct vt_legacy_line *line, enum vt_encoding encoding)
{
    vt_legacy_line_decode(line, 0, line->unit_count, VT_ENCODING_UTF8);
    struct vt_legacy_score as_is = vt_legacy_line_score(line);
    vt_legacy_line_decode(line, 0, line->unit_count, encoding);
    return as_is.valid > vt_legacy_line_score(line).valid;
}

static void decode_words(struct vt_legacy_line *line, size_t first, size_t end, struct vt_font font,
                         bool is_unicode, struct vt_buf *buf)
{
    vt_legacy_line_decode(line, first, end, is_unicode ? VT_ENCODING_UTF8 : font.encoding);
    if (font.is_capitals)
        vt_legacy_line_make_capitals(line);
    for (size_t i = 0; i < line->glyph_count; i++)
        vt_utf8_append(buf, line->glyphs[i].c);
}

void vt_legacy_decode(struct vt_font font, struct vt_str run, struct vt_buf *buf)
{
    if (font.encoding == VT_ENCODING_UTF8) {
        vt_buf_add(buf, run);
        return;
    }
    struct vt_legacy_line line = {.failed = false};
    vt_legacy_line_take_utf8(&line, run, 0, run.len_bytes);
    const bool is_converted = is_unicode_already(&line, font.encoding);
    bool is_unicode = is_converted;
    size_t first = 0;
    for (size_t i = 0; i <= line.unit_count; i++) {
        if (i < line.unit_count && line.units[i].c != ' ') {
            is_unicode = is_unicode || vt_unit_is_foreign(&line.units[i]);
            continue;
        }
        size_t end = i < line.unit_count ? i + 1 : i;
        decode_words(&line, first, end, font, is_unicode, buf);
        first = end;
        is_unicode = is_converted;
    }
    if (line.failed)
        buf->failed = VT_E_NOMEM;
    vt_legacy_line_release(&line);
}

uint32_t vt_windows_1252(unsigned char byte)
{
    return vt_charset(VT_ENCODING_WINDOWS_1252)->single[byte];
}

uint32_t vt_windows_1258(unsigned char byte)
{
    return vt_charset(VT_ENCODING_WINDOWS_1258)->single[byte];
}
