#include "vt_buckets.h"

#include <stdlib.h>

#include "vt_strings.h"

void vt_buckets_release(struct vt_buckets *buckets)
{
    free(buckets->begins);
    free(buckets->rows);
    *buckets = (struct vt_buckets){0};
}

int vt_buckets_make(struct vt_buckets *buckets, size_t row_count, size_t value_count,
                    vt_bucket_cb value_of, const void *ctx, struct vt_error *err)
{
    *buckets = (struct vt_buckets){
        .begins = calloc(value_count + 2, sizeof *buckets->begins),
        .rows = malloc((row_count + 1) * sizeof *buckets->rows),
    };
    if (buckets->begins == NULL || buckets->rows == NULL) {
        vt_buckets_release(buckets);
        return vt_no_memory(err);
    }
    /* Counts go two places up, so that placing the rows leaves the begins where they belong. */
    uint32_t *begins = buckets->begins;
    for (size_t row = 0; row < row_count; row++) {
        uint32_t value = value_of(ctx, (uint32_t)row);
        if (value != UINT32_MAX)
            begins[value + 2]++;
    }
    for (size_t value = 2; value < value_count + 2; value++)
        begins[value] += begins[value - 1];
    for (size_t row = 0; row < row_count; row++) {
        uint32_t value = value_of(ctx, (uint32_t)row);
        if (value != UINT32_MAX)
            buckets->rows[begins[value + 1]++] = (uint32_t)row;
    }
    return VT_OK;
}
