#include "vt_article_lines.h"
#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_unit_ids.h"
#include "vt_wordlist.h"

#include <stdlib.h>

/* Source: Nghị định 30/2020/NĐ-CP annex I, II.5.d and Luật 64/2025/QH15: phần, chương, mục, điều,
 * khoản, điểm. */

struct builder {
    struct vt_arena *arena;
    const struct vt_page *page;
    struct vt_unit *units;
    size_t count, room;
    int32_t open[VT_UNIT_ANNEX + 1]; /* index of the open unit of each kind, or -1 */
    unsigned annex_count;
    struct vt_unit_ids ids;
    const struct vt_article_line *lines;
    size_t line_count, next_line;
    size_t end; /* cell behind the extent */
    bool failed;
};

static int32_t open_parent(const struct builder *b, enum vt_unit_kind kind)
{
    for (int k = (int)kind - 1; k >= 0; k--)
        if (b->open[k] >= 0)
            return b->open[k];
    return b->open[VT_UNIT_ANNEX];
}

/* End every open unit that cannot contain one of this kind. */
static void close_from(struct builder *b, enum vt_unit_kind kind, uint32_t end)
{
    int first = kind == VT_UNIT_ANNEX ? VT_UNIT_PART : (int)kind;
    int last = kind == VT_UNIT_ANNEX ? VT_UNIT_ANNEX : VT_UNIT_POINT;
    for (int k = first; k <= last; k++) {
        if (b->open[k] >= 0)
            b->units[b->open[k]].span.end = end;
        b->open[k] = -1;
    }
}

static struct vt_str make_eid(struct builder *b, enum vt_unit_kind kind, struct vt_str num,
                              int32_t parent)
{
    static const char *const PREFIXES[] = {"part", "chp", "sec", "art", "para", "point", "anx"};
    struct vt_str folded = vt_fold_ascii_in(b->arena, num);
    /* Articles run through the whole document, so that their id needs no chapter. */
    bool own = kind == VT_UNIT_ARTICLE || kind == VT_UNIT_ANNEX || parent < 0;
    if (own && !(kind == VT_UNIT_ARTICLE && b->open[VT_UNIT_ANNEX] >= 0))
        return vt_arena_printf(b->arena, "%s_%.*s", PREFIXES[kind], VT_STR_ARG(folded));
    struct vt_str above =
        kind == VT_UNIT_ARTICLE ? b->units[b->open[VT_UNIT_ANNEX]].eid : b->units[parent].eid;
    return vt_arena_printf(b->arena, "%.*s__%s_%.*s", VT_STR_ARG(above), PREFIXES[kind],
                           VT_STR_ARG(folded));
}

static void add_unit(struct builder *b, enum vt_unit_kind kind, struct vt_str num, uint32_t start)
{
    close_from(b, kind, start);
    if (b->count == b->room) {
        size_t room = b->room == 0 ? 32 : b->room * 2;
        struct vt_unit *units = vt_arena_array(b->arena, room, sizeof *units);
        if (units == NULL) {
            b->failed = true;
            return;
        }
        if (b->count > 0)
            memcpy(units, b->units, b->count * sizeof *units);
        b->units = units;
        b->room = room;
    }
    int32_t parent = kind == VT_UNIT_ANNEX ? -1 : open_parent(b, kind);
    struct vt_str eid = vt_unit_id_once(b->arena, &b->ids, make_eid(b, kind, num, parent));
    if (eid.ptr == NULL) {
        b->failed = true;
        return;
    }
    b->units[b->count] = (struct vt_unit){.eid = eid,
                                          .num = num,
                                          .heading = VT_STR_EMPTY,
                                          .kind = kind,
                                          .span = {start, start},
                                          .parent = parent};
    b->open[kind] = (int32_t)b->count++;
}

/* Where the paragraph of a cell ends: a line goes on in one that begins with a small letter, which is
 * no item, unless it is a sentence that has ended. */
static size_t paragraph_end(const struct builder *b, size_t cell)
{
    const struct vt_page *page = b->page;
    for (; cell + 1 < b->end; cell++) {
        const size_t next = page->cells[cell + 1].first;
        const struct vt_token *first = &page->tokens[next], *last = &page->tokens[next - 1];
        if (first->gap != VT_GAP_LINE || first->kind != VT_TOKEN_WORD ||
            (first->flags & VT_TOKEN_CAPITAL) != 0 ||
            (next + 1 < page->token_count && vt_token_is_mark(&page->tokens[next + 1], ')')) ||
            (last->kind == VT_TOKEN_MARK && last->mark != 0 && strchr(".;:", last->mark) != NULL))
            break;
    }
    return page->cells[cell].end;
}

