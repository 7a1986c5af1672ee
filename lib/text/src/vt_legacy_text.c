#include "vt_legacy_text.h"

#include "vt_byte_classes.h"
#include "vt_cleanup.h"
#include "vt_file.h"
#include "vt_fold.h"
#include "vt_legacy_line.h"

enum {
    LONGEST_STRETCH = 16 * 1024, /* of a line that is looked at as one */
    SURE_WORDS = 3,              /* fewer words prove nothing on their own */
    ENOUGH_WORDS = 20000,        /* which encoding leads is settled */
};

/* Shares of valid words.  A reading that makes nearly all words valid wins over text that is half
 * valid as it stands, a perfect one over more ("§éc lËp - Tù do - H¹nh phóc": Tù and phóc are
 * syllables too). */
static const double SURE_SHARE = 0.8, HALF_SHARE = 0.5, PERFECT_SHARE = 0.95, UNICODE_SHARE = 0.8;

struct reader {
    struct vt_rewrite *rewrite;
    struct vt_legacy_line line;
    bool is_bytes;
    bool is_writing;                   /* second time: decode */
    enum vt_encoding leader;           /* VT_ENCODING_UTF8: none yet */
    size_t words[VT_ENCODING_UNKNOWN]; /* valid ones of sure stretches … */
    size_t hints[VT_ENCODING_UNKNOWN]; /* … and of short ones with no other meaning */
    size_t unicode_words;              /* valid as they stand */
    struct vt_legacy_found found;
};

static double share(struct vt_legacy_score score)
{
    return score.total == 0 ? 0 : (double)score.valid / score.total;
}

static bool is_ascii(struct vt_str text)
{
    unsigned char all = 0;
    for (size_t i = 0; i < text.len_bytes; i++)
        all |= (unsigned char)text.ptr[i];
    return all < 0x80;
}

/* VISCII and VPS have letters among the control characters ("LU\3T" is LUẬT). */
static bool has_controls(struct vt_str text)
{
    for (size_t i = 0; i < text.len_bytes; i++)
        if ((unsigned char)text.ptr[i] < ' ' && strchr("\t\r\f\v", text.ptr[i]) == NULL)
            return true;
    return false;
}

/* Whether looking at a line can change anything. */
static bool is_worth_reading(const struct reader *r, struct vt_str line)
{
    if (is_ascii(line))
        return r->is_bytes && r->is_writing && has_controls(line);
    return r->is_bytes || r->is_writing || r->unicode_words == 0 ||
           (vt_byte_classes(line) & VT_BYTES_MAYBE_LEGACY) != 0;
}

static struct vt_legacy_score score_as(struct reader *r, size_t first, size_t end,
                                       enum vt_encoding encoding)
{
    vt_legacy_line_decode(&r->line, first, end, encoding);
    return vt_legacy_line_score(&r->line);
}

static bool is_better(struct vt_legacy_score a, struct vt_legacy_score b)
{
    return share(a) > share(b) || (share(a) >= share(b) && a.valid > b.valid);
}

static bool is_sure(struct vt_legacy_score best, struct vt_legacy_score as_is)
{
    if (best.total < SURE_WORDS || share(best) < SURE_SHARE)
        return false;
    return share(as_is) <= HALF_SHARE || share(best) >= PERFECT_SHARE;
}

/* The encoding of units [first, end): VT_ENCODING_UTF8 to leave them alone. */
static enum vt_encoding choose(struct reader *r, size_t first, size_t end)
{
    static const enum vt_encoding CANDIDATES[] = {VT_ENCODING_TCVN3,        VT_ENCODING_VNI,
                                                  VT_ENCODING_MOJIBAKE,     VT_ENCODING_VPS,
                                                  VT_ENCODING_WINDOWS_1258, VT_ENCODING_VISCII};
    struct vt_legacy_score as_is = score_as(r, first, end, VT_ENCODING_UTF8);
    r->unicode_words += as_is.valid;
    if (as_is.total == 0 && r->is_bytes && r->leader != VT_ENCODING_UTF8) {
        struct vt_legacy_score led = score_as(r, first, end, r->leader);
        return led.total > 0 && led.valid == led.total ? r->leader : VT_ENCODING_UTF8;
    }
    if (as_is.total == 0 || (share(as_is) > UNICODE_SHARE && !r->is_bytes))
        return VT_ENCODING_UTF8;
    struct vt_legacy_score best = {0, 0};
    enum vt_encoding encoding = r->leader;
    if (r->leader != VT_ENCODING_UTF8)
        best = score_as(r, first, end, r->leader);
    for (size_t i = 0; i < sizeof CANDIDATES / sizeof CANDIDATES[0] && share(best) < 0.9; i++) {
        struct vt_legacy_score score = score_as(r, first, end, CANDIDATES[i]);
        if (CANDIDATES[i] != r->leader && is_better(score, best)) {
            best = score;
            encoding = CANDIDATES[i];
        }
    }
    if (is_sure(best, as_is))
        r->words[encoding] += best.valid;
    else if (best.valid == best.total && as_is.valid == 0)
        r->hints[encoding] += best.valid;
    else if (r->leader == VT_ENCODING_UTF8)
        encoding = VT_ENCODING_UTF8;
    else if (encoding != r->leader || share(best) < HALF_SHARE)
        encoding = r->is_bytes ? r->leader : VT_ENCODING_UTF8;
    return share(best) > share(as_is) || r->is_bytes ? encoding : VT_ENCODING_UTF8;
}

