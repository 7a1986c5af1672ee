/* vt_code_phrase.h — whether the words of a phrase stand side by side, told by their codes.
 * Layer: query (uses text).  Threads: stateless. */
#ifndef VT_CODE_PHRASE_H
#define VT_CODE_PHRASE_H

#include "vt_codes.h"

enum {
    VT_CODE_PHRASE_WORDS = 32, /* of a longer phrase, or one of too many forms, the beginning */
    VT_CODE_PHRASE_SLOTS = 1024
};

/** Where each code stands in a phrase.  6 kB. */
struct vt_code_phrase {
    size_t length;                         /* in words, as far as it is looked for */
    uint16_t codes[VT_CODE_PHRASE_SLOTS];  /* open addressing, VT_CODE_STOP: free */
    uint32_t places[VT_CODE_PHRASE_SLOTS]; /* bit i: may be word i */
};

/** Of words separated by spaces.  A word with marks stands for itself typed without them, too; in a
 * phrase without any marks a word stands for all that have its letters. */
int vt_code_phrase_read(struct vt_arena *arena, struct vt_str phrase, struct vt_code_phrase *ret,
                        struct vt_error *err);

/** Go on through codes from a state (at first 0), over stops.  False: the phrase does not end in
 * them.  Cost: two nanoseconds a code. */
bool vt_code_phrase_find(const struct vt_code_phrase *phrase, struct vt_codes codes,
                         uint32_t *state);

#endif
