/* vt_odf_styles.h — what the styles of an OpenDocument file say of its text.  Private to format.
 * Source: OpenDocument 1.3 part 3, 16 and 20. */
#ifndef VT_ODF_STYLES_H
#define VT_ODF_STYLES_H

#include "vt_odf_xml.h"
#include "vt_run.h"

/** How text is shown. */
struct vt_odf_look {
    struct vt_run_style run;
    bool is_hidden;
};

struct vt_odf_styles; /* in the arena of the document */

/** NULL: no memory. */
struct vt_odf_styles *vt_odf_styles_new(struct vt_arena *arena);

/** Add those of styles.xml, then those of content.xml (a part may be empty).  A damaged part gives
 *  the styles before the damage. */
int vt_odf_styles_read(struct vt_odf_styles *styles, struct vt_str part, struct vt_error *err);

/** Put the styles that were read in order; before the functions below. */
void vt_odf_styles_finish(struct vt_odf_styles *styles);

/** Text in a paragraph of a style; in a span of a style that stands in text of a look. */
struct vt_odf_look vt_odf_paragraph_look(const struct vt_odf_styles *styles, struct vt_str style);
struct vt_odf_look vt_odf_span_look(const struct vt_odf_styles *styles, struct vt_str style,
                                    struct vt_odf_look around);

/** Whether a table (sheet) of this style is hidden. */
bool vt_odf_table_is_hidden(const struct vt_odf_styles *styles, struct vt_str style);

#endif
