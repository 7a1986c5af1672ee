/* vt_syllable.h — what can be a Vietnamese syllable.
 * An initial (or none), one of some 160 rhymes, at most one tone; syllables that end in c ch p t
 * have the tones sắc or nặng only.  (Spelling as in Hoàng Phê, Chính tả tiếng Việt.) */
#ifndef VT_SYLLABLE_H
#define VT_SYLLABLE_H

#include "vt_str.h"

/** Whether a word in match form is a syllable as written, with its marks and its tone. */
bool vt_syllable_valid(struct vt_str match);

/** Whether a word in folded form can be a syllable that lost its marks ("quyet").  Stricter in one
 * point: oo does not count, since it is ô typed by keystrokes in all but a few loan words. */
bool vt_syllable_plausible(struct vt_str folded);

#endif
