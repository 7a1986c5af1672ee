/* vt_odf_cells.h — cells of OpenDocument tables, which may be repeated, covered by others, or empty by
 * the thousand at the ends of rows.  Private to format. */
#ifndef VT_ODF_CELLS_H
#define VT_ODF_CELLS_H

#include "vt_odf_xml.h"
#include "vt_writer.h"

enum { VT_ODF_DEEPEST_TABLE = 16 };

struct vt_odf_table {
    unsigned empty_count; /* cells before this one that are not written yet */
    unsigned covered;     /* cells behind this one that it covers */
    unsigned span, repeat;
    bool is_cell_due;       /* nothing of the cell is written yet */
    struct vt_str repeated; /* text of a cell that is repeated */
};

/* Zero-initialise and set writer. */
struct vt_odf_cells {
    struct vt_writer *writer;
    struct vt_odf_table tables[VT_ODF_DEEPEST_TABLE];
    unsigned depth; /* of tables; deeper ones are text of the last that counts */
};

void vt_odf_table_begin(struct vt_odf_cells *cells);
void vt_odf_table_end(struct vt_odf_cells *cells);
void vt_odf_row_begin(struct vt_odf_cells *cells);
/** At a table:table-cell or table:covered-table-cell. */
void vt_odf_cell_begin(struct vt_odf_cells *cells, struct vt_xml *xml);
void vt_odf_covered_cell(struct vt_odf_cells *cells, struct vt_xml *xml);
void vt_odf_cell_end(struct vt_odf_cells *cells);

/** A paragraph where it stands: in the open cell, or outside tables. */
void vt_odf_cells_paragraph(struct vt_odf_cells *cells, enum vt_block_kind kind,
                            struct vt_str text);

#endif
