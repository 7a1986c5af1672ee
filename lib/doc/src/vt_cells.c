#include "vt_document.h"

#include "vt_flat_letterhead.h"
#include "vt_fold.h"
#include "vt_paper_lines.h"

enum { WIDE_GAP_COLUMNS = 3 };

/* Columns between two places of one line; a tab or the bar of a table is wide by itself. */
static bool is_wide(struct vt_str text, uint32_t from, uint32_t to)
{
    unsigned columns = 0;
    for (uint32_t i = from; i < to; i++) {
        if (text.ptr[i] == '\t' || text.ptr[i] == '|')
            return true;
        columns += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    }
    return columns >= WIDE_GAP_COLUMNS;
}

/* A place, and the code points before it in its line. */
struct place {
    uint32_t at, column;
};

/* Go on to a later place: the lines between are looked at once, however many cells they have. */
static void move_to(struct vt_str text, struct place *place, uint32_t at)
{
    uint32_t start = at;
    while (start > place->at && text.ptr[start - 1] != '\n' && text.ptr[start - 1] != '\f')
        start--;
    uint32_t columns = start > place->at ? 0 : place->column;
    for (uint32_t i = start; i < at; i++)
        columns += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    *place = (struct place){at, columns};
}

static bool all_upper(const struct vt_token *tokens, size_t first, size_t end)
{
    bool any = false;
    for (size_t i = first; i < end; i++) {
        if (tokens[i].kind != VT_TOKEN_WORD)
            continue;
        if ((tokens[i].flags & VT_TOKEN_UPPER) == 0)
            return false;
        any = true;
    }
    return any;
}

static bool starts_cell(struct vt_str text, const struct vt_token *tokens, size_t i)
{
    if (i == 0 || tokens[i].gap >= VT_GAP_LINE)
        return true;
    return tokens[i].gap == VT_GAP_SPACE &&
           is_wide(text, vt_token_end(&tokens[i - 1]), tokens[i].start);
}

int vt_page_read(struct vt_arena *arena, struct vt_str text, struct vt_page *ret,
                 struct vt_error *err)
{
    struct vt_tokens tokens;
    int status = vt_tokenize(arena, text, &tokens, err);
    if (status != VT_OK)
        return status;
    tokens.count = vt_drop_paper_lines((struct vt_token *)tokens.items, tokens.count);
    size_t room = 1;
    for (size_t i = 0; i < tokens.count; i++)
        room += starts_cell(text, tokens.items, i);
    struct vt_cell *cells = vt_arena_array(arena, room, sizeof *cells);
    if (cells == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the lines of a text");
    size_t count = 0;
    uint32_t line = 0;
    struct place place = {0, 0};
    for (size_t i = 0; i < tokens.count;) {
        size_t end = i + 1;
        while (end < tokens.count && !starts_cell(text, tokens.items, end))
            end++;
        if (i > 0 && tokens.items[i].gap >= VT_GAP_LINE)
            line += tokens.items[i].gap == VT_GAP_LINE ? 1 : 2;
        move_to(text, &place, tokens.items[i].start);
        cells[count++] = (struct vt_cell){(uint32_t)i, (uint32_t)end, line, place.column,
                                          all_upper(tokens.items, i, end)};
        i = end;
    }
    *ret = (struct vt_page){text, tokens.items, tokens.count, cells, count};
    return vt_split_flat_letterheads(arena, ret, err);
}

void vt_extent_tokens(const struct vt_page *page, struct vt_extent extent, size_t *ret_first,
                      size_t *ret_end)
{
    *ret_first =
        extent.begin < page->cell_count ? page->cells[extent.begin].first : page->token_count;
    *ret_end = extent.end > extent.begin ? page->cells[extent.end - 1].end : *ret_first;
}
