/* vt_xlsx_sheet.h — the cells of one sheet.  Private to format. */
#ifndef VT_XLSX_SHEET_H
#define VT_XLSX_SHEET_H

#include "vt_writer.h"
#include "vt_xlsx_book.h"

/** Write a sheet as a table of its filled cells.  VT_E_FORMAT: no XML, or damaged before its end. */
int vt_xlsx_sheet_read(const struct vt_xlsx_book *book, struct vt_str part,
                       struct vt_writer *writer, struct vt_error *err);

#endif
