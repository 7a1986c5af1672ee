#include "vt_unit_ids.h"

#include "vt_hash.h"

enum { FIRST_ROOM = 64 };

struct vt_unit_id {
    struct vt_str id; /* ptr NULL: free */
    unsigned copies;
};

/* Where an id stands, or is to stand. */
static struct vt_unit_id *find(const struct vt_unit_ids *ids, struct vt_str id)
{
    size_t at = vt_hash64(id) & (ids->room - 1);
    while (ids->items[at].id.ptr != NULL && !vt_str_eq(ids->items[at].id, id))
        at = (at + 1) & (ids->room - 1);
    return &ids->items[at];
}

/* At most half full. */
static bool make_room(struct vt_arena *arena, struct vt_unit_ids *ids)
{
    if (ids->count * 2 < ids->room)
        return true;
    struct vt_unit_ids bigger = {.count = ids->count,
                                 .room = ids->room == 0 ? FIRST_ROOM : ids->room * 2};
    bigger.items = vt_arena_array(arena, bigger.room, sizeof *bigger.items);
    if (bigger.items == NULL)
        return false;
    for (size_t i = 0; i < ids->room; i++)
        if (ids->items[i].id.ptr != NULL)
            *find(&bigger, ids->items[i].id) = ids->items[i];
    *ids = bigger;
    return true;
}

struct vt_str vt_unit_id_once(struct vt_arena *arena, struct vt_unit_ids *ids, struct vt_str id)
{
    if (id.ptr == NULL || !make_room(arena, ids))
        return (struct vt_str){NULL, 0};
    struct vt_unit_id *known = find(ids, id);
    if (known->id.ptr == NULL) {
        *known = (struct vt_unit_id){.id = id, .copies = 1};
        ids->count++;
        return id;
    }
    unsigned copies = ++known->copies; /* the call below may move what `known` points to */
    struct vt_str copy = vt_arena_printf(arena, "%.*s-%u", VT_STR_ARG(id), copies);
    return vt_unit_id_once(arena, ids, copy);
}
