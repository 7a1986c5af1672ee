#include "vt_flat_letterhead.h"

enum {
    LINES_ABOVE = 3, /* of the issuer */
    LINES_BELOW = 6, /* number, date, title */
    RULE_DASHES = 4,
    PLACE_WORDS = 6
};

struct splitter {
    const struct vt_page *page;
    struct vt_cell *cells; /* NULL: only count */
    size_t count;
};

/* "HIẾN PHÁP NƯỚC CỘNG HÒA …": the country's name in a title. */
static bool is_of_nation(const struct vt_page *page, size_t at)
{
    return at > 0 && vt_token_is(&page->tokens[at - 1], vt_word(VT_STR("nước")));
}

/* The country's name somewhere inside a cell, with other words beside it. */
static bool is_flat(const struct vt_page *page, const struct vt_cell *cell)
{
    const struct vt_word first = vt_word(VT_STR("cộng")), older = vt_word(VT_STR("việt"));
    for (size_t i = cell->first; i < cell->end; i++) {
        const struct vt_token *t = &page->tokens[i];
        if ((t->flags & VT_TOKEN_UPPER) == 0 ||
            (t->folded != first.folded && t->folded != older.folded) || is_of_nation(page, i))
            continue;
        size_t count;
        enum vt_role role = vt_role_at(page, i, cell->end, &count);
        if (role == VT_ROLE_COUNTRY)
            return i > cell->first || i + count < cell->end;
    }
    return false;
}

static bool is_upper_or_note(const struct vt_page *page, size_t at, size_t end)
{
    return at < end && ((page->tokens[at].flags & VT_TOKEN_UPPER) != 0 ||
                        vt_token_is_mark(&page->tokens[at], '['));
}

/* First token of "Hà Nội," (or "Hà Nội" alone) before a date, or the date itself. */
static size_t place_start(const struct vt_page *page, size_t date, size_t first)
{
    if (date < first + 2)
        return date;
    bool comma = vt_token_is_mark(&page->tokens[date - 1], ',');
    size_t at = comma ? date - 1 : date;
    while (at > first && at + PLACE_WORDS > date && page->tokens[at - 1].kind == VT_TOKEN_WORD &&
           (page->tokens[at - 1].flags & VT_TOKEN_CAPITAL) != 0 &&
           (page->tokens[at - 1].flags & VT_TOKEN_UPPER) == 0)
        at--;
    return comma && at == date - 1 ? date : at;
}

/* Whether a part of a letterhead begins at a token; *ret_next is where the next one begins, or 0. */
static bool begins_part(const struct vt_page *page, size_t at, size_t end, size_t *ret_next)
{
    const struct vt_token *t = &page->tokens[at];
    *ret_next = 0;
    if (t->kind == VT_TOKEN_MARK) {
        bool rule = (t->mark == '-' || t->mark == '_') && t->len_bytes >= RULE_DASHES;
        if (rule)
            *ret_next = at + 1;
        return rule || t->mark == '[';
    }
    if (vt_token_is_mark(&page->tokens[at - 1], ']'))
        return true;
    if ((t->flags & VT_TOKEN_CAPITAL) == 0)
        return false;
    size_t count;
    switch (vt_role_at(page, at, end, &count)) {
    case VT_ROLE_COUNTRY:
    case VT_ROLE_MOTTO:
        if (is_of_nation(page, at))
            return false;
        *ret_next = at + count;
        return true;
    case VT_ROLE_NUMBER:
        return at + count < page->token_count && vt_token_is_mark(&page->tokens[at + count], ':') &&
               (page->tokens[at - 1].kind == VT_TOKEN_MARK ||
                (page->tokens[at - 1].flags & VT_TOKEN_CAPITAL) != 0);
    default:
        return false;
    }
}

static bool all_upper(const struct vt_page *page, size_t first, size_t end)
{
    bool any = false;
    for (size_t i = first; i < end; i++) {
        if (page->tokens[i].kind != VT_TOKEN_WORD)
            continue;
        if ((page->tokens[i].flags & VT_TOKEN_UPPER) == 0)
            return false;
        any = true;
    }
    return any;
}

