#include "vt_footer.h"

/* What a text says of its own making elsewhere than in the letterhead. */

/* "… thông qua ngày 17 tháng 10 năm 2018" from the word "thông" on: where the date begins, or 0. */
static size_t adopted_on(const struct vt_page *page, size_t at, size_t end, struct vt_date *ret,
                         size_t *ret_count)
{
    if (at + 3 >= end || !vt_token_is(&page->tokens[at + 1], vt_word(VT_STR("qua"))) ||
        !vt_token_is(&page->tokens[at + 2], vt_word(VT_STR("ngày"))))
        return 0;
    *ret_count = vt_date_scan(page->tokens, at + 2, end, ret, NULL);
    return *ret_count > 1 && ret->day != 0 ? at + 2 : 0;
}

/* The body between "được" and "thông qua". */
static void take_adopter(struct vt_arena *arena, const struct vt_page *page, size_t from, size_t at,
                         struct vt_document *ret)
{
    const struct vt_issuer *issuer;
    if (ret->issuer.value.len_bytes > 0)
        return;
    size_t count = vt_issuer_scan(page->tokens, from, at, &issuer);
    if (count == 0)
        return;
    ret->issuer = vt_page_field(arena, page, from, from + count, "adoption", 0.95f);
    ret->issuer.value = issuer->name;
    ret->issuer_code = issuer->code;
}

void vt_footer_adoption(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                        struct vt_document *ret)
{
    enum { REACH = 40 };
    bool precedent = ret->type != 0 && ret->type == vt_known_types()->an_le;
    if (ret->date.value.len_bytes > 0 && !precedent)
        return;
    const struct vt_word adopted = vt_word(VT_STR("thông")), was = vt_word(VT_STR("được"));
    size_t first, end;
    vt_extent_tokens(page, extent, &first, &end);
    for (size_t at = first; at < end; at++) {
        struct vt_date date;
        size_t count, from = at;
        if (!vt_token_is(&page->tokens[at], adopted))
            continue;
        size_t day = adopted_on(page, at, end, &date, &count);
        if (day == 0)
            continue;
        while (from > first && from + REACH > at && !vt_token_is(&page->tokens[from], was))
            from--;
        if (!vt_token_is(&page->tokens[from], was))
            continue;
        ret->date = vt_page_field(arena, page, day, day + count, "adoption", 0.95f);
        ret->date.value = vt_date_iso(arena, date);
        take_adopter(arena, page, from + 1, at, ret);
        return;
    }
}

/* ---- consolidated texts ---- */

static bool take_number_line(struct vt_arena *arena, const struct vt_page *page,
                             const struct vt_cell *cell, struct vt_document *ret)
{
    size_t at = vt_cell_first_word(page, cell), count;
    if (at >= cell->end || vt_role_at(page, at, cell->end, &count) != VT_ROLE_NUMBER)
        return false;
    size_t figures = at + count + vt_token_is_mark(&page->tokens[at + count], ':');
    struct vt_number number;
    size_t used =
        vt_number_scan(page->text, page->tokens, figures, page->token_count, true, arena, &number);
    const struct vt_issuer *issuer = vt_issuer_by_code(number.issuer_code);
    if (used == 0 || number.type != vt_known_types()->vbhn)
        return false;
    ret->number_parts = number;
    ret->regime = number.regime;
    ret->number_raw = vt_page_field(arena, page, at, figures + used, "consolidation", 0.95f);
    ret->key = ret->number_raw;
    ret->key.value = vt_number_key(&number, arena);
    ret->type = number.type;
    if (issuer != NULL) {
        ret->issuer = ret->number_raw;
        ret->issuer.value = issuer->name;
        ret->issuer_code = issuer->code;
    }
    return true;
}

static bool take_date_line(struct vt_arena *arena, const struct vt_page *page,
                           const struct vt_cell *cell, struct vt_document *ret)
{
    for (size_t at = cell->first; at < cell->end; at++) {
        struct vt_date date;
        size_t count = vt_date_scan(page->tokens, at, cell->end, &date, NULL);
        if (vt_role_of_cell(page, cell) == VT_ROLE_GAZETTE)
            return false; /* the running head of a gazette has its own date */
        if (count < 4 || date.day == 0 || at + count < cell->end)
            continue;
        ret->date = vt_page_field(arena, page, at, at + count, "consolidation", 0.95f);
        ret->date.value = vt_date_iso(arena, date);
        return true;
    }
    return false;
}

void vt_footer_consolidation(struct vt_arena *arena, const struct vt_page *page,
                             struct vt_extent extent, struct vt_document *ret)
{
    enum { LINES_AROUND = 16 };
    size_t mark = extent.begin;
    while (mark < extent.end && vt_role_of_cell(page, &page->cells[mark]) != VT_ROLE_CONSOLIDATED)
        mark++;
    if (mark == extent.end)
        return;
    const uint32_t line = page->cells[mark].line;
    bool numbered = false, dated = false;
    for (size_t i = extent.begin; i < extent.end; i++) {
        const struct vt_cell *cell = &page->cells[i];
        if (cell->line + LINES_AROUND < line)
            continue;
        if (cell->line > line + LINES_AROUND)
            return;
        numbered = numbered || take_number_line(arena, page, cell, ret);
        dated = dated || take_date_line(arena, page, cell, ret);
    }
}
