#include "xls_fixture.h"

#include "vt_biff.h"

enum { EXCEL_97 = 0x0600, EXCEL_95 = 0x0500, SHEET = 0x10, GLOBALS = 0x05 };

struct book {
    struct vt_buf globals, data;
    struct vt_buf sheets[2];
    unsigned states[2]; /* 1: hidden */
    unsigned version;
};

static void begin(struct vt_buf *stream, unsigned version, unsigned kind)
{
    struct vt_buf data = VT_BUF_INIT(VT_BUF_NO_CAP);
    add_u16(&data, version);
    add_u16(&data, kind);
    end_record(stream, VT_BIFF_BEGIN, &data);
    vt_buf_release(&data);
}

static struct book new_book(unsigned version)
{
    struct book book = {.version = version};
    book.globals = book.data = book.sheets[0] = book.sheets[1] = VT_BUF_INIT(VT_BUF_NO_CAP);
    begin(&book.globals, version, GLOBALS);
    for (int i = 0; i < 2; i++)
        begin(&book.sheets[i], version, SHEET);
    return book;
}

static void begin_cell(struct book *book, unsigned row, unsigned column, unsigned format)
{
    add_u16(&book->data, row);
    add_u16(&book->data, column);
    add_u16(&book->data, format);
}

static void end_cell(struct book *book, unsigned type)
{
    end_record(&book->sheets[0], type, &book->data);
}

/* Globals, the places of the sheets, the sheets. */
static void finish(struct book *book, const char *name, struct vt_buf *bytes)
{
    enum { PLACE_BYTES = 4 + 8, END_BYTES = 4 };
    struct vt_buf stream = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_add(&stream, vt_buf_str(&book->globals));
    size_t place = stream.len_bytes + 2 * PLACE_BYTES + END_BYTES;
    for (int i = 0; i < 2; i++) {
        add_record(&book->sheets[i], VT_BIFF_EOF, VT_STR_EMPTY);
        add_u32(&book->data, (uint32_t)place);
        add_u16(&book->data, book->states[i]);
        add_u16(&book->data, 0); /* no name */
        end_record(&stream, VT_BIFF_SHEET, &book->data);
        place += book->sheets[i].len_bytes;
    }
    add_record(&stream, VT_BIFF_EOF, VT_STR_EMPTY);
    for (int i = 0; i < 2; i++)
        vt_buf_add(&stream, vt_buf_str(&book->sheets[i]));
    make_ole(bytes, name, vt_buf_str(&stream));
    vt_buf_release(&stream);
    vt_buf_release(&book->globals);
    vt_buf_release(&book->data);
    vt_buf_release(&book->sheets[0]);
    vt_buf_release(&book->sheets[1]);
}

static void check_book(struct book *book, const char *name, const char *expected)
{
    struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    finish(book, name, &bytes);
    check_read(vt_buf_str(&bytes), "a.xls", expected);
    vt_buf_release(&bytes);
}

static void add_f64(struct vt_buf *buf, double value)
{
    vt_buf_add(buf, vt_str_n((const char *)&value, sizeof value));
}

START_TEST(test_strings_shared_and_not)
{
    struct book book = new_book(EXCEL_97);
    add_u32(&book.data, 2);
    add_u32(&book.data, 2);
    vt_buf_add(&book.data, vt_str_n("\3\0\0STT", 6));
    vt_buf_add(&book.data, vt_str_n("\2\0\1S\0\xD1\x1E", 7));
    end_record(&book.globals, VT_BIFF_STRINGS, &book.data);
    for (unsigned i = 0; i < 2; i++) {
        begin_cell(&book, 0, i, 0);
        add_u32(&book.data, i);
        end_cell(&book, VT_BIFF_SHARED_LABEL);
    }
    begin_cell(&book, 1, 2, 0);
    vt_buf_add(&book.data, vt_str_n("\5\0\0"
                                    "12/Q\xD0",
                                    8));
    end_cell(&book, VT_BIFF_LABEL);
    begin_cell(&book, 1, 3, 0);
    add_u32(&book.data, 99);
    end_cell(&book, VT_BIFF_SHARED_LABEL);
    begin_cell(&book, 1, 4, 0);
    vt_buf_add(&book.data, vt_str_n("\1\0", 2));
    end_cell(&book, VT_BIFF_BOOLEAN);
    check_book(&book, "Workbook", "R|STT\tSố\nR|12/QÐ\t\tTRUE\n");
}
END_TEST

