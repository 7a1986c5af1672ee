#include "vt_header.h"

#include <stdlib.h>

/* ---- number ---- */

static bool is_gazette_line(const struct vt_header *h, size_t cell)
{
    return vt_role_of_cell(h->page, &h->page->cells[cell]) == VT_ROLE_GAZETTE;
}

/* Past ':' '|' and the like, which stand between "Số" and the figures. */
static size_t skip_marks(const struct vt_header *h, size_t at)
{
    const struct vt_token *tokens = h->page->tokens;
    while (at < h->last && tokens[at].kind == VT_TOKEN_MARK && tokens[at].mark != 0 &&
           strchr(":|", tokens[at].mark) != NULL)
        at++;
    return at;
}

/* "Sô? 1502/QĐ-UBND": a colon that OCR took for another mark. */
static bool is_misread_colon(const struct vt_header *h, size_t at)
{
    const struct vt_token *t = &h->page->tokens[at];
    return at + 1 < h->last && t->kind == VT_TOKEN_MARK && t->mark != 0 &&
           strchr("?;.'", t->mark) != NULL && t[1].kind == VT_TOKEN_NUMBER;
}

static void take_number(struct vt_header *h, size_t from, size_t end,
                        const struct vt_number *number, const char *rule, float confidence)
{
    struct vt_document *d = h->document;
    d->number_parts = *number;
    d->regime = number->regime;
    d->number_raw = vt_page_field(h->arena, h->page, from, end, rule, confidence);
    if (number->serial.len_bytes == 0)
        return;
    d->key = d->number_raw;
    d->key.value = vt_number_key(number, h->arena);
}

/* "Số: II/2026/QĐ-UBND", "Số: l2/QĐ-SXD": figures that OCR took for letters.  Number of tokens. */
static size_t scan_misread(const struct vt_header *h, size_t at, struct vt_number *ret)
{
    enum { MOST_FIGURES = 5 };
    const struct vt_page *page = h->page;
    char figures[MOST_FIGURES + 1];
    size_t count = 0, tokens = 0;
    while (at + tokens < h->last && (tokens == 0 || page->tokens[at + tokens].gap == VT_GAP_NONE) &&
           page->tokens[at + tokens].kind != VT_TOKEN_MARK) {
        struct vt_str text = vt_token_str(page->text, &page->tokens[at + tokens++]);
        for (size_t i = 0; i < text.len_bytes; i++) {
            static const char LETTERS[] = "IlOoSZBTi", MEANT[] = "110058711";
            const char *letter = strchr(LETTERS, text.ptr[i]);
            bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
            if (count == MOST_FIGURES || (letter == NULL && !digit))
                return 0;
            figures[count++] = digit ? text.ptr[i] : MEANT[letter - LETTERS];
        }
    }
    size_t used =
        vt_number_scan_blank(page->text, page->tokens, at + tokens, h->last, h->arena, ret);
    if (tokens == 0 || used == 0)
        return 0;
    figures[count] = 0;
    ret->serial_value = (uint32_t)strtoul(figures, NULL, 10);
    ret->serial = vt_arena_printf(h->arena, "%u", ret->serial_value);
    return tokens + used;
}

/* "Số: 1391/UBND-VX" from a token on. */
static bool read_announced(struct vt_header *h, size_t at, bool allow_blank)
{
    size_t count;
    const struct vt_page *page = h->page;
    if ((page->tokens[at].flags & VT_TOKEN_CAPITAL) == 0 ||
        vt_role_at(page, at, h->last, &count) != VT_ROLE_NUMBER)
        return false;
    const bool is_misread = is_misread_colon(h, at + count);
    size_t figures = is_misread ? at + count + 1 : skip_marks(h, at + count);
    struct vt_number number;
    size_t used =
        vt_number_scan(page->text, page->tokens, figures, h->last, true, h->arena, &number);
    float confidence = is_misread ? 0.85f : 0.98f;
    if (used == 0 && allow_blank) {
        used = vt_number_scan_blank(page->text, page->tokens, figures, h->last, h->arena, &number);
        confidence = 0.9f;
    }
    if (used == 0) {
        used = scan_misread(h, figures, &number);
        confidence = 0.6f;
    }
    if (used == 0)
        return false;
    take_number(h, at, figures + used, &number, "number-line", confidence);
    return true;
}

