/* vt_names.h — works that are called by a name: "Luật Đất đai", "Hiến pháp", "Hội nghị 8 khóa
 * XIII". Layer: graph (private).  Threads: stateless. */
#ifndef VT_NAMES_H
#define VT_NAMES_H

#include "vt_resolution.h"

/** Whether documents of a type are cited by name and year: constitution, codes, laws, ordinances.
 */
bool vt_name_is_usual(uint8_t type);

/** Form in which names of one type are compared: folded, without the type's own words and the year.
 * ptr is NULL without memory. */
struct vt_str vt_name_fold(struct vt_arena *arena, uint8_t type, struct vt_str name);

/** "Luật Đất đai" of type Luật and "Đất đai"; the name as it is where it begins with the type. */
struct vt_str vt_name_full(struct vt_arena *arena, uint8_t type, struct vt_str name);

/** "Luật Đất đai 2013"; year 0: without. */
struct vt_str vt_name_with_year(struct vt_arena *arena, uint8_t type, struct vt_str name,
                                uint32_t year);

/** "8/XIII": a plenum and its term. */
bool vt_name_is_plenum(struct vt_str name);
/** "Nghị quyết Hội nghị Trung ương 8 khóa XIII". */
struct vt_str vt_name_of_plenum(struct vt_arena *arena, uint8_t type, struct vt_str plenum);

/** Form in which a name is looked up: folded words and figures parted by single spaces, without the
 *  year, which goes to *ret_year (0: none). */
struct vt_str vt_name_search(struct vt_arena *arena, struct vt_str name, uint32_t *ret_year);

#endif
