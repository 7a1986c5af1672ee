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
static size_t slot_of(const struct vt_strings *strings, struct vt_str text)
{
    size_t at = (size_t)vt_hash64(text) & (strings->slot_count - 1);
    while (strings->slots[at] != 0 && !vt_str_eq(strings->items[strings->slots[at]], text))
        at = (at + 1) & (strings->slot_count - 1);
    return at;
}

static bool widen(struct vt_strings *strings)
{
    struct vt_strings wider = *strings;
    wider.slot_count = strings->slot_count * 2;
    wider.slots = calloc(wider.slot_count, sizeof *wider.slots);
    if (wider.slots == NULL)
        return false;
    for (size_t i = 1; i < wider.count; i++)
        wider.slots[slot_of(&wider, wider.items[i])] = (uint32_t)i;
    free(strings->slots);
    *strings = wider;
    return true;
}

uint32_t vt_strings_find(const struct vt_strings *strings, struct vt_str text)
{
    return text.len_bytes == 0 ? 0 : strings->slots[slot_of(strings, text)];
}

int vt_strings_add(struct vt_strings *strings, struct vt_str text, uint32_t *ret,
                   struct vt_error *err)
{
    if (text.len_bytes == 0) {
        *ret = 0;
        return VT_OK;
    }
    if (strings->count * 2 > strings->slot_count && !widen(strings))
        return vt_no_memory(err);
    size_t slot = slot_of(strings, text);
    if (strings->slots[slot] == 0) {
        if (strings->count >= UINT32_MAX)
            return vt_fail(err, VT_E_LIMIT, "more than 4 billion different texts");
        struct vt_str *items =
            vt_grown(strings->items, &strings->room, strings->count, sizeof *items);
        if (items == NULL)
            return vt_no_memory(err);
        strings->items = items;
        struct vt_str copy = vt_arena_copy(&strings->arena, text);
        if (copy.ptr == NULL)
            return vt_no_memory(err);
        items[strings->count] = copy;
        strings->slots[slot] = (uint32_t)strings->count++;
    }
    *ret = strings->slots[slot];
    return VT_OK;
}
