#include "vt_pdf_stamps.h"

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_layout_cues.h"

/* In heights of the stamp's line. */
static const float STAMP_GAP = 0.8f;
static const float STAMP_SIZE_CHANGE = 0.15f;

static enum vt_cue cue_from(const struct vt_pdf_line *line, size_t word, struct vt_buf *buf)
{
    struct vt_pdf_line part = vt_pdf_line_part(line, word, line->word_count - word);
    vt_buf_clear(buf);
    vt_pdf_line_add(&part, buf);
    return vt_layout_cue(vt_buf_str(buf));
}

/* The word with which a stamp begins, or word_count. */
static size_t stamp_start(const struct vt_pdf_line *line, struct vt_buf *buf)
{
    for (size_t i = 0; i < line->word_count; i++) {
        bool may_start = i == 0 || vt_pdf_gap(line, i) > vt_pdf_height(&line->box);
        if (may_start && cue_from(line, i, buf) == VT_CUE_STAMP)
            return i;
    }
    return line->word_count;
}

static bool touches(const struct vt_pdf_line *stamp, const struct vt_pdf_line *line)
{
    float height = vt_pdf_height(&stamp->box);
    float gap =
        line->box.y1 > stamp->box.y1 ? line->box.y1 - stamp->box.y2 : stamp->box.y1 - line->box.y2;
    float change = vt_pdf_height(&line->box) / height;
    return gap < STAMP_GAP * height && change > 1 - STAMP_SIZE_CHANGE &&
           change < 1 + STAMP_SIZE_CHANGE && line->box.x1 < stamp->box.x2 &&
           line->box.x2 > stamp->box.x1 && line->box.x1 > stamp->box.x1 - 2 * height &&
           line->box.x2 < stamp->box.x2 + 8 * height;
}

/* Small print around a line of a stamp belongs to it: the name above, the office and address below.
 */
static void spread_stamps(struct vt_pdf_page *page, float body_height)
{
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t step = 1; step < page->line_count; step++) {
            size_t to = pass == 0 ? step : page->line_count - 1 - step;
            size_t from = pass == 0 ? to - 1 : to + 1;
            const struct vt_pdf_line *stamp = &page->lines[from];
            struct vt_pdf_line *line = &page->lines[to];
            bool is_small = vt_pdf_height(&stamp->box) < 0.9f * body_height;
            if (stamp->kind == VT_BLOCK_STAMP && is_small && touches(stamp, line))
                line->kind = VT_BLOCK_STAMP;
        }
    }
}

int vt_pdf_mark_stamps(struct vt_arena *arena, struct vt_pdf_page *page, float body_height,
                       struct vt_error *err)
{
    struct vt_pdf_line *lines = vt_arena_array(arena, 2 * page->line_count, sizeof *lines);
    if (lines == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the lines of a page");
    size_t count = 0, stamp_count = 0;
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = 0; i < page->line_count; i++) {
        const struct vt_pdf_line *line = &page->lines[i];
        size_t start = stamp_start(line, &buf);
        if (start > 0)
            lines[count++] = vt_pdf_line_part(line, 0, start);
        if (start == line->word_count)
            continue;
        lines[count] = vt_pdf_line_part(line, start, line->word_count - start);
        lines[count++].kind = VT_BLOCK_STAMP;
        stamp_count++;
    }
    if (stamp_count == 0)
        return VT_OK;
    page->lines = lines;
    page->line_count = count;
    spread_stamps(page, body_height);
    return VT_OK;
}
