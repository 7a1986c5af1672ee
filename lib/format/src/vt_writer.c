#include "vt_writer.h"

#include <stdlib.h>

#include "vt_file.h"
#include "vt_grid.h"

void vt_writer_init(struct vt_writer *writer, const struct vt_source *source)
{
    *writer = (struct vt_writer){.source = source, .text = VT_BUF_INIT(source->limits->text_bytes)};
}

void vt_writer_release(struct vt_writer *writer)
{
    vt_buf_release(&writer->text);
    free(writer->blocks);
}

static void fail(struct vt_writer *writer, int status)
{
    if (writer->failed == VT_OK)
        writer->failed = status;
}

static void add_block(struct vt_writer *writer, struct vt_block block)
{
    if (writer->block_count == writer->block_room) {
        size_t room = writer->block_room == 0 ? 256 : writer->block_room * 2;
        struct vt_block *blocks = reallocarray(writer->blocks, room, sizeof *blocks);
        if (blocks == NULL) {
            fail(writer, VT_E_NOMEM);
            return;
        }
        writer->blocks = blocks;
        writer->block_room = room;
    }
    writer->blocks[writer->block_count++] = block;
}

/* Trimmed of ASCII white space and of the no-break spaces that layouts are filled with. */
static struct vt_str trim(struct vt_str text)
{
    static const struct vt_str NBSP = {"\xC2\xA0", 2};
    for (;;) {
        text = vt_str_trim(text);
        if (vt_str_starts(text, NBSP))
            text = vt_str_n(text.ptr + NBSP.len_bytes, text.len_bytes - NBSP.len_bytes);
        else if (vt_str_ends(text, NBSP))
            text.len_bytes -= NBSP.len_bytes;
        else
            return text;
    }
}

/* The HTML parser goes on after bytes that are no text in the page's encoding, and keeps them. */
static void add_valid(struct vt_buf *buf, struct vt_str text)
{
    size_t bad;
    while (!vt_utf8_valid(text, &bad)) {
        vt_buf_add(buf, vt_str_n(text.ptr, bad));
        vt_buf_puts(buf, "\xEF\xBF\xBD"); /* U+FFFD */
        text = vt_str_n(text.ptr + bad + 1, text.len_bytes - bad - 1);
    }
    vt_buf_add(buf, text);
}

/* Without blanks at the ends of lines, and with one empty line where there are more. */
static void add_tidy(struct vt_buf *buf, struct vt_str text)
{
    size_t start = buf->len_bytes;
    struct vt_str line;
    unsigned empty_count = 0;
    while (vt_str_split(&text, '\n', &line)) {
        while (line.len_bytes > 0 && strchr(" \t\r", line.ptr[line.len_bytes - 1]) != NULL)
            line.len_bytes--;
        empty_count = line.len_bytes == 0 ? empty_count + 1 : 0;
        if (empty_count > 1)
            continue;
        if (buf->len_bytes > start)
            vt_buf_add_c(buf, '\n');
        add_valid(buf, line);
    }
}

static void add_blank_line(struct vt_buf *text)
{
    if (text->len_bytes >= 2 && text->data[text->len_bytes - 2] != '\n')
        vt_buf_add_c(text, '\n');
}

void vt_writer_paragraph(struct vt_writer *writer, enum vt_block_kind kind, struct vt_str text)
{
    text = trim(text);
    if (writer->grid != NULL) {
        writer->table_bytes += text.len_bytes;
        if (writer->table_bytes > writer->source->limits->text_bytes)
            fail(writer, VT_E_LIMIT);
        else if (!vt_grid_add(writer->grid, writer->source->arena, kind, text))
            fail(writer, VT_E_NOMEM);
        return;
    }
    if (text.len_bytes == 0) {
        add_blank_line(&writer->text);
        return;
    }
    if (writer->text.len_bytes > UINT32_MAX - text.len_bytes) {
        fail(writer, VT_E_LIMIT);
        return;
    }
    uint32_t start = (uint32_t)writer->text.len_bytes;
    add_tidy(&writer->text, text);
    struct vt_span span = {start, (uint32_t)writer->text.len_bytes};
    vt_buf_add_c(&writer->text, '\n');
    add_block(writer, (struct vt_block){span, kind, writer->page});
}

void vt_writer_page_break(struct vt_writer *writer)
{
    vt_buf_add_c(&writer->text, '\f');
}

void vt_writer_table_begin(struct vt_writer *writer)
{
    struct vt_grid *grid = vt_grid_new(writer->source->arena, writer->grid);
    if (grid == NULL)
        fail(writer, VT_E_NOMEM);
    else
        writer->grid = grid;
}

void vt_writer_row_begin(struct vt_writer *writer)
{
    if (writer->grid != NULL && !vt_grid_row(writer->grid, writer->source->arena))
        fail(writer, VT_E_NOMEM);
}

void vt_writer_row_drop(struct vt_writer *writer)
{
    if (writer->grid != NULL)
        vt_grid_drop_row(writer->grid);
}

void vt_writer_cell_begin(struct vt_writer *writer)
{
    if (writer->grid != NULL && !vt_grid_cell(writer->grid, writer->source->arena))
        fail(writer, VT_E_NOMEM);
}

void vt_writer_cell_span(struct vt_writer *writer, unsigned column_count)
{
    if (writer->grid != NULL)
        vt_grid_widen_cell(writer->grid, column_count);
}

void vt_writer_table_end(struct vt_writer *writer)
{
    struct vt_grid *grid = writer->grid;
    if (grid == NULL)
        return;
    writer->grid = vt_grid_outer(grid);
    vt_grid_write(grid, writer);
}

int vt_writer_finish(struct vt_writer *writer, struct vt_format_text *ret, struct vt_error *err)
{
    while (writer->grid != NULL)
        vt_writer_table_end(writer);
    if (writer->failed == VT_OK)
        writer->failed = writer->text.failed;
    if (writer->failed == VT_E_LIMIT)
        return vt_fail(err, VT_E_LIMIT, "the text is longer than the limit of %zu bytes",
                       writer->source->limits->text_bytes);
    struct vt_arena *arena = writer->source->arena;
    struct vt_str text = vt_arena_copy(arena, vt_buf_str(&writer->text));
    struct vt_block *blocks = vt_arena_array(arena, writer->block_count, sizeof *blocks);
    if (writer->failed != VT_OK || text.ptr == NULL || blocks == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the text");
    if (writer->block_count > 0)
        memcpy(blocks, writer->blocks, writer->block_count * sizeof *blocks);
    ret->text = text;
    ret->blocks = blocks;
    ret->block_count = writer->block_count;
    return VT_OK;
}
