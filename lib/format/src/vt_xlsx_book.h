/* vt_xlsx_book.h — what the sheets of a workbook refer to: its shared strings, and the formats that make
 * a number a date.  Private to format. */
#ifndef VT_XLSX_BOOK_H
#define VT_XLSX_BOOK_H

#include "vt_cell_format.h"
#include "vt_shared_strings.h"
#include "vt_xlsx_xml.h"

struct vt_xlsx_book {
    struct vt_arena *arena;
    struct vt_shared_strings strings;
    unsigned char *shown; /* enum vt_cell_shown of each cell format */
    size_t format_count;
    bool counts_from_1904;
};

void vt_xlsx_book_init(struct vt_xlsx_book *book, struct vt_arena *arena, size_t cap_bytes);
void vt_xlsx_book_release(struct vt_xlsx_book *book);

/** Paths of the sheets that are shown, in their order, from xl/workbook.xml and its relationships;
 *  in the arena. */
int vt_xlsx_sheets(struct vt_xlsx_book *book, struct vt_str workbook, struct vt_str relationships,
                   const char ***ret, size_t *ret_count, struct vt_error *err);

/** From xl/sharedStrings.xml and xl/styles.xml (may be empty).  Damage ends a part. */
int vt_xlsx_read_strings(struct vt_xlsx_book *book, struct vt_str part, struct vt_error *err);
int vt_xlsx_read_formats(struct vt_xlsx_book *book, struct vt_str part, struct vt_error *err);

/** Append a number as a cell of that format shows it: plain, or as a Vietnamese date. */
void vt_xlsx_add_number(const struct vt_xlsx_book *book, struct vt_str digits, size_t format,
                        struct vt_buf *buf);

#endif
