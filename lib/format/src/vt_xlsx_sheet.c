#include "vt_xlsx_sheet.h"

#include "vt_rows.h"

enum {
    MOST_COLUMNS = 16384, /* of Excel */
    LARGEST_FORMAT = 65535,
};

enum cell_type { NUMBER, SHARED, TEXT, DATE, BOOLEAN, ERROR };

struct sheet {
    const struct vt_xlsx_book *book;
    struct vt_rows rows;
    struct vt_xml xml;
    struct vt_buf value; /* what stands in the open cell */
    struct vt_buf shown;
    enum cell_type type;
    unsigned column;
    size_t format;
    bool in_value, has_row;
};

static enum cell_type type_of(struct vt_str name)
{
    static const struct {
        struct vt_str name;
        enum cell_type type;
    } TYPES[] = {{{"s", 1}, SHARED}, {{"str", 3}, TEXT},  {{"inlineStr", 9}, TEXT},
                 {{"d", 1}, DATE},   {{"b", 1}, BOOLEAN}, {{"e", 1}, ERROR}};
    for (size_t i = 0; i < VT_ARRAY_LEN(TYPES); i++)
        if (vt_str_eq(name, TYPES[i].name))
            return TYPES[i].type;
    return NUMBER;
}

/* "AB12" is in column 27, counted from 0; otherwise where it says nothing. */
static unsigned column_of(struct vt_str reference, unsigned otherwise)
{
    unsigned column = 0;
    for (size_t i = 0; i < reference.len_bytes && column <= MOST_COLUMNS; i++) {
        char c = reference.ptr[i];
        if (c < 'A' || c > 'Z')
            break;
        column = column * 26 + (unsigned)(c - 'A') + 1;
    }
    return column == 0 || column > MOST_COLUMNS ? otherwise : column - 1;
}

static void begin_cell(struct sheet *sheet)
{
    char room[VT_XML_VALUE_BYTES];
    sheet->type = type_of(vt_xml_attribute(&sheet->xml, "t", room));
    sheet->column = column_of(vt_xml_attribute(&sheet->xml, "r", room), sheet->rows.column_count);
    sheet->format = (size_t)vt_xml_number(&sheet->xml, "s", 0, LARGEST_FORMAT, 0);
    vt_buf_clear(&sheet->value);
}

/* "2006-03-15T00:00:00" as it is written in Vietnam. */
static void add_iso_date(struct vt_str date, struct vt_buf *buf)
{
    if (date.len_bytes < 10 || date.ptr[4] != '-' || date.ptr[7] != '-')
        vt_buf_add(buf, date);
    else
        vt_buf_printf(buf, "%.2s/%.2s/%.4s", date.ptr + 8, date.ptr + 5, date.ptr);
}

static void end_cell(struct sheet *sheet)
{
    struct vt_str value = vt_buf_str(&sheet->value);
    uint64_t index = 0;
    vt_buf_clear(&sheet->shown);
    switch (sheet->type) {
    case NUMBER:
        vt_xlsx_add_number(sheet->book, value, sheet->format, &sheet->shown);
        break;
    case SHARED:
        if (vt_str_to_u64(vt_str_trim(value), UINT32_MAX, &index))
            vt_buf_add(&sheet->shown, vt_shared_strings_get(&sheet->book->strings, (size_t)index));
        break;
    case TEXT:
        vt_buf_add(&sheet->shown, value);
        break;
    case DATE:
        add_iso_date(value, &sheet->shown);
        break;
    case BOOLEAN:
        vt_buf_puts(&sheet->shown, vt_str_eq(value, VT_STR("0")) ? "FALSE" : "TRUE");
        break;
    case ERROR:
        break;
    }
    struct vt_str shown = vt_str_trim(vt_buf_str(&sheet->shown));
    if (shown.len_bytes > 0)
        vt_rows_cell(&sheet->rows, sheet->column, shown);
    vt_buf_clear(&sheet->value);
}

static void read_element(struct sheet *sheet, bool begins)
{
    switch (sheet->xml.element) {
    case VT_S_ROW:
        vt_rows_end_row(&sheet->rows);
        break;
    case VT_S_CELL:
        if (begins)
            begin_cell(sheet);
        else
            end_cell(sheet);
        break;
    case VT_S_VALUE:
    case VT_S_TEXT:
        sheet->in_value = begins;
        break;
    case VT_S_PHONETIC:
        if (begins)
            vt_xml_skip(&sheet->xml);
        break;
    default:
        break;
    }
}

static enum vt_xml_event read_events(struct sheet *sheet)
{
    for (;;) {
        enum vt_xml_event event = vt_xml_next(&sheet->xml);
        if (event == VT_XML_START || event == VT_XML_END)
            read_element(sheet, event == VT_XML_START);
        else if (event == VT_XML_TEXT && sheet->in_value)
            vt_buf_add(&sheet->value, vt_xml_text(&sheet->xml));
        if (event == VT_XML_DONE || event == VT_XML_BROKEN || sheet->rows.writer->failed != VT_OK)
            return event;
    }
}

int vt_xlsx_sheet_read(const struct vt_xlsx_book *book, struct vt_str part,
                       struct vt_writer *writer, struct vt_error *err)
{
    VT_AUTOXML reader = vt_xml_open(part);
    if (reader == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for a sheet");
    const size_t cap_bytes = writer->source->limits->text_bytes;
    struct sheet sheet = {.book = book,
                          .rows = {.writer = writer},
                          .xml = {.reader = reader, .vocabulary = vt_xlsx_vocabulary},
                          .value = VT_BUF_INIT(cap_bytes),
                          .shown = VT_BUF_INIT(cap_bytes)};
    enum vt_xml_event last = read_events(&sheet);
    vt_rows_end_table(&sheet.rows);
    int failed = sheet.value.failed != VT_OK ? sheet.value.failed : sheet.shown.failed;
    if (failed != VT_OK && writer->failed == VT_OK)
        writer->failed = failed;
    vt_buf_release(&sheet.value);
    vt_buf_release(&sheet.shown);
    if (last == VT_XML_BROKEN)
        return vt_fail(err, VT_E_FORMAT, "a sheet of the workbook is no well-formed XML");
    return VT_OK;
}
