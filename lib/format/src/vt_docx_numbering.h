/* vt_docx_numbering.h — the automatic numbers of paragraphs ("Điều 1.", "a)"), as Word shows them.
 * Private to format.  Source: ECMA-376 part 1, 17.9. */
#ifndef VT_DOCX_NUMBERING_H
#define VT_DOCX_NUMBERING_H

#include "vt_buf.h"
#include "vt_docx_styles.h"

struct vt_docx_numbering; /* with the counters of its lists */

/** From word/numbering.xml (may be empty), in the arena. */
int vt_docx_numbering_read(struct vt_arena *arena, struct vt_str part,
                           struct vt_docx_numbering **ret, struct vt_error *err);

/** Count a paragraph and append its label, without what separates it from the text.  Nothing is
 *  appended for a list that there is not.  style_id decides the level where that is unset. */
void vt_docx_number(struct vt_docx_numbering *numbering, int num_id, int level,
                    struct vt_str style_id, struct vt_buf *buf);

#endif
