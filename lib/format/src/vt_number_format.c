#include "vt_number_format.h"

#include "vt_fold.h"

/* Roman numbers are made up to this (ECMA-376 sets no limit, no list is longer). */
enum { LARGEST_ROMAN = 3999, LETTERS = 26, MOST_LETTERS = 30 };

enum vt_number_format vt_number_format_of(struct vt_str name)
{
    static const struct {
        struct vt_str name;
        enum vt_number_format format;
    } FORMATS[] = {
        {{"decimalZero", 11}, VT_NUMBER_DECIMAL_ZERO},
        {{"lowerLetter", 11}, VT_NUMBER_LOWER_LETTER},
        {{"upperLetter", 11}, VT_NUMBER_UPPER_LETTER},
        {{"lowerRoman", 10}, VT_NUMBER_LOWER_ROMAN},
        {{"upperRoman", 10}, VT_NUMBER_UPPER_ROMAN},
        {{"bullet", 6}, VT_NUMBER_BULLET},
        {{"none", 4}, VT_NUMBER_NONE},
    };
    for (size_t i = 0; i < sizeof FORMATS / sizeof FORMATS[0]; i++)
        if (vt_str_eq(name, FORMATS[i].name))
            return FORMATS[i].format;
    return VT_NUMBER_DECIMAL;
}

/* a … z, aa, bb …: the letter is repeated. */
static void add_letters(int number, char first, struct vt_buf *buf)
{
    int count = number < 1 ? 0 : (number - 1) / LETTERS + 1;
    for (int i = 0; i < count && i < MOST_LETTERS; i++)
        vt_buf_add_c(buf, (char)(first + (number - 1) % LETTERS));
}

static void add_roman(int number, bool is_upper, struct vt_buf *buf)
{
    static const struct {
        int value;
        const char *upper;
        const char *lower;
    } SIGNS[] = {
        {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
        {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
        {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
    };
    for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0]; i++)
        for (; number >= SIGNS[i].value; number -= SIGNS[i].value)
            vt_buf_puts(buf, is_upper ? SIGNS[i].upper : SIGNS[i].lower);
}

void vt_number_format_add(int number, enum vt_number_format format, struct vt_buf *buf)
{
    bool is_roman = format == VT_NUMBER_LOWER_ROMAN || format == VT_NUMBER_UPPER_ROMAN;
    if (is_roman && number > LARGEST_ROMAN)
        format = VT_NUMBER_DECIMAL;
    switch (format) {
    case VT_NUMBER_DECIMAL:
        vt_buf_printf(buf, "%d", number);
        break;
    case VT_NUMBER_DECIMAL_ZERO:
        vt_buf_printf(buf, "%02d", number);
        break;
    case VT_NUMBER_LOWER_LETTER:
        add_letters(number, 'a', buf);
        break;
    case VT_NUMBER_UPPER_LETTER:
        add_letters(number, 'A', buf);
        break;
    case VT_NUMBER_LOWER_ROMAN:
    case VT_NUMBER_UPPER_ROMAN:
        add_roman(number, format == VT_NUMBER_UPPER_ROMAN, buf);
        break;
    case VT_NUMBER_BULLET:
    case VT_NUMBER_NONE:
        break;
    }
}

void vt_number_format_bullet(struct vt_str text, struct vt_buf *buf)
{
    size_t at = 0;
    uint32_t c = text.len_bytes == 0 ? 0 : vt_utf8_next(text, &at);
    if (c == 0xF02D) /* the minus of Symbol */
        vt_buf_add_c(buf, '-');
    else if (c > ' ' && c < 0xE000 && !(text.len_bytes == 1 && text.ptr[0] == 'o'))
        vt_buf_add(buf, text);
    else
        vt_buf_puts(buf, "•");
}
