#include "vt_pdf_paragraphs.h"

#include <math.h>
#include <stdlib.h>

#include "vt_buf.h"
#include "vt_fold.h"
#include "vt_layout_cues.h"

/* In heights of the line. */
static const float INDENT = 0.6f;
static const float SHORT_BY = 2.5f; /* a line that ends so far before the margin ends a paragraph */
static const float PITCH_CHANGE = 0.5f; /* more room than usual before a line */
static const float SIZE_CHANGE = 0.12f;
static const float CENTRED = 0.3f; /* room on both sides */

struct margins {
    float left;
    float right;
    float pitch; /* from line to line of running text: the lower third, paragraphs stand apart */
};

static int by_value(const void *a, const void *b)
{
    float left = *(const float *)a, right = *(const float *)b;
    return (left > right) - (left < right);
}

static struct margins margins_of(const struct vt_pdf_page *page)
{
    /* A page has not so many lines; the rest is like them. */
    enum { SAMPLE = 200 };
    float pitches[SAMPLE];
    size_t pitch_count = 0;
    struct margins margins = {INFINITY, -INFINITY, INFINITY};
    for (size_t i = 0; i < page->line_count; i++) {
        const struct vt_pdf_line *line = &page->lines[i];
        if (line->kind != VT_BLOCK_PARAGRAPH || line->stands_alone)
            continue;
        margins.left = fminf(margins.left, line->box.x1);
        margins.right = fmaxf(margins.right, line->box.x2);
        float pitch = i == 0 ? 0 : line->box.y1 - page->lines[i - 1].box.y1;
        if (pitch > 0.8f * vt_pdf_height(&line->box) && pitch_count < SAMPLE)
            pitches[pitch_count++] = pitch;
    }
    qsort(pitches, pitch_count, sizeof pitches[0], by_value);
    if (pitch_count > 0)
        margins.pitch = pitches[pitch_count / 3];
    return margins;
}

/* "Điều 5.", "2.", "2.1.", "a)", "- ", "+ " at the start of a line. */
static bool starts_unit(struct vt_str text)
{
    struct vt_buf folded = VT_BUF_INIT(64);
    vt_fold_ascii(vt_str_n(text.ptr, text.len_bytes < 24 ? text.len_bytes : 24), &folded);
    struct vt_str line = vt_buf_str(&folded);
    bool result = vt_str_starts(line, VT_STR("- ")) || vt_str_starts(line, VT_STR("+ "));
    size_t at = vt_str_starts(line, VT_STR("dieu ")) ? 5 : 0, start = at;
    while (at < line.len_bytes &&
           ((line.ptr[at] >= '0' && line.ptr[at] <= '9') || (line.ptr[at] == '.' && at > start)))
        at++;
    if (at > start && line.ptr[at - 1] == '.')
        result = true;
    if (at == 0 && line.len_bytes > 1 && line.ptr[0] >= 'a' && line.ptr[0] <= 'z')
        at = 1;
    if (at > start && at < line.len_bytes && line.ptr[at] == ')')
        result = true;
    vt_buf_release(&folded);
    return result;
}

static bool is_centred(const struct vt_pdf_line *line, const struct margins *margins)
{
    float height = vt_pdf_height(&line->box);
    float before = line->box.x1 - margins->left, after = margins->right - line->box.x2;
    return before > CENTRED * height && after > CENTRED * height && fabsf(before - after) < height;
}

/* A title in capitals ends where its subject begins, though both are centred. */
static bool same_capitals(struct vt_str block, struct vt_str text)
{
    return vt_layout_in_capitals(block) == vt_layout_in_capitals(text);
}

/* Whether a line goes on with the paragraph that the last one is of. */
static bool continues(const struct vt_pdf_line *last, struct vt_str block,
                      const struct vt_pdf_line *line, struct vt_str text,
                      const struct margins *margins)
{
    float height = vt_pdf_height(&line->box);
    bool is_text = line->kind == VT_BLOCK_PARAGRAPH || line->kind == VT_BLOCK_NOTE;
    bool is_plain = is_text && last->kind == line->kind && !last->stands_alone &&
                    !line->stands_alone && !vt_pdf_line_is_row(last) && !vt_pdf_line_is_row(line);
    float pitch = line->box.y1 - last->box.y1;
    float size = vt_pdf_height(&last->box) / height;
    if (!is_plain || pitch < 0 || pitch > margins->pitch + PITCH_CHANGE * height ||
        size > 1 + SIZE_CHANGE || size < 1 - SIZE_CHANGE || starts_unit(text))
        return false;
    if (is_centred(last, margins) && is_centred(line, margins))
        return same_capitals(block, text);
    return last->box.x2 > margins->right - SHORT_BY * height &&
           line->box.x1 < margins->left + INDENT * height;
}

static enum vt_block_kind kind_of(const struct vt_pdf_line *line)
{
    if (line->kind == VT_BLOCK_PARAGRAPH && !line->stands_alone && vt_pdf_line_is_row(line))
        return VT_BLOCK_TABLE_ROW;
    return line->kind;
}

void vt_pdf_write(const struct vt_pdf_page *page, struct vt_writer *writer)
{
    struct margins margins = margins_of(page);
    struct vt_buf block = VT_BUF_INIT(VT_BUF_NO_CAP), text = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = 0; i < page->line_count; i++) {
        const struct vt_pdf_line *line = &page->lines[i];
        vt_buf_clear(&text);
        vt_pdf_line_add(line, &text);
        if (i > 0) {
            const struct vt_pdf_line *last = &page->lines[i - 1];
            if (continues(last, vt_buf_str(&block), line, vt_buf_str(&text), &margins)) {
                vt_buf_add_c(&block, '\n');
            } else {
                vt_writer_paragraph(writer, kind_of(last), vt_buf_str(&block));
                vt_buf_clear(&block);
            }
        }
        vt_buf_add(&block, vt_buf_str(&text));
    }
    if (page->line_count > 0)
        vt_writer_paragraph(writer, kind_of(&page->lines[page->line_count - 1]),
                            vt_buf_str(&block));
    if (writer->failed == VT_OK && (block.failed != VT_OK || text.failed != VT_OK))
        writer->failed = VT_E_NOMEM;
    vt_buf_release(&block);
    vt_buf_release(&text);
}
