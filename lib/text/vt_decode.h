/* vt_decode.h — bytes → normalised text, with the way back.
 * Layer: text (uses base); ICU ends here.  Threads: stateless.
 *
 * The normalised text is valid UTF-8 in NFC, without NUL and other control characters (replaced by
 * a space) and without a byte order mark.  What is forgiven in comparison only (Ð for Đ, NBSP, odd
 * dashes) stays as it is. */
#ifndef VT_DECODE_H
#define VT_DECODE_H

#include "vt_arena.h"
#include "vt_status.h"

enum vt_encoding {
    VT_ENCODING_UTF8,
    VT_ENCODING_UTF16LE,
    VT_ENCODING_UTF16BE,
    VT_ENCODING_UNKNOWN
};
const char *vt_encoding_name(enum vt_encoding encoding); /* "utf-8" */

/** Bytes of a file that claims to be plain text → valid UTF-8 (not yet normalised), in the arena;
 * for UTF-8 the bytes themselves, borrowed.  VT_E_FORMAT: no text in a known encoding, err says
 * where. */
int vt_decode_bytes(struct vt_arena *arena, struct vt_str bytes, struct vt_str *ret,
                    enum vt_encoding *ret_encoding, struct vt_error *err);

/** From `normal` bytes on, the source stands `source - normal` bytes further. */
struct vt_offset_step {
    uint32_t normal;
    uint32_t source;
};

struct vt_text {
    struct vt_str normal;               /* borrowed from the source where nothing had to change */
    const struct vt_offset_step *steps; /* ascending; none: offsets are equal */
    size_t step_count;
};

/** Normalise valid UTF-8. */
int vt_text_normalize(struct vt_arena *arena, struct vt_str utf8, struct vt_text *ret,
                      struct vt_error *err);

/** Offset in the source of an offset in the normalised text.  Logarithmic in the number of steps.
 */
size_t vt_text_source_offset(const struct vt_text *text, size_t normal_offset);

#endif
