#include "vt_fold.h"

#include <pthread.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "vt_cleanup.h"
#include "vt_tables.h"
#include "vt_vowels.h"

static struct vt_letter letters[VT_LETTER_LIMIT];
static pthread_once_t letters_once = PTHREAD_ONCE_INIT;

enum { MOST_HOMOGLYPHS = 64 };
static struct {
    uint32_t typed, meant;
} homoglyphs[MOST_HOMOGLYPHS];
static size_t homoglyph_count;

static uint8_t tone_of_mark(UChar mark)
{
    switch (mark) {
    case 0x0300:
        return 1;
    case 0x0309:
        return 2;
    case 0x0303:
        return 3;
    case 0x0301:
        return 4;
    case 0x0323:
        return 5;
    default:
        return 0;
    }
}

/* The letter that is meant by one that looks the same (schema/homoglyphs.tsv). */
static UChar32 without_homoglyph(UChar32 c)
{
    for (size_t i = 0; i < homoglyph_count; i++)
        if (homoglyphs[i].typed == (uint32_t)c)
            return (UChar32)homoglyphs[i].meant;
    return c;
}

static void read_homoglyphs(void)
{
    const struct vt_table *table = &vt_table_homoglyphs;
    for (size_t row = 0; row < table->row_count && row < MOST_HOMOGLYPHS; row++) {
        size_t typed = 0, meant = 0;
        homoglyphs[row].typed = vt_utf8_next(vt_table_cell(table, row, 0), &typed);
        homoglyphs[row].meant = vt_utf8_next(vt_table_cell(table, row, 1), &meant);
        homoglyph_count = row + 1;
    }
}

static void describe_letter(const UNormalizer2 *nfc, UChar32 c, struct vt_letter *letter)
{
    UChar32 lower = u_tolower(without_homoglyph(c));
    letter->is_letter = u_isalpha(c) || (c >= 0x0300 && c <= 0x036F);
    letter->is_upper = u_isupper(c);
    letter->lower = (uint16_t)(lower < VT_LETTER_LIMIT ? lower : c);
    letter->plain = letter->lower;
    if (!u_isalpha(c))
        return;
    UChar32 base = letter->lower, plain = letter->lower;
    UChar parts[8];
    UErrorCode code = U_ZERO_ERROR;
    /* Take marks off one by one: a tone mark is dropped from `plain`, any mark from `base`. */
    int32_t count = unorm2_getDecomposition(nfc, letter->lower, parts, 8, &code);
    if (count > 1 && U_SUCCESS(code)) {
        base = parts[0];
        plain = parts[0];
        for (int32_t i = 1; i < count; i++) {
            uint8_t tone = tone_of_mark(parts[i]);
            UChar32 composed = unorm2_composePair(nfc, plain, parts[i]);
            if (tone != 0)
                letter->tone = tone;
            else if (composed > 0)
                plain = composed;
        }
    }
    letter->plain = (uint16_t)plain;
    if (base == 0x0111)
        base = 'd';
    letter->ascii = base < 0x80 ? (char)base : 0;
}

static void build_letters(void)
{
    read_homoglyphs();
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    for (UChar32 c = 0; c < VT_LETTER_LIMIT && U_SUCCESS(code); c++)
        describe_letter(nfc, c, &letters[c]);
}

const struct vt_letter *vt_letters(void)
{
    pthread_once(&letters_once, build_letters);
    return letters;
}

void vt_utf8_append(struct vt_buf *buf, uint32_t c)
{
    char bytes[4];
    size_t count = 0;
    if (c < 0x80) {
        bytes[count++] = (char)c;
    } else if (c < 0x800) {
        bytes[count++] = (char)(0xC0 | (c >> 6));
        bytes[count++] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        bytes[count++] = (char)(0xE0 | (c >> 12));
        bytes[count++] = (char)(0x80 | ((c >> 6) & 0x3F));
        bytes[count++] = (char)(0x80 | (c & 0x3F));
    } else {
        bytes[count++] = (char)(0xF0 | (c >> 18));
        bytes[count++] = (char)(0x80 | ((c >> 12) & 0x3F));
        bytes[count++] = (char)(0x80 | ((c >> 6) & 0x3F));
        bytes[count++] = (char)(0x80 | (c & 0x3F));
    }
    vt_buf_add(buf, vt_str_n(bytes, count));
}

