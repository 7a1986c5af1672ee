#include "vt_reader.h"

#include "vt_biff.h"
#include "vt_cell_format.h"
#include "vt_cleanup.h"
#include "vt_ole.h"
#include "vt_rows.h"
#include "vt_shared_strings.h"

/* Source: [MS-XLS] 2.4; the records of Excel 5 and 95 differ in their strings only. */

enum {
    EXCEL_97 = 0x0600,
    MOST_SHEETS = 1000,
    MOST_FORMATS = 65536,
    MOST_CODES = 4000,
    MOST_COLUMNS = 256,
};

struct number_format {
    unsigned id;
    enum vt_cell_shown shown;
};

struct workbook {
    struct vt_biff biff;
    struct vt_writer writer;
    struct vt_rows rows;
    struct vt_shared_strings strings;
    struct vt_buf cell;
    struct number_format *codes;
    size_t code_count;
    unsigned char *shown; /* enum vt_cell_shown of each cell format */
    size_t format_count;
    size_t *sheets; /* where those that are shown begin */
    size_t sheet_count;
    unsigned row; /* the open one */
    bool is_97, has_password, counts_from_1904;
};

static void take_string(struct workbook *book, size_t count, struct vt_buf *buf)
{
    if (book->is_97)
        vt_biff_string(&book->biff, count, buf);
    else
        vt_biff_bytes(&book->biff, count, buf);
}

/* ---- what is said of the whole workbook ---- */

static void read_sheet_place(struct workbook *book)
{
    const size_t place = vt_biff_u32(&book->biff);
    const uint32_t state = vt_biff_u8(&book->biff), kind = vt_biff_u8(&book->biff);
    const bool is_shown = (state & 3) == 0 && kind == 0;
    if (is_shown && !book->biff.failed && book->sheet_count < MOST_SHEETS)
        book->sheets[book->sheet_count++] = place;
}

static void read_number_format(struct workbook *book)
{
    if (book->code_count == MOST_CODES)
        return;
    struct number_format *format = &book->codes[book->code_count++];
    format->id = vt_biff_u16(&book->biff);
    vt_buf_clear(&book->cell);
    take_string(book, book->is_97 ? vt_biff_u16(&book->biff) : vt_biff_u8(&book->biff),
                &book->cell);
    format->shown = vt_cell_shown_by(vt_buf_str(&book->cell));
}

static void read_cell_format(struct workbook *book)
{
    vt_biff_skip(&book->biff, 2); /* its font */
    const unsigned id = vt_biff_u16(&book->biff);
    if (book->format_count == MOST_FORMATS)
        return;
    enum vt_cell_shown shown = vt_cell_shown_by_id((int)id);
    for (size_t i = 0; i < book->code_count; i++)
        if (book->codes[i].id == id)
            shown = book->codes[i].shown;
    book->shown[book->format_count++] = (unsigned char)shown;
}

static int read_strings(struct workbook *book, struct vt_error *err)
{
    vt_biff_skip(&book->biff, 4); /* how often they are used */
    const uint32_t count = vt_biff_u32(&book->biff);
    for (uint32_t i = 0; i < count && !book->biff.failed; i++) {
        vt_biff_string(&book->biff, vt_biff_u16(&book->biff), &book->strings.text);
        if (book->strings.text.failed == VT_E_LIMIT)
            return vt_fail(err, VT_E_LIMIT, "the strings of the workbook are longer than %zu bytes",
                           book->strings.text.cap_bytes);
        if (book->strings.text.failed != VT_OK || !vt_shared_strings_end(&book->strings))
            return vt_fail(err, VT_E_NOMEM, "out of memory for the workbook");
    }
    return VT_OK;
}

static int read_globals(struct workbook *book, struct vt_error *err)
{
    int status = VT_OK;
    while (status == VT_OK && vt_biff_next(&book->biff) && book->biff.type != VT_BIFF_EOF) {
        switch (book->biff.type) {
        case VT_BIFF_BEGIN:
            book->is_97 = vt_biff_u16(&book->biff) >= EXCEL_97;
            break;
        case VT_BIFF_PASSWORD:
            book->has_password = true;
            return VT_OK;
        case VT_BIFF_DATE_1904:
            book->counts_from_1904 = vt_biff_u16(&book->biff) == 1;
            break;
        case VT_BIFF_SHEET:
            read_sheet_place(book);
            break;
        case VT_BIFF_NUMBER_FORMAT:
            read_number_format(book);
            break;
        case VT_BIFF_CELL_FORMAT:
            read_cell_format(book);
            break;
        case VT_BIFF_STRINGS:
            status = read_strings(book, err);
            break;
        default:
            break;
        }
    }
    return status;
}

