/* vt_sort.h — sorting things by their texts, without fetching the texts for most comparisons.
 * Layer: graph (private).  Threads: stateless. */
#ifndef VT_SORT_H
#define VT_SORT_H

#include "vt_str.h"

struct vt_sort_item {
    uint64_t high, low; /* the first 16 bytes of the text, so that numbers compare as texts do */
    uint32_t item;
};

struct vt_sort_item vt_sort_item_of(struct vt_str text, uint32_t item);

/** Order of two items whose 16 bytes are equal; never 0 for two different items. */
typedef int (*vt_sort_cb)(uint32_t a, uint32_t b, const void *ctx);

void vt_sort_items(struct vt_sort_item *items, size_t count, vt_sort_cb compare, const void *ctx);

#endif
