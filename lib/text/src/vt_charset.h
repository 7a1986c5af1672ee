/* vt_charset.h — the encodings before Unicode, as tables.  Private to text.
 * Source: schema/legacy_letters.tsv, legacy_fonts.tsv, glyph_swaps.tsv; windows-1252 and
 * windows-1258 from ICU.  Threads: tables are built on first use (thread-safe). */
#ifndef VT_CHARSET_H
#define VT_CHARSET_H

#include "vt_decode.h"

enum { VT_CHARSET_BASES = 64 };

struct vt_charset {
    uint16_t single[256];                 /* code point of a byte, 0: none */
    uint8_t base[256];                    /* row of `pair` for a byte that may be followed by a
                                             mark, 0: none */
    uint16_t pair[VT_CHARSET_BASES][256]; /* code point of a letter and its mark, 0: none */
};

/** NULL for encodings that are no table of bytes. */
const struct vt_charset *vt_charset(enum vt_encoding encoding);

/** The byte that windows-1252 has for a code point, or -1.  Bytes that it leaves undefined are the
 * control characters of Latin-1. */
int vt_charset_byte_of(uint32_t code_point);

/** The byte that a PDF's glyph stands for, or -1 (glyph_swaps.tsv). */
int vt_charset_swapped_byte(uint32_t code_point);

#endif
