/* vt_xlsx_book.h — what the sheets of a workbook refer to: its shared strings, and the formats that make
 * a number a date.  Private to format. */
#ifndef VT_XLSX_BOOK_H
#define VT_XLSX_BOOK_H

#include "vt_buf.h"
#include "vt_xlsx_xml.h"

enum vt_xlsx_shown { VT_XLSX_NUMBER, VT_XLSX_DATE, VT_XLSX_MONTH, VT_XLSX_TIME };

struct vt_xlsx_book {
    struct vt_arena *arena;
    struct vt_buf text; /* of the shared strings, one behind the other */
    size_t *ends;       /* of each in text */
    size_t string_count, string_room;
    unsigned char *shown; /* enum vt_xlsx_shown of each cell format */
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

/** "" for a string that there is not. */
struct vt_str vt_xlsx_string(const struct vt_xlsx_book *book, size_t index);

/** Append a number as a cell of that format shows it: plain, or as a Vietnamese date. */
void vt_xlsx_add_number(const struct vt_xlsx_book *book, struct vt_str digits, size_t format,
                        struct vt_buf *buf);

#endif