/* Figures may stand anywhere in a flattened letterhead, but only behind a gap or a mark. */
static bool may_announce(const struct vt_header *h, size_t first_word, size_t at)
{
    if (at == 0 || at == first_word)
        return true;
    const struct vt_token *before = &h->page->tokens[at - 1];
    return before->kind == VT_TOKEN_MARK && before->mark != ',' && before->mark != '(' &&
           before->mark != '"';
}

static bool find_number_line(struct vt_header *h, size_t end, bool allow_blank)
{
    for (size_t cell = h->begin; cell < end; cell++) {
        if (is_gazette_line(h, cell))
            continue;
        size_t first_word = vt_cell_first_word(h->page, &h->page->cells[cell]);
        for (size_t at = h->page->cells[cell].first;
             at < h->page->cells[cell].end && at + 1 < h->last; at++)
            if (may_announce(h, first_word, at) && read_announced(h, at, allow_blank))
                return true;
    }
    return false;
}

/* "SỐ 75 VN/CC NGÀY 17 …": a unit between the serial and the date.  Number of its tokens. */
static size_t unit_of_decree_law(const struct vt_page *page, size_t at, size_t end)
{
    enum { MOST = 4 };
    for (size_t i = at; i < end && i <= at + MOST; i++)
        if (vt_token_is(&page->tokens[i], vt_word(VT_STR("ngày"))))
            return i - at;
    return 0;
}

/* "THÔNG TƯ / CỦA NGÂN HÀNG NHÀ NƯỚC SỐ 01/2010/TT-NHNN": the first number behind the type. */
static bool find_title_number(struct vt_header *h)
{
    if (h->title_cell == SIZE_MAX)
        return false;
    enum { TITLE_TOKENS = 24 };
    const struct vt_page *page = h->page;
    const struct vt_word word_so = vt_word(VT_STR("số"));
    size_t from = vt_cell_first_word(page, &page->cells[h->title_cell]);
    vt_type own;
    from += vt_type_scan(page->tokens, from, h->last, &own);
    for (size_t at = from; at < from + TITLE_TOKENS && at + 1 < h->last; at++) {
        vt_type other;
        bool elsewhere = vt_type_scan(page->tokens, at, h->last, &other) > 0 ||
                         (page->tokens[at].gap >= VT_GAP_LINE &&
                          vt_role_at(page, at, h->last, NULL) == VT_ROLE_RECITAL);
        if (elsewhere)
            return false; /* "Kế hoạch thực hiện Chỉ thị số …": another document's number */
        if (!vt_token_is(&page->tokens[at], word_so))
            continue;
        size_t figures = skip_marks(h, at + 1);
        struct vt_number number;
        size_t used =
            vt_number_scan(page->text, page->tokens, figures, h->last, true, h->arena, &number);
        if (used == 0 && figures < h->last && page->tokens[figures].kind == VT_TOKEN_NUMBER &&
            h->document->type != 0) {
            /* Decree-laws of 1945 have no code: "Số 71". */
            number = (struct vt_number){
                .form = VT_NUMBER_BARE,
                .regime = VT_REGIME_STATE,
                .serial = vt_arena_printf(h->arena, "%u", page->tokens[figures].match),
                .serial_value = page->tokens[figures].match};
            used = 1 + unit_of_decree_law(page, figures + 1, h->last);
        }
        if (used == 0)
            return false;
        take_number(h, at, figures + used, &number, "title-number", 0.95f);
        h->number_end = figures + used;
        return true;
    }
    return false;
}

/* The line above the title, or the number in it ("NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 94/1998/NĐ-CP"); below
 * it mostly those of other documents begin a line. */
void vt_header_number(struct vt_header *h)
{
    const size_t title = h->title_cell == SIZE_MAX ? h->end : h->title_cell;
    if (!find_number_line(h, title, false) && !find_number_line(h, title, true) &&
        !find_title_number(h) && !find_number_line(h, h->end, false))
        find_number_line(h, h->end, true);
}

/* ---- type ---- */

/* Type whose name a cell begins with; *ret_end is the token behind it. */
static vt_type type_of_cell(const struct vt_header *h, size_t cell, size_t *ret_first,
                            size_t *ret_end)
{
    const struct vt_page *page = h->page;
    const struct vt_cell *c = &page->cells[cell];
    size_t at = vt_cell_first_word(page, c);
    vt_type type;
    if (at >= c->end || (page->tokens[at].flags & VT_TOKEN_CAPITAL) == 0)
        return 0;
    size_t count = vt_type_scan(page->tokens, at, c->end, &type);
    *ret_first = at;
    *ret_end = at + count;
    /* "VĂN BẢN QUY PHẠM PHÁP LUẬT" heads a part of a gazette. */
    return count > 0 && type != vt_known_types()->van_ban ? type : 0;
}

