#include "vt_sort.h"

#include <endian.h>
#include <stdlib.h>

struct vt_sort_item vt_sort_item_of(struct vt_str text, uint32_t item)
{
    uint64_t words[2] = {0, 0};
    if (text.len_bytes > 0)
        memcpy(words, text.ptr, text.len_bytes < sizeof words ? text.len_bytes : sizeof words);
    return (struct vt_sort_item){be64toh(words[0]), be64toh(words[1]), item};
}

struct order {
    vt_sort_cb compare;
    const void *ctx;
};

static int compare_items(const void *a, const void *b, void *ctx)
{
    const struct vt_sort_item *left = a, *right = b;
    const struct order *order = ctx;
    if (left->high != right->high)
        return left->high < right->high ? -1 : 1;
    if (left->low != right->low)
        return left->low < right->low ? -1 : 1;
    return order->compare(left->item, right->item, order->ctx);
}

void vt_sort_items(struct vt_sort_item *items, size_t count, vt_sort_cb compare, const void *ctx)
{
    struct order order = {compare, ctx};
    if (count > 1)
        qsort_r(items, count, sizeof *items, compare_items, &order);
}