/* ---- cells ---- */

struct place {
    unsigned row, column;
    size_t format;
};

static struct place take_place(struct workbook *book)
{
    struct place place = {.row = vt_biff_u16(&book->biff)};
    place.column = vt_biff_u16(&book->biff);
    place.format = vt_biff_u16(&book->biff);
    return place;
}

static void write_cell(struct workbook *book, struct place place)
{
    struct vt_str text = vt_str_trim(vt_buf_str(&book->cell));
    if (text.len_bytes == 0 || place.column >= MOST_COLUMNS)
        return;
    if (place.row != book->row)
        vt_rows_end_row(&book->rows);
    book->row = place.row;
    vt_rows_cell(&book->rows, place.column, text);
}

static void write_number(struct workbook *book, struct place place, double value)
{
    enum vt_cell_shown shown = place.format < book->format_count
                                   ? (enum vt_cell_shown)book->shown[place.format]
                                   : VT_CELL_NUMBER;
    vt_buf_clear(&book->cell);
    vt_cell_number(value, shown, book->counts_from_1904, &book->cell);
    write_cell(book, place);
}

/* 30 bits of a whole number or of a fraction, and whether it was multiplied by 100. */
static double unpack_number(uint32_t packed)
{
    enum { BY_100 = 1, IS_WHOLE = 2 };
    double value;
    if ((packed & IS_WHOLE) != 0) {
        value = (double)((int32_t)packed >> 2);
    } else {
        const uint64_t bits = (uint64_t)(packed & ~3u) << 32;
        memcpy(&value, &bits, sizeof value);
    }
    return (packed & BY_100) != 0 ? value / 100 : value;
}

static void read_numbers(struct workbook *book)
{
    enum { NUMBER_BYTES = 6, LAST_COLUMN_BYTES = 2 };
    struct place place = {.row = vt_biff_u16(&book->biff)};
    place.column = vt_biff_u16(&book->biff);
    while (book->biff.end - book->biff.at >= NUMBER_BYTES + LAST_COLUMN_BYTES) {
        place.format = vt_biff_u16(&book->biff);
        write_number(book, place, unpack_number(vt_biff_u32(&book->biff)));
        place.column++;
    }
}

static void read_label(struct workbook *book)
{
    struct place place = take_place(book);
    vt_buf_clear(&book->cell);
    take_string(book, vt_biff_u16(&book->biff), &book->cell);
    write_cell(book, place);
}

static void read_shared_label(struct workbook *book)
{
    struct place place = take_place(book);
    vt_buf_clear(&book->cell);
    vt_buf_add(&book->cell, vt_shared_strings_get(&book->strings, vt_biff_u32(&book->biff)));
    write_cell(book, place);
}

static void read_boolean(struct workbook *book)
{
    struct place place = take_place(book);
    const bool value = vt_biff_u8(&book->biff) != 0, is_error = vt_biff_u8(&book->biff) != 0;
    vt_buf_clear(&book->cell);
    if (!is_error)
        vt_buf_puts(&book->cell, value ? "TRUE" : "FALSE");
    write_cell(book, place);
}

/* What a formula came to: a number, or a sign that a string follows in a record of its own. */
static struct place read_formula(struct workbook *book)
{
    enum { VALUE_BYTES = 8, NO_NUMBER = 0xFF };
    struct place place = take_place(book);
    struct vt_biff value = book->biff;
    if (value.end - value.at < VALUE_BYTES)
        return place;
    const bool is_number = (unsigned char)value.stream.ptr[value.at + 6] != NO_NUMBER ||
                           (unsigned char)value.stream.ptr[value.at + 7] != NO_NUMBER;
    if (is_number)
        write_number(book, place, vt_biff_f64(&book->biff));
    return place;
}

