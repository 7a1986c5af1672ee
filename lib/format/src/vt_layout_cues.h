/* vt_layout_cues.h — words that tell what a part of a page is.  Private to format.
 * Source: Nghị định 30/2020/NĐ-CP, annex I (state); Hướng dẫn 36-HD/VPTW (Party). */
#ifndef VT_LAYOUT_CUES_H
#define VT_LAYOUT_CUES_H

#include "vt_buf.h"

enum vt_cue {
    VT_CUE_NONE,
    VT_CUE_LETTERHEAD, /* the country or the Party, upper case in all typings */
    VT_CUE_ADDRESSEE,  /* "Kính gửi" */
    VT_CUE_SIGNATURE,  /* recipients, or the authority by which is signed */
    VT_CUE_STAMP       /* the visible part of an electronic signature */
};

/** The first cue at the start of a line of the text. */
enum vt_cue vt_layout_cue(struct vt_str text);

/** Has letters, and none of them is small. */
bool vt_layout_in_capitals(struct vt_str text);

/** Append a line of a letterhead; a long run of blanks between words in capitals is a line break
 * made by hand ("ỦY BAN NHÂN DÂN          TỈNH LÀO CAI") and becomes one.  Blanks to be filled in
 * stay. */
void vt_layout_add_line(struct vt_buf *buf, struct vt_str line);

#endif
