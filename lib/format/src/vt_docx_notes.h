/* vt_docx_notes.h — foot- or endnotes by the order in which the document refers to them.  Private
 * to format. */
#ifndef VT_DOCX_NOTES_H
#define VT_DOCX_NOTES_H

#include "vt_buf.h"
#include "vt_xml.h"

/* All zero: no notes yet. */
struct vt_docx_notes {
    int *ids;
    size_t count;
    size_t room;
};

void vt_docx_notes_release(struct vt_docx_notes *notes);

/** At a note or a reference to one: its id, -1 if it has none or is a separator. */
int vt_docx_note_id(struct vt_xml *xml);

/** The number under which a note is referred to, counted from 1; 0: no memory. */
size_t vt_docx_notes_refer(struct vt_docx_notes *notes, int id);

/** The number of a note, or 0: the document does not refer to it. */
size_t vt_docx_notes_number(const struct vt_docx_notes *notes, int id);

/** The note that is being read: its number, 0 if it is not shown, and whether its mark is still to be
 *  written. */
struct vt_docx_note {
    size_t number;
    bool is_new;
};

/** Append the mark of a note that is new. */
void vt_docx_note_begin_text(struct vt_docx_note *note, struct vt_buf *buf);

/** Append the mark of a note: its number, raised. */
void vt_docx_notes_mark(size_t number, struct vt_buf *buf);

#endif
