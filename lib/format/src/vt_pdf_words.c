#include "vt_pdf_words.h"

#include <math.h>

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_pdf_fonts.h"
#include "vt_symbol.h"

/* In heights of the glyphs. */
static const float BREAK_GAP = 0.3f;   /* further right: another word, though no space was set */
static const float BREAK_BACK = 0.5f;  /* back to the left: something else */
static const float BREAK_SHIFT = 0.2f; /* of the lower edge: raised, lowered, another line */
static const float SPREAD_OF_SLANT = 4.0f;
static const float STEP_OF_SLANT = 0.1f; /* from glyph to glyph of slanting text */

/* Of the word that something is raised against. */
static const float RAISED_HEIGHT = 0.8f; /* smaller than this */
static const float RAISED_BY = 0.15f;
static const float RAISED_GAP = 0.6f;
static const float NOTE_GAP = 3.0f; /* after the mark at the start of a note */

/* Words of a watermark in poppler's order: so many in a row, each so short and on a line of its
 * own. */
enum { WATERMARK_WORDS = 6, WATERMARK_WORD_BYTES = 6 };

struct glyphs {
    const char *text; /* UTF-8, a code point for each box */
    const PopplerRectangle *boxes;
    const struct vt_font *fonts; /* NULL: all Unicode */
    size_t count;
};

static bool is_space(gunichar c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x3000 || c == 0xFEFF;
}

/* A hostile file may place glyphs nowhere. */
static float coordinate(double value)
{
    return isfinite(value) ? (float)value : 0;
}

static struct vt_pdf_box box_of(const PopplerRectangle *rectangle)
{
    return (struct vt_pdf_box){coordinate(fmin(rectangle->x1, rectangle->x2)),
                               coordinate(fmin(rectangle->y1, rectangle->y2)),
                               coordinate(fmax(rectangle->x1, rectangle->x2)),
                               coordinate(fmax(rectangle->y1, rectangle->y2))};
}

static bool continues(const struct vt_pdf_box *word, const struct vt_pdf_box *last,
                      const struct vt_pdf_box *next)
{
    float height = vt_pdf_height(word);
    return next->x1 - last->x2 <= BREAK_GAP * height &&
           next->x1 >= last->x1 - BREAK_BACK * height &&
           fabsf(next->y2 - word->y2) <= BREAK_SHIFT * height;
}

/* Fonts that are marked as symbolic have their bytes from U+F000 on. */
static void add_glyph(struct vt_buf *text, gunichar c, struct vt_font font)
{
    bool is_private = c >= 0xE000 && c <= 0xF8FF;
    if (is_private && font.encoding != VT_ENCODING_UTF8 && (c & 0xFF00) == 0xF000)
        vt_utf8_append(text, vt_windows_1252((unsigned char)c));
    else if (is_private)
        vt_symbol_add(VT_STR("Symbol"), c, text);
    else
        vt_utf8_append(text, c);
}

static bool is_number(struct vt_str text)
{
    for (size_t i = 0; i < text.len_bytes; i++)
        if ((text.ptr[i] >= '0' && text.ptr[i] <= '9'))
            return true;
    return false;
}

static bool is_mark(struct vt_str text)
{
    for (size_t i = 0; i < text.len_bytes; i++)
        if (strchr("0123456789()[]*", text.ptr[i]) == NULL)
            return false;
    return true;
}

static bool is_raised_against(const struct vt_pdf_word *word, const struct vt_pdf_word *host,
                              float most_gap)
{
    float height = vt_pdf_height(&host->box), middle = vt_pdf_middle_y(&word->box);
    float after = word->box.x1 - host->box.x2, before = host->box.x1 - word->box.x2;
    float gap = after > before ? after : before;
    return vt_pdf_height(&word->box) < RAISED_HEIGHT * height &&
           host->box.y2 - word->box.y2 > RAISED_BY * height &&
           middle > host->box.y1 - RAISED_BY * height && middle < host->box.y2 &&
           gap > -RAISED_GAP * height && gap < most_gap * height;
}

/* A mark is raised against the word before it or, at the start of a note, against the next one. */
static void find_raised(struct vt_pdf_word *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct vt_pdf_word *word = &words[i];
        if (!is_mark(word->text))
            continue;
        const struct vt_pdf_word *host = NULL;
        if (i > 0 && is_raised_against(word, word - 1, RAISED_GAP))
            host = word - 1;
        else if (i + 1 < count && is_raised_against(word, word + 1, NOTE_GAP))
            host = word + 1;
        if (host == NULL)
            continue;
        word->is_raised = true;
        word->box.y1 = host->box.y1;
        word->box.y2 = host->box.y2;
    }
}