START_TEST(test_numbers_dates_and_formulas)
{
    struct book book = new_book(EXCEL_97);
    add_u16(&book.data, 164);
    vt_buf_add(&book.data, vt_str_n("\7\0\0mm/yyyy", 10));
    end_record(&book.globals, VT_BIFF_NUMBER_FORMAT, &book.data);
    static const unsigned FORMATS[] = {0, 14, 164};
    for (size_t i = 0; i < VT_ARRAY_LEN(FORMATS); i++) {
        add_u16(&book.data, 0);
        add_u16(&book.data, FORMATS[i]);
        end_record(&book.globals, VT_BIFF_CELL_FORMAT, &book.data);
    }
    begin_cell(&book, 0, 0, 1);
    add_f64(&book.data, 46096);
    end_cell(&book, VT_BIFF_NUMBER);
    begin_cell(&book, 0, 1, 2);
    add_u32(&book.data, 46096u << 2 | 2);
    end_cell(&book, VT_BIFF_PACKED_NUMBER);
    add_u16(&book.data, 0); /* row 0 from column 2: 1.25 (packed by 100) and -3 */
    add_u16(&book.data, 2);
    add_u16(&book.data, 0);
    add_u32(&book.data, 125u << 2 | 3);
    add_u16(&book.data, 0);
    add_u32(&book.data, (uint32_t)-3 << 2 | 2);
    add_u16(&book.data, 3);
    end_cell(&book, VT_BIFF_NUMBERS);
    begin_cell(&book, 0, 4, 0);
    add_f64(&book.data, 0.5);
    end_cell(&book, VT_BIFF_FORMULA);
    begin_cell(&book, 0, 5, 0);
    vt_buf_add(&book.data, vt_str_n("\0\0\0\0\0\0\xFF\xFF", 8));
    end_cell(&book, VT_BIFF_FORMULA);
    add_record(&book.sheets[0], VT_BIFF_FORMULA_STRING, vt_str_n("\2\0\0ab", 5));
    check_book(&book, "Workbook", "R|15/03/2026\t03/2026\t1.25\t-3\t0.5\tab\n");
}
END_TEST

START_TEST(test_excel_95_and_hidden_sheets)
{
    struct book book = new_book(EXCEL_95);
    begin_cell(&book, 0, 0, 0);
    vt_buf_add(&book.data, vt_str_n("\6\0H\xB9nh p", 8));
    end_cell(&book, VT_BIFF_LABEL);
    begin_cell(&book, 0, 1, 0);
    add_f64(&book.data, 7);
    end_record(&book.sheets[1], VT_BIFF_NUMBER, &book.data);
    book.states[1] = 1;
    check_book(&book, "Book", "P|H¹nh p\n");
}
END_TEST

START_TEST(test_what_cannot_be_read_says_why)
{
    struct vt_error err;
    struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct book locked = new_book(EXCEL_97);
    add_record(&locked.globals, VT_BIFF_PASSWORD, VT_STR("xxxxxx"));
    finish(&locked, "Workbook", &bytes);
    ck_assert_int_eq(status_of(vt_buf_str(&bytes), "a.xls", &err), VT_E_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(err.message, "password"));
    vt_buf_clear(&bytes);
    struct book hidden = new_book(EXCEL_97);
    hidden.states[0] = hidden.states[1] = 2;
    finish(&hidden, "Workbook", &bytes);
    ck_assert_int_eq(status_of(vt_buf_str(&bytes), "a.xls", &err), VT_E_FORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "no sheet"));
    vt_buf_release(&bytes);
}
END_TEST

START_TEST(test_a_file_cut_off_anywhere_is_no_crash)
{
    struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_error err;
    struct book book = new_book(EXCEL_97);
    begin_cell(&book, 0, 0, 0);
    vt_buf_add(&book.data, vt_str_n("\4\0\0abcd", 7));
    end_cell(&book, VT_BIFF_LABEL);
    finish(&book, "Workbook", &bytes);
    for (size_t length = 0; length < bytes.len_bytes; length += 61) {
        int status = status_of(vt_str_n(bytes.data, length), "a.xls", &err);
        ck_assert(status == VT_OK || status == VT_E_FORMAT || status == VT_E_UNSUPPORTED);
    }
    vt_buf_release(&bytes);
}
END_TEST

VT_TEST_MAIN("format.xls", test_strings_shared_and_not, test_numbers_dates_and_formulas,
             test_excel_95_and_hidden_sheets, test_what_cannot_be_read_says_why,
             test_a_file_cut_off_anywhere_is_no_crash)
