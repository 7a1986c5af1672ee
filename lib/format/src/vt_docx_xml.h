/* vt_docx_xml.h — the elements of WordprocessingML.  Private to format.
 * Source: ECMA-376 part 1, clause 17; both namespaces, transitional and strict. */
#ifndef VT_DOCX_XML_H
#define VT_DOCX_XML_H

#include "vt_xml.h"

/** The elements that are looked at; any other is VT_W_OTHER. */
enum vt_w {
    VT_W_OTHER,
    VT_W_ABSTRACT_NUM,
    VT_W_ABSTRACT_NUM_ID,
    VT_W_BASED_ON,
    VT_W_BR,
    VT_W_CAPS,
    VT_W_CR,
    VT_W_DEL,
    VT_W_DEL_TEXT,
    VT_W_ENDNOTE,
    VT_W_ENDNOTE_REFERENCE,
    VT_W_FALLBACK,
    VT_W_FIELD_CHAR,
    VT_W_FOOTNOTE,
    VT_W_FOOTNOTE_REFERENCE,
    VT_W_GRID_SPAN,
    VT_W_ILVL,
    VT_W_INSTRUCTION,
    VT_W_IS_LEGAL,
    VT_W_LEVEL,
    VT_W_LEVEL_OVERRIDE,
    VT_W_LEVEL_RESTART,
    VT_W_LEVEL_TEXT,
    VT_W_MOVE_FROM,
    VT_W_NAME,
    VT_W_NO_BREAK_HYPHEN,
    VT_W_NUM,
    VT_W_NUM_FORMAT,
    VT_W_NUM_ID,
    VT_W_NUM_STYLE_LINK,
    VT_W_OUTLINE_LEVEL,
    VT_W_PARAGRAPH,
    VT_W_PARAGRAPH_CHANGE,
    VT_W_PARAGRAPH_PROPERTIES,
    VT_W_PARAGRAPH_STYLE,
    VT_W_POSITIONED_TAB,
    VT_W_ROW,
    VT_W_ROW_PROPERTIES,
    VT_W_RUN,
    VT_W_RUN_CHANGE,
    VT_W_RUN_FONTS,
    VT_W_RUN_PROPERTIES,
    VT_W_RUN_STYLE,
    VT_W_SECTION,
    VT_W_START,
    VT_W_START_OVERRIDE,
    VT_W_STYLE,
    VT_W_STYLE_LINK,
    VT_W_SYMBOL,
    VT_W_TAB,
    VT_W_TABLE,
    VT_W_CELL,
    VT_W_TEXT,
    VT_W_VANISH,
    VT_W_VERTICAL_ALIGN
};

/** For vt_xml. */
int vt_docx_vocabulary(const char *space, const char *local);

/** A switch such as <w:caps/>: on unless w:val says false. */
bool vt_docx_is_on(struct vt_xml *xml);

#endif
