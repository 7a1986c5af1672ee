/* vt_pdf_words.h — glyphs of a page → words.  Private to format. */
#ifndef VT_PDF_WORDS_H
#define VT_PDF_WORDS_H

#include "vt_pdf_page.h"

/** The words in poppler's order, without watermarks; their text in the arena, the array in scratch.
 */
int vt_pdf_words_read(struct vt_arena *arena, struct vt_arena *scratch, PopplerPage *source,
                      struct vt_pdf_word **ret, size_t *ret_count, struct vt_error *err);

#endif
