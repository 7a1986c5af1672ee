/* vt_odf_notes.h — foot- and endnotes, which stand amid the text and are written behind it.  Private to
 * format. */
#ifndef VT_ODF_NOTES_H
#define VT_ODF_NOTES_H

#include "vt_writer.h"

enum vt_odf_note { VT_ODF_NO_NOTE, VT_ODF_FOOTNOTE, VT_ODF_ENDNOTE, VT_ODF_NOTE_KINDS };

struct vt_odf_note_line;

/* All zero: no notes yet.  Lives in the arena of the document. */
struct vt_odf_notes {
    struct {
        struct vt_odf_note_line *first, *last;
    } of[VT_ODF_NOTE_KINDS];
};

/** Keep a paragraph of a note.  False: no memory. */
bool vt_odf_notes_add(struct vt_odf_notes *notes, struct vt_arena *arena, enum vt_odf_note kind,
                      struct vt_str text);

void vt_odf_notes_write(const struct vt_odf_notes *notes, struct vt_writer *writer);

#endif
