#include "vt_reader.h"

#include "vt_package.h"
#include "vt_xlsx_sheet.h"

enum part { WORKBOOK, RELATIONSHIPS, STRINGS, STYLES, PART_COUNT };

static int read_sheets(const struct vt_source *source, const struct vt_xlsx_book *book,
                       const char *const *paths, size_t count, struct vt_writer *writer,
                       struct vt_error *err)
{
    struct vt_part *sheets = vt_arena_array(source->arena, count, sizeof *sheets);
    if (sheets == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the workbook");
    for (size_t i = 0; i < count; i++)
        sheets[i] = (struct vt_part){.name = paths[i]};
    int status = vt_package_read(source, sheets, count, err);
    for (size_t i = 0; status == VT_OK && i < count; i++)
        if (sheets[i].is_found)
            status = vt_xlsx_sheet_read(book, vt_buf_str(&sheets[i].content), writer, err);
    for (size_t i = 0; i < count; i++)
        vt_buf_release(&sheets[i].content);
    return status;
}

static int read_book(const struct vt_source *source, const struct vt_part parts[PART_COUNT],
                     struct vt_xlsx_book *book, struct vt_writer *writer, struct vt_error *err)
{
    const char **paths;
    size_t count;
    if (!parts[WORKBOOK].is_found)
        return vt_fail(err, VT_E_FORMAT, "the package has no '%s'", parts[WORKBOOK].name);
    int status = vt_xlsx_sheets(book, vt_buf_str(&parts[WORKBOOK].content),
                                vt_buf_str(&parts[RELATIONSHIPS].content), &paths, &count, err);
    if (status == VT_OK)
        status = vt_xlsx_read_strings(book, vt_buf_str(&parts[STRINGS].content), err);
    if (status == VT_OK)
        status = vt_xlsx_read_formats(book, vt_buf_str(&parts[STYLES].content), err);
    return status == VT_OK ? read_sheets(source, book, paths, count, writer, err) : status;
}

int vt_xlsx_read(const struct vt_source *source, struct vt_format_text *ret, struct vt_error *err)
{
    struct vt_part parts[PART_COUNT] = {
        [WORKBOOK] = {.name = "xl/workbook.xml"},
        [RELATIONSHIPS] = {.name = "xl/_rels/workbook.xml.rels"},
        [STRINGS] = {.name = "xl/sharedStrings.xml"},
        [STYLES] = {.name = "xl/styles.xml"},
    };
    struct vt_xlsx_book book;
    struct vt_writer writer;
    vt_xlsx_book_init(&book, source->arena, source->limits->text_bytes);
    vt_writer_init(&writer, source);
    int status = vt_package_read(source, parts, PART_COUNT, err);
    if (status == VT_OK)
        status = read_book(source, parts, &book, &writer, err);
    if (status == VT_OK)
        status = vt_writer_finish(&writer, ret, err);
    vt_writer_release(&writer);
    vt_xlsx_book_release(&book);
    for (size_t i = 0; i < PART_COUNT; i++)
        vt_buf_release(&parts[i].content);
    return status;
}
