#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_header.h"
#include "vt_wordlist.h"

/* Words that make a local body's name complete: "tỉnh Bình Dương", "huyện Dầu Tiếng". */
static bool is_unit_word(const struct vt_page *page, size_t at)
{
    return vt_wordlist_scan(VT_WORDLIST_UNIT, page->tokens, at, page->token_count, NULL) > 0;
}

/* Capitals of a letterhead as they stand in running text: "HUYỆN DẦU TIẾNG" → "huyện Dầu Tiếng". */
static struct vt_str running_text(const struct vt_header *h, size_t first, size_t end)
{
    const struct vt_page *page = h->page;
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(4096);
    bool unit = true;
    for (size_t i = first; i < end; i++) {
        const struct vt_token *t = &page->tokens[i];
        struct vt_str text = vt_token_str(page->text, t);
        if (i > first && t->gap != VT_GAP_NONE)
            vt_buf_add_c(&buf, ' ');
        unit = unit && (is_unit_word(page, i) || vt_token_is(t, vt_word(VT_STR("phố"))));
        if (t->kind != VT_TOKEN_WORD || (t->flags & VT_TOKEN_UPPER) == 0) {
            vt_buf_add(&buf, text);
            continue;
        }
        size_t at = 0;
        vt_utf8_next(text, &at);
        if (unit)
            vt_fold_lower(vt_str_n(text.ptr, at), &buf);
        else
            vt_buf_add(&buf, vt_str_n(text.ptr, at));
        vt_fold_lower(vt_str_n(text.ptr + at, text.len_bytes - at), &buf);
    }
    return vt_arena_copy(h->arena, vt_buf_str(&buf));
}

/* The part of a name behind the body: unit word and place, over the next line of the same column.
 */
static struct vt_str local_part(const struct vt_header *h, size_t cell, size_t at,
                                struct vt_str *ret_place, struct vt_span *ret_span)
{
    const struct vt_page *page = h->page;
    size_t end = page->cells[cell].end;
    if (at >= end) {
        const uint32_t line = page->cells[cell].line, column = page->cells[cell].column;
        for (cell++; cell < h->end && page->cells[cell].line <= line + 1; cell++) {
            uint32_t c = page->cells[cell].column;
            if (c <= column + 16 && column <= c + 16 && page->cells[cell].line == line + 1)
                break;
        }
        if (cell >= h->end || page->cells[cell].line > line + 1)
            return VT_STR_EMPTY;
        at = vt_cell_first_word(page, &page->cells[cell]);
        end = page->cells[cell].end;
    }
    if (at >= end || !is_unit_word(page, at))
        return VT_STR_EMPTY;
    size_t stop = at + 1;
    while (stop < end && page->tokens[stop].kind == VT_TOKEN_WORD && stop - at < 8)
        stop++;
    for (size_t i = at; i < stop; i++) {
        struct vt_str place;
        if (vt_place_scan(page->tokens, i, stop, &place) > 0)
            *ret_place = place;
    }
    *ret_span = vt_page_span(page, at, stop);
    return running_text(h, at, stop);
}

/* A body named in the letterhead: of the wanted code, or (code NULL) the last one, which is the
 * lowest. */
struct named_body {
    const struct vt_issuer *issuer;
    struct vt_str local, place;
    struct vt_span span;
};

static bool find_named(const struct vt_header *h, const struct vt_issuer *wanted,
                       struct named_body *ret)
{
    const struct vt_page *page = h->page;
    bool found = false;
    size_t stop = h->title_cell == SIZE_MAX ? h->end : h->title_cell;
    for (size_t cell = h->begin; cell < stop; cell++) {
        const struct vt_cell *c = &page->cells[cell];
        enum vt_role role = vt_role_of_cell(page, c);
        if (role == VT_ROLE_ADDRESSEE || role == VT_ROLE_RECITAL)
            break;
        if (!c->is_upper)
            continue;
        for (size_t at = c->first; at < c->end; at++) {
            const struct vt_issuer *issuer;
            size_t count = vt_issuer_scan(page->tokens, at, c->end, &issuer);
            if (count == 0)
                continue;
            bool same = wanted == NULL || vt_str_eq(issuer->family, wanted->family) ||
                        vt_str_eq(issuer->code, wanted->code);
            if (same && !(found && wanted != NULL)) {
                struct vt_span local_span = {0, 0};
                *ret = (struct named_body){.issuer = issuer,
                                           .place = VT_STR_EMPTY,
                                           .span = vt_page_span(page, at, at + count)};
                ret->local = local_part(h, cell, at + count, &ret->place, &local_span);
                for (size_t i = at + count; ret->local.len_bytes == 0 && i < c->end; i++)
                    if (vt_place_scan(page->tokens, i, c->end, &ret->place) > 0)
                        ret->local = ret->place;
                if (local_span.end > ret->span.end)
                    ret->span.end = local_span.end;
                found = true;
            }
            at += count - 1;
        }
    }
    return found;
}

