/* vt_effect_terms.h — the effect of a work at a date, with the last days that sentences name.
 * Layer: answer (private). */
#ifndef VT_ANSWER_EFFECT_TERMS_H
#define VT_ANSWER_EFFECT_TERMS_H

#include "vt_answerer.h"
#include "vt_arena.h"

/** As vt_graph_effect_within; the sentences of suspensions and extensions are read in the archive. */
int vt_answer_effect(struct vt_answerer *a, vt_work_no no, uint32_t date, struct vt_arena *arena,
                     enum vt_effect *ret_effect, const struct vt_effect_cause **ret_causes,
                     size_t *ret_count, struct vt_error *err);

/** The last day in "đến hết ngày 31 tháng 12 năm 2021", yyyymmdd (of a month or year its end), behind
 * `from`, or anywhere in the sentence; 0: none. */
uint32_t vt_last_day_in(struct vt_str sentence, size_t from);

#endif
