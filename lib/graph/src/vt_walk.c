#include "vt_walk.h"

#include <stdlib.h>

#include "vt_strings.h"

enum {
    FIRST_SLOTS = 256,
    /* From here on a bit set of the whole graph is cheaper than a hash table of this size. */
    SLOTS_MAX = 1 << 15
};

int vt_seen_init(struct vt_seen *seen, size_t work_count, struct vt_error *err)
{
    *seen = (struct vt_seen){.work_count = work_count, .slot_count = FIRST_SLOTS};
    seen->slots = calloc(FIRST_SLOTS, sizeof *seen->slots);
    return seen->slots == NULL ? vt_no_memory(err) : VT_OK;
}

void vt_seen_release(struct vt_seen *seen)
{
    free(seen->bits);
    free(seen->slots);
    *seen = (struct vt_seen){0};
}

static int change_to_bits(struct vt_seen *seen, struct vt_error *err)
{
    uint64_t *bits = calloc(seen->work_count / 64 + 1, sizeof *bits);
    if (bits == NULL)
        return vt_no_memory(err);
    for (size_t i = 0; i < seen->slot_count; i++)
        if (seen->slots[i] != 0)
            bits[(seen->slots[i] - 1) >> 6] |= (uint64_t)1 << ((seen->slots[i] - 1) & 63);
    seen->bits = bits;
    return VT_OK;
}

int vt_seen_reserve(struct vt_seen *seen, size_t more, struct vt_error *err)
{
    const size_t wanted = (seen->count + more) * 2;
    if (seen->bits != NULL || wanted <= seen->slot_count)
        return VT_OK;
    if (wanted > SLOTS_MAX || wanted > seen->work_count)
        return change_to_bits(seen, err);
    struct vt_seen wider = *seen;
    while (wider.slot_count < wanted)
        wider.slot_count *= 2;
    wider.slots = calloc(wider.slot_count, sizeof *wider.slots);
    if (wider.slots == NULL)
        return vt_no_memory(err);
    wider.count = 0;
    for (size_t i = 0; i < seen->slot_count; i++)
        if (seen->slots[i] != 0)
            vt_seen_add(&wider, seen->slots[i] - 1);
    free(seen->slots);
    *seen = wider;
    return VT_OK;
}
