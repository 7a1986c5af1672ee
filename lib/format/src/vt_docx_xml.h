/* vt_docx_xml.h — WordprocessingML as a stream of elements.  Private to format.
 * Source: ECMA-376 part 1, clause 17; both namespaces, transitional and strict. */
#ifndef VT_DOCX_XML_H
#define VT_DOCX_XML_H

#include <libxml/xmlreader.h>

#include "vt_cleanup.h"
#include "vt_reader.h"

VT_DEFINE_CLEANUP(xmlTextReader, xmlFreeTextReader);
#define VT_AUTOXML VT_AUTO(vt_cleanup_xmlFreeTextReader) xmlTextReader *

enum vt_xml_event { VT_XML_START, VT_XML_END, VT_XML_TEXT, VT_XML_DONE, VT_XML_BROKEN };

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

/** NULL: no memory.  The bytes must outlive the reader. */
xmlTextReader *vt_xml_open(struct vt_str part);

/** Move on.  An empty element gives a start and, on the next call, an end. */
struct vt_xml {
    xmlTextReader *reader;
    enum vt_w element; /* of a start or an end */
    int depth;
    bool end_is_due;
};
enum vt_xml_event vt_xml_next(struct vt_xml *xml);

/** At a start: pass over the element with all that is in it; its end does not come. */
void vt_xml_skip(struct vt_xml *xml);

/** An attribute by its local name, in room; "" if missing or too long. */
enum { VT_XML_VALUE_BYTES = 128 };
struct vt_str vt_xml_attribute(struct vt_xml *xml, const char *name, char room[VT_XML_VALUE_BYTES]);

/** The w:val attribute as a number, within bounds; otherwise if there is none. */
int vt_xml_number(struct vt_xml *xml, const char *name, int least, int most, int otherwise);

/** A switch such as <w:caps/>: on unless w:val says false. */
bool vt_xml_is_on(struct vt_xml *xml);

/** The text at VT_XML_TEXT. */
struct vt_str vt_xml_text(struct vt_xml *xml);

#endif
