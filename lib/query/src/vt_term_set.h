/* vt_term_set.h — the terms of one unit while they are gathered: each once, with its frequency.
 * Xapian would add repeated terms up as well, but by a tree look-up for each word of a text. */
#ifndef VT_TERM_SET_H
#define VT_TERM_SET_H

#include "vt_term_kind.h"

struct vt_term_set {
    struct vt_arena *arena;
    struct vt_index_term *items;
    size_t count, room;
    uint32_t *table; /* 1 + index of an item, 0: free; as many as table_mask + 1 */
    size_t table_mask;
    bool failed; /* out of memory; what follows is ignored */
};

void vt_term_set_init(struct vt_term_set *set, struct vt_arena *arena);

/** Add a term, or to its frequency.  Its index, for vt_term_set_again; 0 after a failure. */
uint32_t vt_term_set_add(struct vt_term_set *set, enum vt_term_kind kind, struct vt_str text,
                         uint32_t wdf);

static inline void vt_term_set_again(struct vt_term_set *set, uint32_t index, uint32_t wdf)
{
    if (!set->failed)
        set->items[index].wdf += wdf;
}

#endif
