#include "vt_xml.h"

#include <limits.h>
#include <stdlib.h>

static int compare_name(const void *local, const void *name)
{
    return strcmp(local, ((const struct vt_xml_name *)name)->local);
}

int vt_xml_find(const struct vt_xml_name *names, size_t count, const char *local)
{
    const struct vt_xml_name *name = bsearch(local, names, count, sizeof *names, compare_name);
    return name == NULL ? 0 : name->element;
}

static int element_of(const struct vt_xml *xml)
{
    const char *local = (const char *)xmlTextReaderConstLocalName(xml->reader);
    const char *space = (const char *)xmlTextReaderConstNamespaceUri(xml->reader);
    return local == NULL || space == NULL ? 0 : xml->vocabulary(space, local);
}

xmlTextReader *vt_xml_open(struct vt_str part)
{
    int length = part.len_bytes > INT_MAX ? INT_MAX : (int)part.len_bytes;
    return xmlReaderForMemory(part.ptr, length, NULL, NULL,
                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                  XML_PARSE_COMPACT);
}

enum vt_xml_event vt_xml_next(struct vt_xml *xml)
{
    if (xml->end_is_due) {
        xml->end_is_due = false;
        return VT_XML_END;
    }
    for (;;) {
        int result = xmlTextReaderRead(xml->reader);
        if (result != 1)
            return result == 0 ? VT_XML_DONE : VT_XML_BROKEN;
        xml->depth = xmlTextReaderDepth(xml->reader);
        switch (xmlTextReaderNodeType(xml->reader)) {
        case XML_READER_TYPE_ELEMENT:
            xml->element = element_of(xml);
            xml->end_is_due = xmlTextReaderIsEmptyElement(xml->reader) == 1;
            return VT_XML_START;
        case XML_READER_TYPE_END_ELEMENT:
            xml->element = element_of(xml);
            return VT_XML_END;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            return VT_XML_TEXT;
        default:
            break;
        }
    }
}

void vt_xml_skip(struct vt_xml *xml)
{
    if (xml->end_is_due) {
        xml->end_is_due = false;
        return;
    }
    int depth = xml->depth;
    for (;;) {
        enum vt_xml_event event = vt_xml_next(xml);
        if (event == VT_XML_DONE || event == VT_XML_BROKEN)
            return;
        if (event == VT_XML_END && xml->depth == depth)
            return;
    }
}

struct vt_str vt_xml_attribute(struct vt_xml *xml, const char *name, char room[VT_XML_VALUE_BYTES])
{
    struct vt_str value = VT_STR_EMPTY;
    while (value.len_bytes == 0 && xmlTextReaderMoveToNextAttribute(xml->reader) == 1) {
        const char *local = (const char *)xmlTextReaderConstLocalName(xml->reader);
        const char *text = (const char *)xmlTextReaderConstValue(xml->reader);
        if (local == NULL || text == NULL || strcmp(local, name) != 0)
            continue;
        size_t length = strlen(text);
        if (length >= VT_XML_VALUE_BYTES)
            break;
        memcpy(room, text, length + 1);
        value = vt_str_n(room, length);
    }
    xmlTextReaderMoveToElement(xml->reader);
    return value;
}

struct vt_str vt_xml_attribute_in(struct vt_xml *xml, const char *name, struct vt_arena *arena)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str copy = vt_arena_copy(arena, vt_xml_attribute(xml, name, room));
    return copy.ptr == NULL ? VT_STR_EMPTY : copy;
}

int vt_xml_number(struct vt_xml *xml, const char *name, int least, int most, int otherwise)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str value = vt_xml_attribute(xml, name, room);
    if (value.len_bytes == 0)
        return otherwise;
    long number = strtol(value.ptr, NULL, 10);
    return number < least || number > most ? otherwise : (int)number;
}

struct vt_str vt_xml_text(struct vt_xml *xml)
{
    return vt_str((const char *)xmlTextReaderConstValue(xml->reader));
}
