#include "vt_article_lines.h"

size_t vt_unit_number(struct vt_arena *arena, const struct vt_page *page, size_t at, size_t end,
                      struct vt_str *ret)
{
    if (at >= end || page->tokens[at].kind != VT_TOKEN_NUMBER || page->tokens[at].folded > 4)
        return 0;
    size_t count = 1;
    if (at + 1 < end && page->tokens[at + 1].kind == VT_TOKEN_WORD &&
        page->tokens[at + 1].gap == VT_GAP_NONE && page->tokens[at + 1].len_bytes <= 2)
        count = 2;
    *ret = vt_arena_printf(arena, "%u%.*s", page->tokens[at].match,
                           count == 2 ? (int)page->tokens[at + 1].len_bytes : 0,
                           page->text.ptr + page->tokens[at + (count - 1)].start);
    return count;
}

uint32_t vt_unit_value(struct vt_str num)
{
    uint32_t value = 0;
    for (size_t i = 0; i < num.len_bytes && num.ptr[i] >= '0' && num.ptr[i] <= '9'; i++)
        value = value * 10 + (uint32_t)(num.ptr[i] - '0');
    return value;
}

bool vt_unit_has_letter(struct vt_str num)
{
    char last = num.len_bytes > 0 ? num.ptr[num.len_bytes - 1] : '0';
    return last < '0' || last > '9';
}

bool vt_is_torn_reference(const struct vt_page *page, size_t at, size_t behind, size_t end)
{
    const struct vt_token *tokens = page->tokens;
    if (at == 0 || tokens[at].gap != VT_GAP_LINE)
        return false;
    const struct vt_token *before = &tokens[at - 1];
    if (before->kind == VT_TOKEN_MARK && before->mark != 0 && strchr(".;:!?", before->mark) != NULL)
        return false;
    vt_type type;
    size_t count = vt_type_scan(tokens, behind, end, &type);
    return count > 0 &&
           (behind + count >= end || !vt_token_is(&tokens[behind + count], vt_word(VT_STR("này"))));
}

bool vt_is_article_line(struct vt_arena *arena, const struct vt_page *page,
                        const struct vt_cell *cell, struct vt_str *ret_num, size_t *ret_behind)
{
    size_t at = cell->first;
    while (at < cell->end && page->tokens[at].kind == VT_TOKEN_MARK && page->tokens[at].mark == '#')
        at++;
    if (at >= cell->end || !vt_token_is(&page->tokens[at], vt_word(VT_STR("điều"))) ||
        (page->tokens[at].flags & VT_TOKEN_CAPITAL) == 0)
        return false;
    size_t count = vt_unit_number(arena, page, at + 1, cell->end, ret_num);
    if (count == 0)
        return false;
    size_t behind = *ret_behind = at + 1 + count;
    const struct vt_token *next = &page->tokens[behind];
    return behind >= cell->end || vt_token_is_mark(next, '.') || vt_token_is_mark(next, ':') ||
           (next->kind == VT_TOKEN_WORD && (next->flags & VT_TOKEN_CAPITAL) != 0 &&
            !vt_is_torn_reference(page, at, behind, cell->end));
}

bool vt_is_enclosure_line(const struct vt_page *page, size_t cell, size_t end)
{
    enum { TITLE_LINES = 10 };
    const struct vt_cell *c = &page->cells[cell];
    size_t at = vt_cell_first_word(page, c);
    vt_type type;
    if (!c->is_upper || at >= c->end || vt_type_scan(page->tokens, at, c->end, &type) == 0)
        return false;
    for (size_t i = cell + 1; i < end && page->cells[i].line <= c->line + TITLE_LINES; i++)
        if (vt_role_of_cell(page, &page->cells[i]) == VT_ROLE_ENCLOSED)
            return true;
    return false;
}

static bool is_annex_line(const struct vt_page *page, size_t cell, size_t end)
{
    const struct vt_cell *c = &page->cells[cell];
    return c->is_upper &&
           (vt_role_of_cell(page, c) == VT_ROLE_ANNEX || vt_is_enclosure_line(page, cell, end));
}

const struct vt_article_line *vt_article_lines(struct vt_arena *arena, const struct vt_page *page,
                                               struct vt_extent extent, size_t *ret_count)
{
    struct vt_article_line *lines = NULL;
    size_t count = 0, room = 0;
    *ret_count = 0;
    for (size_t i = extent.begin; i < extent.end; i++) {
        struct vt_str num;
        size_t behind;
        bool article = vt_is_article_line(arena, page, &page->cells[i], &num, &behind);
        if (!article && !is_annex_line(page, i, extent.end))
            continue;
        if (count == room) {
            room = room == 0 ? 64 : room * 2;
            struct vt_article_line *more = vt_arena_array(arena, room, sizeof *more);
            if (more == NULL)
                return NULL;
            if (count > 0)
                memcpy(more, lines, count * sizeof *more);
            lines = more;
        }
        lines[count++] = (struct vt_article_line){i, article ? vt_unit_value(num) : 0};
    }
    *ret_count = count;
    return lines;
}

bool vt_article_goes_on(const struct vt_article_line *lines, size_t count, size_t index,
                        uint32_t last, bool has_letter)
{
    enum { LOOK_AHEAD = 256 };
    uint32_t value = lines[index].value;
    if (value < last || (value == last && !has_letter) || value == 0)
        return false;
    for (size_t i = index + 1; i < count && i <= index + LOOK_AHEAD && lines[i].value != 0; i++)
        if (lines[i].value > last && lines[i].value < value)
            return false;
    return true;
}
