#include "vt_footer.h"

/* ---- recipients ---- */

static size_t trim_marks(const struct vt_page *page, size_t first, size_t end)
{
    while (end > first && page->tokens[end - 1].kind == VT_TOKEN_MARK &&
           page->tokens[end - 1].mark != 0 && strchr(".;,", page->tokens[end - 1].mark) != NULL)
        end--;
    return end;
}

void vt_footer_recipients(struct vt_arena *arena, const struct vt_page *page,
                          struct vt_extent extent, struct vt_document *ret)
{
    enum { MOST = 200, COLUMN_SHIFT = 20 };
    struct vt_field *items = NULL;
    size_t count = 0, cell = extent.begin;
    while (cell < extent.end && vt_role_of_cell(page, &page->cells[cell]) != VT_ROLE_RECIPIENTS)
        cell++;
    if (cell >= extent.end)
        return;
    const uint32_t column = page->cells[cell].column;
    for (cell++; cell < extent.end && count < MOST; cell++) {
        const struct vt_cell *c = &page->cells[cell];
        if (c->column > column + COLUMN_SHIFT)
            continue;
        if (!vt_token_is_mark(&page->tokens[c->first], '-'))
            break;
        size_t first = vt_cell_first_word(page, c), end = trim_marks(page, first, c->end);
        if (end <= first)
            continue;
        if (vt_role_at(page, first, end, NULL) == VT_ROLE_FILING) {
            ret->filing = vt_page_field(arena, page, first, trim_marks(page, first, c->end),
                                        "recipients", 0.9f);
            break;
        }
        if (items == NULL && (items = vt_arena_array(arena, MOST, sizeof *items)) == NULL)
            return;
        items[count++] = vt_page_field(arena, page, first, end, "recipients", 0.9f);
    }
    ret->recipients = items;
    ret->recipient_count = count;
}

/* ---- stamp ---- */

/* "26-02-2025 15:31:17": a date and a time of day. */
static size_t stamp_at(const struct vt_page *page, size_t at, size_t end, struct vt_date *ret)
{
    size_t count = vt_date_scan(page->tokens, at, end, ret, NULL);
    if (count != 5 || at + count + 5 > end || ret->day == 0)
        return 0;
    const struct vt_token *t = &page->tokens[at + count];
    bool time = t[0].kind == VT_TOKEN_NUMBER && vt_token_is_mark(&t[1], ':') &&
                t[2].kind == VT_TOKEN_NUMBER && vt_token_is_mark(&t[3], ':') &&
                t[4].kind == VT_TOKEN_NUMBER;
    return time ? count + 5 : 0;
}

/* The body that a stamp names, on the lines above the time: "Tỉnh ủy Bình Dương". */
static void read_stamp_body(struct vt_arena *arena, const struct vt_page *page, size_t first,
                            size_t at, struct vt_document *ret)
{
    enum { TOKENS_BEFORE = 16 };
    size_t from = at > first + TOKENS_BEFORE ? at - TOKENS_BEFORE : first;
    for (size_t i = from; i < at; i++) {
        const struct vt_issuer *issuer;
        size_t count = vt_issuer_scan(page->tokens, i, at, &issuer);
        if (count == 0 || !vt_str_eq(issuer->code, ret->issuer_code))
            continue;
        struct vt_str place;
        size_t more = vt_place_scan(page->tokens, i + count, at, &place);
        if (more == 0)
            continue;
        ret->issuer = vt_page_field(arena, page, i, i + count + more, "stamp", 0.9f);
        ret->issuer_place = vt_page_field(arena, page, i + count, i + count + more, "stamp", 0.9f);
        ret->issuer_place.value = place;
        return;
    }
}

void vt_footer_stamp(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                     struct vt_document *ret)
{
    size_t first, end;
    vt_extent_tokens(page, extent, &first, &end);
    for (size_t at = first; at < end; at++) {
        struct vt_date date;
        if (page->tokens[at].kind != VT_TOKEN_NUMBER)
            continue;
        size_t count = stamp_at(page, at, end, &date);
        if (count == 0)
            continue;
        if (ret->date.value.len_bytes == 0) {
            ret->date = vt_page_field(arena, page, at, at + count, "stamp", 0.9f);
            ret->date.value = vt_date_iso(arena, date);
        }
        if (ret->issuer_place.value.len_bytes == 0)
            read_stamp_body(arena, page, first, at, ret);
        return;
    }
}