static void add_cell(struct splitter *s, const struct vt_cell *from, size_t first, size_t end)
{
    if (s->cells != NULL) {
        struct vt_cell *cell = &s->cells[s->count];
        *cell = *from;
        cell->first = (uint32_t)first;
        cell->end = (uint32_t)end;
        cell->is_upper = all_upper(s->page, first, end);
    }
    s->count++;
}

/* "Hà Nội, ngày 15 tháng 6 năm 2022 LUẬT": where the place begins, if a date stands at a token; else
 * the token itself.  *ret_next: where the title begins, or 0. */
static size_t dated_part(const struct vt_page *page, size_t at, size_t first, size_t end,
                         size_t *ret_next)
{
    struct vt_date date;
    size_t count = vt_token_is(&page->tokens[at], vt_word(VT_STR("ngày")))
                       ? vt_date_scan(page->tokens, at, end, &date, NULL)
                       : 0;
    *ret_next = 0;
    if (count < 4)
        return first;
    if (is_upper_or_note(page, at + count, end))
        *ret_next = at + count;
    size_t start = place_start(page, at, first);
    return start == at && *ret_next == 0 ? first : start; /* a date of a sentence */
}

/* Behind the remark that begins at a token, or the token itself. */
static size_t skip_note(const struct vt_page *page, size_t at, size_t end)
{
    if (!vt_token_is_mark(&page->tokens[at], '['))
        return at;
    while (at < end && !vt_token_is_mark(&page->tokens[at], ']'))
        at++;
    return at < end ? at + 1 : end;
}

/* Cut the tokens of a cell into cells. */
static void split_cell(struct splitter *s, const struct vt_cell *cell)
{
    size_t first = cell->first, begin_next = 0;
    for (size_t at = first + 1; at < cell->end; at++) {
        size_t cut = at, next, behind_note = skip_note(s->page, first, cell->end);
        if (at < behind_note)
            at = cut = begin_next = behind_note;
        if (at == cell->end)
            break;
        if (at != begin_next && !begins_part(s->page, at, cell->end, &next)) {
            cut = dated_part(s->page, at, first, cell->end, &next);
        } else if (at == begin_next && !begins_part(s->page, at, cell->end, &next)) {
            next = 0;
        }
        if (next != 0)
            begin_next = next;
        if (cut == first)
            continue;
        add_cell(s, cell, first, cut);
        first = cut;
    }
    add_cell(s, cell, first, cell->end);
}

/* All cells; those near a flat line are split. */
static void split_all(struct splitter *s, const bool *flat)
{
    const struct vt_page *page = s->page;
    s->count = 0;
    for (size_t i = 0; i < page->cell_count; i++) {
        if (flat[i]) {
            split_cell(s, &page->cells[i]);
            continue;
        }
        if (s->cells != NULL)
            s->cells[s->count] = page->cells[i];
        s->count++;
    }
}

static void mark_region(const struct vt_page *page, size_t cell, bool *flat)
{
    uint32_t line = page->cells[cell].line;
    for (size_t i = cell; i < page->cell_count && page->cells[i].line <= line + LINES_BELOW; i++)
        flat[i] = true;
    for (size_t i = cell; i-- > 0 && page->cells[i].line + LINES_ABOVE >= line;)
        flat[i] = true;
}

int vt_split_flat_letterheads(struct vt_arena *arena, struct vt_page *page, struct vt_error *err)
{
    bool *flat = NULL;
    for (size_t i = 0; i < page->cell_count; i++) {
        if (!is_flat(page, &page->cells[i]))
            continue;
        if (flat == NULL && (flat = vt_arena_array(arena, page->cell_count, sizeof *flat)) == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory for the lines of a text");
        mark_region(page, i, flat);
    }
    if (flat == NULL)
        return VT_OK;
    struct splitter s = {.page = page};
    split_all(&s, flat);
    s.cells = vt_arena_array(arena, s.count + 1, sizeof *s.cells);
    if (s.cells == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the lines of a text");
    split_all(&s, flat);
    page->cells = s.cells;
    page->cell_count = s.count;
    return VT_OK;
}

bool vt_is_editors_note(const struct vt_page *page, const struct vt_cell *cell)
{
    return vt_token_is_mark(&page->tokens[cell->first], '[') &&
           vt_token_is_mark(&page->tokens[cell->end - 1], ']');
}
