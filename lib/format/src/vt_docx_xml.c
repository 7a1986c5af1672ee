#include "vt_docx_xml.h"

#include <limits.h>
#include <stdlib.h>

struct name {
    const char *local;
    enum vt_w element;
};

/* In byte order. */
static const struct name NAMES[] = {
    {"Fallback", VT_W_FALLBACK},
    {"abstractNum", VT_W_ABSTRACT_NUM},
    {"abstractNumId", VT_W_ABSTRACT_NUM_ID},
    {"basedOn", VT_W_BASED_ON},
    {"br", VT_W_BR},
    {"caps", VT_W_CAPS},
    {"cr", VT_W_CR},
    {"del", VT_W_DEL},
    {"delText", VT_W_DEL_TEXT},
    {"endnote", VT_W_ENDNOTE},
    {"endnoteReference", VT_W_ENDNOTE_REFERENCE},
    {"fldChar", VT_W_FIELD_CHAR},
    {"footnote", VT_W_FOOTNOTE},
    {"footnoteReference", VT_W_FOOTNOTE_REFERENCE},
    {"gridSpan", VT_W_GRID_SPAN},
    {"ilvl", VT_W_ILVL},
    {"instrText", VT_W_INSTRUCTION},
    {"isLgl", VT_W_IS_LEGAL},
    {"lvl", VT_W_LEVEL},
    {"lvlOverride", VT_W_LEVEL_OVERRIDE},
    {"lvlRestart", VT_W_LEVEL_RESTART},
    {"lvlText", VT_W_LEVEL_TEXT},
    {"moveFrom", VT_W_MOVE_FROM},
    {"name", VT_W_NAME},
    {"noBreakHyphen", VT_W_NO_BREAK_HYPHEN},
    {"num", VT_W_NUM},
    {"numFmt", VT_W_NUM_FORMAT},
    {"numId", VT_W_NUM_ID},
    {"numStyleLink", VT_W_NUM_STYLE_LINK},
    {"outlineLvl", VT_W_OUTLINE_LEVEL},
    {"p", VT_W_PARAGRAPH},
    {"pPr", VT_W_PARAGRAPH_PROPERTIES},
    {"pPrChange", VT_W_PARAGRAPH_CHANGE},
    {"pStyle", VT_W_PARAGRAPH_STYLE},
    {"ptab", VT_W_POSITIONED_TAB},
    {"r", VT_W_RUN},
    {"rFonts", VT_W_RUN_FONTS},
    {"rPr", VT_W_RUN_PROPERTIES},
    {"rPrChange", VT_W_RUN_CHANGE},
    {"rStyle", VT_W_RUN_STYLE},
    {"sectPr", VT_W_SECTION},
    {"start", VT_W_START},
    {"startOverride", VT_W_START_OVERRIDE},
    {"style", VT_W_STYLE},
    {"styleLink", VT_W_STYLE_LINK},
    {"sym", VT_W_SYMBOL},
    {"t", VT_W_TEXT},
    {"tab", VT_W_TAB},
    {"tbl", VT_W_TABLE},
    {"tc", VT_W_CELL},
    {"tr", VT_W_ROW},
    {"trPr", VT_W_ROW_PROPERTIES},
    {"vanish", VT_W_VANISH},
    {"vertAlign", VT_W_VERTICAL_ALIGN},
};

static int compare_name(const void *local, const void *name)
{
    return strcmp(local, ((const struct name *)name)->local);
}

/* Names of other namespaces mean nothing here, but for the fallback of a drawing (it repeats the
 * text) and the text of a formula. */
static enum vt_w element_of(xmlTextReader *reader)
{
    static const char *const SPACES[] = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    };
    const char *local = (const char *)xmlTextReaderConstLocalName(reader);
    const char *space = (const char *)xmlTextReaderConstNamespaceUri(reader);
    if (local == NULL || space == NULL)
        return VT_W_OTHER;
    const struct name *name =
        bsearch(local, NAMES, VT_ARRAY_LEN(NAMES), sizeof NAMES[0], compare_name);
    if (name == NULL)
        return VT_W_OTHER;
    for (size_t i = 0; i < VT_ARRAY_LEN(SPACES); i++)
        if (strcmp(space, SPACES[i]) == 0)
            return name->element;
    if (name->element == VT_W_FALLBACK && strstr(space, "markup-compatibility") != NULL)
        return VT_W_FALLBACK;
    if (name->element == VT_W_TEXT && strstr(space, "officeDocument/2006/math") != NULL)
        return VT_W_TEXT;
    return VT_W_OTHER;
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
            xml->element = element_of(xml->reader);
            xml->end_is_due = xmlTextReaderIsEmptyElement(xml->reader) == 1;
            return VT_XML_START;
        case XML_READER_TYPE_END_ELEMENT:
            xml->element = element_of(xml->reader);
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

int vt_xml_number(struct vt_xml *xml, const char *name, int least, int most, int otherwise)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str value = vt_xml_attribute(xml, name, room);
    if (value.len_bytes == 0)
        return otherwise;
    long number = strtol(value.ptr, NULL, 10);
    return number < least || number > most ? otherwise : (int)number;
}

bool vt_xml_is_on(struct vt_xml *xml)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str value = vt_xml_attribute(xml, "val", room);
    return !vt_str_eq(value, VT_STR("0")) && !vt_str_eq(value, VT_STR("false")) &&
           !vt_str_eq(value, VT_STR("off"));
}

struct vt_str vt_xml_text(struct vt_xml *xml)
{
    return vt_str((const char *)xmlTextReaderConstValue(xml->reader));
}
