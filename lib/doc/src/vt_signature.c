#include "vt_cleanup.h"
#include "vt_date.h"
#include "vt_footer.h"
#include "vt_wordlist.h"

/* Ranks and degrees in front of a name: "Đại tướng", "GS.TS.". */
static size_t skip_rank(const struct vt_page *page, size_t at, size_t end)
{
    if (vt_wordlist_scan(VT_WORDLIST_RANK, page->tokens, at + 1, end, NULL) > 0)
        return at + 2;
    size_t i = at;
    while (i + 1 < end && vt_token_is_mark(&page->tokens[i + 1], '.') &&
           page->tokens[i].kind == VT_TOKEN_WORD)
        i += 2;
    return i;
}

/* Two to six words that begin with a capital, and nothing else, up to the end of the cell. */
static bool is_name(const struct vt_page *page, size_t first, size_t end)
{
    enum { FEWEST = 2, MOST = 6 };
    if (end < first + FEWEST || end > first + MOST)
        return false;
    bool all_upper = true;
    for (size_t i = first; i < end; i++) {
        const struct vt_token *t = &page->tokens[i];
        if (t->kind != VT_TOKEN_WORD || (t->flags & VT_TOKEN_CAPITAL) == 0)
            return false;
        all_upper = all_upper && (t->flags & VT_TOKEN_UPPER) != 0;
    }
    const struct vt_issuer *issuer;
    vt_type type;
    return !all_upper && vt_issuer_scan(page->tokens, first, end, &issuer) == 0 &&
           vt_position_scan(page, first, end) == 0 &&
           vt_type_scan(page->tokens, first, end, &type) == 0;
}

/* A place stands below a position too; one bears the name of somebody who signed himself, up to the year
 * that the list gives. */
static bool is_place(const struct vt_page *page, size_t first, size_t end,
                     const struct vt_field *date)
{
    struct vt_str place;
    struct vt_date signed_on;
    uint32_t last_year;
    if (vt_place_scan(page->tokens, first, end, &place) != end - first)
        return false;
    return vt_wordlist_scan(VT_WORDLIST_NAMESAKE, page->tokens, first, end, &last_year) == 0 ||
           !vt_date_from_iso(date->value, &signed_on) || (uint32_t)signed_on.year > last_year;
}

/* Where a name ends whose line goes on ("Lê Văn Thử Phụ lục (Kèm theo", "Trần Thị Ca MẪU SỐ 1"). */
static size_t name_end(const struct vt_page *page, size_t first, size_t end)
{
    size_t at = first;
    while (at < end && page->tokens[at].kind == VT_TOKEN_WORD &&
           (page->tokens[at].flags & VT_TOKEN_CAPITAL) != 0 &&
           (page->tokens[at].flags & VT_TOKEN_UPPER) == 0)
        at++;
    bool sentence = at < end && page->tokens[at].kind == VT_TOKEN_WORD &&
                    (page->tokens[at].flags & VT_TOKEN_CAPITAL) == 0;
    return sentence && at > first ? at - 1 : at;
}

static bool take_name(struct vt_arena *arena, const struct vt_page *page, size_t first, size_t end,
                      bool goes_on, struct vt_document *ret)
{
    first = skip_rank(page, first, end);
    while (end > first && page->tokens[end - 1].kind == VT_TOKEN_MARK)
        end--;
    if (goes_on)
        end = name_end(page, first, end);
    if (first >= end ||
        vt_wordlist_scan(VT_WORDLIST_NO_SIGNER, page->tokens, first, end, NULL) > 0 ||
        !is_name(page, first, end) || is_place(page, first, end, &ret->date))
        return false;
    ret->signer = vt_page_field(arena, page, first, end, "signature", 0.95f);
    return true;
}

static bool in_capitals(const struct vt_page *page, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (page->tokens[i].kind == VT_TOKEN_WORD && (page->tokens[i].flags & VT_TOKEN_UPPER) == 0)
            return false;
    return true;
}

/* The position in a cell: behind words of authority, in capitals, up to the cell's end or a name; or
 * with one capital, if it fills the cell below the recipients ("Thứ trưởng").  A line may hold them all: "TM. CHÍNH PHỦ
 * KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG Lê Văn Thử": the last one is meant. */
static size_t position_in(const struct vt_page *page, const struct vt_cell *cell, bool closing,
                          size_t *ret_first)
{
    size_t at = vt_cell_first_word(page, cell), count, length = 0;
    *ret_first = at;
    for (size_t i = at; i<cell->end; i += count> 0 ? count : 1) {
        const struct vt_token *t = &page->tokens[i];
        bool upper = t->kind == VT_TOKEN_MARK || (t->flags & VT_TOKEN_UPPER) != 0;
        if (i > at && !upper)
            break;
        if (vt_role_at(page, i, cell->end, &count) == VT_ROLE_AUTHORITY) {
            *ret_first = i + count;
            length = 0;
            continue;
        }
        count = vt_position_scan(page, i, cell->end);
        if (count == 0) {
            if (length == 0 && i == at)
                return 0;
            continue;
        }
        bool alone = closing && i == at && i + count == cell->end && cell->first == at &&
                     (t->flags & VT_TOKEN_CAPITAL) != 0;
        if (!in_capitals(page, i, i + count) && !alone)
            break;
        *ret_first = i;
        length = count;
    }
    return length;
}

