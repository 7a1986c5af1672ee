#include "vt_odf_body.h"

#include "vt_odf_cells.h"
#include "vt_odf_paragraph.h"
#include "vt_superscript.h"

enum {
    DEEPEST_PARAGRAPH = 8, /* text boxes and notes in paragraphs of text boxes */
    MOST_SPACES = 200,
};

struct body {
    struct vt_odf_document *odf;
    struct vt_xml xml;
    struct vt_odf_cells cells;
    struct vt_odf_notes notes;
    struct vt_odf_paragraph paragraphs[DEEPEST_PARAGRAPH];
    unsigned open_count; /* paragraphs that are open, the first in paragraphs[0] */
    unsigned index_depth;
    enum vt_odf_note note;  /* the kind of the one being read */
    struct vt_buf citation; /* its mark */
    bool in_citation;
    bool note_is_new; /* its mark is still to be written */
};

static struct vt_odf_paragraph *current(struct body *body)
{
    if (body->open_count == 0)
        return NULL;
    unsigned last = body->open_count < DEEPEST_PARAGRAPH ? body->open_count : DEEPEST_PARAGRAPH;
    return &body->paragraphs[last - 1];
}

/* ---- paragraphs ---- */

static void begin_paragraph(struct body *body)
{
    char room[VT_XML_VALUE_BYTES];
    body->open_count++;
    if (body->open_count > DEEPEST_PARAGRAPH)
        return;
    struct vt_odf_paragraph *paragraph = current(body);
    struct vt_str style = vt_xml_attribute(&body->xml, "style-name", room);
    vt_odf_paragraph_begin(paragraph, vt_odf_paragraph_look(body->odf->styles, style));
    paragraph->note = body->note;
    paragraph->is_heading = body->xml.element == VT_ODF_HEADING;
    if (body->note != VT_ODF_NO_NOTE) {
        if (body->note_is_new)
            vt_superscript_add(&paragraph->label, vt_buf_str(&body->citation));
        body->note_is_new = false;
        return;
    }
    vt_odf_list_label(body->odf->lists, &paragraph->label);
    if (paragraph->label.len_bytes == 0 && paragraph->is_heading &&
        vt_xml_attribute(&body->xml, "is-list-header", room).len_bytes == 0)
        vt_odf_outline_label(body->odf->lists,
                             vt_xml_number(&body->xml, "outline-level", 1, VT_ODF_LEVELS, 0),
                             &paragraph->label);
}

static enum vt_block_kind kind_of(const struct body *body, const struct vt_odf_paragraph *paragraph)
{
    if (body->index_depth > 0)
        return VT_BLOCK_PAGE_DEBRIS;
    if (paragraph->is_heading)
        return VT_BLOCK_HEADING;
    return paragraph->label.len_bytes > 0 ? VT_BLOCK_LIST_ITEM : VT_BLOCK_PARAGRAPH;
}

static void write_paragraph(struct body *body, struct vt_odf_paragraph *paragraph)
{
    struct vt_writer *writer = &body->odf->writer;
    struct vt_buf *line = &paragraph->label;
    const enum vt_block_kind kind = kind_of(body, paragraph);
    if (line->len_bytes > 0)
        vt_buf_add_c(line, ' ');
    vt_buf_add(line, vt_str_trim(vt_buf_str(&paragraph->text)));
    int failed = line->failed != VT_OK ? line->failed : paragraph->text.failed;
    if (paragraph->note == VT_ODF_NO_NOTE)
        vt_odf_cells_paragraph(&body->cells, kind, vt_buf_str(line));
    else if (!vt_odf_notes_add(&body->notes, writer->source->arena, paragraph->note,
                               vt_buf_str(line)))
        failed = VT_E_NOMEM;
    if (failed != VT_OK && writer->failed == VT_OK)
        writer->failed = failed;
}

static void end_paragraph(struct body *body)
{
    struct vt_odf_paragraph *paragraph = current(body);
    if (paragraph == NULL)
        return;
    if (body->open_count <= DEEPEST_PARAGRAPH) {
        vt_run_flush(&paragraph->run, &paragraph->text);
        write_paragraph(body, paragraph);
    }
    body->open_count--;
}

/* ---- what is in a paragraph ---- */

static void begin_note(struct body *body)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str kind = vt_xml_attribute(&body->xml, "note-class", room);
    body->note = vt_str_eq(kind, VT_STR("endnote")) ? VT_ODF_ENDNOTE : VT_ODF_FOOTNOTE;
    body->note_is_new = true;
    vt_buf_clear(&body->citation);
}

static void begin_inline(struct body *body, struct vt_odf_paragraph *paragraph)
{
    char room[VT_XML_VALUE_BYTES];
    switch (body->xml.element) {
    case VT_ODF_SPAN:
        vt_odf_span_begin(paragraph,
                          vt_odf_span_look(body->odf->styles,
                                           vt_xml_attribute(&body->xml, "style-name", room),
                                           vt_odf_paragraph_now(paragraph)));
        break;
    case VT_ODF_SPACES:
        for (int left = vt_xml_number(&body->xml, "c", 1, MOST_SPACES, 1); left > 0; left--)
            vt_odf_paragraph_add_exact(paragraph, VT_STR(" "));
        break;
    case VT_ODF_TAB:
        vt_odf_paragraph_add_exact(paragraph, VT_STR("\t"));
        break;
    case VT_ODF_LINE_BREAK:
        vt_odf_paragraph_add_exact(paragraph, VT_STR("\n"));
        paragraph->ends_blank = true;
        break;
    case VT_ODF_NOTE:
        begin_note(body);
        break;
    case VT_ODF_CITATION:
        body->in_citation = true;
        break;
    default:
        break;
    }
}