/* ---- effect ---- */

/* "có hiệu lực" at a token. */
static bool is_effect(const struct vt_page *page, size_t at, size_t end)
{
    return at + 3 < end && vt_token_is(&page->tokens[at + 1], vt_word(VT_STR("hiệu"))) &&
           vt_token_is(&page->tokens[at + 2], vt_word(VT_STR("lực")));
}

/* "… này có hiệu lực [thi hành] [kể] từ ngày D" from the word "có" on. */
static size_t effect_at(const struct vt_page *page, size_t at, size_t end, struct vt_date *ret,
                        bool *ret_on_signing)
{
    enum { REACH = 8 };
    if (!is_effect(page, at, end))
        return 0;
    const struct vt_word day = vt_word(VT_STR("ngày")), sign = vt_word(VT_STR("ký"));
    for (size_t i = at + 3; i < end && i < at + 3 + REACH; i++) {
        if (vt_token_is(&page->tokens[i], vt_word(VT_STR("đến"))))
            return 0; /* a last day, no first one */
        if (!vt_token_is(&page->tokens[i], day))
            continue;
        if (i + 1 < end && vt_token_is(&page->tokens[i + 1], sign)) {
            *ret_on_signing = true;
            return i + 2 - at;
        }
        size_t count = vt_date_scan(page->tokens, i, end, ret, NULL);
        return count > 1 && ret->day != 0 ? i + count - at : 0;
    }
    return 0;
}

/* "đến hết ngày 31 tháng 12 năm 2031", "hết hiệu lực từ ngày …": the last day, from a token on, within
 * a few words.  Token behind the date, or 0. */
static size_t last_day_at(const struct vt_page *page, size_t at, size_t end, struct vt_date *ret,
                          size_t *ret_first)
{
    enum { REACH = 14 };
    const struct vt_word to = vt_word(VT_STR("đến")), out = vt_word(VT_STR("hết")),
                         day = vt_word(VT_STR("ngày"));
    for (size_t i = at; i + 2 < end && i < at + REACH && !vt_token_is_mark(&page->tokens[i], '.');
         i++) {
        if (!vt_token_is(&page->tokens[i], to))
            continue;
        size_t date = i + 1 + vt_token_is(&page->tokens[i + 1], out);
        if (date >= end || !vt_token_is(&page->tokens[date], day))
            return 0;
        size_t count = vt_date_scan(page->tokens, date, end, ret, NULL);
        *ret_first = i;
        return count > 1 && ret->day != 0 ? date + count : 0;
    }
    return 0;
}

/* "Nghị định này có hiệu lực đến hết ngày …", also behind the first day. */
static void take_last_day(struct vt_arena *arena, const struct vt_page *page, size_t at, size_t end,
                          struct vt_document *ret)
{
    struct vt_date date = {0};
    size_t first, behind = last_day_at(page, at, end, &date, &first);
    if (behind == 0)
        return;
    ret->expires = vt_page_field(arena, page, first, behind, "clause", 0.95f);
    ret->expires.value = vt_date_iso(arena, vt_date_next(date)); /* that day it is still in force */
}

void vt_footer_effect(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                      struct vt_document *ret)
{
    size_t first, end;
    vt_extent_tokens(page, extent, &first, &end);
    const struct vt_word has = vt_word(VT_STR("có")), this = vt_word(VT_STR("này"));
    for (size_t at = first + 1; at < end; at++) {
        if (!vt_token_is(&page->tokens[at], has) || !vt_token_is(&page->tokens[at - 1], this))
            continue;
        struct vt_date date = {0};
        bool on_signing = false;
        size_t count = effect_at(page, at, end, &date, &on_signing);
        if (ret->expires.value.len_bytes == 0 && is_effect(page, at, end))
            take_last_day(arena, page, at + (count > 0 ? count : 3), end, ret);
        if (count == 0)
            continue;
        ret->effective = vt_page_field(arena, page, at - 1, at + count,
                                       on_signing ? "on-signing" : "clause", 0.95f);
        ret->effective.value = on_signing ? ret->date.value : vt_date_iso(arena, date);
        return;
    }
}
