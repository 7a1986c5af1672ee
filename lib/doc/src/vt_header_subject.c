#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_flat_letterhead.h"
#include "vt_header.h"

/* "BỘ CHÍNH TRỊ, BAN BÍ THƯ"; "CHỦ TỊCH LÂM THỜI CHÍNH PHỦ", which is no chairman of a government. */
static bool names_bodies(const struct vt_page *page, size_t at, size_t end)
{
    const struct vt_word and = vt_word(VT_STR("và"));
    const struct vt_issuer *issuer;
    for (;;) {
        size_t count = vt_issuer_scan(page->tokens, at, end, &issuer);
        at += count;
        if (count == 0 || at >= end)
            return count > 0;
        if (!vt_token_is_mark(&page->tokens[at], ',') &&
            !vt_token_is_mark(&page->tokens[at], '-') && !vt_token_is(&page->tokens[at], and))
            return false;
        at++;
    }
}

/* A line that is nothing but the name of the body that speaks: "CHÍNH PHỦ", "BỘ TRƯỞNG BỘ XÂY
 * DỰNG"; after_of: also "CỦA CHÍNH PHỦ", below the type. */
static bool is_issuer_line(const struct vt_header *h, const struct vt_cell *cell, bool after_of)
{
    const struct vt_page *page = h->page;
    size_t at = vt_cell_first_word(page, cell);
    /* A letter or two of capitals that are set in a font of their own may come out small. */
    if (at >= cell->end || (page->tokens[at].flags & VT_TOKEN_UPPER) == 0)
        return false;
    at += after_of && at < cell->end && vt_token_is(&page->tokens[at], vt_word(VT_STR("của")));
    const struct vt_issuer *issuer;
    if (names_bodies(page, at, cell->end))
        return true;
    size_t position = vt_position_scan(page, at, cell->end);
    at += position;
    if (position > 0 &&
        (at == cell->end || vt_role_at(page, at, cell->end, NULL) == VT_ROLE_COUNTRY))
        return true; /* "CHỦ TỊCH CHÍNH PHỦ" */
    size_t count = vt_issuer_scan(page->tokens, at, cell->end, &issuer);
    if (count == 0 || (!cell->is_upper && at + count < cell->end))
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

/* "NGHỊ ĐỊNH CỦA CHÍNH PHỦ": from behind the type to behind the body, if that is all there is. */
static size_t skip_body(const struct vt_header *h, const struct vt_cell *cell, size_t from)
{
    struct vt_cell rest = *cell;
    rest.first = (uint32_t)from;
    bool names_body = from < cell->end &&
                      vt_token_is(&h->page->tokens[from], vt_word(VT_STR("của"))) &&
                      is_issuer_line(h, &rest, true);
    return names_body ? cell->end : from;
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
    case VT_ROLE_RECITAL: /* a title may begin "Thực hiện Nghị quyết …" */
        return first->gap >= VT_GAP_LINE && !goes_on && !c->is_upper &&
               (any_yet || !vt_token_is(first, vt_word(VT_STR("thực"))));
    case VT_ROLE_ADDRESSEE:
    case VT_ROLE_ADOPTED:
    case VT_ROLE_COUNTRY:
    case VT_ROLE_PARTY:
        return true;
    default:
        break;
    }
    return vt_token_is_mark(&page->tokens[c->first], '(') || is_issuer_line(h, c, false);
}

/* A subject in the making: the words of several cells. */
struct subject {
    struct vt_buf text;
    size_t first, end; /* tokens; first == end: none yet */
};

static void add_words(const struct vt_header *h, struct subject *s, size_t first, size_t end)
{
    if (first >= end)
        return;
    if (s->first == s->end)
        s->first = first;
    else
        vt_buf_add_c(&s->text, ' ');
    vt_buf_add(&s->text, vt_page_text(h->arena, h->page, first, end));
    s->end = end;
}

static void set_subject(struct vt_header *h, struct subject *s, const char *rule, float confidence)
{
    if (s->first < s->end)
        h->document->subject =
            (struct vt_field){vt_arena_copy(h->arena, vt_buf_str(&s->text)),
                              vt_page_span(h->page, s->first, s->end), rule, confidence};
    vt_buf_release(&s->text);
}

/* "… CỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 5": the session, which no title ends with. */
static bool names_session(const struct vt_page *page, size_t at, size_t end)
{
    enum { MOST = 5 };
    const struct vt_issuer *issuer;
    if (!vt_token_is(&page->tokens[at], vt_word(VT_STR("của"))))
        return false;
    size_t count = vt_issuer_scan(page->tokens, at + 1, end, &issuer);
    for (size_t i = at + 1 + count; count > 0 && i + 1 < end && i <= at + count + MOST; i++)
        if (vt_token_is(&page->tokens[i], vt_word(VT_STR("kỳ"))) &&
            vt_token_is(&page->tokens[i + 1], vt_word(VT_STR("họp"))))
            return true;
    return false;
}

/* Where a title in capitals ends in a line that goes on with the session or the recitals, as lines
 * of flattened letterheads do; else the end. */
static size_t title_end(const struct vt_page *page, size_t from, size_t end)
{
    for (size_t at = from; at < end; at++) {
        const struct vt_token *token = &page->tokens[at];
        if (token->kind != VT_TOKEN_WORD)
            continue;
        if ((token->flags & VT_TOKEN_UPPER) == 0)
            return at > from && vt_role_at(page, at, end, NULL) == VT_ROLE_RECITAL ? at : end;
        if (at > from && names_session(page, at, end))
            return at;
    }
    return end;
}

