#include "vt_pdf_columns.h"

#include <math.h>

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_layout_cues.h"

/* In heights of the line. */
static const float CUE_GAP = 0.6f;          /* before a cue in the middle of a line */
static const float COLUMN_GAP = 0.7f;       /* between columns of any other line */
static const float GAP_RATIO = 1.8f;        /* and so much wider than the other gaps of the line */
static const float LETTERHEAD_PITCH = 3.5f; /* largest distance from line to line */
static const float SIGNATURE_PITCH = 12.0f; /* room for the signature itself */
/* In widths of the page. */
static const float CENTRED = 0.035f;
static const float LEAST_GUTTER = 0.004f;

enum { LINES_ABOVE = 3, LETTERHEAD_LINES = 10, SIGNATURE_LINES = 45 };

/* The empty strip between the columns, as far as the lines so far leave it open. */
struct gutter {
    float left;
    float right;
};

/* What a region makes of its lines: the first left_count words stand in the left column. */
struct placed {
    size_t region; /* 0: none */
    size_t left_count;
};

struct region {
    struct vt_pdf_page *page;
    struct placed *placed; /* one a line */
    size_t id;
    struct gutter gutter;
    float middle; /* of the page's text */
    float pitch;  /* in heights of the line */
};

static enum vt_cue cue_at(const struct vt_pdf_line *line, size_t word, struct vt_buf *buf)
{
    struct vt_pdf_line part = vt_pdf_line_part(line, word, line->word_count - word);
    vt_buf_clear(buf);
    vt_pdf_line_add(&part, buf);
    return vt_layout_cue(vt_buf_str(buf));
}

/* The first cue of a line and the word where it begins. */
static enum vt_cue find_cue(const struct vt_pdf_line *line, size_t *ret_word, struct vt_buf *buf)
{
    for (size_t i = 0; i < line->word_count; i++) {
        if (i > 0 && vt_pdf_gap(line, i) < CUE_GAP * vt_pdf_height(&line->box))
            continue;
        enum vt_cue cue = cue_at(line, i, buf);
        if (cue == VT_CUE_NONE || cue == VT_CUE_STAMP)
            continue;
        *ret_word = i;
        return cue;
    }
    return VT_CUE_NONE;
}

/* ---- fitting lines into the columns ---- */

static bool is_open(const struct region *region, struct gutter gutter)
{
    return gutter.right - gutter.left >= LEAST_GUTTER * region->page->width;
}

static struct gutter narrowed(struct gutter gutter, const struct vt_pdf_line *line,
                              size_t left_count)
{
    for (size_t i = 0; i < left_count; i++)
        gutter.left = fmaxf(gutter.left, line->words[i].box.x2);
    if (left_count < line->word_count)
        gutter.right = fminf(gutter.right, line->words[left_count].box.x1);
    return gutter;
}

/* The word after the widest gap that the gutter allows, or 0: no gap is wide enough. */
static size_t column_break(const struct region *region, const struct vt_pdf_line *line)
{
    float widest = 0, total = 0;
    size_t at = 0;
    for (size_t i = 1; i < line->word_count; i++) {
        float gap = vt_pdf_gap(line, i);
        total += gap;
        if (gap > widest && is_open(region, narrowed(region->gutter, line, i))) {
            widest = gap;
            at = i;
        }
    }
    float others = line->word_count < 3 ? 0 : (total - widest) / (float)(line->word_count - 2);
    bool is_wide = widest >= COLUMN_GAP * vt_pdf_height(&line->box) && widest >= GAP_RATIO * others;
    return is_wide ? at : 0;
}

static bool place(struct region *region, size_t index, size_t left_count)
{
    struct gutter gutter = narrowed(region->gutter, &region->page->lines[index], left_count);
    if (!is_open(region, gutter))
        return false;
    region->gutter = gutter;
    region->placed[index] = (struct placed){region->id, left_count};
    return true;
}

/* Left of the middle, right of it, or both with a gap between.  False: the line is neither. */
static bool fit(struct region *region, size_t index)
{
    const struct vt_pdf_line *line = &region->page->lines[index];
    size_t at = column_break(region, line);
    if (at > 0)
        return place(region, index, at);
    float off_middle = vt_pdf_middle_x(&line->box) - region->middle;
    if (fabsf(off_middle) < CENTRED * region->page->width)
        return false;
    return place(region, index, off_middle < 0 ? line->word_count : 0);
}

static bool is_content(const struct vt_pdf_line *line)
{
    return line->kind == VT_BLOCK_PARAGRAPH;
}

static bool is_near(const struct region *region, size_t upper, size_t lower)
{
    const struct vt_pdf_line *lines = region->page->lines;
    float height = vt_pdf_height(&lines[upper].box);
    return lines[lower].box.y1 - lines[upper].box.y1 < region->pitch * height;
}

