/* vt_flat_letterhead.h — letterheads whose parts a converter put into one line. */
#ifndef VT_FLAT_LETTERHEAD_H
#define VT_FLAT_LETTERHEAD_H

#include "vt_roles.h"

/** Split the cells around a country's name that shares its line with other words: "QUỐC HỘI -------
 * CỘNG HÒA … Độc lập - Tự do - Hạnh phúc ----- Số: 12/2019/QH14", "Hà Nội, ngày … năm 2019 LUẬT
 * ĐIỆN ẢNH [Nghị định … hướng dẫn]".  Replaces page->cells where any are split; the new ones are in
 * the arena.  VT_E_NOMEM. */
int vt_split_flat_letterheads(struct vt_arena *arena, struct vt_page *page, struct vt_error *err);

/** A remark of an editor, in brackets: no part of a title. */
bool vt_is_editors_note(const struct vt_page *page, const struct vt_cell *cell);

#endif
