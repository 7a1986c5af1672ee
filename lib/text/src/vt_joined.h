/* vt_joined.h — two words without the space between them. */
#ifndef VT_JOINED_H
#define VT_JOINED_H

#include "vt_str.h"

/** Bytes of the first of two words that stand joined in a run of letters, or 0.  Converters of PDF
 * and HTML lose spaces at changes of font and at tags: "tạiĐiều 7", "số 52/2013/NĐ-CPngày". */
size_t vt_joined_words(struct vt_str letters);

#endif