static void write_glyphs(struct reader *r)
{
    VT_AUTO(vt_buf_release) struct vt_buf letter = VT_BUF_INIT(8);
    struct vt_rewrite *rewrite = r->rewrite;
    for (size_t i = 0; i < r->line.glyph_count; i++) {
        const struct vt_glyph *glyph = &r->line.glyphs[i];
        vt_buf_clear(&letter);
        vt_utf8_append(&letter, glyph->c);
        struct vt_str was = vt_str_n(rewrite->source.ptr + glyph->start, glyph->end - glyph->start);
        if (!vt_str_eq(was, vt_buf_str(&letter)))
            vt_rewrite_replace(rewrite, glyph->start, glyph->end, vt_buf_str(&letter));
    }
}

static void write_broken(struct reader *r, size_t from, size_t to)
{
    size_t bad;
    while (from < to && !vt_utf8_valid(vt_str_n(r->rewrite->source.ptr + from, to - from), &bad)) {
        vt_rewrite_replace(r->rewrite, from + bad, from + bad + 1, VT_STR("\xEF\xBF\xBD"));
        from += bad + 1;
    }
}

static void read_segment(struct reader *r, size_t first, size_t end)
{
    enum vt_encoding encoding = first < end ? choose(r, first, end) : VT_ENCODING_UTF8;
    if (!r->is_writing || encoding == VT_ENCODING_UTF8)
        return;
    vt_legacy_line_decode(&r->line, first, end, encoding);
    if (encoding == VT_ENCODING_TCVN3)
        vt_legacy_line_restore_capitals(&r->line);
    write_glyphs(r);
}

static bool is_blank(const struct vt_unit *unit)
{
    return unit->c == ' ' || unit->c == '\t';
}

/* Stretches of words without foreign letters. */
static void read_utf8(struct reader *r, size_t from, size_t to)
{
    struct vt_legacy_line *line = &r->line;
    vt_legacy_line_take_utf8(line, r->rewrite->source, from, to);
    size_t first = 0, word = 0;
    bool has_foreign = false;
    for (size_t i = 0; i <= line->unit_count; i++) {
        bool is_end = i == line->unit_count || is_blank(&line->units[i]);
        if (!is_end) {
            has_foreign = has_foreign || vt_unit_is_foreign(&line->units[i]);
            continue;
        }
        if (has_foreign) {
            r->unicode_words++;
            read_segment(r, first, word);
            first = i;
        }
        has_foreign = false;
        word = i;
    }
    read_segment(r, first, line->unit_count);
}

static void read_bytes(struct reader *r, size_t from, size_t to)
{
    struct vt_str line = vt_str_n(r->rewrite->source.ptr + from, to - from);
    if (!is_ascii(line)) {
        if (vt_utf8_valid(line, NULL))
            return;
        r->found.broken_count++;
    }
    vt_legacy_line_take_bytes(&r->line, r->rewrite->source, from, to);
    read_segment(r, 0, r->line.unit_count);
    if (r->is_writing && r->rewrite->copied < to)
        write_broken(r, r->rewrite->copied > from ? r->rewrite->copied : from, to);
}

/* The end of the stretch that begins at an offset: a line, or as much of it as ends in a blank. */
static size_t stretch_end(struct vt_str source, size_t from)
{
    size_t left = source.len_bytes - from;
    const char *line_end = memchr(source.ptr + from, '\n', left);
    size_t end = line_end == NULL ? source.len_bytes : (size_t)(line_end - source.ptr);
    if (end - from <= LONGEST_STRETCH)
        return end;
    end = from + LONGEST_STRETCH;
    for (size_t at = end; at > from + LONGEST_STRETCH / 2; at--)
        if (source.ptr[at] == ' ')
            return at;
    while (end > from + 1 && ((unsigned char)source.ptr[end] & 0xC0) == 0x80)
        end--;
    return end;
}

static void read_all(struct reader *r)
{
    struct vt_str source = r->rewrite->source;
    size_t sure = 0;
    for (size_t from = 0; from < source.len_bytes && sure < ENOUGH_WORDS;) {
        size_t to = stretch_end(source, from);
        if (is_worth_reading(r, vt_str_n(source.ptr + from, to - from))) {
            r->found.line_count += !r->is_writing;
            if (r->is_bytes)
                read_bytes(r, from, to);
            else
                read_utf8(r, from, to);
        }
        if (!r->is_writing)
            sure = r->words[r->leader];
        for (int e = 0; e < VT_ENCODING_UNKNOWN && !r->is_writing; e++)
            if (r->words[e] > r->words[r->leader])
                r->leader = (enum vt_encoding)e;
        from = to < source.len_bytes && source.ptr[to] == '\n' ? to + 1 : to;
    }
}

int vt_legacy_text_decode(struct vt_rewrite *rewrite, bool is_bytes, struct vt_legacy_found *ret,
                          struct vt_error *err)
{
    struct reader r = {.rewrite = rewrite, .is_bytes = is_bytes, .leader = VT_ENCODING_UTF8};
    read_all(&r);
    for (int e = 0; e < VT_ENCODING_UNKNOWN && r.unicode_words == 0; e++)
        if (r.words[r.leader] == 0 && r.hints[e] > r.hints[r.leader])
            r.leader = (enum vt_encoding)e;
    bool is_utf8 = r.leader == VT_ENCODING_UTF8;
    r.found.encoding = r.leader;
    *ret = r.found;
    r.is_writing = true;
    if (!is_utf8 || is_bytes)
        read_all(&r);
    bool failed = r.line.failed;
    vt_legacy_line_release(&r.line);
    return failed ? vt_fail(err, VT_E_NOMEM, "out of memory for a text") : VT_OK;
}
