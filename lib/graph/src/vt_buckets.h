/* vt_buckets.h — rows by what they have in common, in the order of the rows.
 * Layer: graph (private). */
#ifndef VT_BUCKETS_H
#define VT_BUCKETS_H

#include "vt_status.h"

#include <stdbool.h>

/** rows[begins[k] .. begins[k + 1]) are the rows of value k. */
struct vt_buckets {
    uint32_t *begins;
    uint32_t *rows;
};

/** The value of a row, or UINT32_MAX to leave it out. */
typedef uint32_t (*vt_bucket_cb)(const void *ctx, uint32_t row);

/** Counting sort; values are below value_count. */
int vt_buckets_make(struct vt_buckets *buckets, size_t row_count, size_t value_count,
                    vt_bucket_cb value_of, const void *ctx, struct vt_error *err);
void vt_buckets_release(struct vt_buckets *buckets);

#endif
