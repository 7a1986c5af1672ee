/* vt_legacy.h — text set in fonts from before Unicode.
 * Layer: text (uses base).  Threads: stateless.
 *
 * Office files keep such text as the Latin-1 characters of its bytes; what they mean is the font's
 * matter: "H¹nh phóc" in .VnTime is "Hạnh phúc".  Source: schema/legacy_fonts.tsv. */
#ifndef VT_LEGACY_H
#define VT_LEGACY_H

#include "vt_buf.h"
#include "vt_decode.h"

struct vt_font {
    enum vt_encoding encoding; /* VT_ENCODING_UTF8: the font says nothing */
    bool is_capitals;          /* all its letters look like capitals (.VnTimeH) */
};

static inline bool vt_font_is_same(struct vt_font a, struct vt_font b)
{
    return a.encoding == b.encoding && a.is_capitals == b.is_capitals;
}

/** What the name of a font says ("ABCDEF+.VnTimeH,Bold"). */
struct vt_font vt_font_of(struct vt_str name);

/** Append a run of valid UTF-8 set in that font.  Words that no such font could show (they have
 * letters outside windows-1252) are Unicode already and are kept. */
void vt_legacy_decode(struct vt_font font, struct vt_str run, struct vt_buf *buf);

/** The code point of a byte of windows-1252 and of windows-1258 (whose tone marks are characters of
 * their own); bytes that they leave undefined are themselves. */
uint32_t vt_windows_1252(unsigned char byte);
uint32_t vt_windows_1258(unsigned char byte);

#endif