/* The rest of a paragraph as the heading of the unit just added: short, and not a sentence. */
static void add_heading(struct builder *b, size_t from, size_t cell)
{
    enum { LONGEST_HEADING = 260 };
    const struct vt_page *page = b->page;
    const size_t end = paragraph_end(b, cell);
    while (from < end && page->tokens[from].kind == VT_TOKEN_MARK && page->tokens[from].mark != '"')
        from++;
    if (from >= end || b->failed)
        return;
    const struct vt_token *last = &page->tokens[end - 1];
    bool sentence =
        last->kind == VT_TOKEN_MARK && last->mark != 0 && strchr(".;:,", last->mark) != NULL;
    struct vt_str text = vt_page_text(b->arena, page, from, end);
    if (sentence || text.len_bytes > LONGEST_HEADING)
        return;
    b->units[b->count - 1].heading = text;
    b->units[b->count - 1].heading_end = vt_token_end(last);
}

/* Number of the last own article, since the annex began if one did; 0: none. */
static uint32_t last_article(const struct builder *b)
{
    for (size_t i = b->count; i-- > 0 && (int32_t)i > b->open[VT_UNIT_ANNEX];)
        if (b->units[i].kind == VT_UNIT_ARTICLE)
            return vt_unit_value(b->units[i].num);
    return 0;
}

/* Whether a khoản goes on from the last one: 5 → 6, 5 → 5a, or a small jump (a line lost by the
 * scanner).  Others belong to a list. */
static bool goes_on(const struct builder *b, int32_t parent, struct vt_str num)
{
    enum { LARGEST_JUMP = 3 };
    const uint32_t value = vt_unit_value(num);
    for (size_t i = b->count; i-- > 0 && (int32_t)i > parent;) {
        const struct vt_unit *unit = &b->units[i];
        if (unit->kind != VT_UNIT_PARAGRAPH || unit->parent != parent)
            continue;
        uint32_t last = vt_unit_value(unit->num);
        return (value > last || (value == last && vt_unit_has_letter(num))) &&
               value <= last + LARGEST_JUMP;
    }
    return value > 0 && value <= LARGEST_JUMP;
}

static bool read_article(struct builder *b, size_t cell, size_t at)
{
    const struct vt_page *page = b->page;
    struct vt_str num;
    size_t behind;
    while (b->next_line < b->line_count && b->lines[b->next_line].cell < cell)
        b->next_line++;
    if (b->next_line == b->line_count || b->lines[b->next_line].cell != cell ||
        !vt_is_article_line(b->arena, page, &page->cells[cell], &num, &behind) ||
        !vt_article_goes_on(b->lines, b->line_count, b->next_line, last_article(b),
                            vt_unit_has_letter(num)))
        return false;
    add_unit(b, VT_UNIT_ARTICLE, num, page->tokens[at].start);
    add_heading(b, behind, cell);
    return true;
}

/* "Chương II", "Mục 1", "Phần thứ nhất": in their own line, capitalised. */
static bool read_division(struct builder *b, size_t index, size_t at)
{
    const struct vt_page *page = b->page;
    const struct vt_cell *cell = &page->cells[index];
    uint32_t kind;
    if ((page->tokens[at].flags & VT_TOKEN_CAPITAL) == 0 || at + 1 >= cell->end)
        return false;
    size_t behind = at + vt_wordlist_scan(VT_WORDLIST_DIVISION, page->tokens, at, cell->end, &kind);
    if (behind == at || behind >= cell->end)
        return false;
    const struct vt_token *next = &page->tokens[behind++];
    bool ordinal = vt_token_is(next, vt_word(VT_STR("thứ"))) && behind < cell->end;
    if (ordinal)
        behind++;
    else if (next->kind != VT_TOKEN_NUMBER &&
             !(next->kind == VT_TOKEN_WORD && (next->flags & VT_TOKEN_UPPER) != 0 &&
               next->len_bytes <= 6))
        return false;
    if (vt_is_torn_reference(page, at, behind, cell->end))
        return false;
    struct vt_str num = vt_token_str(page->text, &page->tokens[behind - 1]);
    add_unit(b, (enum vt_unit_kind)kind, num, page->tokens[at].start);
    add_heading(b, behind, index);
    return true;
}

static bool is_roman(struct vt_str word)
{
    for (size_t i = 0; i < word.len_bytes; i++)
        if (strchr("IVXL", word.ptr[i]) == NULL)
            return false;
    return word.len_bytes > 0;
}

