#include "vt_pdf_page.h"

#include <math.h>
#include <stdlib.h>

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_pdf_words.h"
#include "vt_superscript.h"

/* All in heights of the line. */
static const float SAME_LINE = 0.35f;   /* middles that are no further apart */
static const float WORD_SPACE = 0.15f;  /* from here on there is a space, marked or not */
static const float COLUMN_SPACE = 1.5f; /* from here on it separates columns of a table */

enum { OPEN_LINES = 6 };

static int by_middle(const void *a, const void *b)
{
    float left = vt_pdf_middle_y(&((const struct vt_pdf_word *)a)->box);
    float right = vt_pdf_middle_y(&((const struct vt_pdf_word *)b)->box);
    return (left > right) - (left < right);
}

static int by_left_edge(const void *a, const void *b)
{
    float left = ((const struct vt_pdf_word *)a)->box.x1;
    float right = ((const struct vt_pdf_word *)b)->box.x1;
    return (left > right) - (left < right);
}

static int by_line_middle(const void *a, const void *b)
{
    float left = vt_pdf_middle_y(&((const struct vt_pdf_line *)a)->box);
    float right = vt_pdf_middle_y(&((const struct vt_pdf_line *)b)->box);
    return (left > right) - (left < right);
}

/* A line while it is collected: its tallest word says where it runs. */
struct draft {
    struct vt_pdf_box tallest;
    size_t word_count;
};

static bool belongs(const struct draft *draft, const struct vt_pdf_word *word)
{
    float line_height = vt_pdf_height(&draft->tallest), height = vt_pdf_height(&word->box);
    float apart = fabsf(vt_pdf_middle_y(&draft->tallest) - vt_pdf_middle_y(&word->box));
    return apart < SAME_LINE * (height < line_height ? height : line_height);
}

/* Words come by their middles, so only the last drafts can still grow. */
static size_t draft_of(struct draft *drafts, size_t *draft_count, const struct vt_pdf_word *word)
{
    size_t count = *draft_count;
    for (size_t back = 1; back <= OPEN_LINES && back <= count; back++) {
        struct draft *draft = &drafts[count - back];
        if (!belongs(draft, word))
            continue;
        if (vt_pdf_height(&word->box) > vt_pdf_height(&draft->tallest))
            draft->tallest = word->box;
        draft->word_count++;
        return count - back;
    }
    drafts[count] = (struct draft){word->box, 1};
    *draft_count = count + 1;
    return count;
}

struct vt_pdf_line vt_pdf_line_part(const struct vt_pdf_line *line, size_t first, size_t count)
{
    struct vt_pdf_line part = *line;
    part.words = line->words + first;
    part.word_count = count;
    part.box = part.words[0].box;
    for (size_t i = 1; i < count; i++) {
        const struct vt_pdf_box *box = &part.words[i].box;
        part.box.x1 = fminf(part.box.x1, box->x1);
        part.box.x2 = fmaxf(part.box.x2, box->x2);
        if (vt_pdf_height(box) > vt_pdf_height(&part.box)) {
            part.box.y1 = box->y1;
            part.box.y2 = box->y2;
        }
    }
    return part;
}

/* Words to lines; sorted is room for as many words. */
static void fill_lines(struct vt_pdf_word *words, size_t word_count, const size_t *line_of,
                       const struct draft *drafts, struct vt_pdf_word *sorted,
                       struct vt_pdf_page *page)
{
    size_t start = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        page->lines[i] = (struct vt_pdf_line){
            .words = sorted + start, .word_count = 0, .kind = VT_BLOCK_PARAGRAPH};
        start += drafts[i].word_count;
    }
    for (size_t i = 0; i < word_count; i++) {
        struct vt_pdf_line *line = &page->lines[line_of[i]];
        sorted[(size_t)(line->words - sorted) + line->word_count++] = words[i];
    }
    for (size_t i = 0; i < page->line_count; i++) {
        struct vt_pdf_line *line = &page->lines[i];
        qsort(sorted + (line->words - sorted), line->word_count, sizeof *sorted, by_left_edge);
        *line = vt_pdf_line_part(line, 0, line->word_count);
    }
    qsort(page->lines, page->line_count, sizeof *page->lines, by_line_middle);
}

static int make_lines(struct vt_arena *arena, struct vt_arena *scratch, struct vt_pdf_word *words,
                      size_t word_count, struct vt_pdf_page *page, struct vt_error *err)
{
    struct vt_pdf_word *sorted = vt_arena_array(arena, word_count, sizeof *sorted);
    struct draft *drafts = vt_arena_array(scratch, word_count, sizeof *drafts);
    size_t *line_of = vt_arena_array(scratch, word_count, sizeof *line_of);
    if (sorted == NULL || drafts == NULL || line_of == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the lines of a page");
    if (word_count > 0)
        qsort(words, word_count, sizeof *words, by_middle);
    for (size_t i = 0; i < word_count; i++)
        line_of[i] = draft_of(drafts, &page->line_count, &words[i]);
    page->lines = vt_arena_array(arena, page->line_count, sizeof *page->lines);
    if (page->lines == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the lines of a page");
    if (word_count > 0)
        fill_lines(words, word_count, line_of, drafts, sorted, page);
    return VT_OK;
}

int vt_pdf_page_read(struct vt_arena *arena, PopplerPage *source, struct vt_pdf_page *ret,
                     struct vt_error *err)
{
    double width = 0, height = 0;
    poppler_page_get_size(source, &width, &height);
    struct vt_pdf_page page = {.width = (float)width, .height = (float)height};
    VT_AUTO(vt_arena_release) struct vt_arena scratch;
    vt_arena_init(&scratch, arena->cap_bytes);
    struct vt_pdf_word *words;
    size_t word_count;
    int status = vt_pdf_words_read(arena, &scratch, source, &words, &word_count, err);
    if (status == VT_OK)
        status = make_lines(arena, &scratch, words, word_count, &page, err);
    if (status == VT_OK)
        *ret = page;
    return status;
}

/* Where a justified line is short of words all its gaps are wide: those are spaces.  So are the
 * blanks to be filled in of a letterhead ("ngày      tháng"). */
bool vt_pdf_line_is_row(const struct vt_pdf_line *line)
{
    if (line->stands_alone)
        return false;
    float least = COLUMN_SPACE * vt_pdf_height(&line->box);
    size_t wide_count = 0;
    for (size_t i = 1; i < line->word_count; i++)
        wide_count += vt_pdf_gap(line, i) >= least;
    return wide_count > 0 && (line->word_count < 4 || wide_count * 2 < line->word_count);
}

static bool has_space_before(const struct vt_pdf_line *line, size_t word)
{
    float gap = vt_pdf_gap(line, word);
    bool is_space = line->words[word].after_space || gap > WORD_SPACE * vt_pdf_height(&line->box);
    return is_space && (gap >= line->least_space || line->words[word - 1].is_raised);
}

void vt_pdf_line_add(const struct vt_pdf_line *line, struct vt_buf *buf)
{
    float column_space = COLUMN_SPACE * vt_pdf_height(&line->box);
    bool has_columns = vt_pdf_line_is_row(line);
    for (size_t i = 0; i < line->word_count; i++) {
        const struct vt_pdf_word *word = &line->words[i];
        if (i > 0 && has_columns && vt_pdf_gap(line, i) >= column_space)
            vt_buf_add_c(buf, '\t');
        else if (i > 0 && has_space_before(line, i))
            vt_buf_add_c(buf, ' ');
        if (word->is_raised)
            vt_superscript_add(buf, word->text);
        else
            vt_buf_add(buf, word->text);
    }
}
