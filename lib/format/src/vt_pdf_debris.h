/* vt_pdf_debris.h — what the paper adds to the document: running heads, page numbers; and its
 * footnotes. Private to format. */
#ifndef VT_PDF_DEBRIS_H
#define VT_PDF_DEBRIS_H

#include "vt_pdf_page.h"

/** Set the kind of running heads, feet and page numbers to PAGE_DEBRIS.  A running head is known by
 * its coming again. */
int vt_pdf_mark_debris(struct vt_pdf_page *pages, size_t page_count, struct vt_error *err);

/** Set the kind of footnotes to NOTE: small print at the end of a page, from a raised number on. */
void vt_pdf_mark_notes(struct vt_pdf_page *page, float body_height);

#endif
