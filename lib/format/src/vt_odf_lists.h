/* vt_odf_lists.h — the automatic numbers of an OpenDocument text ("Điều 1.", "a)"), as its lists and its
 * outline count them.  Private to format.  Source: OpenDocument 1.3 part 3, 5.3 and 16.30 to 16.34. */
#ifndef VT_ODF_LISTS_H
#define VT_ODF_LISTS_H

#include "vt_buf.h"
#include "vt_odf_xml.h"

enum { VT_ODF_LEVELS = 10 /* of lists and of the outline */ };

struct vt_odf_lists; /* in the arena of the document, with its counters */

/** NULL: no memory. */
struct vt_odf_lists *vt_odf_lists_new(struct vt_arena *arena);

/** Add the definitions of styles.xml, then those of content.xml; as vt_odf_styles_read. */
int vt_odf_lists_read(struct vt_odf_lists *lists, struct vt_str part, struct vt_error *err);

/** At text:list.  The outermost one counts anew unless it says which one it goes on with. */
void vt_odf_list_begin(struct vt_odf_lists *lists, struct vt_xml *xml);
void vt_odf_list_end(struct vt_odf_lists *lists);

/** At text:list-item. */
void vt_odf_list_item(struct vt_odf_lists *lists, struct vt_xml *xml);
/** At text:list-header: what follows in the list has no number until the next item. */
void vt_odf_list_header(struct vt_odf_lists *lists);

/** At a paragraph: count it and append its label if it is the first of its item, without what separates
 *  it from the text. */
void vt_odf_list_label(struct vt_odf_lists *lists, struct vt_buf *buf);

/** The same for a heading outside lists, by the outline; level from 1. */
void vt_odf_outline_label(struct vt_odf_lists *lists, int level, struct vt_buf *buf);

#endif
