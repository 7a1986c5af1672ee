/* vt_unit_ids.h — ids of units, each given once.  Private to doc. */
#ifndef VT_UNIT_IDS_H
#define VT_UNIT_IDS_H

#include "vt_arena.h"

/** How often each id was asked for: open addressing, in the arena. */
struct vt_unit_ids {
    struct vt_unit_id *items;
    size_t count, room; /* room: a power of two */
};

/** The id itself the first time, then "…-2", "…-3".  ptr NULL: no memory.  Cost: constant. */
struct vt_str vt_unit_id_once(struct vt_arena *arena, struct vt_unit_ids *ids, struct vt_str id);

#endif
