#include "vt_grid.h"

#include "vt_layout_cues.h"
#include "vt_writer.h"

enum {
    WIDEST_SPAN = 1000,
    /* A letterhead or a block of signatures is not larger. */
    LAYOUT_ROWS = 12,
    LAYOUT_COLUMNS = 6,
    LAYOUT_BYTES = 4000,
    /* A cell with more paragraphs is text set in a table, not a value. */
    CELL_LINES = 20,
};

struct line {
    struct vt_str text;
    enum vt_block_kind kind;
    struct line *next;
};

struct cell {
    struct line *first_line;
    struct line *last_line;
    unsigned line_count;
    unsigned column;
    bool has_table;
    struct cell *next;
};

struct row {
    struct cell *first_cell;
    struct cell *last_cell;
    bool is_dropped;
    struct row *next;
};

struct vt_grid {
    struct vt_grid *outer;
    struct row *first_row;
    struct row *last_row;
    unsigned row_count;
    unsigned column_count;
    unsigned next_column;
    size_t text_bytes;
};

struct vt_grid *vt_grid_new(struct vt_arena *arena, struct vt_grid *outer)
{
    struct vt_grid *grid = VT_ARENA_NEW(arena, struct vt_grid);
    if (grid == NULL)
        return NULL;
    grid->outer = outer;
    if (outer != NULL && outer->last_row != NULL && outer->last_row->last_cell != NULL)
        outer->last_row->last_cell->has_table = true;
    return grid;
}

struct vt_grid *vt_grid_outer(const struct vt_grid *grid)
{
    return grid->outer;
}

bool vt_grid_row(struct vt_grid *grid, struct vt_arena *arena)
{
    struct row *row = VT_ARENA_NEW(arena, struct row);
    if (row == NULL)
        return false;
    if (grid->last_row == NULL)
        grid->first_row = row;
    else
        grid->last_row->next = row;
    grid->last_row = row;
    grid->row_count++;
    grid->next_column = 0;
    return true;
}

bool vt_grid_cell(struct vt_grid *grid, struct vt_arena *arena)
{
    if (grid->last_row == NULL && !vt_grid_row(grid, arena))
        return false;
    struct cell *cell = VT_ARENA_NEW(arena, struct cell);
    if (cell == NULL)
        return false;
    struct row *row = grid->last_row;
    if (row->last_cell == NULL)
        row->first_cell = cell;
    else
        row->last_cell->next = cell;
    row->last_cell = cell;
    cell->column = grid->next_column;
    vt_grid_widen_cell(grid, 1);
    return true;
}

void vt_grid_widen_cell(struct vt_grid *grid, unsigned column_count)
{
    if (grid->last_row == NULL || grid->last_row->last_cell == NULL || column_count < 1 ||
        column_count > WIDEST_SPAN)
        return;
    grid->next_column = grid->last_row->last_cell->column + column_count;
    if (grid->next_column > grid->column_count)
        grid->column_count = grid->next_column;
}

bool vt_grid_add(struct vt_grid *grid, struct vt_arena *arena, enum vt_block_kind kind,
                 struct vt_str text)
{
    if (text.len_bytes == 0)
        return true;
    if ((grid->last_row == NULL || grid->last_row->last_cell == NULL) && !vt_grid_cell(grid, arena))
        return false;
    struct line *line = VT_ARENA_NEW(arena, struct line);
    struct vt_str copy = vt_arena_copy(arena, text);
    if (line == NULL || copy.ptr == NULL)
        return false;
    line->text = copy;
    line->kind = kind;
    struct cell *cell = grid->last_row->last_cell;
    if (cell->last_line == NULL)
        cell->first_line = line;
    else
        cell->last_line->next = line;
    cell->last_line = line;
    cell->line_count++;
    grid->text_bytes += text.len_bytes;
    return true;
}

void vt_grid_drop_row(struct vt_grid *grid)
{
    if (grid->last_row != NULL)
        grid->last_row->is_dropped = true;
}

/* The first row that is shown, from this one on. */
static const struct row *shown(const struct row *row)
{
    while (row != NULL && row->is_dropped)
        row = row->next;
    return row;
}

