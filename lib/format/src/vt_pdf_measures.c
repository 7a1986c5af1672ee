#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_pdf_page.h"

/* Of the usual space: a smaller gap stands inside a word. */
static const float LEAST_SPACE = 0.45f;
/* In heights of the line: a gap that is wider separates columns and says nothing of spaces. */
static const float WIDEST_SPACE = 1.0f;

/* So many lines or gaps tell what is usual. */
enum { SAMPLE = 4000 };

static int by_value(const void *a, const void *b)
{
    float left = *(const float *)a, right = *(const float *)b;
    return (left > right) - (left < right);
}

static float median(float *values, size_t count)
{
    if (count == 0)
        return 0;
    qsort(values, count, sizeof *values, by_value);
    return values[count / 2];
}

float vt_pdf_body_height(const struct vt_pdf_page *pages, size_t page_count)
{
    float heights[SAMPLE];
    size_t count = 0;
    for (size_t i = 0; i < page_count; i++)
        for (size_t k = 0; k < pages[i].line_count && count < SAMPLE; k++)
            heights[count++] = vt_pdf_height(&pages[i].lines[k].box);
    return median(heights, count);
}

/* Gaps of the line in its heights, as many as fit. */
static size_t add_gaps(const struct vt_pdf_line *line, float *values, size_t count, size_t most)
{
    float height = vt_pdf_height(&line->box);
    for (size_t i = 1; i < line->word_count && count < most && height > 0; i++) {
        float gap = vt_pdf_gap(line, i) / height;
        if (line->words[i].after_space && gap > 0 && gap < WIDEST_SPACE)
            values[count++] = gap;
    }
    return count;
}

int vt_pdf_measure_spaces(struct vt_pdf_page *pages, size_t page_count, struct vt_error *err)
{
    VT_AUTOFREE float *values = reallocarray(NULL, SAMPLE, sizeof *values);
    if (values == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the spaces of a page");
    size_t count = 0;
    for (size_t i = 0; i < page_count; i++)
        for (size_t k = 0; k < pages[i].line_count; k++)
            count = add_gaps(&pages[i].lines[k], values, count, SAMPLE);
    float usual = median(values, count);
    for (size_t i = 0; i < page_count; i++)
        for (size_t k = 0; k < pages[i].line_count; k++) {
            struct vt_pdf_line *line = &pages[i].lines[k];
            float in_line = median(values, add_gaps(line, values, 0, SAMPLE));
            float space = in_line > usual ? in_line : usual;
            line->least_space = LEAST_SPACE * space * vt_pdf_height(&line->box);
        }
    return VT_OK;
}
