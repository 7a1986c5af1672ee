/* vt_walk.h — steps over links: what they may use, and the memory of a walk.
 * Layer: graph (private).  Threads: one walk, one thread. */
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
    if (filter->relations != 0 && (filter->relations >> (link->relation & 63) & 1) == 0)
        return false;
    if (filter->no_third_party && (link->flags & VT_DISK_THIRD_PARTY))
        return false;
    const uint32_t day = vt_snapshot_work(snapshot, link->speaker)->day;
    return filter->as_of == 0 || (day != 0 && day <= filter->as_of);
}

/** A set of works: a hash table while it is small, so that a short walk costs no more in a large graph,
 * then a bit set. */
struct vt_seen {
    uint64_t *bits;
    uint32_t *slots; /* work + 1; 0: free */
    size_t slot_count, count, work_count;
};
int vt_seen_init(struct vt_seen *seen, size_t work_count, struct vt_error *err);
void vt_seen_release(struct vt_seen *seen);
/** Before so many more are added. */
int vt_seen_reserve(struct vt_seen *seen, size_t more, struct vt_error *err);

static inline size_t vt_seen_slot(const struct vt_seen *seen, vt_work_no work)
{
    return (size_t)((work * (uint64_t)0x9E3779B97F4A7C15u) >> 32) & (seen->slot_count - 1);
}

static inline bool vt_seen_has(const struct vt_seen *seen, vt_work_no work)
{
    if (seen->bits != NULL)
        return work < seen->work_count && (seen->bits[work >> 6] >> (work & 63) & 1) != 0;
    size_t at = vt_seen_slot(seen, work);
    for (; seen->slots[at] != 0; at = (at + 1) & (seen->slot_count - 1))
        if (seen->slots[at] == work + 1)
            return true;
    return false;
}

/** True where the work was not there yet. */
static inline bool vt_seen_add(struct vt_seen *seen, vt_work_no work)
{
    if (seen->bits != NULL) {
        const uint64_t bit = (uint64_t)1 << (work & 63);
        const bool is_new = (seen->bits[work >> 6] & bit) == 0;
        seen->bits[work >> 6] |= bit;
        return is_new;
    }
    size_t at = vt_seen_slot(seen, work);
    for (; seen->slots[at] != 0; at = (at + 1) & (seen->slot_count - 1))
        if (seen->slots[at] == work + 1)
            return false;
    seen->slots[at] = work + 1;
    seen->count++;
    return true;
}

#endif