/* The length of a run of words that climb or descend glyph by glyph. */
static size_t slanting_run(const struct vt_pdf_word *words, size_t count)
{
    size_t run = 0;
    while (run < count && words[run].text.len_bytes <= WATERMARK_WORD_BYTES &&
           !is_number(words[run].text)) {
        const struct vt_pdf_box *box = &words[run].box;
        if (run > 0) {
            const struct vt_pdf_box *last = &words[run - 1].box;
            float height = fmaxf(vt_pdf_height(box), vt_pdf_height(last));
            if (fabsf(box->y2 - last->y2) < STEP_OF_SLANT * height ||
                fabsf(box->x1 - last->x1) > SPREAD_OF_SLANT * height)
                break;
        }
        run++;
    }
    return run;
}

static size_t drop_watermarks(struct vt_pdf_word *words, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count;) {
        size_t run = slanting_run(words + i, count - i);
        if (run >= WATERMARK_WORDS) {
            i += run;
            continue;
        }
        words[kept++] = words[i++];
    }
    return kept;
}

/* Words into room for as many as there are glyphs; text has room for all of them and stays in
 * place. */
static size_t collect(const struct glyphs *glyphs, struct vt_pdf_word *words, struct vt_buf *text)
{
    size_t count = 0;
    bool after_space = true, in_word = false;
    struct vt_pdf_box last = {0, 0, 0, 0};
    const struct vt_font unicode = {VT_ENCODING_UTF8, false};
    const char *at = glyphs->text;
    for (size_t i = 0; i < glyphs->count && *at != '\0'; i++, at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (is_space(c)) {
            after_space = true;
            in_word = false;
            continue;
        }
        struct vt_pdf_box box = box_of(&glyphs->boxes[i]);
        const struct vt_font font = glyphs->fonts == NULL ? unicode : glyphs->fonts[i];
        if (in_word && (!continues(&words[count - 1].box, &last, &box) ||
                        !vt_font_is_same(words[count - 1].font, font)))
            in_word = false;
        size_t start = text->len_bytes;
        add_glyph(text, c, font);
        last = box;
        if (text->len_bytes == start)
            continue;
        if (!in_word) {
            words[count++] =
                (struct vt_pdf_word){.text = vt_str_n(text->data + start, text->len_bytes - start),
                                     .box = box,
                                     .after_space = after_space,
                                     .font = font};
        } else {
            struct vt_pdf_word *word = &words[count - 1];
            word->text.len_bytes += text->len_bytes - start;
            word->box.x2 = fmaxf(word->box.x2, box.x2);
            word->box.y1 = fminf(word->box.y1, box.y1);
        }
        in_word = true;
        after_space = false;
    }
    return count;
}

static int make_words(struct vt_arena *arena, struct vt_arena *scratch, const struct glyphs *glyphs,
                      struct vt_pdf_word **ret, size_t *ret_count, struct vt_error *err)
{
    struct vt_pdf_word *words = vt_arena_array(scratch, glyphs->count, sizeof *words);
    /* A symbol may become a longer character than the one it stands for: at most 3 bytes. */
    size_t room = strlen(glyphs->text) * 3 + 1;
    char *bytes = vt_arena_alloc(scratch, room + 1);
    if (words == NULL || bytes == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the words of a page");
    struct vt_buf text = {.data = bytes, .room_bytes = room + 1, .cap_bytes = room};
    size_t count = drop_watermarks(words, collect(glyphs, words, &text));
    find_raised(words, count);
    struct vt_str kept = vt_arena_copy(arena, vt_buf_str(&text));
    if (kept.ptr == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the text of a page");
    for (size_t i = 0; i < count; i++)
        words[i].text.ptr = kept.ptr + (words[i].text.ptr - bytes);
    *ret = words;
    *ret_count = count;
    return glyphs->fonts == NULL ? VT_OK : vt_pdf_fonts_decode(arena, words, count, err);
}

int vt_pdf_words_read(struct vt_arena *arena, struct vt_arena *scratch, PopplerPage *source,
                      struct vt_pdf_word **ret, size_t *ret_count, struct vt_error *err)
{
    PopplerRectangle *boxes = NULL;
    guint box_count = 0;
    char *raw = poppler_page_get_text(source);
    char *text = raw == NULL ? NULL : g_utf8_make_valid(raw, -1);
    poppler_page_get_text_layout(source, &boxes, &box_count);
    struct glyphs glyphs = {.text = text == NULL ? "" : text, .boxes = boxes, .count = box_count};
    int status = vt_pdf_fonts_read(scratch, source, box_count, &glyphs.fonts, err);
    if (status == VT_OK)
        status = make_words(arena, scratch, &glyphs, ret, ret_count, err);
    g_free(boxes);
    g_free(text);
    g_free(raw);
    return status;
}
