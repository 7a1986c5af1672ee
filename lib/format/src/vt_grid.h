/* vt_grid.h — one table while it is read.  Private to format; used by vt_writer only.
 * Lives in the arena of the document. */
#ifndef VT_GRID_H
#define VT_GRID_H

#include "vt_format.h"

struct vt_grid;
struct vt_writer;

/** NULL: no memory.  outer: the table in whose open cell this one stands, or NULL. */
struct vt_grid *vt_grid_new(struct vt_arena *arena, struct vt_grid *outer);
struct vt_grid *vt_grid_outer(const struct vt_grid *grid);

/** These open what is missing around them (a cell its row, a paragraph its cell).  False: no
 * memory. */
bool vt_grid_row(struct vt_grid *grid, struct vt_arena *arena);
bool vt_grid_cell(struct vt_grid *grid, struct vt_arena *arena);
bool vt_grid_add(struct vt_grid *grid, struct vt_arena *arena, enum vt_block_kind kind,
                 struct vt_str text);

/** The last cell is that many columns wide. */
void vt_grid_widen_cell(struct vt_grid *grid, unsigned column_count);
void vt_grid_drop_row(struct vt_grid *grid);

/** Write the paragraphs as the table's purpose asks for. */
void vt_grid_write(const struct vt_grid *grid, struct vt_writer *writer);

#endif
