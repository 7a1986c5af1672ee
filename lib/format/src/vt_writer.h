/* vt_writer.h — the text of a document and its blocks, as a reader finds them.  Private to format.
 *
 * A reader hands over paragraphs and tables in document order.  A table is kept until its end,
 * since only then is it known what it is for: letterhead or signatures  column by column, each
 * paragraph on its own lines: the issuer stands left, the country right, and both must stay whole
 *   rows that hold documents  (one filled cell, a table inside, long cells) cell by cell likewise
 *   anything else             one line a row, cells separated by tabs
 * Failures are remembered; vt_writer_finish tells them. */
#ifndef VT_WRITER_H
#define VT_WRITER_H

#include "vt_buf.h"
#include "vt_reader.h"

struct vt_grid;

struct vt_writer {
    const struct vt_source *source;
    struct vt_buf text;
    struct vt_block *blocks;
    size_t block_count;
    size_t block_room;
    struct vt_grid *grid; /* innermost table that is open */
    size_t table_bytes;   /* of all tables so far: they are kept, and cells may share their text */
    uint32_t page;        /* of the paragraphs to come; 0 unknown */
    int failed;
};

void vt_writer_init(struct vt_writer *writer, const struct vt_source *source);
void vt_writer_release(struct vt_writer *writer);

/** One block: a line of its own, or several where the text has line breaks.  White space at its
 * ends is dropped; an empty paragraph gives a blank line, but never two. */
void vt_writer_paragraph(struct vt_writer *writer, enum vt_block_kind kind, struct vt_str text);

/** A form feed, before the first paragraph of every page but the first. */
void vt_writer_page_break(struct vt_writer *writer);

void vt_writer_table_begin(struct vt_writer *writer);
/** Without an open table this and the next do nothing: broken HTML has rows anywhere. */
void vt_writer_row_begin(struct vt_writer *writer);
/** Leave out the row just begun: it was deleted. */
void vt_writer_row_drop(struct vt_writer *writer);
void vt_writer_cell_begin(struct vt_writer *writer);
/** The cell just begun is that many columns wide. */
void vt_writer_cell_span(struct vt_writer *writer, unsigned column_count);
void vt_writer_table_end(struct vt_writer *writer);

/** Close what is open and move everything into the arena. */
int vt_writer_finish(struct vt_writer *writer, struct vt_format_text *ret, struct vt_error *err);

#endif
