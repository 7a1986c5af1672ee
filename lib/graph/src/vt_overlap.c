#include "vt_overlap.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_status.h"

enum { RUNS_LIMIT = 1024 };

static int compare_runs(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return left < right ? -1 : left > right;
}

/* Different runs of three letters or digits, words parted by one space, ascending. */
static size_t runs_of(struct vt_str text, uint32_t runs[RUNS_LIMIT])
{
    VT_AUTO(vt_buf_release) struct vt_buf folded = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_fold_ascii(text, &folded);
    if (folded.failed != VT_OK)
        return 0;
    uint32_t window = ' ';
    size_t count = 0, seen = 1;
    for (size_t i = 0; i < folded.len_bytes && count < RUNS_LIMIT; i++) {
        unsigned char c = (unsigned char)folded.data[i];
        bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!is_letter && (window & 0xFF) == ' ')
            continue;
        window = (window << 8 | (is_letter ? c : ' ')) & 0xFFFFFF;
        if (++seen >= 3)
            runs[count++] = window;
    }
    qsort(runs, count, sizeof *runs, compare_runs);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || runs[kept - 1] != runs[i])
            runs[kept++] = runs[i];
    return kept;
}

double vt_overlap(struct vt_str a, struct vt_str b)
{
    uint32_t left[RUNS_LIMIT], right[RUNS_LIMIT];
    size_t left_count = a.len_bytes == 0 ? 0 : runs_of(a, left);
    size_t right_count = b.len_bytes == 0 ? 0 : runs_of(b, right);
    if (left_count < VT_OVERLAP_RUNS_MIN || right_count < VT_OVERLAP_RUNS_MIN)
        return -1;
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < left_count && j < right_count;) {
        shared += left[i] == right[j];
        if (left[i] <= right[j])
            i++;
        else
            j++;
    }
    size_t shorter = left_count < right_count ? left_count : right_count;
    return (double)shared / (double)shorter;
}
