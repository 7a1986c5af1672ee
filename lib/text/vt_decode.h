/* vt_decode.h — bytes → normalised text, with the way back.
 * Layer: text (uses base); ICU ends here.  Threads: stateless; tables are built on first use
 * (thread-safe).
 *
 * The normalised text is valid UTF-8 in NFC, without NUL and other control characters (replaced by
 * a space) and without a byte order mark.  What is forgiven in comparison only (Ð for Đ, NBSP, odd
 * dashes) stays as it is.
 *
 * Encodings before Unicode are told by the share of valid syllables (vt_syllables.h) that each would
 * give, line by line, since files mix them; where a line says too little, the rest of the text
 * decides. */
#ifndef VT_DECODE_H
#define VT_DECODE_H

#include "vt_arena.h"
#include "vt_status.h"

enum vt_encoding {
    VT_ENCODING_UTF8,
    VT_ENCODING_UTF16LE,
    VT_ENCODING_UTF16BE,
    VT_ENCODING_TCVN3, /* ABC fonts; TCVN 5712-1 with its capitals */
    VT_ENCODING_VNI,
    VT_ENCODING_VISCII,
    VT_ENCODING_VPS,
    VT_ENCODING_WINDOWS_1258,
    VT_ENCODING_WINDOWS_1252,
    VT_ENCODING_MOJIBAKE, /* UTF-8 that was read as windows-1252 and stored again */
    VT_ENCODING_UNKNOWN
};
const char *vt_encoding_name(enum vt_encoding encoding); /* "utf-8" */

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

/** Bytes of a file that claims to be plain text → valid UTF-8 (not yet normalised), with the way
 * back to the bytes; UTF-8 is borrowed.  *ret_encoding is that of most of the text.  Single bytes
 * that are broken in UTF-8 become U+FFFD.  VT_E_FORMAT: no text in a known encoding, err says
 * where.  Cost of UTF-8: one pass; of anything else some 10 MB/s. */
int vt_decode(struct vt_arena *arena, struct vt_str bytes, struct vt_text *ret,
              enum vt_encoding *ret_encoding, struct vt_error *err);

/** The same, without the way back. */
int vt_decode_bytes(struct vt_arena *arena, struct vt_str bytes, struct vt_str *ret,
                    enum vt_encoding *ret_encoding, struct vt_error *err);

/** Normalise valid UTF-8.  Lines in an encoding before Unicode whose bytes were taken for
 * windows-1252 ("Céng hoµ x· héi") are decoded, as is UTF-8 that was taken for windows-1252
 * ("CÄƒn cá»©"). */
int vt_text_normalize(struct vt_arena *arena, struct vt_str utf8, struct vt_text *ret,
                      struct vt_error *err);

/** `inner` leads from its text to `outer->normal`: make it lead on to the source of outer (from the
 * normalised text of a decoded file to the bytes of the file).  Linear in the steps of both. */
int vt_text_compose(struct vt_arena *arena, const struct vt_text *outer, struct vt_text *inner,
                    struct vt_error *err);

/** Offset in the source of an offset in the normalised text.  Logarithmic in the number of steps.
 */
size_t vt_text_source_offset(const struct vt_text *text, size_t normal_offset);

#endif
