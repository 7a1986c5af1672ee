/* vt_effect_sets.h — the effect of every held document today, for the status field of a query.
 * Layer: answer (private). */
#ifndef VT_EFFECT_SETS_H
#define VT_EFFECT_SETS_H

#include "vt_answerer.h"
#include "vt_arena.h"

struct vt_effect_sets {
    uint32_t day;     /* yyyymmdd for which it was worked out */
    uint8_t *effects; /* enum vt_effect by work */
    size_t count;
};

/** The sets of this snapshot, worked out at the first call of a day.  Cost: one vt_graph_effect for
 *  each held document. */
int vt_effect_sets_get(struct vt_answerer *a, const struct vt_effect_sets **ret,
                       struct vt_error *err);
void vt_effect_sets_free(struct vt_effect_sets *sets);

/** The effect that a person names: an id ("EXPIRED"), or the label with or without marks ("còn hiệu
 *  lực", "het hieu luc").  False for anything else. */
bool vt_effect_by_name(struct vt_str name, enum vt_effect *ret);

#endif