/* ---- writing ---- */

static bool is_layout(const struct vt_grid *grid)
{
    if (grid->row_count > LAYOUT_ROWS || grid->column_count > LAYOUT_COLUMNS ||
        grid->text_bytes > LAYOUT_BYTES)
        return false;
    for (const struct row *row = shown(grid->first_row); row != NULL; row = shown(row->next))
        for (const struct cell *cell = row->first_cell; cell != NULL; cell = cell->next)
            for (const struct line *line = cell->first_line; line != NULL; line = line->next)
                if (vt_layout_cue(line->text) != VT_CUE_NONE)
                    return true;
    return false;
}

static void write_lines(const struct cell *cell, struct vt_writer *writer)
{
    for (const struct line *line = cell->first_line; line != NULL; line = line->next)
        vt_writer_paragraph(writer, line->kind, line->text);
}

static void write_layout_lines(const struct cell *cell, struct vt_writer *writer)
{
    struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (const struct line *line = cell->first_line; line != NULL; line = line->next) {
        vt_buf_clear(&buf);
        vt_layout_add_line(&buf, line->text);
        vt_writer_paragraph(writer, line->kind, vt_buf_str(&buf));
    }
    vt_buf_release(&buf);
}

static void write_columns(const struct vt_grid *grid, struct vt_writer *writer)
{
    for (unsigned column = 0; column < grid->column_count; column++)
        for (const struct row *row = shown(grid->first_row); row != NULL; row = shown(row->next))
            for (const struct cell *cell = row->first_cell; cell != NULL; cell = cell->next)
                if (cell->column == column)
                    write_layout_lines(cell, writer);
}

static bool row_holds_text(const struct row *row)
{
    unsigned filled = 0;
    for (const struct cell *cell = row->first_cell; cell != NULL; cell = cell->next) {
        filled += cell->line_count > 0;
        if (cell->line_count > CELL_LINES || (cell->has_table && cell->line_count > 0))
            return true;
    }
    return filled <= 1;
}

/* A cell on one line: its own tabs and line breaks would look like those between cells and rows. */
static void add_flat(struct vt_buf *buf, const struct cell *cell)
{
    for (const struct line *line = cell->first_line; line != NULL; line = line->next) {
        if (line != cell->first_line)
            vt_buf_add_c(buf, ' ');
        size_t start = buf->len_bytes;
        vt_buf_add(buf, line->text);
        for (size_t i = start; i < buf->len_bytes; i++)
            if (buf->data[i] == '\t' || buf->data[i] == '\n')
                buf->data[i] = ' ';
    }
}

static enum vt_block_kind row_kind(const struct row *row)
{
    for (const struct cell *cell = row->first_cell; cell != NULL; cell = cell->next)
        for (const struct line *line = cell->first_line; line != NULL; line = line->next)
            if (line->kind != VT_BLOCK_PAGE_DEBRIS)
                return VT_BLOCK_TABLE_ROW;
    return VT_BLOCK_PAGE_DEBRIS;
}

static void write_row(const struct row *row, struct vt_writer *writer)
{
    struct vt_buf buf = VT_BUF_INIT(writer->source->limits->text_bytes);
    for (const struct cell *cell = row->first_cell; cell != NULL; cell = cell->next) {
        if (cell != row->first_cell)
            vt_buf_add_c(&buf, '\t');
        add_flat(&buf, cell);
    }
    vt_writer_paragraph(writer, row_kind(row), vt_buf_str(&buf));
    if (buf.failed != VT_OK && writer->failed == VT_OK)
        writer->failed = buf.failed;
    vt_buf_release(&buf);
}

void vt_grid_write(const struct vt_grid *grid, struct vt_writer *writer)
{
    if (is_layout(grid)) {
        write_columns(grid, writer);
        return;
    }
    for (const struct row *row = shown(grid->first_row); row != NULL; row = shown(row->next)) {
        if (row_holds_text(row))
            for (const struct cell *cell = row->first_cell; cell != NULL; cell = cell->next)
                write_lines(cell, writer);
        else
            write_row(row, writer);
    }
}
