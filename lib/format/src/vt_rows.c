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

static void write_cell(struct vt_rows *rows, struct vt_str text)
{
    vt_rows_paragraph(rows, VT_BLOCK_PARAGRAPH, text);
    vt_rows_end_cell(rows);
    rows->column_count++;
}

void vt_rows_cell(struct vt_rows *rows, unsigned column, struct vt_str text)
{
    while (rows->column_count < column)
        write_cell(rows, VT_STR_EMPTY);
    write_cell(rows, text);
}

void vt_rows_end_cell(struct vt_rows *rows)
{
    rows->is_cell_open = false;
}

void vt_rows_end_row(struct vt_rows *rows)
{
    rows->is_row_open = rows->is_cell_open = false;
    rows->column_count = 0;
}

void vt_rows_end_table(struct vt_rows *rows)
{
    if (rows->is_table_open)
        vt_writer_table_end(rows->writer);
    vt_rows_end_row(rows);
    rows->is_table_open = false;
}
