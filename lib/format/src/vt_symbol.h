/* vt_symbol.h — characters of symbol fonts.  Private to format. */
#ifndef VT_SYMBOL_H
#define VT_SYMBOL_H

#include "vt_buf.h"

/** Append the Unicode character for a code of a font ("Wingdings", 0xF0FE → ☑); a space where it
 * has no meaning outside its font. */
void vt_symbol_add(struct vt_str font, uint32_t code, struct vt_buf *buf);

#endif
