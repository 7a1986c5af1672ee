#include "vt_odf_notes.h"

struct vt_odf_note_line {
    struct vt_str text;
    struct vt_odf_note_line *next;
};

bool vt_odf_notes_add(struct vt_odf_notes *notes, struct vt_arena *arena, enum vt_odf_note kind,
                      struct vt_str text)
{
    struct vt_odf_note_line *line = VT_ARENA_NEW(arena, struct vt_odf_note_line);
    struct vt_str copy = vt_arena_copy(arena, text);
    if (line == NULL || copy.ptr == NULL)
        return false;
    line->text = copy;
    if (notes->of[kind].last == NULL)
        notes->of[kind].first = line;
    else
        notes->of[kind].last->next = line;
    notes->of[kind].last = line;
    return true;
}

void vt_odf_notes_write(const struct vt_odf_notes *notes, struct vt_writer *writer)
{
    for (int kind = VT_ODF_FOOTNOTE; kind < VT_ODF_NOTE_KINDS; kind++)
        for (const struct vt_odf_note_line *line = notes->of[kind].first; line != NULL;
             line = line->next)
            vt_writer_paragraph(writer, VT_BLOCK_NOTE, line->text);
}
