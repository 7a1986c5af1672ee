/* vt_odf_paragraph.h — the text of one OpenDocument paragraph while it is read.  Private to format.
 * White space of the file collapses; blanks that count are elements (OpenDocument 1.3 part 3, 6.1.2). */
#ifndef VT_ODF_PARAGRAPH_H
#define VT_ODF_PARAGRAPH_H

#include "vt_odf_notes.h"
#include "vt_odf_styles.h"

enum { VT_ODF_DEEPEST_SPAN = 32 };

struct vt_odf_paragraph {
    struct vt_buf text, label;
    struct vt_run run;                             /* not yet in text */
    struct vt_odf_look looks[VT_ODF_DEEPEST_SPAN]; /* the paragraph's, then those of its spans */
    unsigned look_count;
    enum vt_odf_note note; /* the kind of note it stands in */
    bool is_heading;
    bool ends_blank; /* white space that follows is none */
};

void vt_odf_paragraph_init(struct vt_odf_paragraph *paragraph, size_t cap_bytes);
void vt_odf_paragraph_release(struct vt_odf_paragraph *paragraph);

/** Make it an empty paragraph. */
void vt_odf_paragraph_begin(struct vt_odf_paragraph *paragraph, struct vt_odf_look look);

void vt_odf_span_begin(struct vt_odf_paragraph *paragraph, struct vt_odf_look look);
void vt_odf_span_end(struct vt_odf_paragraph *paragraph);
/** The look of what comes next. */
struct vt_odf_look vt_odf_paragraph_now(const struct vt_odf_paragraph *paragraph);

/** Text of the file, with its white space; or as it is. */
void vt_odf_paragraph_add(struct vt_odf_paragraph *paragraph, struct vt_str text);
void vt_odf_paragraph_add_exact(struct vt_odf_paragraph *paragraph, struct vt_str text);
/** The mark of a note. */
void vt_odf_paragraph_add_mark(struct vt_odf_paragraph *paragraph, struct vt_str mark);

#endif
