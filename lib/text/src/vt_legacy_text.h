/* vt_legacy_text.h — finds what of a text is in an encoding before Unicode, and decodes it.
 * Private to text. */
#ifndef VT_LEGACY_TEXT_H
#define VT_LEGACY_TEXT_H

#include "vt_rewrite.h"

struct vt_legacy_found {
    enum vt_encoding encoding; /* of most of it; VT_ENCODING_UTF8: there is none */
    size_t line_count;         /* lines that are not ASCII only */
    size_t broken_count;       /* of bytes: those that are not valid UTF-8 */
};

/** Look through rewrite->source and decode what is legacy into the rewrite.  is_bytes: the source
 *  may be anything; else it is valid UTF-8.  Bytes that mean nothing become U+FFFD. */
int vt_legacy_text_decode(struct vt_rewrite *rewrite, bool is_bytes, struct vt_legacy_found *ret,
                          struct vt_error *err);

#endif
