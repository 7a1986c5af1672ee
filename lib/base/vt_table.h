/* vt_table.h — the domain tables of the schema folder, compiled in.
 * Layer: base.  Threads: read-only.
 *
 * What a domain person would correct (types, issuers, triggers, abbreviations …) stands in TSV
 * files; the build turns each into one of these (schema/tablegen.c).  Lines that begin with '#' and
 * empty lines are left out, the first other line names the columns. */
#ifndef VT_TABLE_H
#define VT_TABLE_H

#include "vt_str.h"

struct vt_table {
    const char *name;
    const char *const *columns; /* column_count names */
    const char *const *cells;   /* row_count × column_count, UTF-8 NFC, never NULL */
    size_t column_count;
    size_t row_count;
};

static inline struct vt_str vt_table_cell(const struct vt_table *table, size_t row, size_t column)
{
    return vt_str(table->cells[row * table->column_count + column]);
}

#endif
