/* vt_biff.h — records of a workbook of Excel 5 to 2003, and the strings in them.  Private to format.
 * Source: [MS-XLS] 2.1.4 (records, CONTINUE), 2.5.293 to 2.5.296 (strings).  Nothing is read outside the
 * stream, whatever its lengths say. */
#ifndef VT_BIFF_H
#define VT_BIFF_H

#include "vt_buf.h"

/** The records that are looked at. */
enum vt_biff_type {
    VT_BIFF_FORMULA = 0x0006,
    VT_BIFF_EOF = 0x000A,
    VT_BIFF_DATE_1904 = 0x0022,
    VT_BIFF_PASSWORD = 0x002F,
    VT_BIFF_CONTINUE = 0x003C,
    VT_BIFF_SHEET = 0x0085,
    VT_BIFF_NUMBERS = 0x00BD, /* several in a row */
    VT_BIFF_RICH_LABEL = 0x00D6,
    VT_BIFF_CELL_FORMAT = 0x00E0,
    VT_BIFF_STRINGS = 0x00FC,
    VT_BIFF_SHARED_LABEL = 0x00FD,
    VT_BIFF_NUMBER = 0x0203,
    VT_BIFF_LABEL = 0x0204,
    VT_BIFF_BOOLEAN = 0x0205,
    VT_BIFF_FORMULA_STRING = 0x0207,
    VT_BIFF_PACKED_NUMBER = 0x027E,
    VT_BIFF_NUMBER_FORMAT = 0x041E,
    VT_BIFF_BEGIN = 0x0809,
};

/** A place in a record; reading goes on in the CONTINUE records behind it. */
struct vt_biff {
    struct vt_str stream;
    size_t at, end; /* what is left of the record */
    unsigned type;
    bool failed; /* read past the end: what was read then is 0 */
};

/** To the next record, past continuations that were not read.  False: none is left whole. */
bool vt_biff_next(struct vt_biff *biff);

/** Little-endian. */
uint32_t vt_biff_u8(struct vt_biff *biff);
uint32_t vt_biff_u16(struct vt_biff *biff);
uint32_t vt_biff_u32(struct vt_biff *biff);
double vt_biff_f64(struct vt_biff *biff);
void vt_biff_skip(struct vt_biff *biff, size_t count);

/** Append characters of Excel 97 on: one or two bytes each, as the flags say that a CONTINUE begins
 * with. */
void vt_biff_characters(struct vt_biff *biff, size_t count, bool is_wide, struct vt_buf *buf);

/** Append a string of Excel 97 on, from behind its length: flags, runs of fonts, characters, and what
 * follows them. */
void vt_biff_string(struct vt_biff *biff, size_t count, struct vt_buf *buf);

/** The same of Excel 5: bytes of windows-1252. */
void vt_biff_bytes(struct vt_biff *biff, size_t count, struct vt_buf *buf);

#endif
