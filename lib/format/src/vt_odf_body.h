/* vt_odf_body.h — paragraphs, lists, notes and tables of an OpenDocument text or workbook.  Private to
 * format. */
#ifndef VT_ODF_BODY_H
#define VT_ODF_BODY_H

#include "vt_odf_lists.h"
#include "vt_odf_styles.h"
#include "vt_writer.h"

struct vt_odf_document {
    struct vt_writer writer;
    struct vt_odf_styles *styles;
    struct vt_odf_lists *lists;
};

/** Write the text of content.xml; notes stand behind it, footnotes first.
 *  VT_E_FORMAT: no XML, or damaged before its end. */
int vt_odf_body_read(struct vt_odf_document *odf, struct vt_str part, struct vt_error *err);

#endif
