#include "vt_rows.h"

void vt_rows_paragraph(struct vt_rows *rows, enum vt_block_kind kind, struct vt_str text)
{
    if (!rows->is_table_open)
        vt_writer_table_begin(rows->writer);
    if (!rows->is_row_open)
        vt_writer_row_begin(rows->writer);
    if (!rows->is_cell_open)
        vt_writer_cell_begin(rows->writer);
    rows->is_table_open = rows->is_row_open = rows->is_cell_open = true;
    vt_writer_paragraph(rows->writer, kind, text);
}

void vt_rows_end_cell(struct vt_rows *rows)
{
    rows->is_cell_open = false;
}

void vt_rows_end_row(struct vt_rows *rows)
{
    rows->is_row_open = rows->is_cell_open = false;
}

void vt_rows_end_table(struct vt_rows *rows)
{
    if (rows->is_table_open)
        vt_writer_table_end(rows->writer);
    rows->is_table_open = rows->is_row_open = rows->is_cell_open = false;
}
