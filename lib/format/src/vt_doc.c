#include "vt_reader.h"

#include "vt_cleanup.h"
#include "vt_doc_file.h"
#include "vt_docx_notes.h"
#include "vt_fold.h"
#include "vt_rows.h"
#include "vt_run.h"
#include "vt_symbol.h"
#include "vt_writer.h"

/* Characters that stand for something ([MS-DOC] 2.4.1). */
enum {
    PICTURE = 0x01,
    NOTE_MARK = 0x02,
    COMMENT_MARK = 0x05,
    CELL_END = 0x07,
    DRAWING = 0x08,
    TAB = 0x09,
    LINE_END = 0x0B,
    PAGE_END = 0x0C,
    PARAGRAPH_END = 0x0D,
    COLUMN_END = 0x0E,
    FIELD_BEGIN = 0x13,
    FIELD_RESULT = 0x14,
    FIELD_END = 0x15,
    HARD_HYPHEN = 0x1E,
    SOFT_HYPHEN = 0x1F,
    SYMBOL = 0x28,
};

enum { DEEPEST_FIELD = 64, FIRST_CONTENTS = 19, LAST_CONTENTS = 27, LAST_HEADING = 9 };

struct document {
    const struct vt_doc_file *file;
    struct vt_writer writer;
    struct vt_buf paragraph;
    struct vt_run run;
    enum vt_doc_part part;
    size_t note_count; /* marks of notes so far in this part */
    struct vt_rows rows;
    bool in_code[DEEPEST_FIELD]; /* of each open field: before its result */
    unsigned field_count;
    const struct vt_doc_characters *characters; /* what held for the last character */
    struct vt_run_style style;
    bool has_style; /* style goes with characters */
    uint32_t lead;  /* first half of a character of two units */
};

/* ---- paragraphs and tables ---- */

static enum vt_block_kind kind_of(const struct document *d, const struct vt_doc_paragraphs *at)
{
    if (d->part == VT_DOC_FOOTNOTES || d->part == VT_DOC_ENDNOTES)
        return VT_BLOCK_NOTE;
    if (d->part == VT_DOC_HEADERS || d->part == VT_DOC_HEADER_TEXTBOXES)
        return VT_BLOCK_PAGE_DEBRIS;
    if (at == NULL || at->style >= d->file->style_count)
        return VT_BLOCK_PARAGRAPH;
    uint16_t built_in = d->file->styles[at->style].built_in;
    if (built_in >= FIRST_CONTENTS && built_in <= LAST_CONTENTS)
        return VT_BLOCK_PAGE_DEBRIS;
    return built_in > 0 && built_in <= LAST_HEADING ? VT_BLOCK_HEADING : VT_BLOCK_PARAGRAPH;
}

static void end_paragraph(struct document *d, uint32_t mark, uint32_t at)
{
    const struct vt_doc_paragraphs *properties = vt_doc_paragraphs_at(d->file, at);
    vt_run_flush(&d->run, &d->paragraph);
    if (d->paragraph.failed != VT_OK && d->writer.failed == VT_OK)
        d->writer.failed = d->paragraph.failed;
    bool is_in_table =
        mark == CELL_END || (properties != NULL && properties->is_in_table && mark != PAGE_END);
    if (is_in_table && mark == CELL_END && properties != NULL && properties->is_row_end) {
        vt_rows_end_row(&d->rows);
    } else if (is_in_table) {
        vt_rows_paragraph(&d->rows, kind_of(d, properties), vt_buf_str(&d->paragraph));
        if (mark == CELL_END)
            vt_rows_end_cell(&d->rows);
    } else {
        vt_rows_end_table(&d->rows);
        vt_writer_paragraph(&d->writer, kind_of(d, properties), vt_buf_str(&d->paragraph));
    }
    vt_buf_clear(&d->paragraph);
    d->has_style = false;
}

/* ---- characters ---- */

static bool is_in_code(const struct document *d)
{
    for (unsigned i = 0; i < d->field_count && i < DEEPEST_FIELD; i++)
        if (d->in_code[i])
            return true;
    return false;
}

static void read_field(struct document *d, uint32_t c)
{
    if (c == FIELD_BEGIN) {
        if (d->field_count < DEEPEST_FIELD)
            d->in_code[d->field_count] = true;
        d->field_count++;
    } else if (d->field_count > 0) {
        if (d->field_count <= DEEPEST_FIELD)
            d->in_code[d->field_count - 1] = false;
        d->field_count -= c == FIELD_END;
    }
}

static void add(struct document *d, struct vt_str text)
{
    vt_run_add(&d->run, d->style, text, &d->paragraph);
}

static void add_note_mark(struct document *d)
{
    vt_run_flush(&d->run, &d->paragraph);
    vt_docx_notes_mark(++d->note_count, &d->paragraph);
}

static void add_symbol(struct document *d, struct vt_str font, uint32_t c)
{
    vt_run_flush(&d->run, &d->paragraph);
    vt_symbol_add(font, c, &d->paragraph);
}

static struct vt_str font_name(const struct document *d, size_t font)
{
    return font < d->file->font_count ? d->file->fonts[font].name : VT_STR_EMPTY;
}

/* What holds for the character at a byte; looked up where it may change. */
static void set_style(struct document *d, uint32_t at)
{
    const struct vt_doc_characters *now = d->characters;
    if (d->has_style && now != NULL && at >= now->start && at < now->end)
        return;
    now = vt_doc_characters_at(d->file, at);
    const struct vt_doc_paragraphs *paragraph = vt_doc_paragraphs_at(d->file, at);
    const struct vt_doc_font *font = vt_doc_font_of(d->file, now == NULL ? -1 : now->font,
                                                    paragraph == NULL ? 0 : paragraph->style);
    d->style = (struct vt_run_style){{VT_ENCODING_UTF8, false}, false, false};
    if (font != NULL)
        d->style.font = font->font;
    if (now != NULL) {
        d->style.is_raised = now->is_raised;
        d->style.is_upper = now->is_upper;
    }
    d->characters = now;
    d->has_style = true;
}