static void set_issuer(struct vt_header *h, struct vt_str name, struct vt_span span,
                       const char *rule, float confidence)
{
    h->document->issuer = (struct vt_field){name, span, rule, confidence};
}

/* Name with its place.  A committee of a city is a "Thành ủy", of a province a "Tỉnh ủy". */
static struct vt_str full_name(const struct vt_header *h, const struct vt_issuer *issuer,
                               const struct named_body *named, struct vt_str place)
{
    struct vt_str name = issuer->name;
    if (!issuer->is_local)
        return name;
    bool city = vt_str_eq(vt_place_kind(place), VT_STR("thành phố"));
    if (vt_str_eq(issuer->code, VT_STR("TU")))
        return vt_arena_printf(h->arena, "%s%s%.*s", city ? "Thành ủy" : "Tỉnh ủy",
                               place.len_bytes > 0 ? " " : "", VT_STR_ARG(place));
    struct vt_str local = named != NULL ? named->local : VT_STR_EMPTY;
    if (local.len_bytes == 0 && place.len_bytes > 0)
        local = issuer->regime == VT_REGIME_PARTY
                    ? place
                    : vt_arena_printf(h->arena, "%.*s %.*s", VT_STR_ARG(vt_place_kind(place)),
                                      VT_STR_ARG(place));
    if (local.len_bytes == 0)
        return name;
    return vt_arena_printf(h->arena, "%.*s %.*s", VT_STR_ARG(name), VT_STR_ARG(local));
}

/* The first province named in capitals above the title. */
static struct vt_str named_place(const struct vt_header *h)
{
    const struct vt_page *page = h->page;
    struct vt_str place = VT_STR_EMPTY;
    for (size_t cell = h->begin; cell < h->end && place.len_bytes == 0; cell++) {
        const struct vt_cell *c = &page->cells[cell];
        enum vt_role role = vt_role_of_cell(page, c);
        if (role == VT_ROLE_ADDRESSEE || role == VT_ROLE_RECITAL || cell == h->title_cell)
            break;
        for (size_t at = c->first; at < c->end && c->is_upper; at++)
            if (vt_place_scan(page->tokens, at, c->end, &place) > 0)
                break;
    }
    return place;
}

/* That, or the province of the line with the date. */
static struct vt_str place_of_letterhead(const struct vt_header *h)
{
    struct vt_str place = named_place(h);
    if (place.len_bytes > 0 || h->document->place.value.len_bytes == 0)
        return place;
    const struct vt_str printed = h->document->place.value;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 64 * 1024);
    struct vt_tokens tokens;
    if (vt_tokenize(&arena, printed, &tokens, NULL) != VT_OK ||
        vt_place_scan(tokens.items, 0, tokens.count, &place) == 0)
        return VT_STR_EMPTY;
    return place;
}

/* "SẮC LỆNH CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI / SỐ 71": between "của" and "số" of the title. */
static bool take_title_issuer(struct vt_header *h)
{
    const struct vt_page *page = h->page;
    if (h->title_cell == SIZE_MAX || h->document->number_raw.span.end == 0)
        return false;
    const struct vt_word of = vt_word(VT_STR("của"));
    for (size_t at = page->cells[h->title_cell].first; at < h->last; at++) {
        if (page->tokens[at].start >= h->document->number_raw.span.start)
            return false;
        if (!vt_token_is(&page->tokens[at], of))
            continue;
        size_t end = at + 1;
        while (end < h->last && page->tokens[end].start < h->document->number_raw.span.start)
            end++;
        const struct vt_issuer *issuer;
        const bool is_known = vt_issuer_scan(page->tokens, at + 1, end, &issuer) == end - at - 1;
        set_issuer(h, is_known ? issuer->name : running_text(h, at + 1, end),
                   vt_page_span(page, at + 1, end), "title", is_known ? 0.95f : 0.85f);
        return true;
    }
    return false;
}