static void grow_up(struct region *region, size_t seed)
{
    size_t last = seed;
    for (size_t i = seed; i-- > 0 && seed - i <= LINES_ABOVE;) {
        if (!is_content(&region->page->lines[i]))
            continue;
        if (region->placed[i].region != 0 || !is_near(region, i, last) || !fit(region, i))
            return;
        last = i;
    }
}

static void grow_down(struct region *region, size_t seed, size_t most_lines, struct vt_buf *buf)
{
    size_t last = seed;
    for (size_t i = seed + 1; i < region->page->line_count && i - seed <= most_lines; i++) {
        const struct vt_pdf_line *line = &region->page->lines[i];
        if (!is_content(line))
            continue;
        size_t word;
        if (!is_near(region, last, i) || find_cue(line, &word, buf) == VT_CUE_ADDRESSEE ||
            !fit(region, i))
            return;
        last = i;
    }
}

static float text_middle(const struct vt_pdf_page *page)
{
    float left = INFINITY, right = -INFINITY;
    for (size_t i = 0; i < page->line_count; i++) {
        left = fminf(left, page->lines[i].box.x1);
        right = fmaxf(right, page->lines[i].box.x2);
    }
    return (left + right) / 2;
}

/* A region around a line with a cue, which stands at the given word. */
static bool seed_region(struct region *region, size_t index, size_t word, enum vt_cue cue)
{
    region->gutter = (struct gutter){-INFINITY, INFINITY};
    region->pitch = cue == VT_CUE_LETTERHEAD ? LETTERHEAD_PITCH : SIGNATURE_PITCH;
    return word > 0 ? place(region, index, word) : fit(region, index);
}

static void find_regions(struct vt_pdf_page *page, struct placed *placed, struct vt_buf *buf)
{
    size_t count = 0;
    struct region region = {.page = page, .placed = placed, .middle = text_middle(page)};
    for (size_t i = 0; i < page->line_count; i++) {
        size_t word;
        if (!is_content(&page->lines[i]) || placed[i].region != 0)
            continue;
        enum vt_cue cue = find_cue(&page->lines[i], &word, buf);
        if (cue != VT_CUE_LETTERHEAD && cue != VT_CUE_SIGNATURE)
            continue;
        region.id = count + 1;
        if (!seed_region(&region, i, word, cue))
            continue;
        count++;
        if (cue == VT_CUE_LETTERHEAD)
            grow_up(&region, i);
        grow_down(&region, i, cue == VT_CUE_LETTERHEAD ? LETTERHEAD_LINES : SIGNATURE_LINES, buf);
    }
}

/* ---- the new order ---- */

static void add_part(struct vt_pdf_page *page, const struct vt_pdf_line *line, size_t first,
                     size_t count)
{
    if (count == 0)
        return;
    struct vt_pdf_line *part = &page->lines[page->line_count++];
    *part = vt_pdf_line_part(line, first, count);
    part->stands_alone = true;
}

/* Lines that belong to no region but stand between those of one come before it. */
static size_t add_region(struct vt_pdf_page *ordered, const struct vt_pdf_page *page,
                         const struct placed *placed, size_t start)
{
    size_t id = placed[start].region, end = start + 1;
    for (size_t i = start; i < page->line_count; i++)
        if (placed[i].region == id)
            end = i + 1;
    for (size_t i = start; i < end; i++)
        if (placed[i].region != id)
            ordered->lines[ordered->line_count++] = page->lines[i];
    for (size_t i = start; i < end; i++)
        if (placed[i].region == id)
            add_part(ordered, &page->lines[i], 0, placed[i].left_count);
    for (size_t i = start; i < end; i++)
        if (placed[i].region == id)
            add_part(ordered, &page->lines[i], placed[i].left_count,
                     page->lines[i].word_count - placed[i].left_count);
    return end;
}

int vt_pdf_order_columns(struct vt_arena *arena, struct vt_pdf_page *page, struct vt_error *err)
{
    struct placed *placed = vt_arena_array(arena, page->line_count, sizeof *placed);
    struct vt_pdf_page ordered = *page;
    ordered.lines = vt_arena_array(arena, 2 * page->line_count, sizeof *ordered.lines);
    ordered.line_count = 0;
    if (placed == NULL || ordered.lines == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the columns of a page");
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    find_regions(page, placed, &buf);
    for (size_t i = 0; i < page->line_count;) {
        if (placed[i].region != 0)
            i = add_region(&ordered, page, placed, i);
        else
            ordered.lines[ordered.line_count++] = page->lines[i++];
    }
    *page = ordered;
    return VT_OK;
}
