/* vt_pdf_columns.h — letterheads and signatures, which stand in two columns.  Private to format. */
#ifndef VT_PDF_COLUMNS_H
#define VT_PDF_COLUMNS_H

#include "vt_pdf_page.h"

/** Put the left column of such places before the right one, line by line; everything else stays in
 * its order.  Recognised by their words: tables look the same, but are read row by row. */
int vt_pdf_order_columns(struct vt_arena *arena, struct vt_pdf_page *page, struct vt_error *err);

#endif
