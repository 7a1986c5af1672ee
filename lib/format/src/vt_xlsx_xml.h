/* vt_xlsx_xml.h — the elements of SpreadsheetML.  Private to format.
 * Source: ECMA-376 part 1, clause 18; both namespaces, transitional and strict. */
#ifndef VT_XLSX_XML_H
#define VT_XLSX_XML_H

#include "vt_xml.h"

/** The elements that are looked at; any other is VT_S_OTHER. */
enum vt_s {
    VT_S_OTHER,
    VT_S_CELL,
    VT_S_CELL_FORMATS,
    VT_S_FORMAT,
    VT_S_INLINE_STRING,
    VT_S_NUMBER_FORMAT,
    VT_S_PHONETIC,
    VT_S_RELATIONSHIP,
    VT_S_ROW,
    VT_S_SHEET,
    VT_S_STRING,
    VT_S_TEXT,
    VT_S_VALUE,
    VT_S_WORKBOOK_PROPERTIES
};

/** For vt_xml. */
int vt_xlsx_vocabulary(const char *space, const char *local);

#endif
