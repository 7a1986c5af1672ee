#include "vt_term_set.h"

#include "vt_hash.h"

enum { FIRST_ROOM = 512 };

/* Tables stay at most half full. */
static bool grow(struct vt_term_set *set)
{
    size_t room = set->room == 0 ? FIRST_ROOM : set->room * 2;
    struct vt_index_term *items = vt_arena_array(set->arena, room, sizeof *items);
    uint32_t *table = vt_arena_array(set->arena, room * 2, sizeof *table);
    if (items == NULL || table == NULL)
        return false;
    if (set->count > 0)
        memcpy(items, set->items, set->count * sizeof *items);
    size_t mask = room * 2 - 1;
    for (size_t i = 0; i < set->count; i++) {
        size_t at = (size_t)vt_hash64(items[i].term) & mask;
        while (table[at] != 0)
            at = (at + 1) & mask;
        table[at] = (uint32_t)i + 1;
    }
    set->items = items;
    set->room = room;
    set->table = table;
    set->table_mask = mask;
    return true;
}

void vt_term_set_init(struct vt_term_set *set, struct vt_arena *arena)
{
    *set = (struct vt_term_set){.arena = arena};
    set->failed = !grow(set);
}

uint32_t vt_term_set_add(struct vt_term_set *set, enum vt_term_kind kind, struct vt_str text,
                         uint32_t wdf)
{
    struct vt_term term;
    if (set->failed || (set->count == set->room && !grow(set))) {
        set->failed = true;
        return 0;
    }
    vt_term_make(kind, text, &term);
    size_t at = (size_t)vt_hash64(vt_term_str(&term)) & set->table_mask;
    for (; set->table[at] != 0; at = (at + 1) & set->table_mask) {
        uint32_t index = set->table[at] - 1;
        if (vt_str_eq(set->items[index].term, vt_term_str(&term))) {
            set->items[index].wdf += wdf;
            return index;
        }
    }
    struct vt_str copy = vt_arena_copy(set->arena, vt_term_str(&term));
    if (copy.ptr == NULL) {
        set->failed = true;
        return 0;
    }
    set->items[set->count++] = (struct vt_index_term){copy, wdf};
    set->table[at] = (uint32_t)set->count;
    return (uint32_t)set->count - 1;
}
