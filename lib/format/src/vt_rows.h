/* vt_rows.h — tables of formats that know no tables, only marks at the ends of cells and rows.
 * Private to format. */
#ifndef VT_ROWS_H
#define VT_ROWS_H

#include "vt_writer.h"

struct vt_rows {
    struct vt_writer *writer;
    bool is_table_open, is_row_open, is_cell_open;
    unsigned column_count; /* cells of the row that vt_rows_cell wrote */
};

/** A paragraph in a cell, which is opened with its row and table if need be. */
void vt_rows_paragraph(struct vt_rows *rows, enum vt_block_kind kind, struct vt_str text);
/** A whole cell of one paragraph in a column, counted from 0; those before it that were not written are
 * empty.  One in a column that was written stands behind it. */
void vt_rows_cell(struct vt_rows *rows, unsigned column, struct vt_str text);
/** What follows is in the next cell … */
void vt_rows_end_cell(struct vt_rows *rows);
/** … in the next row … */
void vt_rows_end_row(struct vt_rows *rows);
/** … outside the table. */
void vt_rows_end_table(struct vt_rows *rows);

#endif
