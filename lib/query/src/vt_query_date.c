#include "vt_query_value.h"

#include "vt_date.h"

static bool read_number(struct vt_str text, unsigned max, uint64_t *ret)
{
    return text.len_bytes <= 4 && vt_str_to_u64(text, max, ret);
}

/* "3/2025", "3-2025": month and year. */
static bool read_month(struct vt_str text, struct vt_date *ret)
{
    for (const char *separator = "/-."; *separator != '\0'; separator++) {
        struct vt_str rest = text, month;
        uint64_t m, y;
        if (vt_str_split(&rest, *separator, &month) && rest.ptr != NULL && rest.len_bytes == 4 &&
            read_number(month, 12, &m) && read_number(rest, 9999, &y) && m > 0 && y >= 1000) {
            *ret = (struct vt_date){(uint16_t)y, (uint8_t)m, 0};
            return true;
        }
    }
    return false;
}

static bool read_date(struct vt_arena *arena, struct vt_str text, struct vt_date *ret)
{
    struct vt_tokens tokens;
    bool is_bad = false;
    text = vt_str_trim(text);
    if (vt_date_from_iso(text, ret) && ret->year >= 1000)
        return vt_date_valid(*ret);
    if (read_month(text, ret))
        return true;
    if (vt_tokenize(arena, text, &tokens, NULL) != VT_OK || tokens.count == 0)
        return false;
    return vt_date_scan(tokens.items, 0, tokens.count, ret, &is_bad) == tokens.count && !is_bad &&
           ret->year != 0;
}

/* A year before or after all that can be a date, as people type for "any": "1900..2999". */
static bool is_boundless(struct vt_str text, bool is_end)
{
    uint64_t year;
    if (text.len_bytes != 4 || !vt_str_to_u64(text, 9999, &year))
        return false;
    const struct vt_date date = {(uint16_t)year, 0, 0};
    return !vt_date_valid(date) && (year > 1900) == is_end;
}

static bool read_side(struct vt_arena *arena, struct vt_str text, bool is_end, struct vt_str *ret)
{
    struct vt_date date;
    text = vt_str_trim(text);
    if (text.len_bytes == 0 || is_boundless(text, is_end)) {
        *ret = VT_STR_EMPTY;
        return true;
    }
    if (!read_date(arena, text, &date))
        return false;
    *ret = vt_date_iso(arena, date);
    return ret->ptr != NULL;
}

static bool read_range(struct vt_arena *arena, struct vt_str from, struct vt_str to,
                       struct vt_str *ret_from, struct vt_str *ret_to)
{
    struct vt_str a, b;
    if (!read_side(arena, from, false, &a) || !read_side(arena, to, true, &b) ||
        a.len_bytes + b.len_bytes == 0)
        return false;
    /* ends in the wrong order; a year and a day of it are not */
    size_t common = a.len_bytes < b.len_bytes ? a.len_bytes : b.len_bytes;
    bool swapped = common > 0 && memcmp(a.ptr, b.ptr, common) > 0;
    *ret_from = swapped ? b : a;
    *ret_to = swapped ? a : b;
    return true;
}

/* "2020-2025": two years. */
static bool read_years(struct vt_arena *arena, struct vt_str text, struct vt_str *ret_from,
                       struct vt_str *ret_to)
{
    struct vt_str rest = text, first;
    uint64_t from, to;
    return vt_str_split(&rest, '-', &first) && first.len_bytes == 4 && rest.len_bytes == 4 &&
           vt_str_to_u64(first, 9999, &from) && vt_str_to_u64(rest, 9999, &to) && from >= 1000 &&
           to >= 1000 && read_range(arena, first, rest, ret_from, ret_to);
}

bool vt_query_date_range(struct vt_arena *arena, struct vt_str text, struct vt_str *ret_from,
                         struct vt_str *ret_to)
{
    text = vt_str_trim(text);
    size_t dots = vt_str_find(text, VT_STR(".."), 0);
    if (dots != SIZE_MAX) {
        size_t after = dots;
        while (after < text.len_bytes && text.ptr[after] == '.')
            after++;
        return read_range(arena, vt_str_n(text.ptr, dots),
                          vt_str_n(text.ptr + after, text.len_bytes - after), ret_from, ret_to);
    }
    if (read_years(arena, text, ret_from, ret_to))
        return true;
    return text.len_bytes > 0 && read_range(arena, text, text, ret_from, ret_to);
}
