/* vt_article_lines.h — the lines "Điều n" of a text, and which of them are the document's own. */
#ifndef VT_ARTICLE_LINES_H
#define VT_ARTICLE_LINES_H

#include "vt_roles.h"

/** "Điều 5", "Điều 5a.": digits with a letter that touches, at a token.  *ret is in the arena.
 * Number of tokens, or 0. */
size_t vt_unit_number(struct vt_arena *arena, const struct vt_page *page, size_t at, size_t end,
                      struct vt_str *ret);
/** The figures of "5a": 5. */
uint32_t vt_unit_value(struct vt_str num);
bool vt_unit_has_letter(struct vt_str num);

/** "… tại khoản 1 / Điều 12 Luật Hóa chất": whether the unit at a token, with its number up to `behind`,
 * is a reference that the end of a line tore.  An old decision may have "Điều 2 Quyết định này có hiệu
 * lực …". */
bool vt_is_torn_reference(const struct vt_page *page, size_t at, size_t behind, size_t end);

/** Whether a cell heads an article.  *ret_num: its number; *ret_behind: the token behind it. */
bool vt_is_article_line(struct vt_arena *arena, const struct vt_page *page,
                        const struct vt_cell *cell, struct vt_str *ret_num, size_t *ret_behind);

/** Whether a cell, in capitals, heads a regulation that the document encloses ("QUY CHẾ … (Ban hành
 * kèm theo Quyết định số …)"); its articles count anew. */
bool vt_is_enclosure_line(const struct vt_page *page, size_t cell, size_t end);

struct vt_article_line {
    size_t cell;
    uint32_t value; /* 0: here an annex or enclosure begins */
};

/** All of them in an extent, in order; in the arena.  NULL: none, or no memory. */
const struct vt_article_line *vt_article_lines(struct vt_arena *arena, const struct vt_page *page,
                                               struct vt_extent extent, size_t *ret_count);

/** Whether line `index`, behind an own article `last` (0: none yet), is the document's own and not
 * quoted from another act: it goes on by one, or leaves out numbers that do not follow later (lost
 * by a scanner, or repealed).  Cost: bounded. */
bool vt_article_goes_on(const struct vt_article_line *lines, size_t count, size_t index,
                        uint32_t last, bool has_letter);

#endif