/* The name below a position, in its column. */
static bool find_name(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                      size_t cell, struct vt_document *ret)
{
    enum { LINES_BELOW = 24, COLUMN_SHIFT = 30 };
    const struct vt_cell *position = &page->cells[cell];
    for (size_t i = cell + 1; i < extent.end; i++) {
        const struct vt_cell *c = &page->cells[i];
        if (c->line > position->line + LINES_BELOW || vt_role_of_cell(page, c) == VT_ROLE_ANNEX)
            return false;
        if (c->column + COLUMN_SHIFT < position->column)
            continue;
        size_t first;
        if (position_in(page, c, true, &first) > 0)
            return false; /* "KT. CHỦ TỊCH" stands above "PHÓ CHỦ TỊCH": the lower one is meant */
        if (take_name(arena, page, vt_cell_first_word(page, c), c->end, false, ret))
            return true;
    }
    return false;
}

static bool read_signature(struct vt_arena *arena, const struct vt_page *page,
                           struct vt_extent extent, size_t cell, bool closing,
                           struct vt_document *ret)
{
    const struct vt_cell *c = &page->cells[cell];
    size_t first, length = position_in(page, c, closing, &first);
    size_t end = first + length;
    if (length == 0)
        return false;
    while (end < c->end && page->tokens[end].kind == VT_TOKEN_WORD &&
           (page->tokens[end].flags & VT_TOKEN_UPPER) != 0)
        end++;
    /* "CHỦ TỊCH CHÍNH PHỦ LÂM THỜI / VIỆT NAM DÂN CHỦ CỘNG HOÀ" enacts. */
    if (end == c->end && cell + 1 < extent.end &&
        vt_role_of_cell(page, &page->cells[cell + 1]) == VT_ROLE_COUNTRY)
        return false;
    struct vt_document found = *ret;
    bool named = end < c->end ? take_name(arena, page, end, c->end, true, &found)
                              : find_name(arena, page, extent, cell, &found);
    if (!named)
        return false;
    found.position = vt_page_field(arena, page, first, end, "signature", 0.95f);
    size_t start = vt_cell_first_word(page, c);
    bool authority = first > start && vt_role_at(page, start, c->end, NULL) == VT_ROLE_AUTHORITY;
    if (authority && end < c->end)
        found.authority = vt_page_field(arena, page, start, first, "signature", 0.95f);
    *ret = found;
    return true;
}

static void find_authority(struct vt_arena *arena, const struct vt_page *page,
                           struct vt_extent extent, struct vt_document *ret)
{
    for (size_t i = extent.begin; i < extent.end; i++) {
        const struct vt_cell *c = &page->cells[i];
        if (page->tokens[c->first].start > ret->position.span.start)
            return;
        size_t at = vt_cell_first_word(page, c), count;
        if (vt_role_at(page, at, c->end, &count) != VT_ROLE_AUTHORITY || !c->is_upper)
            continue;
        if (page->tokens[c->first].start + 400 > ret->position.span.start)
            ret->authority = vt_page_field(arena, page, at, c->end, "signature", 0.95f);
    }
}

/* "T/M BỘ CHÍNH TRỊ / Lê Văn Thử": for the body, without a position, as the Party's are. */
static bool read_for_body(struct vt_arena *arena, const struct vt_page *page,
                          struct vt_extent extent, size_t cell, struct vt_document *ret)
{
    const struct vt_cell *c = &page->cells[cell];
    const size_t at = vt_cell_first_word(page, c);
    const struct vt_issuer *issuer;
    size_t count = 0;
    if (!c->is_upper || vt_role_at(page, at, c->end, &count) != VT_ROLE_AUTHORITY ||
        vt_issuer_scan(page->tokens, at + count, c->end, &issuer) == 0 ||
        !find_name(arena, page, extent, cell, ret))
        return false;
    ret->authority = vt_page_field(arena, page, at, c->end, "signature", 0.9f);
    return true;
}

void vt_footer_signature(struct vt_arena *arena, const struct vt_page *page,
                         struct vt_extent extent, struct vt_document *ret)
{
    /* The first complete signature behind the recipients, else the last one of all: annexes may
       follow with signatures of forms, minutes may precede. */
    bool closing = false, found = false;
    for (size_t i = extent.begin; i < extent.end; i++) {
        const struct vt_cell *c = &page->cells[i];
        enum vt_role role = vt_role_of_cell(page, c);
        closing =
            closing || role == VT_ROLE_RECIPIENTS || (role == VT_ROLE_AUTHORITY && c->is_upper);
        if (found && closing && role == VT_ROLE_ANNEX)
            break;
        if (read_signature(arena, page, extent, i, closing, ret)) {
            found = true;
            if (closing)
                break;
        }
    }
    if (found)
        find_authority(arena, page, extent, ret);
    for (size_t i = extent.begin; i < extent.end && !found; i++)
        found = read_for_body(arena, page, extent, i, ret);
}