static bool all_upper(const struct vt_page *page, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (page->tokens[i].kind == VT_TOKEN_WORD && (page->tokens[i].flags & VT_TOKEN_UPPER) == 0)
            return false;
    return true;
}

/* "Nghị định của Chính phủ số 114/2003/NĐ-CP": token of "số" behind the body, or the one given. */
static size_t skip_body(const struct vt_header *h, size_t cell, size_t at)
{
    const struct vt_page *page = h->page;
    const struct vt_issuer *issuer;
    if (!vt_token_is(&page->tokens[at], vt_word(VT_STR("của"))))
        return at;
    size_t count = vt_issuer_scan(page->tokens, at + 1, page->cells[cell].end, &issuer);
    return count > 0 ? at + 1 + count : at;
}

/* Whether a cell begins a line behind one that is complete: not in the middle of a sentence. */
static bool stands_free(const struct vt_header *h, size_t cell)
{
    const struct vt_page *page = h->page;
    const struct vt_cell *c = &page->cells[cell];
    if (cell == h->begin || page->tokens[c->first].gap >= VT_GAP_BLANK)
        return true;
    const struct vt_cell *before = &page->cells[cell - 1];
    const struct vt_token *last = &page->tokens[before->end - 1];
    bool open = last->kind == VT_TOKEN_WORD || vt_token_is_mark(last, ',');
    return before->is_upper || !open || vt_role_of_cell(page, before) == VT_ROLE_MOTTO;
}

/* "- Nghị định số …" is an item of a list. */
static bool is_bulleted(const struct vt_page *page, const struct vt_cell *cell)
{
    const struct vt_token *first = &page->tokens[cell->first];
    return first->kind == VT_TOKEN_MARK && first->len_bytes == 1 &&
           strchr("-+*", first->mark) != NULL;
}

/* A title reads in capitals; where a document has none that does, the name alone on its line, or
 * with "số". */
static bool is_title(const struct vt_header *h, size_t cell, bool in_capitals, size_t first,
                     size_t end)
{
    const struct vt_page *page = h->page;
    if (in_capitals)
        return all_upper(page, first, end) &&
               vt_role_at(page, first, h->last, NULL) != VT_ROLE_NUMBER;
    if (!stands_free(h, cell) || is_bulleted(page, &page->cells[cell]) ||
        vt_role_at(page, first, h->last, NULL) == VT_ROLE_NUMBER)
        return false;
    if (end == page->cells[cell].end)
        return true;
    return vt_token_is(&page->tokens[skip_body(h, cell, end)], vt_word(VT_STR("số")));
}

static bool take_title(struct vt_header *h, size_t cell, bool in_capitals)
{
    size_t first, end;
    vt_type type = type_of_cell(h, cell, &first, &end);
    if (type == 0 || !is_title(h, cell, in_capitals, first, end))
        return false;
    h->title_cell = cell;
    h->document->type = type;
    h->document->type_field = vt_page_field(h->arena, h->page, first, end, "title-line", 0.97f);
    return true;
}

/* In the first lines a title with its number comes before everything ("Án lệ số 21/2018/AL về …"),
 * else titles in capitals before others; none behind the recitals ("QUYẾT ĐỊNH:" enacts). */
static bool find_title(struct vt_header *h, bool in_capitals)
{
    bool recitals = false;
    for (size_t cell = h->begin; cell < h->end; cell++) {
        recitals = recitals || vt_role_of_cell(h->page, &h->page->cells[cell]) == VT_ROLE_RECITAL;
        if (recitals && h->document->number_raw.span.end == 0 && !in_capitals)
            return false;
        if (take_title(h, cell, in_capitals))
            return true;
    }
    return false;
}

static bool find_first_line_title(struct vt_header *h)
{
    const struct vt_page *page = h->page;
    for (size_t cell = h->begin; cell < h->end; cell++) {
        size_t first, end;
        if (vt_cell_first_word(page, &page->cells[cell]) >= page->cells[cell].end)
            continue;
        return type_of_cell(h, cell, &first, &end) != 0 && end < page->cells[cell].end &&
               vt_token_is(&page->tokens[skip_body(h, cell, end)], vt_word(VT_STR("số"))) &&
               take_title(h, cell, false);
    }
    return false;
}