/* The lines from a token on, to the end of the title. */
static void take_subject(struct vt_header *h, size_t cell, size_t from, const char *rule,
                         float confidence)
{
    const struct vt_page *page = h->page;
    struct subject s = {.text = VT_BUF_INIT(64 * 1024)};
    const size_t end = title_end(page, from, page->cells[cell].end);
    if (!vt_is_editors_note(page, &page->cells[cell]))
        add_words(h, &s, from, end);
    for (size_t i = cell + 1; i < h->end && end == page->cells[cell].end; i++) {
        const struct vt_cell *c = &page->cells[i];
        bool of_body = s.first == s.end && is_issuer_line(h, c, true) &&
                       vt_token_is(&page->tokens[c->first], vt_word(VT_STR("của")));
        if (vt_is_editors_note(page, c) || of_body)
            continue;
        if (ends_subject(h, i, s.first < s.end))
            break;
        if (has_words(page, c))
            add_words(h, &s, s.first == s.end ? vt_cell_first_word(page, c) : c->first, c->end);
    }
    set_subject(h, &s, rule, confidence);
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
        size_t from = is_mark ? at + count : at;
        if (is_mark && from < c->end && vt_token_is_mark(&page->tokens[from], ':'))
            from++;
        struct subject s = {.text = VT_BUF_INIT(64 * 1024)};
        add_words(h, &s, from, c->end);
        uint32_t line = c->line;
        for (size_t i = cell + 1; i < h->end; i++) {
            const struct vt_cell *next = &page->cells[i];
            if (next->line == line || next->column > c->column + COLUMN_SHIFT)
                continue;
            if (ends_subject(h, i, true) || next->line > line + 1)
                break;
            line = next->line;
            add_words(h, &s, next->first, next->end);
        }
        set_subject(h, &s, "subject-mark", 0.95f);
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

/* A consolidated text has the title of what it consolidates below its own. */
static size_t consolidated_title(const struct vt_header *h)
{
    const struct vt_page *page = h->page;
    vt_type type;
    if (h->document->type != vt_known_types()->vbhn)
        return h->title_cell;
    for (size_t cell = h->title_cell + 1; cell < h->end; cell++) {
        const struct vt_cell *c = &page->cells[cell];
        if (c->is_upper &&
            vt_type_scan(page->tokens, vt_cell_first_word(page, c), c->end, &type) > 0)
            return cell;
    }
    return h->title_cell;
}

/* "1. Luật Hóa chất …": the first item of a list of documents. */
static bool lists_documents(const struct vt_page *page, const struct vt_cell *cell)
{
    vt_type type;
    size_t at = cell->first;
    return at + 2 < cell->end && page->tokens[at].kind == VT_TOKEN_NUMBER &&
           page->tokens[at].match == 1 && vt_token_is_mark(&page->tokens[at + 1], '.') &&
           vt_type_scan(page->tokens, at + 2, cell->end, &type) > 0;
}

/* Neither type nor number: a list or form is about what its first lines say, if those are in
 * capitals. */
static void take_first_lines(struct vt_header *h)
{
    const struct vt_page *page = h->page;
    size_t cell = h->begin;
    while (cell < h->end && !has_words(page, &page->cells[cell]))
        cell++;
    if (h->document->number_raw.span.end > 0 || cell >= h->end || !page->cells[cell].is_upper ||
        vt_role_of_cell(page, &page->cells[cell]) != VT_ROLE_NONE ||
        is_issuer_line(h, &page->cells[cell], true))
        return;
    size_t last = cell;
    for (size_t i = cell; i < h->end; i++)
        if (vt_role_of_cell(page, &page->cells[i]) == VT_ROLE_COUNTRY)
            return; /* these lines are a letterhead */
    while (last + 1 < h->end && page->cells[last + 1].is_upper &&
           page->tokens[page->cells[last + 1].first].gap <= VT_GAP_LINE)
        last++;
    h->document->subject =
        vt_page_field(h->arena, page, vt_cell_first_word(page, &page->cells[cell]),
                      page->cells[last].end, "first-lines", 0.6f);
    if (last + 1 < h->end && lists_documents(page, &page->cells[last + 1])) {
        h->document->type = vt_known_types()->danh_muc;
        h->document->type_field =
            (struct vt_field){vt_type_id(h->document->type), {0, 0}, "list", 0.6f};
    }
}

void vt_header_subject(struct vt_header *h)
{
    const struct vt_page *page = h->page;
    if (h->title_cell == SIZE_MAX) {
        if (!find_subject_mark(h))
            take_first_lines(h);
    } else {
        size_t cell = consolidated_title(h);
        size_t from = vt_cell_first_word(page, &page->cells[cell]);
        vt_type type;
        from += vt_type_scan_folded(page->tokens, from, page->cells[cell].end, &type);
        from = skip_body(h, &page->cells[cell], from);
        size_t facts_end = h->date_end > h->number_end ? h->date_end : h->number_end;
        if (facts_end > from)
            from = facts_end;
        while (cell + 1 < h->end && page->cells[cell].end < from)
            cell++;
        while (from < page->cells[cell].end && page->tokens[from].kind == VT_TOKEN_MARK &&
               page->tokens[from].mark != '"')
            from++;
        take_subject(h, cell, from, "title", 0.95f);
    }
    trim_full_stop(&h->document->subject);
}
