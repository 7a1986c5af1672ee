#include "vt_docx_xml.h"

/* In byte order. */
static const struct vt_xml_name NAMES[] = {
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

/* Names of other namespaces mean nothing here, but for the fallback of a drawing (it repeats the
 * text) and the text of a formula. */
int vt_docx_vocabulary(const char *space, const char *local)
{
    static const char *const SPACES[] = {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    };
    int element = vt_xml_find(NAMES, VT_ARRAY_LEN(NAMES), local);
    for (size_t i = 0; i < VT_ARRAY_LEN(SPACES); i++)
        if (strcmp(space, SPACES[i]) == 0)
            return element;
    if (element == VT_W_FALLBACK && strstr(space, "markup-compatibility") != NULL)
        return VT_W_FALLBACK;
    if (element == VT_W_TEXT && strstr(space, "officeDocument/2006/math") != NULL)
        return VT_W_TEXT;
    return VT_W_OTHER;
}

bool vt_docx_is_on(struct vt_xml *xml)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str value = vt_xml_attribute(xml, "val", room);
    return !vt_str_eq(value, VT_STR("0")) && !vt_str_eq(value, VT_STR("false")) &&
           !vt_str_eq(value, VT_STR("off"));
}
