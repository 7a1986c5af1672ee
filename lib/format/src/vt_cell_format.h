/* vt_cell_format.h — numbers as the cells of a workbook show them.  Private to format; the same in Excel's
 * old and new files. */
#ifndef VT_CELL_FORMAT_H
#define VT_CELL_FORMAT_H

#include "vt_buf.h"

enum vt_cell_shown { VT_CELL_NUMBER, VT_CELL_DATE, VT_CELL_MONTH, VT_CELL_TIME };

/** What a format code shows ("dd/mm/yyyy;@"). */
enum vt_cell_shown vt_cell_shown_by(struct vt_str code);

/** What a format shows that has no code of its own, by its number (ECMA-376 part 1, 18.8.30). */
enum vt_cell_shown vt_cell_shown_by_id(int id);

/** Append a number: plain, or as a date or time is written in Vietnam.  Nothing if it is not finite. */
void vt_cell_number(double value, enum vt_cell_shown shown, bool counts_from_1904,
                    struct vt_buf *buf);

#endif
