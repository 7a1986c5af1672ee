#include "vt_term.h"

#include "vt_date.h"
#include "vt_tables.h"

enum { COLUMN_TERM, COLUMN_START, LARGEST_TERM = 39 };

static int roman_digit(char c)
{
    switch (c) {
    case 'I':
        return 1;
    case 'V':
        return 5;
    case 'X':
        return 10;
    default:
        return 0;
    }
}

uint8_t vt_term_parse(struct vt_str text)
{
    uint64_t number = 0;
    if (vt_str_to_u64(text, LARGEST_TERM, &number))
        return (uint8_t)number;
    int sum = 0;
    for (size_t i = 0; i < text.len_bytes; i++) {
        int digit = roman_digit(text.ptr[i]);
        int next = i + 1 < text.len_bytes ? roman_digit(text.ptr[i + 1]) : 0;
        if (digit == 0 || sum > LARGEST_TERM)
            return 0;
        sum = digit < next ? sum - digit : sum + digit;
    }
    return sum > 0 && sum <= LARGEST_TERM ? (uint8_t)sum : 0;
}

static uint8_t term_of_day(uint32_t day)
{
    uint8_t term = 0;
    for (size_t row = 0; row < vt_table_terms.row_count; row++) {
        struct vt_date start;
        uint64_t number = 0;
        if (!vt_date_from_iso(vt_table_cell(&vt_table_terms, row, COLUMN_START), &start) ||
            vt_date_number(start) > day)
            break;
        if (vt_str_to_u64(vt_table_cell(&vt_table_terms, row, COLUMN_TERM), LARGEST_TERM, &number))
            term = (uint8_t)number;
    }
    return term;
}

uint8_t vt_term_of_date(uint32_t date)
{
    if (date == 0)
        return 0;
    uint32_t first = date, last = date;
    if (date % 10000 == 0) {
        first = date + 101;
        last = date + 1231;
    } else if (date % 100 == 0) {
        first = date + 1;
        last = date + 31;
    }
    uint8_t term = term_of_day(first);
    return term == term_of_day(last) ? term : 0;
}

bool vt_term_same_period(uint32_t a, uint32_t b, bool is_party)
{
    if (a == 0 || b == 0)
        return false;
    uint8_t term = is_party ? vt_term_of_date(a) : 0;
    return term != 0 ? term == vt_term_of_date(b) : a / 10000 == b / 10000;
}