/* "QUYÉT ĐỊNH": the name of a type alone on its line, misread. */
static bool find_misread_title(struct vt_header *h)
{
    const struct vt_page *page = h->page;
    for (size_t cell = h->begin; cell < h->end; cell++) {
        const struct vt_cell *c = &page->cells[cell];
        size_t first = vt_cell_first_word(page, c);
        vt_type type;
        if (vt_role_of_cell(page, c) == VT_ROLE_RECITAL)
            return false;
        if (!c->is_upper || first >= c->end ||
            vt_type_scan_folded(page->tokens, first, c->end, &type) != c->end - first)
            continue;
        h->title_cell = cell;
        h->document->type = type;
        h->document->type_field =
            vt_page_field(h->arena, page, first, c->end, "misread-title", 0.8f);
        return true;
    }
    return false;
}

void vt_header_title(struct vt_header *h)
{
    if (!find_first_line_title(h) && !find_title(h, true) && !find_misread_title(h))
        find_title(h, false);
}

/* ---- date ---- */

static void take_date(struct vt_header *h, size_t from, size_t count, struct vt_date date,
                      const char *rule, float confidence)
{
    h->document->date = vt_page_field(h->arena, h->page, from, from + count, rule, confidence);
    h->document->date.value = vt_date_iso(h->arena, date);
}

/* "Hà nội", "TP. Hồ Chí Minh": a few words, the first with a capital. */
static bool is_place_name(const struct vt_page *page, size_t first, size_t end)
{
    enum { LONGEST_NAME = 7 };
    if (end <= first || end - first > LONGEST_NAME ||
        (page->tokens[first].flags & VT_TOKEN_CAPITAL) == 0)
        return false;
    for (size_t i = first; i < end; i++)
        if (page->tokens[i].kind == VT_TOKEN_NUMBER || vt_token_is_mark(&page->tokens[i], ':'))
            return false;
    return true;
}

/* "Bình Dương, ngày 13 tháng 3 năm 2025": the name in front is the place. */
static bool read_place_date(struct vt_header *h, size_t cell)
{
    const struct vt_page *page = h->page;
    const struct vt_cell *c = &page->cells[cell];
    for (size_t at = c->first; at < c->end; at++) {
        struct vt_date date;
        size_t count = vt_date_scan(page->tokens, at, h->last, &date, NULL);
        if (count < 4 || page->tokens[at].kind != VT_TOKEN_WORD)
            continue;
        size_t comma = at > c->first && vt_token_is_mark(&page->tokens[at - 1], ',') ? at - 1 : at;
        struct vt_str name;
        bool placed = comma < at ? is_place_name(page, c->first, comma)
                                 : at > c->first && vt_place_scan(page->tokens, c->first, at,
                                                                  &name) == at - c->first;
        bool alone = at == vt_cell_first_word(page, c) &&
                     (at + count >= c->end || page->tokens[at + count].kind == VT_TOKEN_MARK);
        if (!placed && !alone)
            return false; /* words of a sentence stand around it */
        if (placed)
            h->document->place =
                vt_page_field(h->arena, h->page, c->first, comma, "place-date", 0.95f);
        take_date(h, at, count, date, "header", placed ? 0.98f : 0.9f);
        return true;
    }
    return false;
}

static bool find_title_date(struct vt_header *h)
{
    if (h->number_end == 0)
        return false;
    struct vt_date date;
    size_t count = vt_date_scan(h->page->tokens, h->number_end, h->last, &date, NULL);
    if (count < 3)
        return false;
    take_date(h, h->number_end, count, date, "title", 0.97f);
    h->date_end = h->number_end + count;
    return true;
}

void vt_header_date(struct vt_header *h)
{
    if (find_title_date(h))
        return;
    for (size_t cell = h->begin; cell < h->end; cell++) {
        if (is_gazette_line(h, cell))
            continue;
        if (cell > h->title_cell && h->title_cell != SIZE_MAX &&
            h->document->key.value.len_bytes > 0 &&
            vt_role_of_cell(h->page, &h->page->cells[cell]) == VT_ROLE_RECITAL)
            return;
        if (read_place_date(h, cell))
            return;
    }
}
