/* vt_overlap.h — how much two subjects say the same.
 * Layer: graph (private).  Threads: stateless. */
#ifndef VT_OVERLAP_H
#define VT_OVERLAP_H

#include "vt_str.h"

/** Shared runs of three letters (folded), as a share of the shorter text, 0 … 1: a citation often
 * gives a part of the subject.  -1 where one of them is too short to say anything (fewer than
 *  VT_OVERLAP_RUNS_MIN different runs). */
double vt_overlap(struct vt_str a, struct vt_str b);
enum { VT_OVERLAP_RUNS_MIN = 16 };

/* From here on two subjects are one; below the other they are not. */
#define VT_OVERLAP_SAME 0.6
#define VT_OVERLAP_OTHER 0.3

#endif
