#include "vt_legacy_line.h"

#include <stdlib.h>
#include <unicode/uchar.h>

#include "vt_charset.h"
#include "vt_fold.h"
#include "vt_syllables.h"

enum { LONGEST_WORD = 16, MOST_WORDS_AHEAD = 8 };

void vt_legacy_line_release(struct vt_legacy_line *line)
{
    free(line->units);
    free(line->glyphs);
    *line = (struct vt_legacy_line){NULL, 0, 0, NULL, 0, 0, false};
}

static void add_unit(struct vt_legacy_line *line, struct vt_unit unit)
{
    if (line->unit_count == line->unit_room) {
        size_t room = line->unit_room == 0 ? 1024 : line->unit_room * 2;
        struct vt_unit *units = reallocarray(line->units, room, sizeof *units);
        if (units == NULL) {
            line->failed = true;
            return;
        }
        line->units = units;
        line->unit_room = room;
    }
    line->units[line->unit_count++] = unit;
}

static void add_glyph(struct vt_legacy_line *line, struct vt_glyph glyph)
{
    if (line->glyph_count == line->glyph_room) {
        size_t room = line->glyph_room == 0 ? 1024 : line->glyph_room * 2;
        struct vt_glyph *glyphs = reallocarray(line->glyphs, room, sizeof *glyphs);
        if (glyphs == NULL) {
            line->failed = true;
            return;
        }
        line->glyphs = glyphs;
        line->glyph_room = room;
    }
    line->glyphs[line->glyph_count++] = glyph;
}

void vt_legacy_line_take_bytes(struct vt_legacy_line *line, struct vt_str source, size_t from,
                               size_t to)
{
    const struct vt_charset *windows = vt_charset(VT_ENCODING_WINDOWS_1252);
    line->unit_count = 0;
    for (size_t at = from; at < to && !line->failed; at++) {
        unsigned char byte = (unsigned char)source.ptr[at];
        add_unit(line,
                 (struct vt_unit){(uint32_t)at, (uint32_t)at + 1, windows->single[byte], byte, -1});
    }
}

void vt_legacy_line_take_utf8(struct vt_legacy_line *line, struct vt_str source, size_t from,
                              size_t to)
{
    line->unit_count = 0;
    for (size_t at = from; at < to && !line->failed;) {
        size_t start = at;
        uint32_t c = vt_utf8_next(source, &at);
        add_unit(line,
                 (struct vt_unit){(uint32_t)start, (uint32_t)at, c, (int16_t)vt_charset_byte_of(c),
                                  (int16_t)(c == '-' ? -1 : vt_charset_swapped_byte(c))});
    }
}

/* ---- decoding ---- */

static bool is_letter(uint32_t c)
{
    return c < VT_LETTER_LIMIT && vt_letters()[c].is_letter;
}

bool vt_unit_is_foreign(const struct vt_unit *unit)
{
    return unit->byte < 0 && unit->swapped < 0 && is_letter(unit->c);
}

static bool is_letter_unit(const struct vt_legacy_line *line, size_t index, size_t first,
                           size_t end, const struct vt_charset *charset)
{
    if (index < first || index >= end || line->units[index].byte < 0)
        return false;
    return is_letter(charset->single[line->units[index].byte]);
}

static void decode_table(struct vt_legacy_line *line, size_t first, size_t end,
                         const struct vt_charset *charset)
{
    for (size_t i = first; i < end; i++) {
        const struct vt_unit *unit = &line->units[i];
        struct vt_glyph glyph = {unit->c, unit->start, unit->end, unit->byte, false};
        int byte = unit->byte;
        if (byte < 0 && unit->swapped >= 0 &&
            (is_letter_unit(line, i - 1, first, end, charset) ||
             is_letter_unit(line, i + 1, first, end, charset)))
            byte = unit->swapped;
        if (byte >= 0) {
            int next = i + 1 < end ? line->units[i + 1].byte : -1;
            uint16_t pair = 0;
            if (next >= 0)
                pair = charset->pair[charset->base[byte]][next];
            glyph.c = pair != 0 ? pair : charset->single[byte];
            glyph.is_legacy = byte >= 0x80 || pair != 0 || (byte < 0x20 && glyph.c >= 0x80);
            if (pair != 0) {
                i++;
                glyph.end = line->units[i].end;
                glyph.byte = -1;
            }
        }
        add_glyph(line, glyph);
    }
}

