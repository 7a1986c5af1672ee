#include "vt_neighbours.h"

#include "vt_cleanup.h"
#include "vt_number.h"

enum { MOST_FIGURES = 10 };

struct slips {
    struct vt_arena *arena;
    vt_neighbour_cb cb;
    void *ctx;
    struct vt_str rest; /* of the loose number behind the serial */
    struct vt_error *err;
    int status;
};

static void try_serial(struct slips *s, const char *serial, size_t length, enum vt_match_kind kind)
{
    if (s->status != VT_OK || length == 0 || serial[0] == '0')
        return;
    const struct vt_str loose =
        vt_arena_printf(s->arena, "%.*s%.*s", (int)length, serial, VT_STR_ARG(s->rest));
    s->status = loose.ptr == NULL ? vt_fail(s->err, VT_E_NOMEM, "out of memory")
                                  : s->cb(loose, kind, s->ctx, s->err);
}

/* 465 for 456 */
static void try_swaps(struct slips *s, struct vt_str serial)
{
    char other[MOST_FIGURES];
    for (size_t i = 0; i + 1 < serial.len_bytes; i++) {
        memcpy(other, serial.ptr, serial.len_bytes);
        other[i] = serial.ptr[i + 1];
        other[i + 1] = serial.ptr[i];
        if (other[i] != other[i + 1])
            try_serial(s, other, serial.len_bytes, VT_MATCH_SWAP);
    }
}

/* 457 for 456 */
static void try_others(struct slips *s, struct vt_str serial)
{
    char other[MOST_FIGURES];
    for (size_t i = 0; i < serial.len_bytes; i++)
        for (char c = '0'; c <= '9'; c++) {
            memcpy(other, serial.ptr, serial.len_bytes);
            other[i] = c;
            if (c != serial.ptr[i])
                try_serial(s, other, serial.len_bytes, VT_MATCH_TYPO);
        }
}

/* 46 and 4456 for 456; of a single figure too many would be near */
static void try_lengths(struct slips *s, struct vt_str serial)
{
    char other[MOST_FIGURES + 1];
    const size_t count = serial.len_bytes;
    for (size_t i = 0; count > 1 && i < count; i++) {
        memcpy(other, serial.ptr, i);
        memcpy(other + i, serial.ptr + i + 1, count - i - 1);
        try_serial(s, other, count - 1, VT_MATCH_LENGTH);
    }
    for (size_t i = 0; count > 1 && i <= count; i++)
        for (char c = '0'; c <= '9'; c++) {
            memcpy(other, serial.ptr, i);
            other[i] = c;
            memcpy(other + i + 1, serial.ptr + i, count - i);
            try_serial(s, other, count + 1, VT_MATCH_LENGTH);
        }
}

/* 2025 and 2023 for 2024, 2012 for 2021 */
static void try_years(struct slips *s, struct vt_number *number)
{
    const unsigned year = number->year;
    const unsigned swapped = year / 100 * 100 + year % 10 * 10 + year / 10 % 10;
    const unsigned years[] = {year + 1, year - 1, swapped};
    for (size_t i = 0; year != 0 && i < VT_ARRAY_LEN(years) && s->status == VT_OK; i++) {
        if (years[i] == year)
            continue;
        number->year = (uint16_t)years[i];
        const struct vt_str key = vt_number_key(number, s->arena);
        const struct vt_str loose = key.ptr == NULL ? key : vt_number_loose(key, s->arena);
        s->status = loose.ptr == NULL ? vt_fail(s->err, VT_E_NOMEM, "out of memory")
                                      : s->cb(loose, VT_MATCH_YEAR, s->ctx, s->err);
    }
}

int vt_neighbours(const struct vt_question *question, struct vt_arena *arena, vt_neighbour_cb cb,
                  void *ctx, struct vt_error *err)
{
    const struct vt_str serial = question->serial_text, loose = question->loose;
    struct vt_number number;
    struct slips s = {.arena = arena, .cb = cb, .ctx = ctx, .err = err};
    if (serial.len_bytes == 0 || serial.len_bytes > MOST_FIGURES || !vt_str_starts(loose, serial) ||
        loose.len_bytes == serial.len_bytes)
        return VT_OK;
    s.rest = vt_str_n(loose.ptr + serial.len_bytes, loose.len_bytes - serial.len_bytes);
    try_swaps(&s, serial);
    try_others(&s, serial);
    try_lengths(&s, serial);
    if (s.status == VT_OK && vt_number_parse(question->key, arena, &number) == VT_OK)
        try_years(&s, &number);
    return s.status;
}

static bool is_year(struct vt_str code)
{
    uint64_t value;
    return code.len_bytes == 4 && vt_str_to_u64(code, 9999, &value);
}

static bool differ_in_letter(struct vt_str a, struct vt_str b)
{
    size_t differing = 0;
    for (size_t i = 0; i < a.len_bytes && i < b.len_bytes; i++)
        differing += a.ptr[i] != b.ptr[i];
    return a.len_bytes == b.len_bytes && differing == 1;
}

bool vt_neighbours_in_code(struct vt_str a, struct vt_str b, enum vt_match_kind *ret)
{
    struct vt_str left, right;
    size_t differing = 0;
    while (vt_str_split(&a, '.', &left)) {
        if (!vt_str_split(&b, '.', &right))
            return false;
        if (vt_str_eq(left, right))
            continue;
        if (is_year(left) || is_year(right) || ++differing > 1)
            return false;
        *ret = differ_in_letter(left, right) ? VT_MATCH_LETTER : VT_MATCH_CODE;
    }
    return differing == 1 && !vt_str_split(&b, '.', &right);
}
