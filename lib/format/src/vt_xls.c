#include "vt_reader.h"

#include <errno.h>
#include <freexl.h>
#include <stdio.h>
#include <sys/mman.h>

#include "vt_cleanup.h"
#include "vt_rows.h"

/* A sheet may claim to be as large as sheets can be; what is read is what is filled. */
enum { MOST_EMPTY_CELLS = 4000000 };

struct workbook {
    const void *handle;
    struct vt_writer writer;
    struct vt_rows rows;
    struct vt_buf cell;
    unsigned empty_count;
};

/* FreeXL reads by path only: a file in memory has one. */
static int open_in_memory(struct vt_str bytes, struct vt_error *err)
{
    int fd = memfd_create("workbook", MFD_CLOEXEC);
    if (fd < 0)
        return vt_fail_errno(err, errno, "cannot open a workbook in memory");
    for (size_t done = 0; done < bytes.len_bytes;) {
        ssize_t written = write(fd, bytes.ptr + done, bytes.len_bytes - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            close(fd);
            return vt_fail_errno(err, errno, "cannot open a workbook in memory");
        }
        done += (size_t)written;
    }
    return fd;
}

/* "2006-03-15" as it is written in Vietnam. */
static void add_date(struct vt_buf *cell, const char *date)
{
    int year, month, day;
    if (sscanf(date, "%4d-%2d-%2d", &year, &month, &day) == 3)
        vt_buf_printf(cell, "%02d/%02d/%04d", day, month, year);
    else
        vt_buf_puts(cell, date);
}

static void add_value(struct vt_buf *cell, const FreeXL_CellValue *value)
{
    switch (value->type) {
    case FREEXL_CELL_INT:
        vt_buf_printf(cell, "%d", value->value.int_value);
        break;
    case FREEXL_CELL_DOUBLE:
        vt_buf_printf(cell, "%.15g", value->value.double_value);
        break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_TIME:
        vt_buf_puts(cell, value->value.text_value == NULL ? "" : value->value.text_value);
        break;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
        add_date(cell, value->value.text_value);
        break;
    default:
        break;
    }
}

/* Cells up to the last one that is filled. */
static void read_row(struct workbook *book, unsigned row, unsigned short columns)
{
    for (unsigned short column = 0; column < columns; column++) {
        FreeXL_CellValue value;
        vt_buf_clear(&book->cell);
        if (freexl_get_cell_value(book->handle, row, column, &value) == FREEXL_OK)
            add_value(&book->cell, &value);
        if (book->cell.len_bytes == 0) {
            book->empty_count++;
            continue;
        }
        vt_rows_cell(&book->rows, column, vt_buf_str(&book->cell));
    }
    vt_rows_end_row(&book->rows);
}

static void read_sheets(struct workbook *book, unsigned sheet_count)
{
    for (unsigned sheet = 0; sheet < sheet_count && sheet < UINT16_MAX; sheet++) {
        unsigned rows = 0;
        unsigned short columns = 0;
        if (freexl_select_active_worksheet(book->handle, (unsigned short)sheet) != FREEXL_OK ||
            freexl_worksheet_dimensions(book->handle, &rows, &columns) != FREEXL_OK)
            continue;
        for (unsigned row = 0;
             row < rows && book->writer.failed == VT_OK && book->empty_count < MOST_EMPTY_CELLS;
             row++)
            read_row(book, row, columns);
        vt_rows_end_table(&book->rows);
    }
}

static int refuse(int code, struct vt_error *err)
{
    if (code == FREEXL_CRAFTED_FILE || code == FREEXL_INSUFFICIENT_MEMORY)
        return vt_fail(err, VT_E_FORMAT, "the workbook is damaged (FreeXL %d)", code);
    return vt_fail(err, VT_E_FORMAT, "not a workbook that FreeXL can read (%d)", code);
}

static int read_workbook(const struct vt_source *source, const char *path,
                         struct vt_format_text *ret, struct vt_error *err)
{
    struct workbook book = {.cell = VT_BUF_INIT(source->limits->text_bytes)};
    unsigned password = FREEXL_BIFF_PLAIN;
    int code = freexl_open(path, &book.handle);
    if (code != FREEXL_OK)
        return refuse(code, err);
    freexl_get_info(book.handle, FREEXL_BIFF_PASSWORD, &password);
    unsigned sheet_count = 0;
    freexl_get_info(book.handle, FREEXL_BIFF_SHEET_COUNT, &sheet_count);
    int status;
    if (sheet_count == 0) {
        status =
            vt_hint(err, vt_fail(err, VT_E_UNSUPPORTED, "FreeXL finds no sheet in the workbook"),
                    "save it again in Excel or LibreOffice");
    } else if (password == FREEXL_BIFF_OBFUSCATED) {
        status =
            vt_hint(err, vt_fail(err, VT_E_UNSUPPORTED, "the workbook is protected by a password"),
                    "save it without a password");
    } else {
        vt_writer_init(&book.writer, source);
        book.rows.writer = &book.writer;
        read_sheets(&book, sheet_count);
        status = vt_writer_finish(&book.writer, ret, err);
        vt_writer_release(&book.writer);
    }
    vt_buf_release(&book.cell);
    freexl_close(book.handle);
    return status;
}

int vt_xls_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    VT_AUTOFD int fd = open_in_memory(source->bytes, err);
    if (fd < 0)
        return fd;
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return read_workbook(source, path, ret, err);
}
