/* vt_syllables.h — can this be a Vietnamese syllable?
 * Layer: text (uses base).  Threads: stateless; the table is built on first use (thread-safe).
 *
 * An initial and a rhyme of schema/syllables.tsv with at most one tone mark; rhymes in c, ch, p, t
 * take only sắc or nặng.  The share of valid syllables says how well a text was decoded or read by
 * OCR: of a healthy text it is above 0.95, the rest being foreign names and slips. */
#ifndef VT_SYLLABLES_H
#define VT_SYLLABLES_H

#include "vt_str.h"

/** One word of NFC code points; case does not count.  Constant cost. */
bool vt_syllable_is_valid(const uint32_t *word, size_t count);

/** The same of a word in UTF-8 (NFC). */
bool vt_syllable_is_valid_word(struct vt_str word);

/** Can a word in folded form (vt_fold_ascii) be a syllable that lost its marks ("quyet")?  Stricter in
 * one point: oo does not count, since it is ô typed by keystrokes in all but a few loan words. */
bool vt_syllable_is_plausible(struct vt_str folded);

struct vt_syllable_count {
    size_t valid;
    size_t total; /* runs of letters, but for abbreviations, Roman numbers and single letters */
};

/** All words of a text in NFC. */
struct vt_syllable_count vt_syllable_count(struct vt_str text);

#endif
