/* vt_number_format.h — a number as lists print it.  Private to format. */
#ifndef VT_NUMBER_FORMAT_H
#define VT_NUMBER_FORMAT_H

#include "vt_buf.h"

enum vt_number_format {
    VT_NUMBER_DECIMAL,
    VT_NUMBER_DECIMAL_ZERO, /* 01 */
    VT_NUMBER_LOWER_LETTER,
    VT_NUMBER_UPPER_LETTER,
    VT_NUMBER_LOWER_ROMAN,
    VT_NUMBER_UPPER_ROMAN,
    VT_NUMBER_BULLET,
    VT_NUMBER_NONE
};

/** By the name in the file ("lowerLetter"); those without a meaning in Vietnamese are decimal. */
enum vt_number_format vt_number_format_of(struct vt_str name);

void vt_number_format_add(int number, enum vt_number_format format, struct vt_buf *buf);

/** The character of a bullet.  Those of symbol fonts have no meaning of their own: "•". */
void vt_number_format_bullet(struct vt_str text, struct vt_buf *buf);

#endif
