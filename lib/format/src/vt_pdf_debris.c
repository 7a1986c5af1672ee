#include "vt_pdf_debris.h"

#include <stdlib.h>

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_hash.h"
#include "vt_layout_cues.h"

/* In heights of the page. */
static const float HEAD_ZONE = 0.12f;
static const float FOOT_ZONE = 0.90f;

enum {
    MARGIN_LINES = 2, /* a head or foot has no more lines */
    LEAST_LETTERS = 4,
    LEAST_REPEATS = 3,
    REPEATS_PERCENT = 30,
};

struct margin_line {
    struct vt_pdf_line *line;
    uint64_t key; /* of its letters; 0: too few to tell */
    bool is_number;
    bool is_gazette;
};

/* "12", "- 12 -", "12/40", "Trang 12", as folded text without blanks. */
static bool is_page_number(struct vt_str text)
{
    static const struct vt_str WORDS[] = {{"trang", 5}, {"page", 4}};
    for (size_t i = 0; i < VT_ARRAY_LEN(WORDS); i++)
        if (vt_str_starts(text, WORDS[i]))
            text = vt_str_n(text.ptr + WORDS[i].len_bytes, text.len_bytes - WORDS[i].len_bytes);
    size_t digit_count = 0;
    for (size_t i = 0; i < text.len_bytes; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            digit_count++;
        else if (strchr("-/|.", text.ptr[i]) == NULL)
            return false;
    }
    return digit_count > 0 && digit_count <= 8;
}

static struct margin_line describe(struct vt_pdf_line *line)
{
    struct vt_buf text = VT_BUF_INIT(VT_BUF_NO_CAP), folded = VT_BUF_INIT(VT_BUF_NO_CAP),
                  letters = VT_BUF_INIT(VT_BUF_NO_CAP), compact = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_pdf_line_add(line, &text);
    vt_fold_ascii(vt_buf_str(&text), &folded);
    struct vt_str all = vt_buf_str(&folded);
    for (size_t i = 0; i < all.len_bytes; i++) {
        if (all.ptr[i] >= 'a' && all.ptr[i] <= 'z')
            vt_buf_add_c(&letters, all.ptr[i]);
        if (all.ptr[i] != ' ' && all.ptr[i] != '\t')
            vt_buf_add_c(&compact, all.ptr[i]);
    }
    bool has_key =
        letters.len_bytes >= LEAST_LETTERS && vt_layout_cue(vt_buf_str(&text)) == VT_CUE_NONE;
    struct margin_line result = {
        .line = line,
        .key = has_key ? vt_hash64(vt_buf_str(&letters)) | 1 : 0,
        .is_number = is_page_number(vt_buf_str(&compact)),
        .is_gazette = vt_str_find(vt_buf_str(&compact), VT_STR("congbao/so"), 0) != SIZE_MAX,
    };
    vt_buf_release(&text);
    vt_buf_release(&folded);
    vt_buf_release(&letters);
    vt_buf_release(&compact);
    return result;
}

static size_t collect_margin_lines(struct vt_pdf_page *page, struct margin_line *ret)
{
    size_t count = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        struct vt_pdf_line *line = &page->lines[i];
        bool is_head = i < MARGIN_LINES && line->box.y2 < HEAD_ZONE * page->height;
        bool is_foot =
            i + MARGIN_LINES >= page->line_count && line->box.y1 > FOOT_ZONE * page->height;
        if (is_head || is_foot)
            ret[count++] = describe(line);
    }
    return count;
}

static int by_key(const void *a, const void *b)
{
    uint64_t left = ((const struct margin_line *)a)->key;
    uint64_t right = ((const struct margin_line *)b)->key;
    return (left > right) - (left < right);
}

static void mark_repeated(struct margin_line *items, size_t count, size_t page_count)
{
    qsort(items, count, sizeof *items, by_key);
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && items[end].key == items[start].key; end++)
            continue;
        size_t repeats = end - start;
        bool is_repeated = items[start].key != 0 && repeats >= LEAST_REPEATS &&
                           repeats * 100 >= page_count * REPEATS_PERCENT;
        for (size_t i = start; i < end; i++)
            if (is_repeated || items[i].is_number || items[i].is_gazette)
                items[i].line->kind = VT_BLOCK_PAGE_DEBRIS;
    }
}

int vt_pdf_mark_debris(struct vt_pdf_page *pages, size_t page_count, struct vt_error *err)
{
    if (page_count == 0)
        return VT_OK;
    VT_AUTOFREE struct margin_line *items =
        reallocarray(NULL, page_count, 2 * MARGIN_LINES * sizeof *items);
    if (items == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the margins of the pages");
    size_t count = 0;
    for (size_t i = 0; i < page_count; i++)
        count += collect_margin_lines(&pages[i], items + count);
    if (count > 0)
        mark_repeated(items, count, page_count);
    return VT_OK;
}

/* Of the usual height of lines: notes are set at least one size smaller. */
static const float NOTE_HEIGHT = 0.93f;

void vt_pdf_mark_notes(struct vt_pdf_page *page, float body_height)
{
    size_t first = page->line_count;
    for (size_t i = page->line_count; i-- > 0;) {
        const struct vt_pdf_line *line = &page->lines[i];
        if (line->kind == VT_BLOCK_PAGE_DEBRIS || line->kind == VT_BLOCK_STAMP)
            continue;
        if (vt_pdf_height(&line->box) > NOTE_HEIGHT * body_height)
            break;
        if (line->words[0].is_raised)
            first = i;
    }
    for (size_t i = first; i < page->line_count; i++)
        if (page->lines[i].kind == VT_BLOCK_PARAGRAPH)
            page->lines[i].kind = VT_BLOCK_NOTE;
}
