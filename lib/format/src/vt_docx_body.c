#include "vt_docx_body.h"

#include <stdlib.h>

#include "vt_symbol.h"
#include "vt_docx_fields.h"
#include "vt_docx_xml.h"
#include "vt_run.h"

/* Text boxes in paragraphs of text boxes. */
enum { DEEPEST_PARAGRAPH = 8 };

struct paragraph {
    struct vt_buf text;
    struct vt_run run; /* not yet in text */
    char style_id[VT_XML_VALUE_BYTES];
    int num_id;
    int level;
    int outline_level;
    bool joins_next; /* its mark was deleted */
};

struct body {
    struct vt_docx *docx;
    enum vt_docx_part part;
    struct vt_xml xml;
    struct paragraph paragraphs[DEEPEST_PARAGRAPH];
    unsigned open_count; /* paragraphs that are open, the first in paragraphs[0] */
    struct vt_run_style run;
    bool run_is_hidden;
    bool in_paragraph_properties;
    bool in_row_properties;
    bool in_text;
    struct vt_docx_fields fields;
    struct vt_docx_note note;
};

static struct paragraph *current(struct body *body)
{
    if (body->open_count == 0)
        return NULL;
    unsigned last = body->open_count < DEEPEST_PARAGRAPH ? body->open_count : DEEPEST_PARAGRAPH;
    return &body->paragraphs[last - 1];
}

/* Separators and the like are notes without a reference; their ids are negative or unknown. */
static void begin_note(struct body *body)
{
    const struct vt_docx_notes *notes =
        body->part == VT_DOCX_ENDNOTES ? &body->docx->endnotes : &body->docx->footnotes;
    int id = vt_docx_note_id(&body->xml);
    body->note.number = id < 0 ? 0 : vt_docx_notes_number(notes, id);
    body->note.is_new = true;
}

/* ---- paragraphs ---- */

static void begin_paragraph(struct body *body)
{
    body->open_count++;
    struct paragraph *paragraph = current(body);
    struct vt_buf text = paragraph->text;
    struct vt_run run = paragraph->run;
    bool is_nested_too_deep = body->open_count > DEEPEST_PARAGRAPH;
    if (is_nested_too_deep)
        return;
    if (!paragraph->joins_next)
        vt_buf_clear(&text);
    *paragraph = (struct paragraph){.text = text,
                                    .run = run,
                                    .num_id = VT_DOCX_UNSET,
                                    .level = VT_DOCX_UNSET,
                                    .outline_level = VT_DOCX_UNSET};
}

static enum vt_block_kind kind_of(const struct body *body, const struct vt_docx_style *style,
                                  bool is_numbered)
{
    if (body->part != VT_DOCX_DOCUMENT)
        return VT_BLOCK_NOTE;
    if (style->is_contents)
        return VT_BLOCK_PAGE_DEBRIS;
    if (style->outline_level != VT_DOCX_UNSET && style->outline_level < VT_DOCX_LEVELS)
        return VT_BLOCK_HEADING;
    return is_numbered ? VT_BLOCK_LIST_ITEM : VT_BLOCK_PARAGRAPH;
}

static void write_paragraph(struct body *body, struct paragraph *paragraph)
{
    struct vt_docx *docx = body->docx;
    struct vt_docx_style style = vt_docx_style_of(&docx->styles, vt_str(paragraph->style_id));
    if (paragraph->num_id != VT_DOCX_UNSET)
        style.num_id = paragraph->num_id;
    if (paragraph->level != VT_DOCX_UNSET)
        style.level = paragraph->level;
    if (paragraph->outline_level != VT_DOCX_UNSET)
        style.outline_level = paragraph->outline_level;
    VT_AUTO(vt_buf_release)
    struct vt_buf line = VT_BUF_INIT(docx->writer.source->limits->text_bytes);
    if (style.num_id > 0)
        vt_docx_number(docx->numbering, style.num_id, style.level, style.id, &line);
    vt_docx_note_begin_text(&body->note, &line);
    bool is_numbered = line.len_bytes > 0;
    if (is_numbered)
        vt_buf_add_c(&line, ' ');
    vt_buf_add(&line, vt_str_trim(vt_buf_str(&paragraph->text)));
    int failed = line.failed != VT_OK ? line.failed : paragraph->text.failed;
    if (failed != VT_OK && docx->writer.failed == VT_OK)
        docx->writer.failed = failed;
    vt_writer_paragraph(&docx->writer, kind_of(body, &style, is_numbered), vt_buf_str(&line));
}

static void end_paragraph(struct body *body)
{
    struct paragraph *paragraph = current(body);
    if (paragraph == NULL)
        return;
    vt_run_flush(&paragraph->run, &paragraph->text);
    bool is_shown = body->part == VT_DOCX_DOCUMENT || body->note.number > 0;
    if (body->open_count <= DEEPEST_PARAGRAPH && !paragraph->joins_next && is_shown)
        write_paragraph(body, paragraph);
    body->open_count--;
    vt_docx_fields_end_codes(&body->fields);
}

