/* vt_neighbours.h — numbers that differ from a typed one by a slip of the finger.
 * Layer: graph (private).  Threads: stateless. */
#ifndef VT_NEIGHBOURS_H
#define VT_NEIGHBOURS_H

#include "vt_match.h"

/** A loose number, and the slip that leads to it. */
typedef int (*vt_neighbour_cb)(struct vt_str loose, enum vt_match_kind kind, void *ctx,
                               struct vt_error *err);

/** Calls back with the numbers that differ from the question's in figures: two that changed places, one
 * that differs, is missing or too many, or the year.  Type and issuer stay as they are; one number may
 * come twice.  At most 250 for a serial of ten figures. */
int vt_neighbours(const struct vt_question *question, struct vt_arena *arena, vt_neighbour_cb cb,
                  void *ctx, struct vt_error *err);

/** Whether two loose numbers with the same serial differ in one code only, which is not the year.  *ret is
 * VT_MATCH_LETTER ("57.NQ.TU", "57.NQ.TW") or VT_MATCH_CODE. */
bool vt_neighbours_in_code(struct vt_str a, struct vt_str b, enum vt_match_kind *ret);

#endif
