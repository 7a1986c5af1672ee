/* vt_vowels.h — where the tone mark of a syllable stands. */
#ifndef VT_VOWELS_H
#define VT_VOWELS_H

#include "vt_fold.h"

enum { VT_VOWEL_WORD_LIMIT = 32 };

/** Move the tone of a lower-case word, given as NFC code points, to where the old style puts it: in
 * an open syllable in oa, oe, uy onto the first vowel (hoà → hòa), except after qu (quý), where it
 * is put right (qúy → quý).  Other words stay. */
void vt_vowels_place_tone(const struct vt_letter *letters, uint32_t *word, size_t count);

/** Spell the vowel of a lower-case word that is written i or y alike ("kĩ", "kỹ") as state documents
 * mostly do: y behind h k l m t, alone with a tone, and in quy, quynh, quyt, quych; i behind s and v.
 * True if a letter changed: the folded form of the word is another then.  To be called before
 * vt_vowels_place_tone ("qúi" → "qúy" → "quý"). */
bool vt_vowels_unify_i(const struct vt_letter *letters, uint32_t *word, size_t count);

/** The code point of a plain vowel (a ă â e …) with a tone 1..5; the vowel itself if there is none.
 */
uint32_t vt_vowel_with_tone(uint32_t plain, uint8_t tone);

#endif
