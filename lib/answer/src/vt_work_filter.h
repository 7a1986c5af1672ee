/* vt_work_filter.h — which documents a list is about: types, and the body that issued them.
 * Layer: answer (private). */
#ifndef VT_WORK_FILTER_H
#define VT_WORK_FILTER_H

#include "vt_arena.h"
#include "vt_graph.h"

struct vt_work_filter {
    bool types[UINT8_MAX + 1]; /* by vt_type, where has_types */
    bool has_types;
    struct vt_str issuer; /* folded; "" for all */
};

/** types: ids or Vietnamese names separated by commas, or "".  issuer: a code ("UBND") or words of the
 * name and place ("ubnd can tho"), or "".  Views stand in the arena.  VT_E_INVALID: an unknown type. */
int vt_work_filter_make(struct vt_str types, struct vt_str issuer, struct vt_arena *arena,
                        struct vt_work_filter *ret, struct vt_error *err);

bool vt_work_passes(const struct vt_graph *graph, vt_work_no no,
                    const struct vt_work_filter *filter, struct vt_arena *scratch);

static inline bool vt_work_filter_is_empty(const struct vt_work_filter *filter)
{
    return !filter->has_types && filter->issuer.len_bytes == 0;
}

#endif
