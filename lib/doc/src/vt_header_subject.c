#include "vt_header.h"

/* A line that is nothing but the name of the body that speaks: "CHÍNH PHỦ", "BỘ TRƯỞNG BỘ XÂY
 * DỰNG". */
static bool is_issuer_line(const struct vt_header *h, const struct vt_cell *cell)
{
    const struct vt_page *page = h->page;
    if (!cell->is_upper)
        return false;
    size_t at = vt_cell_first_word(page, cell);
    at += vt_position_scan(page, at, cell->end);
    const struct vt_issuer *issuer;
    size_t count = vt_issuer_scan(page->tokens, at, cell->end, &issuer);
    if (count == 0)
        return false;
    for (at += count; at < cell->end; at++) {
        struct vt_str place;
        size_t used = vt_place_scan(page->tokens, at, cell->end, &place);
        if (used > 0)
            return true;
        if (page->tokens[at].kind == VT_TOKEN_WORD && at + 2 < cell->end)
            return false;
    }
    return true;
}

static bool has_words(const struct vt_page *page, const struct vt_cell *cell)
{
    return vt_cell_first_word(page, cell) < cell->end;
}

static bool ends_subject(const struct vt_header *h, size_t cell, bool any_yet)
{
    const struct vt_page *page = h->page;
    const struct vt_cell *c = &page->cells[cell];
    const struct vt_token *first = &page->tokens[c->first];
    /* Blank lines may stand between the lines of a title; a sentence begins with a capital. */
    bool goes_on = first->kind == VT_TOKEN_WORD && (first->flags & VT_TOKEN_CAPITAL) == 0;
    if (any_yet && first->gap >= VT_GAP_BLANK && !goes_on)
        return true;
    if (!has_words(page, c))
        return any_yet;
    switch (vt_role_of_cell(page, c)) {
    case VT_ROLE_RECITAL:
        return first->gap >= VT_GAP_LINE && !goes_on && !c->is_upper && any_yet;
    case VT_ROLE_ADDRESSEE:
    case VT_ROLE_COUNTRY:
    case VT_ROLE_PARTY:
        return true;
    default:
        break;
    }
    return vt_token_is_mark(&page->tokens[c->first], '(') || is_issuer_line(h, c);
}

/* The lines from a token on, to the end of the title. */
static void take_subject(struct vt_header *h, size_t cell, size_t from, const char *rule,
                         float confidence)
{
    const struct vt_page *page = h->page;
    size_t end = from;
    if (from < page->cells[cell].end)
        end = page->cells[cell].end;
    for (size_t i = cell + 1; i < h->end && !ends_subject(h, i, end > from); i++) {
        if (!has_words(page, &page->cells[i]))
            continue;
        if (end == from)
            from = vt_cell_first_word(page, &page->cells[i]);
        end = page->cells[i].end;
    }
    if (end > from)
        h->document->subject = vt_page_field(h->arena, h->page, from, end, rule, confidence);
}

/* "V/v …": the lines below it in the same column. */
static bool find_subject_mark(struct vt_header *h)
{
    enum { COLUMN_SHIFT = 22 };
    const struct vt_page *page = h->page;
    for (size_t cell = h->begin; cell < h->end; cell++) {
        const struct vt_cell *c = &page->cells[cell];
        size_t at = vt_cell_first_word(page, c), count;
        if (at >= c->end || vt_role_at(page, at, c->end, &count) != VT_ROLE_SUBJECT || c->is_upper)
            continue;
        bool is_mark = page->tokens[at].len_bytes == 1; /* "V/v", not "Về việc" */
        size_t from = is_mark ? at + count : at, end = c->end;
        if (is_mark && from < c->end && vt_token_is_mark(&page->tokens[from], ':'))
            from++;
        uint32_t line = c->line;
        for (size_t i = cell + 1; i < h->end; i++) {
            const struct vt_cell *next = &page->cells[i];
            if (next->line == line || next->column > c->column + COLUMN_SHIFT)
                continue;
            if (ends_subject(h, i, true) || next->line > line + 1)
                break;
            line = next->line;
            end = next->end;
        }
        h->document->subject = vt_page_field(h->arena, h->page, from, end, "subject-mark", 0.95f);
        return true;
    }
    return false;
}

static void trim_full_stop(struct vt_field *subject)
{
    struct vt_str *value = &subject->value;
    while (value->len_bytes > 0 && strchr(".;,", value->ptr[value->len_bytes - 1]) != NULL) {
        value->len_bytes--;
        if (subject->span.end > subject->span.start)
            subject->span.end--;
    }
}

void vt_header_subject(struct vt_header *h)
{
    const struct vt_page *page = h->page;
    if (h->title_cell == SIZE_MAX) {
        find_subject_mark(h);
    } else {
        size_t cell = h->title_cell;
        size_t from = vt_cell_first_word(page, &page->cells[cell]);
        vt_type type;
        from += vt_type_scan(page->tokens, from, page->cells[cell].end, &type);
        size_t title_end = h->date_end > h->number_end ? h->date_end : h->number_end;
        if (title_end > from)
            from = title_end;
        while (cell + 1 < h->end && page->cells[cell].end < from)
            cell++;
        while (from < page->cells[cell].end && page->tokens[from].kind == VT_TOKEN_MARK &&
               page->tokens[from].mark != '"')
            from++;
        take_subject(h, cell, from, "title", 0.95f);
    }
    trim_full_stop(&h->document->subject);
}
