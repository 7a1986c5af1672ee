/* vt_match.h — how well a work fits what a person typed.
 * Layer: graph (private).  Threads: stateless. */
#ifndef VT_MATCH_H
#define VT_MATCH_H

#include "vt_graph_handle.h"
#include "vt_question.h"

/** In what way a work was found; the surest first. */
enum vt_match_kind {
    VT_MATCH_KEY,    /* the whole number */
    VT_MATCH_LOOSE,  /* the whole number, written otherwise */
    VT_MATCH_NAME,   /* the whole name */
    VT_MATCH_PLENUM, /* the plenum */
    VT_MATCH_PARTS,  /* the serial and parts of the number */
    VT_MATCH_PREFIX, /* the beginning of the name */
    VT_MATCH_SWAP,   /* a number in which two figures changed places */
    VT_MATCH_LETTER, /* a number that differs in one letter of a code: 57-NQ/TU, 57-NQ/TW */
    VT_MATCH_YEAR,   /* a number that differs in the year */
    VT_MATCH_TYPO,   /* a number that differs in one figure */
    VT_MATCH_CODE,   /* a number that differs in one code */
    VT_MATCH_LENGTH  /* a number with one figure more or less */
};

/** Nobody bears the number: this one is nearly so. */
static inline bool vt_match_is_slip(enum vt_match_kind kind)
{
    return kind >= VT_MATCH_SWAP;
}

struct vt_match {
    vt_work_no work;
    enum vt_match_kind kind;
    double score;
};

/** Below this a work is no candidate. */
#define VT_MATCH_SCORE_MIN 0.35

/** Score of a work that was found in some way, 0 … 1; kind PARTS also checks the parts. */
double vt_match_score(const struct vt_graph *graph, const struct vt_question *question,
                      vt_work_no work, enum vt_match_kind kind, struct vt_arena *arena);

/** Why, in Vietnamese: "đúng số ký hiệu; ban hành 22/12/2024; Bộ Chính trị; 3 văn bản dẫn". */
struct vt_str vt_match_reason(const struct vt_graph *graph, const struct vt_question *question,
                              const struct vt_match *match, struct vt_arena *arena);

/** What is known of a work beside its number, as one folded text; "" where memory is short. */
struct vt_str vt_match_words(const struct vt_snapshot *s, const struct vt_disk_work *work,
                             struct vt_arena *arena);

/** Whether a typed part that is no code of the number is the initials of the type, the year, or (with
 * is_begun: the beginning of) a word of vt_match_words. */
bool vt_match_explains(const struct vt_snapshot *s, const struct vt_disk_work *work,
                       struct vt_str part, bool is_begun, struct vt_str words,
                       struct vt_arena *arena);

#endif