static void end_inline(struct body *body, struct vt_odf_paragraph *paragraph)
{
    switch (body->xml.element) {
    case VT_ODF_SPAN:
        vt_odf_span_end(paragraph);
        break;
    case VT_ODF_NOTE:
        body->note = VT_ODF_NO_NOTE;
        break;
    case VT_ODF_CITATION:
        body->in_citation = false;
        vt_odf_paragraph_add_mark(paragraph, vt_buf_str(&body->citation));
        break;
    default:
        break;
    }
}

/* ---- elements ---- */

static bool has_value(struct body *body, const char *attribute, const char *value)
{
    char room[VT_XML_VALUE_BYTES];
    return vt_str_eq(vt_xml_attribute(&body->xml, attribute, room), vt_str(value));
}

/* What is inside is not part of the document as it reads now, or is not shown. */
static bool is_skipped(struct body *body)
{
    char room[VT_XML_VALUE_BYTES];
    switch (body->xml.element) {
    case VT_ODF_DROPPED:
        return true;
    case VT_ODF_HIDDEN_TEXT:
        return has_value(body, "is-hidden", "true");
    case VT_ODF_SECTION:
        return has_value(body, "display", "none") || has_value(body, "is-hidden", "true");
    case VT_ODF_TABLE:
        return vt_odf_table_is_hidden(body->odf->styles,
                                      vt_xml_attribute(&body->xml, "style-name", room));
    default:
        return false;
    }
}

/* Tables in notes are read as their paragraphs. */
static void begin_table_part(struct body *body)
{
    if (body->note != VT_ODF_NO_NOTE)
        return;
    switch (body->xml.element) {
    case VT_ODF_TABLE:
        vt_odf_table_begin(&body->cells);
        break;
    case VT_ODF_ROW:
        vt_odf_row_begin(&body->cells);
        break;
    case VT_ODF_CELL:
        vt_odf_cell_begin(&body->cells, &body->xml);
        break;
    case VT_ODF_COVERED_CELL:
        vt_odf_covered_cell(&body->cells, &body->xml);
        break;
    default:
        break;
    }
}

static void begin_element(struct body *body)
{
    struct vt_odf_paragraph *paragraph = current(body);
    if (is_skipped(body)) {
        vt_xml_skip(&body->xml);
        return;
    }
    switch (body->xml.element) {
    case VT_ODF_PARAGRAPH:
    case VT_ODF_HEADING:
        begin_paragraph(body);
        break;
    case VT_ODF_LIST:
        vt_odf_list_begin(body->odf->lists, &body->xml);
        break;
    case VT_ODF_LIST_ITEM:
        vt_odf_list_item(body->odf->lists, &body->xml);
        break;
    case VT_ODF_LIST_HEADER:
        vt_odf_list_header(body->odf->lists);
        break;
    case VT_ODF_INDEX:
        body->index_depth++;
        break;
    default:
        begin_table_part(body);
        if (paragraph != NULL)
            begin_inline(body, paragraph);
        break;
    }
}

static void end_element(struct body *body)
{
    struct vt_odf_paragraph *paragraph = current(body);
    switch (body->xml.element) {
    case VT_ODF_PARAGRAPH:
    case VT_ODF_HEADING:
        end_paragraph(body);
        break;
    case VT_ODF_LIST:
        vt_odf_list_end(body->odf->lists);
        break;
    case VT_ODF_INDEX:
        body->index_depth -= body->index_depth > 0;
        break;
    case VT_ODF_TABLE:
        if (body->note == VT_ODF_NO_NOTE)
            vt_odf_table_end(&body->cells);
        break;
    case VT_ODF_CELL:
        if (body->note == VT_ODF_NO_NOTE)
            vt_odf_cell_end(&body->cells);
        break;
    default:
        if (paragraph != NULL)
            end_inline(body, paragraph);
        break;
    }
}

static void add_text(struct body *body, struct vt_str text)
{
    struct vt_odf_paragraph *paragraph = current(body);
    if (body->in_citation)
        vt_buf_add(&body->citation, vt_str_trim(text));
    else if (paragraph != NULL)
        vt_odf_paragraph_add(paragraph, text);
}

static enum vt_xml_event read_events(struct body *body)
{
    for (;;) {
        enum vt_xml_event event = vt_xml_next(&body->xml);
        if (event == VT_XML_START)
            begin_element(body);
        else if (event == VT_XML_END)
            end_element(body);
        else if (event == VT_XML_TEXT)
            add_text(body, vt_xml_text(&body->xml));
        if (event == VT_XML_DONE || event == VT_XML_BROKEN || body->odf->writer.failed != VT_OK)
            return event;
    }
}

int vt_odf_body_read(struct vt_odf_document *odf, struct vt_str part, struct vt_error *err)
{
    VT_AUTOXML reader = vt_xml_open(part);
    if (reader == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the document");
    const size_t cap_bytes = odf->writer.source->limits->text_bytes;
    struct body body = {.odf = odf,
                        .xml = {.reader = reader, .vocabulary = vt_odf_vocabulary},
                        .cells = {.writer = &odf->writer},
                        .citation = VT_BUF_INIT(cap_bytes)};
    for (int i = 0; i < DEEPEST_PARAGRAPH; i++)
        vt_odf_paragraph_init(&body.paragraphs[i], cap_bytes);
    enum vt_xml_event last = read_events(&body);
    vt_odf_notes_write(&body.notes, &odf->writer);
    for (int i = 0; i < DEEPEST_PARAGRAPH; i++)
        vt_odf_paragraph_release(&body.paragraphs[i]);
    vt_buf_release(&body.citation);
    if (last == VT_XML_BROKEN)
        return vt_fail(err, VT_E_FORMAT, "the text of the document is no well-formed XML");
    return VT_OK;
}
