#include "vt_docx_fields.h"

/* Fields inside fields deeper than this have their codes shown. */
enum { DEEPEST_FIELD = 32 };

void vt_docx_fields_read(struct vt_docx_fields *fields, struct vt_xml *xml)
{
    char room[VT_XML_VALUE_BYTES];
    struct vt_str type = vt_xml_attribute(xml, "fldCharType", room);
    if (vt_str_eq(type, VT_STR("begin"))) {
        if (fields->depth < DEEPEST_FIELD)
            fields->codes |= UINT32_C(1) << fields->depth;
        fields->depth++;
        return;
    }
    if (fields->depth == 0)
        return;
    if (fields->depth <= DEEPEST_FIELD)
        fields->codes &= ~(UINT32_C(1) << (fields->depth - 1));
    if (vt_str_eq(type, VT_STR("end")))
        fields->depth--;
}
