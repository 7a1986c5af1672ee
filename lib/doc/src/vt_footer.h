/* vt_footer.h — signature, recipients, stamp and effect clause of a document. */
#ifndef VT_FOOTER_H
#define VT_FOOTER_H

#include "vt_header.h"

/** Cells [begin, end) are the whole document. */
void vt_footer_signature(struct vt_arena *arena, const struct vt_page *page,
                         struct vt_extent extent, struct vt_document *ret);
void vt_footer_recipients(struct vt_arena *arena, const struct vt_page *page,
                          struct vt_extent extent, struct vt_document *ret);
/** Date and body of an electronic signature, where the header has none. */
void vt_footer_stamp(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                     struct vt_document *ret);
/** "Được Quốc hội … thông qua ngày …": the date, and the body where none is known. */
void vt_footer_adoption(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                        struct vt_document *ret);
/** The number, date and body of a consolidated text stand around "XÁC THỰC VĂN BẢN HỢP NHẤT", at its
 * end. */
void vt_footer_consolidation(struct vt_arena *arena, const struct vt_page *page,
                             struct vt_extent extent, struct vt_document *ret);
/** "Thông tư này có hiệu lực từ ngày …". */
void vt_footer_effect(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                      struct vt_document *ret);

#endif
