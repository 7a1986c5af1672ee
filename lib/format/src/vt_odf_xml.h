/* vt_odf_xml.h — the elements of OpenDocument.  Private to format.
 * Source: OpenDocument 1.3 part 3.  Local names are enough: those that are looked at stand in one of
 * its namespaces only. */
#ifndef VT_ODF_XML_H
#define VT_ODF_XML_H

#include "vt_xml.h"

/** The elements that are looked at; any other is VT_ODF_OTHER. */
enum vt_odf {
    VT_ODF_OTHER,
    VT_ODF_BODY,
    VT_ODF_BULLET_LEVEL,
    VT_ODF_CELL,
    VT_ODF_CITATION, /* of a note: the mark that is shown */
    VT_ODF_COVERED_CELL,
    VT_ODF_DEFAULT_STYLE,
    VT_ODF_DROPPED, /* no text of the document: comments, deletions, templates of indexes */
    VT_ODF_FONT_FACE,
    VT_ODF_HEADING,
    VT_ODF_HIDDEN_TEXT,
    VT_ODF_INDEX, /* table of contents and the like */
    VT_ODF_LINE_BREAK,
    VT_ODF_LIST,
    VT_ODF_LIST_HEADER,
    VT_ODF_LIST_ITEM,
    VT_ODF_LIST_STYLE,
    VT_ODF_NOTE,
    VT_ODF_NUMBER_LEVEL,
    VT_ODF_OUTLINE_STYLE,
    VT_ODF_PARAGRAPH,
    VT_ODF_ROW,
    VT_ODF_SECTION,
    VT_ODF_SPACES,
    VT_ODF_SPAN,
    VT_ODF_STYLE,
    VT_ODF_TAB,
    VT_ODF_TABLE,
    VT_ODF_TABLE_PROPERTIES,
    VT_ODF_TEXT_PROPERTIES
};

/** For vt_xml. */
int vt_odf_vocabulary(const char *space, const char *local);

#endif
