/* vt_pdf_fonts.h — which glyphs of a page are set in fonts from before Unicode.  Private to format.
 *
 * Such a PDF gives the Latin-1 letters of its bytes; what they mean is the font's matter, and one page may
 * have text in .VnTime, in .VnTimeH (whose small letters look like capitals) and in Unicode. */
#ifndef VT_PDF_FONTS_H
#define VT_PDF_FONTS_H

#include "vt_legacy.h"
#include "vt_pdf_page.h"

/** The font of each glyph, in the order of poppler_page_get_text; in the arena.  *ret is NULL where all
 *  are Unicode. */
int vt_pdf_fonts_read(struct vt_arena *arena, PopplerPage *source, size_t glyph_count,
                      const struct vt_font **ret, struct vt_error *err);

/** Decode the words that are set in such fonts: a run of words of one encoding together, since a converted
 *  text may have kept its font.  Words are in the page's own order. */
int vt_pdf_fonts_decode(struct vt_arena *arena, struct vt_pdf_word *words, size_t word_count,
                        struct vt_error *err);

#endif
