/* vt_pdf_stamps.h — the visible part of electronic signatures.  Private to format. */
#ifndef VT_PDF_STAMPS_H
#define VT_PDF_STAMPS_H

#include "vt_pdf_page.h"

/** Set the kind of the lines of stamps to STAMP.  A stamp beside text is made a line of its own. */
int vt_pdf_mark_stamps(struct vt_arena *arena, struct vt_pdf_page *page, float body_height,
                       struct vt_error *err);

#endif
