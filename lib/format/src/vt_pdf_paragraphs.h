/* vt_pdf_paragraphs.h — lines of a page → blocks.  Private to format. */
#ifndef VT_PDF_PARAGRAPHS_H
#define VT_PDF_PARAGRAPHS_H

#include "vt_pdf_page.h"
#include "vt_writer.h"

/** Write the page.  Lines stay lines; those of one paragraph share a block. */
void vt_pdf_write(const struct vt_pdf_page *page, struct vt_writer *writer);

#endif
