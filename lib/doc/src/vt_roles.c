#include "vt_roles.h"

#include <pthread.h>
#include <stdlib.h>

#include "vt_fold.h"
#include "vt_phrases.h"
#include "vt_tables.h"

enum layout_column { L_ROLE, L_PHRASE, L_FOLDED };

static struct vt_phrases *role_phrases, *position_phrases;
static pthread_once_t roles_once = PTHREAD_ONCE_INIT;

static const char *const ROLE_NAMES[] = {
    "",          "COUNTRY",    "MOTTO",   "PARTY",   "NUMBER",       "SUBJECT",
    "ADDRESSEE", "RECIPIENTS", "FILING",  "ANNEX",   "FORM",         "GAZETTE",
    "ENCLOSED",  "ENACT",      "ADOPTED", "BODY",    "CONSOLIDATED", "RECITAL",
    "AUTHORITY", "STAMP",      "COPY",    "SECRECY", "URGENCY"};

static uint32_t role_by_name(struct vt_str name)
{
    for (uint32_t i = 1; i < sizeof ROLE_NAMES / sizeof ROLE_NAMES[0]; i++)
        if (vt_str_eq(name, vt_str(ROLE_NAMES[i])))
            return i;
    abort(); /* the table and this list are one thing; a test reads every row */
}

static void build(void)
{
    role_phrases = vt_phrases_new();
    position_phrases = vt_phrases_new();
    if (role_phrases == NULL || position_phrases == NULL)
        abort(); /* a few kilobytes at start: nothing can go on without them */
    const struct vt_table *layout = &vt_table_layout;
    for (size_t row = 0; row < layout->row_count; row++)
        vt_phrases_add(role_phrases, vt_table_cell(layout, row, L_PHRASE),
                       vt_str_eq(vt_table_cell(layout, row, L_FOLDED), VT_STR("1")),
                       role_by_name(vt_table_cell(layout, row, L_ROLE)));
    for (size_t row = 0; row < vt_table_positions.row_count; row++)
        vt_phrases_add(position_phrases, vt_table_cell(&vt_table_positions, row, 0), true, 1);
}

enum vt_role vt_role_at(const struct vt_page *page, size_t token, size_t end, size_t *ret_count)
{
    pthread_once(&roles_once, build);
    uint32_t role = VT_ROLE_NONE;
    size_t count = vt_phrases_match(role_phrases, page->tokens, token, end, &role);
    if (ret_count != NULL)
        *ret_count = count;
    return count > 0 ? (enum vt_role)role : VT_ROLE_NONE;
}

size_t vt_cell_first_word(const struct vt_page *page, const struct vt_cell *cell)
{
    size_t at = cell->first;
    while (at < cell->end && page->tokens[at].kind == VT_TOKEN_MARK)
        at++;
    return at;
}

enum vt_role vt_role_of_cell(const struct vt_page *page, const struct vt_cell *cell)
{
    return vt_role_at(page, vt_cell_first_word(page, cell), cell->end, NULL);
}

bool vt_cell_is_only(const struct vt_page *page, const struct vt_cell *cell, enum vt_role role)
{
    size_t at = vt_cell_first_word(page, cell), count;
    if (vt_role_at(page, at, cell->end, &count) != role)
        return false;
    for (at += count; at < cell->end; at++)
        if (page->tokens[at].kind != VT_TOKEN_MARK)
            return false;
    return true;
}

size_t vt_position_scan(const struct vt_page *page, size_t token, size_t end)
{
    pthread_once(&roles_once, build);
    uint32_t value;
    return vt_phrases_match(position_phrases, page->tokens, token, end, &value);
}

struct vt_span vt_page_span(const struct vt_page *page, size_t first, size_t end)
{
    if (end <= first)
        return (struct vt_span){0, 0};
    return (struct vt_span){page->tokens[first].start, vt_token_end(&page->tokens[end - 1])};
}

struct vt_str vt_page_text(struct vt_arena *arena, const struct vt_page *page, size_t first,
                           size_t end)
{
    if (end <= first)
        return VT_STR_EMPTY;
    return vt_fold_spaces_in(arena, vt_str_span(page->text, vt_page_span(page, first, end)));
}

struct vt_field vt_page_field(struct vt_arena *arena, const struct vt_page *page, size_t first,
                              size_t end, const char *rule, float confidence)
{
    return (struct vt_field){vt_page_text(arena, page, first, end), vt_page_span(page, first, end),
                             rule, confidence};
}
