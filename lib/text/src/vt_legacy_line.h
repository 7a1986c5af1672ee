/* vt_legacy_line.h — a stretch of text as the bytes it once was, and what they mean in each
 * encoding.  Private to text. */
#ifndef VT_LEGACY_LINE_H
#define VT_LEGACY_LINE_H

#include "vt_decode.h"

/** A byte of the old text, or a character that was none. */
struct vt_unit {
    uint32_t start, end; /* in the source */
    uint32_t c;          /* the character as it stands */
    int16_t byte;        /* -1: none */
    int16_t swapped;     /* the byte that a PDF's glyph may stand for, or -1 */
};

struct vt_glyph {
    uint32_t c;
    uint32_t start, end; /* in the source */
    int16_t byte;        /* of a glyph of one byte, else -1 */
    bool is_legacy;      /* its bytes are not ASCII: the encoding decides what it is */
};

/** A letter that no such encoding has: its word is Unicode. */
bool vt_unit_is_foreign(const struct vt_unit *unit);

/** Scratch memory, used again for every stretch.  Zero-initialise; release when done. */
struct vt_legacy_line {
    struct vt_unit *units;
    size_t unit_count, unit_room;
    struct vt_glyph *glyphs; /* of the last decode */
    size_t glyph_count, glyph_room;
    bool failed; /* out of memory */
};
void vt_legacy_line_release(struct vt_legacy_line *line);

/** Take source bytes [from, to) as they are. */
void vt_legacy_line_take_bytes(struct vt_legacy_line *line, struct vt_str source, size_t from,
                               size_t to);

/** Take UTF-8, whose characters are the bytes that windows-1252 has for them. */
void vt_legacy_line_take_utf8(struct vt_legacy_line *line, struct vt_str source, size_t from,
                              size_t to);

/** Units [first, end) → glyphs.  VT_ENCODING_UTF8: the characters as they stand. */
void vt_legacy_line_decode(struct vt_legacy_line *line, size_t first, size_t end,
                           enum vt_encoding encoding);

/** Words of the glyphs that hang on the encoding, and those of them that are syllables. */
struct vt_legacy_score {
    unsigned valid;
    unsigned total;
};
struct vt_legacy_score vt_legacy_line_score(const struct vt_legacy_line *line);

/** Capitals of TCVN3: "CéNG HOµ" is set in a font whose small letters look like capitals, and only
 * the plain letters show it. */
void vt_legacy_line_restore_capitals(struct vt_legacy_line *line);
/** All glyphs, where the font is known to be such a one. */
void vt_legacy_line_make_capitals(struct vt_legacy_line *line);

#endif
