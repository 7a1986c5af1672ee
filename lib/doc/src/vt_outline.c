#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_roles.h"

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

/* A number that occurs again under the same parent gets "-2", "-3" …: ids are unique. */
static struct vt_str make_unique(struct builder *b, struct vt_str eid, int32_t parent)
{
    unsigned copies = 1;
    for (size_t i = b->count; i-- > 0 && (int32_t)i > parent;) {
        struct vt_str other = b->units[i].eid;
        if (vt_str_starts(other, eid) &&
            (other.len_bytes == eid.len_bytes || other.ptr[eid.len_bytes] == '-'))
            copies++;
    }
    return copies == 1 ? eid : vt_arena_printf(b->arena, "%.*s-%u", VT_STR_ARG(eid), copies);
}

static void add_unit(struct builder *b, enum vt_unit_kind kind, struct vt_str num, uint32_t start,
                     struct vt_str heading)
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
    struct vt_str eid = make_unique(b, make_eid(b, kind, num, parent), parent);
    b->units[b->count] = (struct vt_unit){.eid = eid,
                                          .num = num,
                                          .heading = heading,
                                          .kind = kind,
                                          .span = {start, start},
                                          .parent = parent};
    b->open[kind] = (int32_t)b->count++;
}

/* The rest of a line as a heading: short, and not a sentence. */
static struct vt_str heading_of(struct builder *b, size_t from, size_t end)
{
    enum { LONGEST_HEADING = 260 };
    const struct vt_page *page = b->page;
    while (from < end && page->tokens[from].kind == VT_TOKEN_MARK && page->tokens[from].mark != '"')
        from++;
    if (from >= end)
        return VT_STR_EMPTY;
    const struct vt_token *last = &page->tokens[end - 1];
    bool sentence =
        last->kind == VT_TOKEN_MARK && last->mark != 0 && strchr(".;:,", last->mark) != NULL;
    struct vt_str text = vt_page_text(b->arena, page, from, end);
    return sentence || text.len_bytes > LONGEST_HEADING ? VT_STR_EMPTY : text;
}

static uint32_t number_of(struct vt_str num)
{
    uint32_t value = 0;
    for (size_t i = 0; i < num.len_bytes && num.ptr[i] >= '0' && num.ptr[i] <= '9'; i++)
        value = value * 10 + (uint32_t)(num.ptr[i] - '0');
    return value;
}

/* Whether a number goes on from the last unit of its kind: 5 → 6, 5 → 5a, or a small jump (a line
   lost by the scanner).  Others are quoted from another act. */
static bool goes_on(const struct builder *b, enum vt_unit_kind kind, int32_t parent,
                    struct vt_str num)
{
    enum { LARGEST_JUMP = 3 };
    const uint32_t value = number_of(num);
    const bool has_letter =
        num.ptr[num.len_bytes - 1] > '9' || (num.ptr[num.len_bytes - 1] & 0x80) != 0;
    for (size_t i = b->count; i-- > 0;) {
        const struct vt_unit *unit = &b->units[i];
        if (unit->kind != kind || (kind != VT_UNIT_ARTICLE && unit->parent != parent))
            continue;
        if (kind == VT_UNIT_ARTICLE && b->open[VT_UNIT_ANNEX] >= 0 &&
            (int32_t)i < b->open[VT_UNIT_ANNEX])
            break;
        uint32_t last = number_of(unit->num);
        return (value > last || (value == last && has_letter)) && value <= last + LARGEST_JUMP;
    }
    return value > 0 && value <= LARGEST_JUMP;
}

/* Digits with a letter that touches: "5", "5a".  Number of tokens. */
static size_t read_num(const struct builder *b, size_t at, size_t end, struct vt_str *ret)
{
    const struct vt_page *page = b->page;
    if (at >= end || page->tokens[at].kind != VT_TOKEN_NUMBER || page->tokens[at].folded > 4)
        return 0;
    size_t count = 1;
    if (at + 1 < end && page->tokens[at + 1].kind == VT_TOKEN_WORD &&
        page->tokens[at + 1].gap == VT_GAP_NONE && page->tokens[at + 1].len_bytes <= 2)
        count = 2;
    *ret = vt_arena_printf(b->arena, "%u%.*s", page->tokens[at].match,
                           count == 2 ? (int)page->tokens[at + 1].len_bytes : 0,
                           page->text.ptr + page->tokens[at + (count - 1)].start);
    return count;
}

static bool read_article(struct builder *b, const struct vt_cell *cell, size_t at)
{
    const struct vt_page *page = b->page;
    struct vt_str num;
    if (!vt_token_is(&page->tokens[at], vt_word(VT_STR("điều"))) ||
        (page->tokens[at].flags & VT_TOKEN_CAPITAL) == 0)
        return false;
    size_t count = read_num(b, at + 1, cell->end, &num);
    if (count == 0)
        return false;
    size_t behind = at + 1 + count;
    bool marked = behind >= cell->end || vt_token_is_mark(&page->tokens[behind], '.') ||
                  vt_token_is_mark(&page->tokens[behind], ':') ||
                  (page->tokens[behind].kind == VT_TOKEN_WORD &&
                   (page->tokens[behind].flags & VT_TOKEN_CAPITAL) != 0);
    if (!marked || !goes_on(b, VT_UNIT_ARTICLE, -1, num))
        return false;
    add_unit(b, VT_UNIT_ARTICLE, num, page->tokens[at].start, heading_of(b, behind, cell->end));
    return true;
}

