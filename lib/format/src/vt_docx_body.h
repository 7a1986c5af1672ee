/* vt_docx_body.h — paragraphs and tables of a Word part.  Private to format. */
#ifndef VT_DOCX_BODY_H
#define VT_DOCX_BODY_H

#include "vt_docx_notes.h"
#include "vt_docx_numbering.h"
#include "vt_docx_styles.h"
#include "vt_writer.h"

struct vt_docx {
    struct vt_writer writer;
    struct vt_docx_styles styles;
    struct vt_docx_numbering *numbering;
    struct vt_docx_notes footnotes;
    struct vt_docx_notes endnotes;
};

enum vt_docx_part { VT_DOCX_DOCUMENT, VT_DOCX_FOOTNOTES, VT_DOCX_ENDNOTES };

/** Write a part's text.  Of the notes only those that the document refers to.
 *  VT_E_FORMAT: no XML, or damaged before its end. */
int vt_docx_body_read(struct vt_docx *docx, struct vt_str part, enum vt_docx_part kind,
                      struct vt_error *err);

#endif
