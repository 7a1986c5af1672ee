#include "vt_charset.h"

#include <pthread.h>
#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_tables.h"

enum { MOST_SWAPS = 32, REVERSE_LIMIT = 0x2200 };

static struct vt_charset charsets[VT_ENCODING_UNKNOWN];
static uint8_t bytes_of_1252[REVERSE_LIMIT]; /* 0: none */
static struct {
    uint32_t character;
    int byte;
} swaps[MOST_SWAPS];
static size_t swap_count;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static unsigned hex(struct vt_str text)
{
    return (unsigned)strtoul(text.ptr, NULL, 16);
}

/* Row of the pairs that begin with a byte; the charsets here have fewer than there is room for. */
static uint8_t base_row(struct vt_charset *charset, unsigned byte)
{
    static const uint8_t LAST = VT_CHARSET_BASES - 1;
    if (charset->base[byte] == 0) {
        uint8_t row = 0;
        for (unsigned i = 0; i < 256; i++)
            if (charset->base[i] > row)
                row = charset->base[i];
        charset->base[byte] = row < LAST ? (uint8_t)(row + 1) : LAST;
    }
    return charset->base[byte];
}

static void add_letter(struct vt_charset *charset, uint32_t letter, struct vt_str cell)
{
    unsigned value = hex(cell);
    if (cell.len_bytes == 2)
        charset->single[value] = (uint16_t)letter;
    else if (cell.len_bytes == 4)
        charset->pair[base_row(charset, value >> 8)][value & 0xFF] = (uint16_t)letter;
}

static void read_letters(void)
{
    const struct vt_table *table = &vt_table_legacy_letters;
    for (size_t row = 0; row < table->row_count; row++) {
        size_t at = 0;
        uint32_t letter = vt_utf8_next(vt_table_cell(table, row, 0), &at);
        for (size_t column = 1; column < table->column_count; column++)
            for (int e = VT_ENCODING_TCVN3; e <= VT_ENCODING_VPS; e++)
                if (strcmp(vt_encoding_name((enum vt_encoding)e), table->columns[column]) == 0)
                    add_letter(&charsets[e], letter, vt_table_cell(table, row, column));
    }
}

/* A byte that no letter has is what windows-1252 has there: quotes, dashes, signs. */
static void fill_up(struct vt_charset *charset, const struct vt_charset *others)
{
    for (unsigned byte = 1; byte < 256; byte++)
        if (charset->single[byte] == 0)
            charset->single[byte] = others->single[byte];
}

static void read_converter(const char *name, struct vt_charset *charset)
{
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &code);
    for (unsigned byte = 0; byte < 256 && U_SUCCESS(code); byte++) {
        UChar out[4];
        char in = (char)byte;
        int32_t count = ucnv_toUChars(converter, out, 4, &in, 1, &code);
        charset->single[byte] = count == 1 && out[0] != 0xFFFD ? out[0] : (uint16_t)byte;
    }
    ucnv_close(converter);
}

static bool is_mark(uint32_t c)
{
    return c >= 0x0300 && c <= 0x036F;
}

/* windows-1258 has tone marks as characters of their own, behind the vowel. */
static void read_marks(struct vt_charset *charset)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    for (unsigned mark = 0x80; mark < 256 && U_SUCCESS(code); mark++) {
        if (!is_mark(charset->single[mark]))
            continue;
        for (unsigned byte = 'A'; byte < 256; byte++) {
            /* Not unorm2_composePair: ệ is ẹ and a circumflex, never ê and a dot. */
            const UChar two[] = {charset->single[byte], charset->single[mark]};
            UChar one[4];
            if (unorm2_normalize(nfc, two, 2, one, 4, &code) == 1)
                charset->pair[base_row(charset, byte)][mark] = one[0];
        }
    }
}

static void read_swaps(void)
{
    const struct vt_table *table = &vt_table_glyph_swaps;
    for (size_t row = 0; row < table->row_count && swap_count < MOST_SWAPS; row++) {
        struct vt_str name = vt_table_cell(table, row, 0); /* U+2212 */
        swaps[swap_count].character = (uint32_t)strtoul(name.ptr + 2, NULL, 16);
        swaps[swap_count++].byte = (int)hex(vt_table_cell(table, row, 1));
    }
}

static void build(void)
{
    struct vt_charset *windows = &charsets[VT_ENCODING_WINDOWS_1252];
    read_converter("windows-1252", windows);
    read_converter("windows-1258", &charsets[VT_ENCODING_WINDOWS_1258]);
    read_marks(&charsets[VT_ENCODING_WINDOWS_1258]);
    read_letters();
    for (int e = VT_ENCODING_TCVN3; e <= VT_ENCODING_VPS; e++)
        fill_up(&charsets[e], windows);
    for (unsigned byte = 1; byte < 256; byte++) {
        bytes_of_1252[byte] = (uint8_t)byte; /* control characters of Latin-1 */
        if (windows->single[byte] < REVERSE_LIMIT)
            bytes_of_1252[windows->single[byte]] = (uint8_t)byte;
    }
    read_swaps();
}

const struct vt_charset *vt_charset(enum vt_encoding encoding)
{
    pthread_once(&once, build);
    return encoding >= VT_ENCODING_TCVN3 && encoding <= VT_ENCODING_WINDOWS_1252
               ? &charsets[encoding]
               : NULL;
}

int vt_charset_byte_of(uint32_t code_point)
{
    pthread_once(&once, build);
    if (code_point < REVERSE_LIMIT && bytes_of_1252[code_point] != 0)
        return bytes_of_1252[code_point];
    return -1;
}

int vt_charset_swapped_byte(uint32_t code_point)
{
    pthread_once(&once, build);
    for (size_t i = 0; i < swap_count; i++)
        if (swaps[i].character == code_point)
            return swaps[i].byte;
    return -1;
}
