/* vt_rank.h — how much of a question a text has, beyond its single words.
 * Layer: query (uses text).  Threads: stateless.  docs/ranking.md.
 *
 * The index ranks by single syllables, and most Vietnamese words have two: "đất đai" is another thing
 * than đất here and đai there.  So texts are compared by pairs of adjacent syllables. */
#ifndef VT_RANK_H
#define VT_RANK_H

#include "vt_codes.h"
#include "vt_query.h"

enum {
    VT_RANK_PAIRS = 64,                     /* of a question, that count: one bit each */
    VT_RANK_CLASSES = 2 * VT_RANK_PAIRS + 1 /* its different words, and all others */
};

/** The pairs of adjacent words of a question, each once.  Words of a question with marks are compared
 * with their marks, those of one without by their letters; numbers by their value.  80 kB. */
struct vt_rank_question {
    size_t count;                                    /* of pairs */
    uint8_t classes[VT_CODE_COUNT];                  /* of a code: the word it is, 0: none */
    uint8_t pairs[VT_RANK_CLASSES][VT_RANK_CLASSES]; /* of two words: 1 + their pair, 0: none */
};

/** Abbreviations that the question spells out count as they are spelled. */
int vt_rank_question_read(struct vt_arena *arena, const struct vt_query *query, struct vt_str text,
                          struct vt_rank_question *ret, struct vt_error *err);

/** What one text has of a question.  Bit i: pair i. */
struct vt_rank_profile {
    uint64_t in_text, in_title;
    uint32_t words;  /* of the text */
    double sentence; /* share of the pairs that the best sentence has */
    double heading;  /* share of the heading's pairs that are the question's */
};

/** Cost: a nanosecond a word. */
void vt_rank_profile_read(const struct vt_rank_question *question,
                          const struct vt_unit_codes *codes, struct vt_rank_profile *ret);

/** Where in a text, given in parts, the sentence that has most of the question stands: 0 (its beginning)
 * to 1.  The first of equals. */
double vt_rank_best_place(const struct vt_rank_question *question, const struct vt_codes *parts,
                          size_t count);

/** How much each pair tells: the fewer of these texts have it, the more (Robertson and Spärck Jones),
 * in sum 1. */
void vt_rank_rarity(const struct vt_rank_question *question, const struct vt_rank_profile *profiles,
                    size_t count, double rarity[VT_RANK_PAIRS]);

/** The rarity of these pairs in sum, 0..1. */
double vt_rank_share(const double rarity[VT_RANK_PAIRS], uint64_t pairs);

#endif