/* "Chương II", "Mục 1", "Phần thứ nhất": in their own line, capitalised. */
static bool read_division(struct builder *b, const struct vt_cell *cell, size_t at)
{
    static const struct {
        const char *word;
        enum vt_unit_kind kind;
    } DIVISIONS[] = {{"phần", VT_UNIT_PART}, {"chương", VT_UNIT_CHAPTER}, {"mục", VT_UNIT_SECTION}};
    const struct vt_page *page = b->page;
    if ((page->tokens[at].flags & VT_TOKEN_CAPITAL) == 0 || at + 1 >= cell->end)
        return false;
    for (size_t i = 0; i < VT_ARRAY_LEN(DIVISIONS); i++) {
        if (!vt_token_is(&page->tokens[at], vt_word(vt_str(DIVISIONS[i].word))))
            continue;
        const struct vt_token *next = &page->tokens[at + 1];
        size_t behind = at + 2;
        bool ordinal = vt_token_is(next, vt_word(VT_STR("thứ"))) && at + 2 < cell->end;
        if (ordinal)
            behind++;
        else if (next->kind != VT_TOKEN_NUMBER &&
                 !(next->kind == VT_TOKEN_WORD && (next->flags & VT_TOKEN_UPPER) != 0 &&
                   next->len_bytes <= 6))
            return false;
        struct vt_str num = vt_token_str(page->text, &page->tokens[behind - 1]);
        add_unit(b, DIVISIONS[i].kind, num, page->tokens[at].start,
                 heading_of(b, behind, cell->end));
        return true;
    }
    return false;
}

static bool is_roman(struct vt_str word)
{
    for (size_t i = 0; i < word.len_bytes; i++)
        if (strchr("IVXL", word.ptr[i]) == NULL)
            return false;
    return word.len_bytes > 0;
}

/* "I. MỤC ĐÍCH", "1. …", "a) …" */
static bool read_listed(struct builder *b, const struct vt_cell *cell, size_t at)
{
    const struct vt_page *page = b->page;
    if (at + 1 >= cell->end)
        return false;
    const struct vt_token *first = &page->tokens[at];
    struct vt_str text = vt_token_str(page->text, first);
    if (first->kind == VT_TOKEN_WORD) {
        char mark = page->tokens[at + 1].kind == VT_TOKEN_MARK ? page->tokens[at + 1].mark : 0;
        if (is_roman(text) && (mark == '.' || mark == '-') && b->open[VT_UNIT_ARTICLE] < 0) {
            add_unit(b, VT_UNIT_SECTION, text, first->start, heading_of(b, at + 1, cell->end));
            return true;
        }
        bool letter = text.len_bytes <= 2 && (first->flags & VT_TOKEN_CAPITAL) == 0 && mark == ')';
        if (!letter || open_parent(b, VT_UNIT_POINT) < 0)
            return false;
        add_unit(b, VT_UNIT_POINT, text, first->start, VT_STR_EMPTY);
        return true;
    }
    struct vt_str num;
    size_t count = read_num(b, at, cell->end, &num);
    if (count == 0 || at + count >= cell->end)
        return false;
    const struct vt_token *mark = &page->tokens[at + count];
    bool listed = mark->gap == VT_GAP_NONE &&
                  (vt_token_is_mark(mark, '.') || vt_token_is_mark(mark, '-')) &&
                  (at + count + 1 >= cell->end || page->tokens[at + count + 1].gap != VT_GAP_NONE ||
                   page->tokens[at + count + 1].kind == VT_TOKEN_WORD);
    if (!listed || !goes_on(b, VT_UNIT_PARAGRAPH, open_parent(b, VT_UNIT_PARAGRAPH), num))
        return false;
    add_unit(b, VT_UNIT_PARAGRAPH, num, first->start, VT_STR_EMPTY);
    return true;
}

static void read_cell(struct builder *b, const struct vt_cell *cell)
{
    const struct vt_page *page = b->page;
    size_t at = cell->first;
    while (at < cell->end && page->tokens[at].kind == VT_TOKEN_MARK && page->tokens[at].mark == '#')
        at++;
    if (at >= cell->end || page->tokens[at].kind == VT_TOKEN_MARK)
        return;
    size_t count;
    if (vt_role_at(page, at, cell->end, &count) == VT_ROLE_ANNEX && cell->is_upper) {
        struct vt_str num = vt_arena_printf(b->arena, "%u", ++b->annex_count);
        add_unit(b, VT_UNIT_ANNEX, num, page->tokens[at].start,
                 heading_of(b, at + count, cell->end));
        return;
    }
    if (read_article(b, cell, at) || read_division(b, cell, at))
        return;
    read_listed(b, cell, at);
}

int vt_document_outline(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                        struct vt_document *document, struct vt_error *err)
{
    struct builder b = {.arena = arena, .page = page};
    for (size_t i = 0; i < VT_ARRAY_LEN(b.open); i++)
        b.open[i] = -1;
    uint32_t last_line = UINT32_MAX;
    for (size_t i = extent.begin; i < extent.end && !b.failed; i++) {
        const struct vt_cell *cell = &page->cells[i];
        if (vt_role_of_cell(page, cell) == VT_ROLE_RECIPIENTS)
            close_from(&b, VT_UNIT_PART, page->tokens[cell->first].start);
        else if (cell->line != last_line)
            read_cell(&b, cell);
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
