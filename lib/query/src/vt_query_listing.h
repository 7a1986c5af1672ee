/* vt_query_listing.h — questions for all documents of a body, a year, a type, in plain words.
 * Threads: stateless after vt_ref_init. */
#ifndef VT_QUERY_LISTING_H
#define VT_QUERY_LISTING_H

#include "vt_query.h"

/** "quyết định của UBND tỉnh Lào Cai năm 2024 về giá đất" as fields: loại:"Quyết định"
 * cơ-quan:"UBND tỉnh Lào Cai" ngày:2024 giá đất.  False where the text says anything else, or fewer than two
 * of these. */
bool vt_query_listing(struct vt_arena *arena, struct vt_str text, struct vt_str *ret);

#endif
