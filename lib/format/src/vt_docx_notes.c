#include "vt_docx_notes.h"

#include <stdio.h>
#include <stdlib.h>

#include "vt_superscript.h"

void vt_docx_notes_release(struct vt_docx_notes *notes)
{
    free(notes->ids);
    *notes = (struct vt_docx_notes){NULL, 0, 0};
}

int vt_docx_note_id(struct vt_xml *xml)
{
    return vt_xml_number(xml, "id", 0, INT32_MAX, -1);
}

size_t vt_docx_notes_refer(struct vt_docx_notes *notes, int id)
{
    if (notes->count == notes->room) {
        size_t room = notes->room == 0 ? 32 : notes->room * 2;
        int *ids = reallocarray(notes->ids, room, sizeof *ids);
        if (ids == NULL)
            return 0;
        notes->ids = ids;
        notes->room = room;
    }
    notes->ids[notes->count++] = id;
    return notes->count;
}

size_t vt_docx_notes_number(const struct vt_docx_notes *notes, int id)
{
    for (size_t i = 0; i < notes->count; i++)
        if (notes->ids[i] == id)
            return i + 1;
    return 0;
}

void vt_docx_notes_mark(size_t number, struct vt_buf *buf)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    vt_superscript_add(buf, vt_str(digits));
}

void vt_docx_note_begin_text(struct vt_docx_note *note, struct vt_buf *buf)
{
    if (note->is_new)
        vt_docx_notes_mark(note->number, buf);
    note->is_new = false;
}