/* A paragraph that waits for the next one in vain: what it was in has ended. */
static void flush_joined(struct body *body)
{
    if (body->open_count >= DEEPEST_PARAGRAPH || !body->paragraphs[body->open_count].joins_next)
        return;
    struct paragraph *paragraph = &body->paragraphs[body->open_count];
    paragraph->joins_next = false;
    write_paragraph(body, paragraph);
}

static void read_paragraph_property(struct body *body)
{
    struct vt_xml *xml = &body->xml;
    struct paragraph *paragraph = current(body);
    if (paragraph == NULL)
        return;
    switch (xml->element) {
    case VT_W_PARAGRAPH_STYLE:
        paragraph->style_id[0] = '\0';
        vt_xml_attribute(xml, "val", paragraph->style_id);
        break;
    case VT_W_NUM_ID:
        paragraph->num_id = vt_xml_number(xml, "val", 0, INT32_MAX, VT_DOCX_UNSET);
        break;
    case VT_W_ILVL:
        paragraph->level = vt_xml_number(xml, "val", 0, VT_DOCX_LEVELS - 1, VT_DOCX_UNSET);
        break;
    case VT_W_OUTLINE_LEVEL:
        paragraph->outline_level = vt_xml_number(xml, "val", 0, VT_DOCX_LEVELS, VT_DOCX_UNSET);
        break;
    case VT_W_DEL:
        paragraph->joins_next = true;
        break;
    default:
        break;
    }
}

/* ---- text ---- */

static void add_text(struct body *body, struct vt_str text)
{
    struct paragraph *paragraph = current(body);
    if (paragraph == NULL || body->run_is_hidden || vt_docx_fields_in_code(&body->fields))
        return;
    vt_run_add(&paragraph->run, body->run, text, &paragraph->text);
}

static void read_symbol(struct body *body)
{
    char font_room[VT_XML_VALUE_BYTES], code_room[VT_XML_VALUE_BYTES];
    struct vt_str font = vt_xml_attribute(&body->xml, "font", font_room);
    struct vt_str code = vt_xml_attribute(&body->xml, "char", code_room);
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(16);
    uint32_t value = code.len_bytes > 4 ? 0 : (uint32_t)strtoul(code.ptr, NULL, 16);
    vt_symbol_add(font, value, &text);
    add_text(body, vt_buf_str(&text));
}

static void read_run_property(struct body *body)
{
    char room[VT_XML_VALUE_BYTES];
    if (body->xml.element == VT_W_VANISH)
        body->run_is_hidden = vt_docx_is_on(&body->xml);
    else if (body->xml.element == VT_W_RUN_FONTS)
        vt_docx_read_fonts(&body->xml, &body->run.font);
    else if (body->xml.element == VT_W_RUN_STYLE)
        body->run.font =
            vt_docx_font_of(&body->docx->styles, vt_xml_attribute(&body->xml, "val", room));
    else if (body->xml.element == VT_W_CAPS)
        body->run.is_upper = vt_docx_is_on(&body->xml);
    else
        body->run.is_raised =
            vt_str_eq(vt_xml_attribute(&body->xml, "val", room), VT_STR("superscript"));
}

/* The font of a run that does not name one is its paragraph's. */
static void begin_run(struct body *body)
{
    const struct paragraph *paragraph = current(body);
    struct vt_str style = paragraph == NULL ? VT_STR_EMPTY : vt_str(paragraph->style_id);
    body->run = (struct vt_run_style){.is_raised = false};
    body->run.font = vt_docx_font_of(&body->docx->styles, style);
    body->run_is_hidden = false;
}

static void refer(struct body *body, struct vt_docx_notes *notes)
{
    struct paragraph *paragraph = current(body);
    if (paragraph == NULL)
        return;
    size_t number = vt_docx_notes_refer(notes, vt_docx_note_id(&body->xml));
    if (number == 0)
        body->docx->writer.failed = VT_E_NOMEM;
    vt_run_flush(&paragraph->run, &paragraph->text);
    vt_docx_notes_mark(number, &paragraph->text);
}

/* ---- elements ---- */

/* What is inside is not part of the document as it reads now, or is said twice. */
static bool is_skipped(const struct body *body)
{
    switch (body->xml.element) {
    case VT_W_DEL:
        return !body->in_paragraph_properties && !body->in_row_properties;
    case VT_W_DEL_TEXT:
    case VT_W_FALLBACK:
    case VT_W_INSTRUCTION:
    case VT_W_MOVE_FROM:
    case VT_W_PARAGRAPH_CHANGE:
    case VT_W_RUN_CHANGE:
    case VT_W_SECTION:
        return true;
    default:
        return false;
    }
}

