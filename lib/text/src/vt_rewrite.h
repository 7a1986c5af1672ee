/* vt_rewrite.h — a copy of a text with replacements, and the way back.  Private to text. */
#ifndef VT_REWRITE_H
#define VT_REWRITE_H

#include "vt_buf.h"
#include "vt_decode.h"

struct vt_rewrite {
    struct vt_str source;
    struct vt_buf out;
    struct vt_offset_step *steps;
    size_t step_count, step_room;
    size_t copied; /* source bytes dealt with */
    int failed;
};

/** Release with vt_rewrite_release. */
void vt_rewrite_init(struct vt_rewrite *rewrite, struct vt_str source);
void vt_rewrite_release(struct vt_rewrite *rewrite);

/** Keep the source up to `at`. */
void vt_rewrite_keep(struct vt_rewrite *rewrite, size_t at);

/** Put text in place of source bytes [from, to); from is not before what was dealt with. */
void vt_rewrite_replace(struct vt_rewrite *rewrite, size_t from, size_t to, struct vt_str text);

/** Keep the rest and move all into the arena. */
int vt_rewrite_finish(struct vt_rewrite *rewrite, struct vt_arena *arena, struct vt_text *ret,
                      struct vt_error *err);

#endif