static void read_sheet(struct workbook *book)
{
    struct place formula = {0, 0, 0};
    unsigned depth = 0; /* charts stand within sheets */
    while (vt_biff_next(&book->biff) && book->writer.failed == VT_OK) {
        switch (book->biff.type) {
        case VT_BIFF_BEGIN:
            depth++;
            break;
        case VT_BIFF_EOF:
            if (depth <= 1)
                return;
            depth--;
            break;
        case VT_BIFF_LABEL:
        case VT_BIFF_RICH_LABEL:
            read_label(book);
            break;
        case VT_BIFF_SHARED_LABEL:
            read_shared_label(book);
            break;
        case VT_BIFF_NUMBER: {
            struct place place = take_place(book);
            write_number(book, place, vt_biff_f64(&book->biff));
            break;
        }
        case VT_BIFF_PACKED_NUMBER: {
            struct place place = take_place(book);
            write_number(book, place, unpack_number(vt_biff_u32(&book->biff)));
            break;
        }
        case VT_BIFF_NUMBERS:
            read_numbers(book);
            break;
        case VT_BIFF_BOOLEAN:
            read_boolean(book);
            break;
        case VT_BIFF_FORMULA:
            formula = read_formula(book);
            break;
        case VT_BIFF_FORMULA_STRING:
            vt_buf_clear(&book->cell);
            take_string(book, vt_biff_u16(&book->biff), &book->cell);
            write_cell(book, formula);
            break;
        default:
            break;
        }
    }
}

static int read_workbook(struct workbook *book, struct vt_error *err)
{
    int status = read_globals(book, err);
    if (status != VT_OK)
        return status;
    if (book->has_password)
        return vt_hint(err,
                       vt_fail(err, VT_E_UNSUPPORTED, "the workbook is protected by a password"),
                       "save it without a password");
    if (book->sheet_count == 0)
        return vt_fail(err, VT_E_FORMAT,
                       "the workbook is damaged: it names no sheet that is shown");
    for (size_t i = 0; i < book->sheet_count && book->writer.failed == VT_OK; i++) {
        if (book->sheets[i] > book->biff.stream.len_bytes)
            return vt_fail(err, VT_E_FORMAT, "the workbook is damaged: a sheet is missing");
        book->biff.at = book->biff.end = book->sheets[i];
        read_sheet(book);
        vt_rows_end_table(&book->rows);
    }
    return book->cell.failed == VT_OK ? VT_OK
                                      : vt_fail(err, VT_E_NOMEM, "out of memory for the workbook");
}

int vt_xls_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    struct vt_ole_stream streams[] = {{.name = "Workbook"}, {.name = "Book"}};
    const size_t cap_bytes = source->limits->text_bytes;
    struct workbook book = {.cell = VT_BUF_INIT(cap_bytes)};
    int status = vt_ole_read(source, streams, VT_ARRAY_LEN(streams), err);
    struct vt_buf *stream = &streams[streams[0].is_found ? 0 : 1].content;
    if (status == VT_OK && !streams[0].is_found && !streams[1].is_found)
        status = vt_fail(err, VT_E_FORMAT, "the workbook has no stream 'Workbook'");
    vt_writer_init(&book.writer, source);
    vt_shared_strings_init(&book.strings, cap_bytes);
    book.rows.writer = &book.writer;
    book.biff.stream = vt_buf_str(stream);
    book.codes = vt_arena_array(source->arena, MOST_CODES, sizeof *book.codes);
    book.shown = vt_arena_alloc(source->arena, MOST_FORMATS);
    book.sheets = vt_arena_array(source->arena, MOST_SHEETS, sizeof *book.sheets);
    if (status == VT_OK && (book.codes == NULL || book.shown == NULL || book.sheets == NULL))
        status = vt_fail(err, VT_E_NOMEM, "out of memory for the workbook");
    if (status == VT_OK)
        status = read_workbook(&book, err);
    if (status == VT_OK)
        status = vt_writer_finish(&book.writer, ret, err);
    vt_writer_release(&book.writer);
    vt_shared_strings_release(&book.strings);
    vt_buf_release(&book.cell);
    for (size_t i = 0; i < VT_ARRAY_LEN(streams); i++)
        vt_buf_release(&streams[i].content);
    return status;
}
