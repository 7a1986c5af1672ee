/* vt_expired_basis.h — warnings: a document rests on others that have expired.
 * Layer: answer (private).
 *
 * A warning only: under Luật 64/2025/QH15, Điều 57 khoản 2, what guides an expired document stays in
 * force where it is not contrary to what came after. */
#ifndef VT_EXPIRED_BASIS_H
#define VT_EXPIRED_BASIS_H

#include "vt_answerer.h"
#include "vt_arena.h"

/** Add "expired_basis" to object where there is any: the documents that `no` says it is based on,
 * implements or guides, and that have expired at the date; each with the citation, and "by": who ended
 * it.  Of each document the surest statement. */
int vt_expired_basis_put(struct vt_answerer *a, json_t *object, vt_work_no no, uint32_t date,
                         struct vt_arena *arena, struct vt_error *err);

#endif
