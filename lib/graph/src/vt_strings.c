#include "vt_strings.h"

#include <stdlib.h>

#include "vt_hash.h"

enum { FIRST_ROOM = 64 };

int vt_no_memory(struct vt_error *err)
{
    return vt_fail(err, VT_E_NOMEM, "out of memory");
}

void *vt_grown(void *items, size_t *room, size_t count, size_t item_bytes)
{
    if (count < *room)
        return items;
    size_t wanted = *room == 0 ? FIRST_ROOM : *room * 2;
    void *grown = reallocarray(items, wanted, item_bytes);
    if (grown != NULL)
        *room = wanted;
    return grown;
}

int vt_strings_init(struct vt_strings *strings, struct vt_error *err)
{
    *strings = (struct vt_strings){0};
    vt_arena_init(&strings->arena, SIZE_MAX / 4);
    strings->items = vt_grown(NULL, &strings->room, 0, sizeof *strings->items);
    strings->slot_count = (size_t)4 * FIRST_ROOM;
    strings->slots = calloc(strings->slot_count, sizeof *strings->slots);
    if (strings->items == NULL || strings->slots == NULL)
        return vt_no_memory(err);
    strings->items[0] = VT_STR_EMPTY;
    strings->count = 1;
    return VT_OK;
}

void vt_strings_release(struct vt_strings *strings)
{
    free(strings->items);
    free(strings->slots);
    vt_arena_release(&strings->arena);
    *strings = (struct vt_strings){0};
}

/* The slot of the text, or the free one where it belongs. */
static struct vt_strings_slot *slot_of(const struct vt_strings *strings, struct vt_str text,
                                       uint32_t hash)
{
    size_t at = hash & (strings->slot_count - 1);
    struct vt_strings_slot *slot = &strings->slots[at];
    while (slot->number != 0 &&
           (slot->hash != hash || !vt_str_eq(strings->items[slot->number], text))) {
        at = (at + 1) & (strings->slot_count - 1);
        slot = &strings->slots[at];
    }
    return slot;
}

static bool widen(struct vt_strings *strings)
{
    struct vt_strings wider = *strings;
    wider.slot_count = strings->slot_count * 2;
    wider.slots = calloc(wider.slot_count, sizeof *wider.slots);
    if (wider.slots == NULL)
        return false;
    for (size_t i = 0; i < strings->slot_count; i++) {
        const struct vt_strings_slot slot = strings->slots[i];
        if (slot.number == 0)
            continue;
        size_t at = slot.hash & (wider.slot_count - 1);
        while (wider.slots[at].number != 0)
            at = (at + 1) & (wider.slot_count - 1);
        wider.slots[at] = slot;
    }
    free(strings->slots);
    *strings = wider;
    return true;
}

uint32_t vt_strings_find(const struct vt_strings *strings, struct vt_str text)
{
    return text.len_bytes == 0 ? 0 : slot_of(strings, text, (uint32_t)vt_hash64(text))->number;
}

static int add(struct vt_strings *strings, struct vt_str text, bool borrows, uint32_t *ret,
               struct vt_error *err)
{
    if (text.len_bytes == 0) {
        *ret = 0;
        return VT_OK;
    }
    if (strings->count * 2 > strings->slot_count && !widen(strings))
        return vt_no_memory(err);
    const uint32_t hash = (uint32_t)vt_hash64(text);
    struct vt_strings_slot *slot = slot_of(strings, text, hash);
    if (slot->number == 0) {
        if (strings->count >= UINT32_MAX)
            return vt_fail(err, VT_E_LIMIT, "more than 4 billion different texts");
        struct vt_str *items =
            vt_grown(strings->items, &strings->room, strings->count, sizeof *items);
        if (items == NULL)
            return vt_no_memory(err);
        strings->items = items;
        const struct vt_str copy = borrows ? text : vt_arena_copy(&strings->arena, text);
        if (copy.ptr == NULL)
            return vt_no_memory(err);
        items[strings->count] = copy;
        *slot = (struct vt_strings_slot){hash, (uint32_t)strings->count++};
    }
    *ret = slot->number;
    return VT_OK;
}

int vt_strings_add(struct vt_strings *strings, struct vt_str text, uint32_t *ret,
                   struct vt_error *err)
{
    return add(strings, text, false, ret, err);
}

int vt_strings_add_view(struct vt_strings *strings, struct vt_str text, uint32_t *ret,
                        struct vt_error *err)
{
    return add(strings, text, true, ret, err);
}
