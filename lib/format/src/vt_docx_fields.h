/* vt_docx_fields.h — fields: a code ("PAGE"), then what it shows.  Private to format. */
#ifndef VT_DOCX_FIELDS_H
#define VT_DOCX_FIELDS_H

#include "vt_docx_xml.h"

/* All zero: outside any field. */
struct vt_docx_fields {
    unsigned depth;
    uint32_t codes; /* bit set: that field is still at its code */
};

/** At the start of a w:fldChar. */
void vt_docx_fields_read(struct vt_docx_fields *fields, struct vt_xml *xml);

/** Whether text that stands here belongs to a code. */
static inline bool vt_docx_fields_in_code(const struct vt_docx_fields *fields)
{
    return fields->codes != 0;
}

/** No code runs over the end of a paragraph: a field that was never closed hides no more than that.
 */
static inline void vt_docx_fields_end_codes(struct vt_docx_fields *fields)
{
    fields->codes = 0;
}

#endif
