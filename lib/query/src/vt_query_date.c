#include "vt_query_value.h"

#include "vt_cleanup.h"
#include "vt_date.h"
#include "vt_fold.h"

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

/* ---- ranges in words ---- */

/* What follows is the first day of the range, or its last one.  Of a year that is_strict is behind or
 * before, nothing belongs to it: "trước 2010" ends with 2009. */
struct side {
    const char *word;
    bool begins, is_strict;
};

static const struct side SIDES[] = {
    {"tu", true, false},     {"from", true, false},  {"since", true, false}, {"sau", true, true},
    {"after", true, true},   {"den", false, false},  {"toi", false, false},  {"to", false, false},
    {"until", false, false}, {"truoc", false, true}, {"before", false, true}};

static const struct side *side_of(struct vt_arena *arena, struct vt_str word)
{
    const struct vt_str folded = vt_fold_ascii_in(arena, word);
    for (size_t i = 0; folded.ptr != NULL && i < VT_ARRAY_LEN(SIDES); i++)
        if (vt_str_eq(folded, vt_str(SIDES[i].word)))
            return &SIDES[i];
    return NULL;
}

/* What a side says: "năm 2010" behind "trước" is 2009. */
static struct vt_str side_value(struct vt_arena *arena, struct vt_str text, const struct side *side)
{
    uint64_t year;
    struct vt_str value = vt_str_trim(text);
    if (side == NULL || !side->is_strict)
        return value;
    if (vt_str_starts(value, VT_STR("năm ")))
        value = vt_str_trim(vt_str_n(value.ptr + 5, value.len_bytes - 5));
    if (value.len_bytes != 4 || !vt_str_to_u64(value, 9998, &year) || year == 0)
        return value;
    return vt_arena_printf(arena, "%u", (unsigned)(side->begins ? year + 1 : year - 1));
}

/* "từ 2020 đến 2021", "sau ngày 01/7/2020", "01/01/2020 - 31/12/2020" (the dash stands apart).  A day
 * that is named belongs to the range. */
static bool read_words(struct vt_arena *arena, struct vt_str text, struct vt_str *ret_from,
                       struct vt_str *ret_to)
{
    struct vt_tokens tokens;
    struct vt_str sides[2] = {VT_STR_EMPTY, VT_STR_EMPTY}; /* last day, first day */
    const struct side *side =
        NULL; /* of what is being read: the first day, where nothing says more */
    bool begins = true, has_word = false;
    size_t start = 0;
    if (vt_tokenize(arena, text, &tokens, NULL) != VT_OK)
        return false;
    for (size_t i = 0; i <= tokens.count; i++) {
        const bool is_end = i == tokens.count;
        const struct side *next =
            is_end ? NULL : side_of(arena, vt_token_str(text, &tokens.items[i]));
        const bool is_dash = !is_end && vt_token_is_mark(&tokens.items[i], '-') &&
                             tokens.items[i].gap != VT_GAP_NONE;
        if (!is_end && !is_dash && next == NULL)
            continue;
        const size_t end = is_end ? text.len_bytes : tokens.items[i].start;
        const struct vt_str value =
            side_value(arena, vt_str_n(text.ptr + start, end - start), side);
        if (value.ptr == NULL || (value.len_bytes > 0 && sides[begins].len_bytes > 0))
            return false;
        if (value.len_bytes > 0)
            sides[begins] = value;
        has_word = has_word || !is_end;
        side = next;
        begins = next != NULL && next->begins;
        start = is_end ? end : vt_token_end(&tokens.items[i]);
    }
    return has_word && read_range(arena, sides[1], sides[0], ret_from, ret_to);
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
    if (read_years(arena, text, ret_from, ret_to) || read_words(arena, text, ret_from, ret_to))
        return true;
    return text.len_bytes > 0 && read_range(arena, text, text, ret_from, ret_to);
}
