/* vt_answer_filter.h — which links a question is about: relations, and what was said by a date.
 * Layer: answer (private). */
#ifndef VT_ANSWER_FILTER_H
#define VT_ANSWER_FILTER_H

#include "vt_graph.h"

/** relations: ids separated by commas, in any case, or "" for all.  as_of: ISO date, a month or a
 * year (until its end), or "".  VT_E_INVALID says what is allowed. */
int vt_answer_filter(struct vt_str relations, struct vt_str as_of, struct vt_graph_filter *ret,
                     struct vt_error *err);

/** yyyymmdd of an ISO date, the last day of a month or year; 0 for "". */
int vt_answer_day(struct vt_str iso, uint32_t *ret, struct vt_error *err);
/** Today, in the time zone of the machine. */
uint32_t vt_answer_today(void);
/** "2025-03-13" of 20250313, in buf. */
struct vt_str vt_answer_iso(uint32_t day, char buf[11]);

#endif
