#include "vt_xlsx_xml.h"

/* In byte order. */
static const struct vt_xml_name NAMES[] = {
    {"Relationship", VT_S_RELATIONSHIP},
    {"c", VT_S_CELL},
    {"cellXfs", VT_S_CELL_FORMATS},
    {"is", VT_S_INLINE_STRING},
    {"numFmt", VT_S_NUMBER_FORMAT},
    {"rPh", VT_S_PHONETIC},
    {"row", VT_S_ROW},
    {"sheet", VT_S_SHEET},
    {"si", VT_S_STRING},
    {"t", VT_S_TEXT},
    {"v", VT_S_VALUE},
    {"workbookPr", VT_S_WORKBOOK_PROPERTIES},
    {"xf", VT_S_FORMAT},
};

int vt_xlsx_vocabulary(const char *space, const char *local)
{
    static const char *const SPACES[] = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(SPACES); i++)
        if (strcmp(space, SPACES[i]) == 0)
            return vt_xml_find(NAMES, VT_ARRAY_LEN(NAMES), local);
    return VT_S_OTHER;
}
