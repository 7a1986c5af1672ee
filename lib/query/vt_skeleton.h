/* vt_skeleton.h — whether a text can hold a run of words at all, told by their consonants.
 * Layer: query (uses base).  Threads: stateless.
 *
 * A syllable is an initial, a nucleus and a final; marks, tone places and letter case change only the
 * nucleus (and đ).  So a text without words of the same initials and finals side by side does not hold the
 * phrase, however it is spelled, and need not be cut into words. */
#ifndef VT_SKELETON_H
#define VT_SKELETON_H

#include "vt_arena.h"

struct vt_skeleton_word {
    struct vt_str initial, final; /* lower case, đ as d */
    bool is_any;                  /* a number: any word stands for it */
};

struct vt_skeleton {
    const struct vt_skeleton_word *words;
    size_t count;
};

/** Of the words of a phrase in match form, separated by single spaces.  False: out of memory. */
bool vt_skeleton_read(struct vt_arena *arena, struct vt_str phrase, struct vt_skeleton *ret);

/** False only where the text (NFC) does not hold the phrase.  Cost: one pass of bytes. */
bool vt_skeleton_may_stand_in(const struct vt_skeleton *skeleton, struct vt_str text);

#endif