/* The character whose UTF-8 bytes the units from i on are; *ret_count units, 0: none. */
static uint32_t utf8_at(const struct vt_legacy_line *line, size_t i, size_t end, size_t *ret_count)
{
    int lead = line->units[i].byte;
    size_t count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    uint32_t c = (uint32_t)lead & (0xFFu >> (count + 1));
    *ret_count = 0;
    if (lead < 0xC2 || lead > 0xF4 || count > end - i)
        return 0;
    for (size_t k = 1; k < count; k++) {
        int byte = line->units[i + k].byte;
        if (lead == 0xC3 && byte == ' ')
            byte = 0xA0; /* the no-break space of "à" became a space on the way */
        if (byte < 0x80 || byte > 0xBF)
            return 0;
        c = c << 6 | (uint32_t)(byte & 0x3F);
    }
    static const uint32_t LEAST[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < LEAST[count] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *ret_count = count;
    return c;
}

static void decode_mojibake(struct vt_legacy_line *line, size_t first, size_t end)
{
    for (size_t i = first; i < end;) {
        const struct vt_unit *unit = &line->units[i];
        struct vt_glyph glyph = {unit->c, unit->start, unit->end, unit->byte, unit->byte >= 0x80};
        size_t count;
        uint32_t c = utf8_at(line, i, end, &count);
        if (count > 0) {
            glyph.c = c;
            glyph.end = line->units[i + count - 1].end;
            glyph.byte = -1;
        }
        add_glyph(line, glyph);
        i += count > 0 ? count : 1;
    }
}

static void decode_nothing(struct vt_legacy_line *line, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct vt_unit *unit = &line->units[i];
        add_glyph(line, (struct vt_glyph){unit->c, unit->start, unit->end, -1,
                                          unit->byte >= 0x80 || unit->swapped >= 0});
    }
}

/* ---- words ---- */

/* The end of the run of letters at a glyph. */
static size_t word_end(const struct vt_legacy_line *line, size_t at)
{
    while (at < line->glyph_count && is_letter(line->glyphs[at].c))
        at++;
    return at;
}

static bool is_syllable(const struct vt_legacy_line *line, size_t from, size_t to)
{
    uint32_t word[LONGEST_WORD];
    if (to - from > LONGEST_WORD)
        return false;
    for (size_t i = from; i < to; i++) {
        const struct vt_letter *letters = vt_letters();
        bool is_capital = letters[line->glyphs[i].c].is_upper;
        bool follows_small = i > from && !letters[line->glyphs[i - 1].c].is_upper;
        /* A capital inside a word: that is not what was written. */
        if (is_capital && follows_small && line->glyphs[i].is_legacy)
            return false;
        word[i - from] = line->glyphs[i].c;
    }
    return vt_syllable_is_valid(word, to - from);
}

static bool is_windows_sign(const struct vt_glyph *glyph)
{
    return glyph->byte >= 0x80 && glyph->byte < 0xA0 &&
           !is_letter(vt_charset(VT_ENCODING_WINDOWS_1252)->single[glyph->byte]);
}

static void make_sign(struct vt_glyph *glyph)
{
    glyph->c = vt_charset(VT_ENCODING_WINDOWS_1252)->single[glyph->byte];
}

/* A word in quotes whose bytes are letters in the encoding. */
static void take_signs_off(struct vt_legacy_line *line, size_t from, size_t to)
{
    size_t first = from, end = to;
    while (first < end && is_windows_sign(&line->glyphs[first]))
        first++;
    while (end > first && is_windows_sign(&line->glyphs[end - 1]))
        end--;
    if (!is_syllable(line, first, end))
        return;
    for (size_t i = from; i < to; i++)
        if (i < first || i >= end)
            make_sign(&line->glyphs[i]);
}

/* Where windows-1252 has quotes and dashes, TCVN 5712-1 has capitals, which the fonts of the ABC set
 * leave out, VISCII and VPS letters of all kinds.  What makes a syllable is a letter. */
static void restore_signs(struct vt_legacy_line *line, bool has_fonts_without)
{
    for (size_t at = 0; at < line->glyph_count; at++) {
        size_t end = word_end(line, at);
        bool is_alone = end == at + 1 && is_windows_sign(&line->glyphs[at]); /* a dash */
        if (end == at || (is_syllable(line, at, end) && !is_alone)) {
            at = end > at ? end - 1 : at;
            continue;
        }
        if (!has_fonts_without && !is_alone)
            take_signs_off(line, at, end);
        for (size_t i = at; i < end && (has_fonts_without || is_alone); i++)
            if (is_windows_sign(&line->glyphs[i]))
                make_sign(&line->glyphs[i]);
        at = end - 1;
    }
}

static bool is_small_letter(const struct vt_legacy_line *line, size_t index)
{
    return index < line->glyph_count && is_letter(line->glyphs[index].c) &&
           !vt_letters()[line->glyphs[index].c].is_upper;
}

/* Some PDFs give a plain hyphen for ư.  It is one inside a word that is a syllable with it and not
 * without: "n-íc", "Th«ng t-".  "b- Nội dung" at the start of a line is an item of a list. */