void vt_fold_ascii(struct vt_str text, struct vt_buf *buf)
{
    const struct vt_letter *table = vt_letters();
    for (size_t at = 0; at < text.len_bytes;) {
        size_t start = at;
        uint32_t c = vt_utf8_next(text, &at);
        if (c >= 0x0300 && c <= 0x036F)
            continue;
        if (c < VT_LETTER_LIMIT && table[c].ascii != 0)
            vt_buf_add_c(buf, table[c].ascii);
        else
            vt_buf_add(buf, vt_str_n(text.ptr + start, at - start));
    }
}

void vt_fold_lower(struct vt_str text, struct vt_buf *buf)
{
    for (size_t at = 0; at < text.len_bytes;)
        vt_utf8_append(buf, (uint32_t)u_tolower((UChar32)vt_utf8_next(text, &at)));
}

void vt_fold_upper(struct vt_str text, struct vt_buf *buf)
{
    (void)vt_letters(); /* reads the homoglyphs */
    for (size_t at = 0; at < text.len_bytes;) {
        UChar32 c = (UChar32)vt_utf8_next(text, &at);
        /* Again: the capital of a letter that is no look-alike may be one (Cyrillic "к"). */
        UChar32 upper = without_homoglyph(u_toupper(without_homoglyph(c)));
        vt_utf8_append(buf, (uint32_t)upper);
    }
}

void vt_fold_match(struct vt_str text, struct vt_buf *buf)
{
    const struct vt_letter *table = vt_letters();
    uint32_t word[VT_VOWEL_WORD_LIMIT];
    size_t count = 0;
    for (size_t at = 0; at <= text.len_bytes;) {
        uint32_t c = 0;
        bool is_letter = false;
        if (at < text.len_bytes) {
            c = vt_utf8_next(text, &at);
            is_letter = c < VT_LETTER_LIMIT && table[c].is_letter;
        } else {
            at++;
        }
        if (is_letter && count < VT_VOWEL_WORD_LIMIT) {
            word[count++] = table[c].lower;
            continue;
        }
        vt_vowels_unify_i(table, word, count);
        vt_vowels_place_tone(table, word, count);
        for (size_t i = 0; i < count; i++)
            vt_utf8_append(buf, word[i]);
        count = 0;
        if (is_letter)
            word[count++] = table[c].lower;
        else if (c != 0)
            vt_utf8_append(buf, c);
    }
}

static struct vt_str in_arena(struct vt_arena *arena, struct vt_str text,
                              void (*fold)(struct vt_str, struct vt_buf *))
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    fold(text, &buf);
    if (buf.failed)
        return (struct vt_str){NULL, 0};
    return vt_arena_copy(arena, vt_buf_str(&buf));
}

struct vt_str vt_fold_ascii_in(struct vt_arena *arena, struct vt_str text)
{
    return in_arena(arena, text, vt_fold_ascii);
}

struct vt_str vt_fold_match_in(struct vt_arena *arena, struct vt_str text)
{
    return in_arena(arena, text, vt_fold_match);
}

struct vt_str vt_fold_name_in(struct vt_arena *arena, struct vt_str text)
{
    struct vt_str match = vt_fold_match_in(arena, text);
    return match.ptr == NULL ? match : vt_fold_ascii_in(arena, match);
}

struct vt_str vt_fold_upper_in(struct vt_arena *arena, struct vt_str text)
{
    return in_arena(arena, text, vt_fold_upper);
}

bool vt_fold_equal(struct vt_str a, struct vt_str b)
{
    VT_AUTO(vt_buf_release) struct vt_buf x = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf y = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_fold_ascii(a, &x);
    vt_fold_ascii(b, &y);
    return !x.failed && !y.failed && vt_str_eq(vt_buf_str(&x), vt_buf_str(&y));
}

static bool is_white(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

static bool is_dropped(uint32_t c)
{
    return c == '*' || c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

struct vt_str vt_fold_spaces_in(struct vt_arena *arena, struct vt_str text)
{
    char *out = vt_arena_alloc(arena, text.len_bytes + 1);
    if (out == NULL)
        return (struct vt_str){NULL, 0};
    size_t used = 0;
    bool pending = false;
    for (size_t at = 0; at < text.len_bytes;) {
        size_t start = at;
        uint32_t c = vt_utf8_next(text, &at);
        if (is_white(c)) {
            pending = used > 0;
            continue;
        }
        if (is_dropped(c))
            continue;
        if (pending)
            out[used++] = ' ';
        pending = false;
        memcpy(out + used, text.ptr + start, at - start);
        used += at - start;
    }
    return vt_str_n(out, used);
}
