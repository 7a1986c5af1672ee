/* vt_doc_modifiers.h — the "sprm" codes of Word: what is said of characters, paragraphs, rows.
 * Private to format.  Source: [MS-DOC] 2.6; Word 6.0 has other codes, without a rule for lengths. */
#ifndef VT_DOC_MODIFIERS_H
#define VT_DOC_MODIFIERS_H

#include "vt_doc_file.h"

enum vt_doc_modifier {
    VT_DOC_OTHER,
    VT_DOC_FONT,       /* of plain characters */
    VT_DOC_FONT_OTHER, /* of those that are not ASCII */
    VT_DOC_HIDDEN,
    VT_DOC_DELETED,
    VT_DOC_RAISED,
    VT_DOC_UPPER,
    VT_DOC_SPECIAL,
    VT_DOC_SYMBOL,
    VT_DOC_IN_TABLE,
    VT_DOC_ROW_END,
    VT_DOC_INNER_CELL_END,
};

struct vt_doc_modifiers {
    struct vt_str rest;
    bool is_word6;
    enum vt_doc_modifier modifier; /* of the last step */
    struct vt_str operand;
};

/** Step to the next one; false at the end, or where the codes make no sense. */
bool vt_doc_modifiers_next(struct vt_doc_modifiers *modifiers);

#endif
