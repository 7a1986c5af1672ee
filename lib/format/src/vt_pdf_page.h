/* vt_pdf_page.h — a page of a PDF as lines of words with their places.  Private to format.
 *
 * A PDF has glyphs at places, no lines and no paragraphs.  What poppler gives as text is not
 * enough: it runs the two columns of a letterhead together ("VÀ XÃ HỘICỘNG HÒA").  Coordinates are
 * points from the upper left corner. */
#ifndef VT_PDF_PAGE_H
#define VT_PDF_PAGE_H

#include <poppler.h>

#include "vt_buf.h"
#include "vt_format.h"
#include "vt_legacy.h"

struct vt_pdf_box {
    float x1, y1, x2, y2;
};

struct vt_pdf_word {
    struct vt_str text;
    struct vt_pdf_box box; /* of a raised word as high as the word that it is raised against */
    bool after_space;
    bool is_raised; /* the mark of a note, an exponent */
    struct vt_font font;
};

struct vt_pdf_line {
    struct vt_pdf_box box;
    const struct vt_pdf_word *words; /* from left to right */
    size_t word_count;
    float least_space;       /* a gap that is smaller is none, though it looks like one */
    enum vt_block_kind kind; /* PARAGRAPH until something better is known */
    bool stands_alone;       /* of a letterhead or a signature: no paragraph with its neighbours */
};

struct vt_pdf_page {
    float width;
    float height;
    struct vt_pdf_line *lines; /* downwards */
    size_t line_count;
};

static inline float vt_pdf_height(const struct vt_pdf_box *box)
{
    return box->y2 - box->y1;
}

static inline float vt_pdf_middle_x(const struct vt_pdf_box *box)
{
    return (box->x1 + box->x2) / 2;
}

static inline float vt_pdf_middle_y(const struct vt_pdf_box *box)
{
    return (box->y1 + box->y2) / 2;
}

/** The lines of a page, in the arena.  Text set upwards or slanting (watermarks) is left out. */
int vt_pdf_page_read(struct vt_arena *arena, PopplerPage *source, struct vt_pdf_page *ret,
                     struct vt_error *err);

/** The line with the first words or the rest only. */
struct vt_pdf_line vt_pdf_line_part(const struct vt_pdf_line *line, size_t first, size_t count);

/** The space before a word of the line, which is not the first. */
static inline float vt_pdf_gap(const struct vt_pdf_line *line, size_t word)
{
    return line->words[word].box.x1 - line->words[word - 1].box.x2;
}

/** Whether the gaps of the line are those between the columns of a table. */
bool vt_pdf_line_is_row(const struct vt_pdf_line *line);

/** Append the text: words separated by a space, or by a tab between columns. */
void vt_pdf_line_add(const struct vt_pdf_line *line, struct vt_buf *buf);

/** Set least_space.  Scanners that read text set the letters of a word apart ("V iệ t"), and poppler sees
 *  spaces there; they are much smaller than those between words, in the line and in the whole file. */
int vt_pdf_measure_spaces(struct vt_pdf_page *pages, size_t page_count, struct vt_error *err);

/** The usual height of the lines of all pages; 0 without lines. */
float vt_pdf_body_height(const struct vt_pdf_page *pages, size_t page_count);

#endif
