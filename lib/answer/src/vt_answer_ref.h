/* vt_answer_ref.h — what a person typed → one work, or the candidates.
 * Layer: answer (private). */
#ifndef VT_ANSWER_REF_H
#define VT_ANSWER_REF_H

#include "vt_answer_frame.h"
#include "vt_arena.h"

enum { VT_ANSWER_CANDIDATES = 20 };

/** Find the one work that ref means: an id, a number in any spelling or a short name.
 *  VT_E_NOTFOUND; VT_E_AMBIGUOUS: several, listed in answer's "candidates" (never a silent choice).
 */
int vt_answer_find(struct vt_answerer *a, struct vt_str ref, struct vt_arena *arena, json_t *answer,
                   vt_work_no *ret, struct vt_error *err);

/** Candidates for a text as it was typed, else as it is understood: keys of an input method that was
 * off ("nghij quyeets 57").  VT_E_NOTFOUND: none. */
int vt_answer_candidates(const struct vt_graph *graph, struct vt_str text, size_t limit,
                         struct vt_arena *arena, const struct vt_candidate **ret, size_t *ret_count,
                         struct vt_error *err);

/** One candidate: the work's fields, score, reason. */
json_t *vt_answer_candidate(const struct vt_graph *graph, const struct vt_candidate *candidate);

/** End a question about REFs that failed with status: hands over the answer as far as it got. */
int vt_answer_give_up(json_t **answer, json_t **ret, int status);

#endif
