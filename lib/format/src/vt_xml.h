/* vt_xml.h — a part of a package as a stream of elements.  Private to format; libxml2's reader ends here
 * (with vt_html.c, which reads pages as trees).
 * No DTD, no entities but the five of XML, no network. */
#ifndef VT_XML_H
#define VT_XML_H

#include <libxml/xmlreader.h>

#include "vt_cleanup.h"
#include "vt_reader.h"

VT_DEFINE_CLEANUP(xmlTextReader, xmlFreeTextReader);
#define VT_AUTOXML VT_AUTO(vt_cleanup_xmlFreeTextReader) xmlTextReader *

enum vt_xml_event { VT_XML_START, VT_XML_END, VT_XML_TEXT, VT_XML_DONE, VT_XML_BROKEN };

/** An element that a format's reader looks at. */
struct vt_xml_name {
    const char *local;
    int element;
};

/** The element of a local name, 0 for none; names in byte order. */
int vt_xml_find(const struct vt_xml_name *names, size_t count, const char *local);

/** Which element of its format a name is; 0: none that is looked at. */
typedef int (*vt_xml_vocabulary)(const char *space, const char *local);

/** NULL: no memory.  The bytes must outlive the reader. */
xmlTextReader *vt_xml_open(struct vt_str part);

/** Move on.  An empty element gives a start and, on the next call, an end. */
struct vt_xml {
    xmlTextReader *reader;
    vt_xml_vocabulary vocabulary;
    int element; /* of a start or an end */
    int depth;
    bool end_is_due;
};
enum vt_xml_event vt_xml_next(struct vt_xml *xml);

/** At a start: pass over the element with all that is in it; its end does not come. */
void vt_xml_skip(struct vt_xml *xml);

/** An attribute by its local name, in room; "" if missing or too long. */
enum { VT_XML_VALUE_BYTES = 128 };
struct vt_str vt_xml_attribute(struct vt_xml *xml, const char *name, char room[VT_XML_VALUE_BYTES]);

/** The same in an arena, and "" where there is no memory. */
struct vt_str vt_xml_attribute_in(struct vt_xml *xml, const char *name, struct vt_arena *arena);

/** An attribute as a number, within bounds; otherwise if there is none. */
int vt_xml_number(struct vt_xml *xml, const char *name, int least, int most, int otherwise);

/** The text at VT_XML_TEXT. */
struct vt_str vt_xml_text(struct vt_xml *xml);

#endif