/* An unknown body: the last line in capitals above the number, up to a line of the text. */
static bool take_letterhead_line(struct vt_header *h, uint32_t last_line)
{
    const struct vt_page *page = h->page;
    size_t found = SIZE_MAX;
    for (size_t cell = h->begin; cell < h->end && cell < h->title_cell; cell++) {
        const struct vt_cell *c = &page->cells[cell];
        if (c->line > last_line)
            break;
        if (h->document->number_raw.span.end > 0 &&
            page->tokens[c->first].start >= h->document->number_raw.span.start)
            break;
        enum vt_role role = vt_role_of_cell(page, c);
        if (c->is_upper && role == VT_ROLE_NONE && page->tokens[c->first].kind == VT_TOKEN_WORD)
            found = cell;
    }
    if (found == SIZE_MAX)
        return false;
    size_t first = vt_cell_first_word(page, &page->cells[found]), end = page->cells[found].end;
    set_issuer(h, running_text(h, first, end), vt_page_span(page, first, end), "letterhead-line",
               0.7f);
    return true;
}

/* Last line of a letterhead: that below the name of the country or the Party; 0: there is none. */
static uint32_t letterhead_end(const struct vt_header *h)
{
    for (size_t cell = h->begin; cell < h->end && cell < h->title_cell; cell++) {
        enum vt_role role = vt_role_of_cell(h->page, &h->page->cells[cell]);
        if (role == VT_ROLE_COUNTRY || role == VT_ROLE_PARTY)
            return h->page->cells[cell].line + 1;
    }
    return 0;
}

/* "BQP-BTC" of a joint circular: the names of both.  False if one is unknown. */
static bool take_joint_issuers(struct vt_header *h)
{
    struct vt_document *d = h->document;
    if (d->number_parts.form != VT_NUMBER_JOINT)
        return false;
    VT_AUTO(vt_buf_release) struct vt_buf names = VT_BUF_INIT(4096);
    struct vt_str rest = d->number_parts.issuer_code, code;
    while (vt_str_split(&rest, '-', &code)) {
        const struct vt_issuer *issuer = vt_issuer_by_code(code);
        if (issuer == NULL)
            return false;
        vt_buf_printf(&names, "%s%.*s", names.len_bytes > 0 ? ", " : "", VT_STR_ARG(issuer->name));
    }
    d->issuer_code = d->number_parts.issuer_code;
    set_issuer(h, vt_arena_copy(h->arena, vt_buf_str(&names)), d->number_raw.span, "code", 0.9f);
    return true;
}

void vt_header_issuer(struct vt_header *h)
{
    struct vt_document *d = h->document;
    if (take_joint_issuers(h))
        return;
    struct vt_str code = d->number_parts.issuer_code;
    const struct vt_issuer *issuer = code.len_bytes > 0 ? vt_issuer_by_code(code) : NULL;
    struct named_body named;
    bool is_named = find_named(h, issuer, &named);
    if (issuer == NULL && code.len_bytes > 0 && take_letterhead_line(h, UINT32_MAX)) {
        d->issuer_code = code;
        d->issuer_place = (struct vt_field){named_place(h), {0, 0}, "letterhead", 0.6f};
        return;
    }
    if (issuer == NULL && !is_named) {
        uint32_t last_line = letterhead_end(h);
        if (!take_title_issuer(h) && last_line > 0)
            take_letterhead_line(h, last_line);
        return;
    }
    const char *rule = issuer == NULL ? "letterhead" : is_named ? "letterhead+code" : "code";
    if (issuer == NULL)
        issuer = named.issuer;
    struct vt_str place =
        is_named && named.place.len_bytes > 0 ? named.place : place_of_letterhead(h);
    if (!issuer->is_local)
        place = VT_STR_EMPTY;
    d->issuer_code = issuer->code;
    d->issuer_place = (struct vt_field){place, {0, 0}, rule, 0.9f};
    if (d->regime == VT_REGIME_UNKNOWN)
        d->regime = issuer->regime;
    set_issuer(h, full_name(h, issuer, is_named ? &named : NULL, place),
               is_named ? named.span : d->number_raw.span, rule, is_named ? 0.97f : 0.9f);
}
