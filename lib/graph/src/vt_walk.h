/* vt_walk.h — what a step over links may use.
 * Layer: graph (private). */
#ifndef VT_WALK_H
#define VT_WALK_H

#include "vt_graph_handle.h"

/** Whether a link is of the relations, and was said by the date, that a filter asks for.  What was
 * said on an unknown day does not count as said by a date. */
static inline bool vt_walk_passes(const struct vt_snapshot *snapshot,
                                  const struct vt_disk_link *link,
                                  const struct vt_graph_filter *filter)
{
    if (filter == NULL)
        return true;
    if (filter->relations != 0 && (filter->relations >> link->relation & 1) == 0)
        return false;
    if (filter->no_third_party && (link->flags & VT_DISK_THIRD_PARTY))
        return false;
    const uint32_t day = snapshot->works[link->speaker].day;
    return filter->as_of == 0 || (day != 0 && day <= filter->as_of);
}

#endif
