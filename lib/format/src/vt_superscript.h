/* vt_superscript.h — raised digits as the characters Unicode has for them.  Private to format.
 *
 * "m²" must not become "m2", nor "khoản 2" with note 1 "khoản 21"; lib/text passes over these
 * characters where they mark notes. */
#ifndef VT_SUPERSCRIPT_H
#define VT_SUPERSCRIPT_H

#include "vt_buf.h"

/** Append text; digits and parentheses as superscripts if it has nothing else, unchanged otherwise.
 */
void vt_superscript_add(struct vt_buf *buf, struct vt_str text);

#endif
