#include "vt_odf_xml.h"

/* In byte order. */
static const struct vt_xml_name NAMES[] = {
    {"alphabetical-index", VT_ODF_INDEX},
    {"alphabetical-index-source", VT_ODF_DROPPED},
    {"annotation", VT_ODF_DROPPED},
    {"annotation-end", VT_ODF_DROPPED},
    {"bibliography", VT_ODF_INDEX},
    {"bibliography-source", VT_ODF_DROPPED},
    {"body", VT_ODF_BODY},
    {"content-validations", VT_ODF_DROPPED},
    {"covered-table-cell", VT_ODF_COVERED_CELL},
    {"default-style", VT_ODF_DEFAULT_STYLE},
    {"desc", VT_ODF_DROPPED},
    {"event-listeners", VT_ODF_DROPPED},
    {"font-face", VT_ODF_FONT_FACE},
    {"forms", VT_ODF_DROPPED},
    {"h", VT_ODF_HEADING},
    {"hidden-paragraph", VT_ODF_HIDDEN_TEXT},
    {"hidden-text", VT_ODF_HIDDEN_TEXT},
    {"illustration-index", VT_ODF_INDEX},
    {"illustration-index-source", VT_ODF_DROPPED},
    {"line-break", VT_ODF_LINE_BREAK},
    {"list", VT_ODF_LIST},
    {"list-header", VT_ODF_LIST_HEADER},
    {"list-item", VT_ODF_LIST_ITEM},
    {"list-level-style-bullet", VT_ODF_BULLET_LEVEL},
    {"list-level-style-image", VT_ODF_BULLET_LEVEL},
    {"list-level-style-number", VT_ODF_NUMBER_LEVEL},
    {"list-style", VT_ODF_LIST_STYLE},
    {"master-styles", VT_ODF_DROPPED},
    {"note", VT_ODF_NOTE},
    {"note-citation", VT_ODF_CITATION},
    {"object", VT_ODF_DROPPED},
    {"object-index", VT_ODF_INDEX},
    {"object-index-source", VT_ODF_DROPPED},
    {"object-ole", VT_ODF_DROPPED},
    {"outline-level-style", VT_ODF_NUMBER_LEVEL},
    {"outline-style", VT_ODF_OUTLINE_STYLE},
    {"p", VT_ODF_PARAGRAPH},
    {"ruby-text", VT_ODF_DROPPED},
    {"s", VT_ODF_SPACES},
    {"scripts", VT_ODF_DROPPED},
    {"section", VT_ODF_SECTION},
    {"span", VT_ODF_SPAN},
    {"style", VT_ODF_STYLE},
    {"tab", VT_ODF_TAB},
    {"table", VT_ODF_TABLE},
    {"table-cell", VT_ODF_CELL},
    {"table-index", VT_ODF_INDEX},
    {"table-index-source", VT_ODF_DROPPED},
    {"table-of-content", VT_ODF_INDEX},
    {"table-of-content-source", VT_ODF_DROPPED},
    {"table-properties", VT_ODF_TABLE_PROPERTIES},
    {"table-row", VT_ODF_ROW},
    {"text-properties", VT_ODF_TEXT_PROPERTIES},
    {"title", VT_ODF_DROPPED},
    {"tracked-changes", VT_ODF_DROPPED},
    {"user-index", VT_ODF_INDEX},
    {"user-index-source", VT_ODF_DROPPED},
};

/* A description of a drawing is none of its text, but a field shows the document's title. */
static bool is_field(const char *space, const char *local)
{
    return strcmp(local, "title") == 0 && strstr(space, ":text:") != NULL;
}

int vt_odf_vocabulary(const char *space, const char *local)
{
    static const char SPACES[] = "urn:oasis:names:tc:opendocument:xmlns:";
    if (strncmp(space, SPACES, sizeof SPACES - 1) != 0 || is_field(space, local))
        return VT_ODF_OTHER;
    return vt_xml_find(NAMES, VT_ARRAY_LEN(NAMES), local);
}
