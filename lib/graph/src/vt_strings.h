/* vt_strings.h — each text once, as a small number.
 * Layer: graph (private).  Threads: one table, one thread.
 * Numbers follow the order of arrival: equal texts have equal numbers, but an order that must not
 * depend on arrival compares the texts (vt_strings_compare). */
#ifndef VT_STRINGS_H
#define VT_STRINGS_H

#include "vt_arena.h"
#include "vt_status.h"

struct vt_strings_slot {
    uint32_t hash;   /* so that few texts are looked at */
    uint32_t number; /* 0: free */
};

struct vt_strings {
    struct vt_arena arena;
    struct vt_str *items;          /* items[0] is "" */
    struct vt_strings_slot *slots; /* open addressing */
    size_t count, room, slot_count;
};

int vt_strings_init(struct vt_strings *strings, struct vt_error *err);
void vt_strings_release(struct vt_strings *strings);

/** The number of a text; 0 for "".  The text is copied. */
int vt_strings_add(struct vt_strings *strings, struct vt_str text, uint32_t *ret,
                   struct vt_error *err);

/** The same without a copy: the text has to outlive the strings. */
int vt_strings_add_view(struct vt_strings *strings, struct vt_str text, uint32_t *ret,
                        struct vt_error *err);

/** Of a text that was added; 0 if it was not. */
uint32_t vt_strings_find(const struct vt_strings *strings, struct vt_str text);

/** Stays valid until release. */
static inline struct vt_str vt_strings_get(const struct vt_strings *strings, uint32_t number)
{
    return strings->items[number];
}

static inline int vt_strings_compare(const struct vt_strings *strings, uint32_t a, uint32_t b)
{
    return a == b ? 0 : vt_str_compare(strings->items[a], strings->items[b]);
}

/** Room for one more item after count; the (maybe moved) items, or NULL and nothing has changed. */
void *vt_grown(void *items, size_t *room, size_t count, size_t item_bytes);

int vt_no_memory(struct vt_error *err);

#endif
