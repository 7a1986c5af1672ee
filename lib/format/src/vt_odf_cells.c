#include "vt_odf_cells.h"

#include <limits.h>

enum {
    /* A sheet fills its rows with empty cells up to column 16,384. */
    MOST_EMPTY = 1000,
    MOST_REPEATED = 64,
};

/* The table whose cells count; NULL: none is open, or one within too many others. */
static struct vt_odf_table *current(struct vt_odf_cells *cells)
{
    if (cells->depth == 0 || cells->depth > VT_ODF_DEEPEST_TABLE)
        return NULL;
    return &cells->tables[cells->depth - 1];
}

static void open_cell(struct vt_odf_cells *cells)
{
    struct vt_odf_table *table = current(cells);
    if (table == NULL || !table->is_cell_due)
        return;
    for (; table->empty_count > 0; table->empty_count--)
        vt_writer_cell_begin(cells->writer);
    vt_writer_cell_begin(cells->writer);
    vt_writer_cell_span(cells->writer, table->span);
    table->is_cell_due = false;
}

void vt_odf_table_begin(struct vt_odf_cells *cells)
{
    open_cell(cells);
    cells->depth++;
    struct vt_odf_table *table = current(cells);
    if (table == NULL)
        return;
    *table = (struct vt_odf_table){.empty_count = 0};
    vt_writer_table_begin(cells->writer);
}

void vt_odf_table_end(struct vt_odf_cells *cells)
{
    if (current(cells) != NULL)
        vt_writer_table_end(cells->writer);
    if (cells->depth > 0)
        cells->depth--;
}

void vt_odf_row_begin(struct vt_odf_cells *cells)
{
    struct vt_odf_table *table = current(cells);
    if (table == NULL)
        return;
    table->empty_count = table->covered = 0;
    vt_writer_row_begin(cells->writer);
}

static unsigned repeat_of(struct vt_xml *xml)
{
    return (unsigned)vt_xml_number(xml, "number-columns-repeated", 1, INT_MAX, 1);
}

static void add_empty(struct vt_odf_table *table, unsigned count)
{
    unsigned room = MOST_EMPTY - table->empty_count;
    table->empty_count += count < room ? count : room;
}

void vt_odf_cell_begin(struct vt_odf_cells *cells, struct vt_xml *xml)
{
    struct vt_odf_table *table = current(cells);
    if (table == NULL)
        return;
    table->span = (unsigned)vt_xml_number(xml, "number-columns-spanned", 1, MOST_EMPTY, 1);
    table->repeat = repeat_of(xml);
    table->covered = 0;
    table->is_cell_due = true;
    table->repeated = VT_STR_EMPTY;
}

void vt_odf_covered_cell(struct vt_odf_cells *cells, struct vt_xml *xml)
{
    struct vt_odf_table *table = current(cells);
    if (table == NULL)
        return;
    unsigned count = repeat_of(xml);
    unsigned beside = count < table->covered ? count : table->covered;
    table->covered -= beside;
    add_empty(table, count - beside); /* covered by a cell of a row above */
}

void vt_odf_cell_end(struct vt_odf_cells *cells)
{
    struct vt_odf_table *table = current(cells);
    if (table == NULL)
        return;
    if (table->is_cell_due)
        add_empty(table, table->repeat);
    table->is_cell_due = false;
    table->covered = table->span > 0 ? table->span - 1 : 0;
    for (unsigned i = 1; i < table->repeat && i < MOST_REPEATED; i++) {
        if (table->repeated.len_bytes == 0)
            break;
        vt_writer_cell_begin(cells->writer);
        vt_writer_paragraph(cells->writer, VT_BLOCK_PARAGRAPH, table->repeated);
    }
}

void vt_odf_cells_paragraph(struct vt_odf_cells *cells, enum vt_block_kind kind, struct vt_str text)
{
    struct vt_odf_table *table = current(cells);
    if (table != NULL && text.len_bytes == 0)
        return;
    open_cell(cells);
    if (table != NULL && table->repeat > 1 && table->repeated.len_bytes == 0)
        table->repeated = vt_arena_copy(cells->writer->source->arena, text);
    vt_writer_paragraph(cells->writer, kind, text);
}