/* "I. MỤC ĐÍCH", "1. …", "a) …" */
static bool read_listed(struct builder *b, size_t index, size_t at)
{
    const struct vt_page *page = b->page;
    const struct vt_cell *cell = &page->cells[index];
    if (at + 1 >= cell->end)
        return false;
    const struct vt_token *first = &page->tokens[at];
    struct vt_str text = vt_token_str(page->text, first);
    if (first->kind == VT_TOKEN_WORD) {
        char mark = page->tokens[at + 1].kind == VT_TOKEN_MARK ? page->tokens[at + 1].mark : 0;
        if (is_roman(text) && (mark == '.' || mark == '-') && b->open[VT_UNIT_ARTICLE] < 0) {
            add_unit(b, VT_UNIT_SECTION, text, first->start);
            add_heading(b, at + 1, index);
            return true;
        }
        bool letter = text.len_bytes <= 2 && (first->flags & VT_TOKEN_CAPITAL) == 0 && mark == ')';
        if (!letter || open_parent(b, VT_UNIT_POINT) < 0)
            return false;
        add_unit(b, VT_UNIT_POINT, text, first->start);
        return true;
    }
    struct vt_str num;
    size_t count = vt_unit_number(b->arena, page, at, cell->end, &num);
    if (count == 0 || at + count >= cell->end)
        return false;
    const struct vt_token *mark = &page->tokens[at + count];
    bool listed = mark->gap == VT_GAP_NONE &&
                  (vt_token_is_mark(mark, '.') || vt_token_is_mark(mark, '-')) &&
                  (at + count + 1 >= cell->end || page->tokens[at + count + 1].gap != VT_GAP_NONE ||
                   page->tokens[at + count + 1].kind == VT_TOKEN_WORD);
    if (!listed || !goes_on(b, open_parent(b, VT_UNIT_PARAGRAPH), num))
        return false;
    add_unit(b, VT_UNIT_PARAGRAPH, num, first->start);
    return true;
}

/* "PHỤ LỤC I", or the title of an enclosed regulation behind the articles of the decision. */
static bool read_annex(struct builder *b, size_t index, size_t at)
{
    const struct vt_page *page = b->page;
    const struct vt_cell *cell = &page->cells[index];
    size_t count = 0;
    bool annex = vt_role_at(page, at, cell->end, &count) == VT_ROLE_ANNEX && cell->is_upper;
    if (!annex && (b->count == 0 || !vt_is_enclosure_line(page, index, b->end)))
        return false;
    size_t from = annex ? at + count : at;
    struct vt_str num = vt_arena_printf(b->arena, "%u", ++b->annex_count);
    add_unit(b, VT_UNIT_ANNEX, num, page->tokens[at].start);
    add_heading(b, from, index);
    return true;
}

static void read_cell(struct builder *b, size_t index)
{
    const struct vt_page *page = b->page;
    const struct vt_cell *cell = &page->cells[index];
    size_t at = cell->first;
    while (at < cell->end && page->tokens[at].kind == VT_TOKEN_MARK && page->tokens[at].mark == '#')
        at++;
    if (at >= cell->end || page->tokens[at].kind == VT_TOKEN_MARK)
        return;
    if (read_annex(b, index, at) || read_article(b, index, at) || read_division(b, index, at))
        return;
    read_listed(b, index, at);
}

int vt_document_outline(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                        struct vt_document *document, struct vt_error *err)
{
    struct builder b = {.arena = arena, .page = page, .end = extent.end};
    b.lines = vt_article_lines(arena, page, extent, &b.line_count);
    for (size_t i = 0; i < VT_ARRAY_LEN(b.open); i++)
        b.open[i] = -1;
    uint32_t last_line = UINT32_MAX;
    for (size_t i = extent.begin; i < extent.end && !b.failed; i++) {
        const struct vt_cell *cell = &page->cells[i];
        if (vt_role_of_cell(page, cell) == VT_ROLE_RECIPIENTS)
            close_from(&b, VT_UNIT_PART, page->tokens[cell->first].start);
        else if (cell->line != last_line)
            read_cell(&b, i);
        last_line = cell->line;
    }
    size_t first, end;
    vt_extent_tokens(page, extent, &first, &end);
    close_from(&b, VT_UNIT_ANNEX,
               end > first ? vt_token_end(&page->tokens[end - 1]) : document->span.end);
    if (b.failed)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the outline of a document");
    document->units = b.units;
    document->unit_count = b.count;
    return VT_OK;
}
