/* vt_byte_classes.h — does a text hold what needs work?  Private to text. */
#ifndef VT_BYTE_CLASSES_H
#define VT_BYTE_CLASSES_H

#include "vt_str.h"

enum vt_byte_class {
    /* Characters of Latin-1 that Vietnamese text seldom has, behind the byte C2 and behind C3: older
     * encodings, foreign names. */
    VT_BYTES_AFTER_C2 = 1 << 0,
    VT_BYTES_AFTER_C3 = 1 << 1,
    VT_BYTES_MAYBE_LEGACY = VT_BYTES_AFTER_C2 | VT_BYTES_AFTER_C3,
    VT_BYTES_UNUSUAL = 1 << 2,  /* a control character or a combining mark */
    VT_BYTES_AFTER_EF = 1 << 3, /* U+FFC0 and above: among them what is no character */
};

/** The classes found in valid UTF-8.  More than 1 GB/s: two look-ups and no branch for each byte. */
unsigned vt_byte_classes(struct vt_str utf8);

#endif