static void begin_structure(struct body *body)
{
    struct vt_writer *writer = &body->docx->writer;
    switch (body->xml.element) {
    case VT_W_TABLE:
        vt_writer_table_begin(writer);
        break;
    case VT_W_ROW:
        vt_writer_row_begin(writer);
        break;
    case VT_W_ROW_PROPERTIES:
        body->in_row_properties = true;
        break;
    case VT_W_CELL:
        vt_writer_cell_begin(writer);
        break;
    case VT_W_GRID_SPAN:
        vt_writer_cell_span(writer, (unsigned)vt_xml_number(&body->xml, "val", 1, 1000, 1));
        break;
    case VT_W_PARAGRAPH:
        begin_paragraph(body);
        break;
    case VT_W_PARAGRAPH_PROPERTIES:
        body->in_paragraph_properties = true;
        break;
    case VT_W_FOOTNOTE:
    case VT_W_ENDNOTE:
        begin_note(body);
        break;
    default:
        break;
    }
}

static void begin_content(struct body *body)
{
    switch (body->xml.element) {
    case VT_W_RUN:
        begin_run(body);
        break;
    case VT_W_VANISH:
    case VT_W_CAPS:
    case VT_W_VERTICAL_ALIGN:
    case VT_W_RUN_FONTS:
    case VT_W_RUN_STYLE:
        read_run_property(body);
        break;
    case VT_W_TEXT:
        body->in_text = true;
        break;
    case VT_W_TAB:
    case VT_W_POSITIONED_TAB:
        add_text(body, VT_STR("\t"));
        break;
    case VT_W_BR:
    case VT_W_CR:
        add_text(body, VT_STR("\n"));
        break;
    case VT_W_NO_BREAK_HYPHEN:
        add_text(body, VT_STR("-"));
        break;
    case VT_W_SYMBOL:
        read_symbol(body);
        break;
    case VT_W_FIELD_CHAR:
        vt_docx_fields_read(&body->fields, &body->xml);
        break;
    case VT_W_FOOTNOTE_REFERENCE:
        refer(body, &body->docx->footnotes);
        break;
    case VT_W_ENDNOTE_REFERENCE:
        refer(body, &body->docx->endnotes);
        break;
    default:
        break;
    }
}

static void begin_element(struct body *body)
{
    if (is_skipped(body))
        vt_xml_skip(&body->xml);
    else if (body->in_paragraph_properties)
        read_paragraph_property(body);
    else if (body->in_row_properties && body->xml.element == VT_W_DEL)
        vt_writer_row_drop(&body->docx->writer);
    else {
        begin_structure(body);
        begin_content(body);
    }
}

static void end_element(struct body *body)
{
    switch (body->xml.element) {
    case VT_W_PARAGRAPH:
        end_paragraph(body);
        break;
    case VT_W_PARAGRAPH_PROPERTIES:
        body->in_paragraph_properties = false;
        break;
    case VT_W_ROW_PROPERTIES:
        body->in_row_properties = false;
        break;
    case VT_W_TEXT:
        body->in_text = false;
        break;
    case VT_W_CELL:
        flush_joined(body);
        break;
    case VT_W_TABLE:
        vt_writer_table_end(&body->docx->writer);
        break;
    default:
        break;
    }
}

static enum vt_xml_event read_events(struct body *body)
{
    for (;;) {
        enum vt_xml_event event = vt_xml_next(&body->xml);
        if (event == VT_XML_START)
            begin_element(body);
        else if (event == VT_XML_END)
            end_element(body);
        else if (event == VT_XML_TEXT && body->in_text)
            add_text(body, vt_xml_text(&body->xml));
        else if (event != VT_XML_TEXT || body->docx->writer.failed != VT_OK)
            return event;
    }
}

int vt_docx_body_read(struct vt_docx *docx, struct vt_str part, enum vt_docx_part kind,
                      struct vt_error *err)
{
    VT_AUTOXML reader = vt_xml_open(part);
    if (reader == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the document");
    struct body body = {
        .docx = docx, .part = kind, .xml = {.reader = reader, .vocabulary = vt_docx_vocabulary}};
    for (int i = 0; i < DEEPEST_PARAGRAPH; i++) {
        body.paragraphs[i].text = VT_BUF_INIT(docx->writer.source->limits->text_bytes);
        vt_run_init(&body.paragraphs[i].run, docx->writer.source->limits->text_bytes);
    }
    enum vt_xml_event last = read_events(&body);
    body.open_count = 0;
    flush_joined(&body);
    for (int i = 0; i < DEEPEST_PARAGRAPH; i++) {
        vt_buf_release(&body.paragraphs[i].text);
        vt_run_release(&body.paragraphs[i].run);
    }
    if (last == VT_XML_BROKEN)
        return vt_fail(err, VT_E_FORMAT, "the text of the document is no well-formed XML");
    return VT_OK;
}