static void restore_hyphens(struct vt_legacy_line *line)
{
    enum { U_HORN = 0x01B0 };
    for (size_t at = 1; at < line->glyph_count; at++) {
        if (line->glyphs[at].c != '-' || !is_small_letter(line, at - 1))
            continue;
        size_t start = at, end = word_end(line, at + 1);
        while (start > 0 && is_letter(line->glyphs[start - 1].c))
            start--;
        bool is_item = start == 0 && end == at + 1;
        if (is_item || is_syllable(line, start, at) ||
            (end > at + 1 && !is_small_letter(line, at + 1)))
            continue;
        line->glyphs[at].c = U_HORN;
        if (is_syllable(line, start, end))
            line->glyphs[at].is_legacy = true;
        else
            line->glyphs[at].c = '-';
    }
}

void vt_legacy_line_decode(struct vt_legacy_line *line, size_t first, size_t end,
                           enum vt_encoding encoding)
{
    const struct vt_charset *charset = vt_charset(encoding);
    line->glyph_count = 0;
    if (charset != NULL)
        decode_table(line, first, end, charset);
    else if (encoding == VT_ENCODING_MOJIBAKE)
        decode_mojibake(line, first, end);
    else
        decode_nothing(line, first, end);
    if (charset != NULL)
        restore_signs(line, encoding == VT_ENCODING_TCVN3);
    if (encoding == VT_ENCODING_TCVN3)
        restore_hyphens(line);
}

/* ---- score ---- */

/* Signs that stand in any text.  Beside a letter they may be letters read wrongly, those that are
 * used there (quotes, dashes, exponents) only between letters. */
static bool is_sign(const struct vt_legacy_line *line, size_t at)
{
    uint32_t c = line->glyphs[at].c;
    bool is_after = at > 0 && is_letter(line->glyphs[at - 1].c);
    bool is_before = at + 1 < line->glyph_count && is_letter(line->glyphs[at + 1].c);
    bool is_common = (c >= 0x2010 && c <= 0x2030) || c == 0xA0 || c == 0xAB || c == 0xBB ||
                     c == 0xAD || (c >= 0xB0 && c <= 0xB3) || c == 0xB7 || c == 0x2212;
    return is_common ? !(is_after && is_before) : !is_after && !is_before;
}

struct vt_legacy_score vt_legacy_line_score(const struct vt_legacy_line *line)
{
    struct vt_legacy_score score = {0, 0};
    for (size_t at = 0; at < line->glyph_count;) {
        size_t end = word_end(line, at);
        if (end == at) {
            score.total += line->glyphs[at].is_legacy && !is_sign(line, at);
            at++;
            continue;
        }
        bool is_legacy = false;
        for (size_t i = at; i < end; i++)
            is_legacy = is_legacy || line->glyphs[i].is_legacy;
        score.total += is_legacy;
        score.valid += is_legacy && is_syllable(line, at, end);
        at = end;
    }
    return score;
}

/* ---- capitals ---- */

enum word_case { SMALL, CAPITAL, UNKNOWN };

/* What the plain letters of a word say: two capitals and none small, or one small.  Abbreviations
 * ("UBND") stand among small letters too and say nothing. */
static enum word_case case_of(const struct vt_legacy_line *line, size_t from, size_t to)
{
    unsigned capitals = 0;
    bool has_legacy = false;
    for (size_t i = from; i < to; i++) {
        uint32_t c = line->glyphs[i].c;
        if (line->glyphs[i].is_legacy)
            has_legacy = true;
        else if (vt_letters()[c].is_upper)
            capitals++;
        else
            return SMALL;
    }
    return capitals >= 2 && (has_legacy || is_syllable(line, from, to)) ? CAPITAL : UNKNOWN;
}

static void make_capital(struct vt_glyph *glyph)
{
    glyph->c = (uint32_t)u_toupper((UChar32)glyph->c);
}

void vt_legacy_line_make_capitals(struct vt_legacy_line *line)
{
    for (size_t i = 0; i < line->glyph_count; i++)
        make_capital(&line->glyphs[i]);
}

/* The case of the next word that shows one; the last one's where none does. */
static enum word_case next_case(const struct vt_legacy_line *line, size_t at, enum word_case last)
{
    for (unsigned words = 0; at < line->glyph_count && words < MOST_WORDS_AHEAD;) {
        size_t end = word_end(line, at);
        enum word_case found = end > at ? case_of(line, at, end) : UNKNOWN;
        if (found != UNKNOWN)
            return found;
        words += end > at;
        at = end > at ? end : at + 1;
    }
    return last;
}

void vt_legacy_line_restore_capitals(struct vt_legacy_line *line)
{
    enum word_case last = UNKNOWN;
    for (size_t at = 0; at < line->glyph_count;) {
        size_t end = word_end(line, at);
        if (end == at) {
            at++;
            continue;
        }
        enum word_case own = case_of(line, at, end);
        if (own != UNKNOWN)
            last = own;
        bool is_capital = own == CAPITAL;
        if (own == UNKNOWN)
            is_capital = last != SMALL && next_case(line, end, last) == CAPITAL;
        for (size_t i = at; i < end && is_capital; i++)
            make_capital(&line->glyphs[i]);
        at = end;
    }
}
