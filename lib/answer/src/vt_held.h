/* vt_held.h — the document in the archive that a REF means, also while the graph is missing.
 * Layer: answer (private). */
#ifndef VT_HELD_H
#define VT_HELD_H

#include "vt_answer_ref.h"

struct vt_held {
    vt_work_no work;        /* VT_WORK_NONE while there is no graph */
    struct vt_str document; /* id in the archive, in the arena; "" for a stub */
};

/** As vt_answer_find.  Without a graph: by id or exact number, over all documents. */
int vt_held_find(struct vt_answerer *a, struct vt_str ref, struct vt_arena *arena, json_t *answer,
                 struct vt_held *ret, struct vt_error *err);

/** As vt_held_find, but VT_E_NOTFOUND for a stub, with where it is cited. */
int vt_held_need(struct vt_answerer *a, struct vt_str ref, struct vt_arena *arena,
                 struct vt_held *ret, struct vt_error *err);

#endif