static void add_letter(struct document *d, uint32_t c)
{
    bool is_lead = c >= 0xD800 && c < 0xDC00, is_trail = c >= 0xDC00 && c < 0xE000;
    uint32_t lead = d->lead;
    d->lead = is_lead ? c : 0;
    if (is_lead || (is_trail && lead == 0))
        return;
    if (is_trail)
        c = 0x10000 + ((lead - 0xD800) << 10) + (c - 0xDC00);
    if (c >= 0xE000 && c <= 0xF8FF) {
        const struct vt_doc_characters *now = d->characters;
        add_symbol(d, font_name(d, now == NULL || now->font < 0 ? SIZE_MAX : (size_t)now->font), c);
        return;
    }
    VT_AUTO(vt_buf_release) struct vt_buf letter = VT_BUF_INIT(8);
    vt_utf8_append(&letter, c);
    add(d, vt_buf_str(&letter));
}

static void add_special(struct document *d, uint32_t c)
{
    const struct vt_doc_characters *now = d->characters;
    bool is_special = now != NULL && now->is_special;
    if (c == TAB)
        add(d, VT_STR("\t"));
    else if (c == LINE_END || c == COLUMN_END)
        add(d, VT_STR("\n"));
    else if (c == HARD_HYPHEN)
        add(d, VT_STR("-"));
    else if (c == NOTE_MARK && is_special)
        add_note_mark(d);
    else if (c == SYMBOL && is_special && now->symbol != 0)
        add_symbol(d, font_name(d, now->symbol_font), now->symbol);
    else if (c == SYMBOL)
        add(d, VT_STR("("));
}

static void read_character(struct document *d, uint32_t c, uint32_t at)
{
    if (c == PARAGRAPH_END || c == CELL_END || c == PAGE_END) {
        end_paragraph(d, c, at);
        return;
    }
    if (c == FIELD_BEGIN || c == FIELD_RESULT || c == FIELD_END) {
        read_field(d, c);
        return;
    }
    set_style(d, at);
    if (is_in_code(d) || (d->characters != NULL && d->characters->is_hidden))
        return;
    if (c < ' ' || c == SYMBOL)
        add_special(d, c);
    else
        add_letter(d, c);
}

/* ---- text ---- */

static void read_piece(struct document *d, const struct vt_doc_piece *piece, uint32_t start,
                       uint32_t end)
{
    struct vt_str text = d->file->text;
    size_t width = piece->is_wide ? 2 : 1;
    for (uint32_t i = start; i < end && d->writer.failed == VT_OK; i++) {
        size_t at = piece->at + (size_t)(i - piece->start) * width;
        if (at + width > text.len_bytes)
            return;
        uint32_t c =
            piece->is_wide ? vt_doc_u16(text, at) : vt_windows_1252((unsigned char)text.ptr[at]);
        read_character(d, c, (uint32_t)at);
    }
}

static void read_part(struct document *d, enum vt_doc_part part)
{
    uint64_t start = 0;
    for (int i = 0; i < (int)part; i++)
        start += d->file->part_lengths[i];
    uint64_t end = start + d->file->part_lengths[part];
    d->part = part;
    d->note_count = 0;
    d->field_count = 0;
    for (size_t i = 0; i < d->file->piece_count; i++) {
        const struct vt_doc_piece *piece = &d->file->pieces[i];
        uint64_t first = piece->start > start ? piece->start : start;
        uint64_t last = piece->end < end ? piece->end : end;
        if (first < last)
            read_piece(d, piece, (uint32_t)first, (uint32_t)last);
    }
    vt_run_flush(&d->run, &d->paragraph);
    if (d->paragraph.len_bytes > 0)
        end_paragraph(d, PAGE_END, 0);
    vt_rows_end_table(&d->rows);
}

static int read_text(const struct vt_source *source, const struct vt_doc_file *file,
                     struct vt_format_text *ret, struct vt_error *err)
{
    static const enum vt_doc_part PARTS[] = {VT_DOC_MAIN,      VT_DOC_TEXTBOXES,
                                             VT_DOC_FOOTNOTES, VT_DOC_ENDNOTES,
                                             VT_DOC_HEADERS,   VT_DOC_HEADER_TEXTBOXES};
    struct document d = {.file = file, .paragraph = VT_BUF_INIT(source->limits->text_bytes)};
    vt_run_init(&d.run, source->limits->text_bytes);
    vt_writer_init(&d.writer, source);
    d.rows.writer = &d.writer;
    for (size_t i = 0; i < VT_ARRAY_LEN(PARTS); i++)
        read_part(&d, PARTS[i]);
    int status = vt_writer_finish(&d.writer, ret, err);
    vt_writer_release(&d.writer);
    vt_run_release(&d.run);
    vt_buf_release(&d.paragraph);
    return status;
}

int vt_doc_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    struct vt_ole_stream streams[] = {
        {.name = "WordDocument"}, {.name = "0Table"}, {.name = "1Table"}};
    struct vt_doc_file file;
    int status = vt_ole_read(source, streams, VT_ARRAY_LEN(streams), err);
    if (status == VT_OK)
        status = vt_doc_file_open(source->arena, streams, &file, err);
    if (status == VT_OK)
        status = read_text(source, &file, ret, err);
    for (size_t i = 0; i < VT_ARRAY_LEN(streams); i++)
        vt_buf_release(&streams[i].content);
    return status;
}
