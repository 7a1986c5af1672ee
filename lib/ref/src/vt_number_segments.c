#include "vt_number_segments.h"

#include <stdio.h>

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_number.h"

struct reader {
    struct vt_str text;
    const struct vt_token *tokens;
    size_t at, end;
};

static const struct vt_token *peek(const struct reader *r, size_t ahead)
{
    return r->at + ahead < r->end ? &r->tokens[r->at + ahead] : NULL;
}

static bool lookup(struct vt_str written, struct vt_code *ret)
{
    VT_AUTO(vt_buf_release) struct vt_buf folded = VT_BUF_INIT(1024);
    vt_fold_match(written, &folded);
    *ret = (struct vt_code){0};
    return vt_code_lookup(vt_buf_str(&folded), ret);
}

/* "57-NQ/TƯ", "12-HD/VPTƯ": bodies of the centre are printed with TW (HD 36-HD/VPTW, 2018), and often
 * otherwise.  First codes are left alone: "04 - TƯ VẤN". */
static bool lookup_central(struct vt_str written, size_t index, struct vt_code *ret)
{
    const struct vt_str printed = VT_STR("tư");
    VT_AUTO(vt_buf_release) struct vt_buf folded = VT_BUF_INIT(1024), code = VT_BUF_INIT(1024);
    vt_fold_match(written, &folded);
    if (index == 0 || !vt_str_ends(vt_buf_str(&folded), printed))
        return false;
    vt_buf_add(&code, vt_str_n(folded.data, folded.len_bytes - printed.len_bytes));
    vt_buf_puts(&code, "tw");
    return vt_code_lookup(vt_buf_str(&code), ret);
}

static bool is_council(struct vt_str letters)
{
    struct vt_code code;
    return lookup(letters, &code) && code.is_issuer && vt_str_eq(code.issuer->code, VT_STR("HĐND"));
}

/* "HĐND8" is known as "HĐND" is. */
static void take_council(struct vt_str written, struct vt_code *code)
{
    struct vt_str letters = written;
    while (letters.len_bytes > 0 && letters.ptr[letters.len_bytes - 1] >= '0' &&
           letters.ptr[letters.len_bytes - 1] <= '9')
        letters.len_bytes--;
    if (letters.len_bytes < written.len_bytes && is_council(letters))
        lookup(letters, code);
}

/* How many of the digits that touch a code belong to it.  The National Assembly's carry the number
   of its term, one or two digits ("QH14"), and so do those of provincial councils ("NQ-HĐND8"; less
   than five is the mark of a note); behind another known code they are the mark of a note
   ("NĐ-CP2"). */
static size_t own_digits(struct vt_str letters, const struct vt_token *digits, size_t index)
{
    enum { TERM_DIGITS = 2, FIRST_TERM = 5 };
    struct vt_code code;
    bool assembly = vt_str_ends(letters, VT_STR("QH")) || vt_str_ends(letters, VT_STR("qh"));
    if (assembly)
        return digits->len_bytes < TERM_DIGITS ? digits->len_bytes : TERM_DIGITS;
    if (digits->match >= FIRST_TERM && digits->len_bytes <= TERM_DIGITS && is_council(letters))
        return digits->len_bytes;
    bool is_unit = index >= 2; /* "QĐ-UBND-ĐA30": anything may be a unit */
    bool note = digits->len_bytes <= TERM_DIGITS && !is_unit && lookup(letters, &code);
    return note ? 0 : digits->len_bytes;
}

/* Letters and digits that touch, from the current token on: where they end, and in how many tokens.
 */
static size_t code_extent(const struct reader *r, size_t ahead, size_t index, bool *ret_upper,
                          uint32_t *ret_stop)
{
    const struct vt_token *first = peek(r, ahead), *next;
    size_t count = 1;
    *ret_stop = vt_token_end(first);
    *ret_upper = (first->flags & VT_TOKEN_UPPER) != 0;
    while ((next = peek(r, ahead + count)) != NULL && next->gap == VT_GAP_NONE &&
           next->start == *ret_stop && next->kind != VT_TOKEN_MARK) {
        if (next->kind == VT_TOKEN_NUMBER) {
            struct vt_str letters = vt_str_n(r->text.ptr + first->start, *ret_stop - first->start);
            size_t digits = own_digits(letters, next, index);
            *ret_stop += (uint32_t)digits;
            count += digits > 0;
            if (digits < next->len_bytes)
                return count;
            continue;
        }
        if ((next->flags & VT_TOKEN_UPPER) == 0 && next->len_bytes > 2)
            return count; /* "QH13ngày": the space was lost */
        *ret_upper = *ret_upper && (next->flags & VT_TOKEN_UPPER) != 0;
        *ret_stop = vt_token_end(next);
        count++;
    }
    return count;
}

/* A short word with one capital behind a known code: "QĐ-Tg", a slip for TTg. */
static bool is_slip(const struct vt_token *word, size_t index, size_t len_bytes)
{
    enum { LONGEST_SLIP = 4 };
    return index > 0 && len_bytes <= LONGEST_SLIP && (word->flags & VT_TOKEN_CAPITAL) != 0 &&
           word->gap == VT_GAP_NONE;
}

/* "HĐN N": a known code that the spacing of a line tore.  Tokens with the torn letter, or count. */
static size_t mend_torn(const struct reader *r, size_t ahead, size_t count, struct vt_segment *ret)
{
    const struct vt_token *first = peek(r, ahead), *letter = peek(r, ahead + count);
    if (letter == NULL || letter->kind != VT_TOKEN_WORD || letter->gap != VT_GAP_SPACE ||
        (letter->flags & VT_TOKEN_UPPER) == 0 || letter->len_bytes > 2)
        return count;
    const struct vt_token *last = peek(r, ahead + count - 1);
    char joined[VT_SEGMENT_BYTES];
    size_t head = vt_token_end(last) - first->start;
    if (head + letter->len_bytes >= sizeof joined)
        return count;
    memcpy(joined, r->text.ptr + first->start, head);
    memcpy(joined + head, r->text.ptr + letter->start, letter->len_bytes);
    return lookup(vt_str_n(joined, head + letter->len_bytes), &ret->code) ? count + 1 : count;
}

/* "GDTrH", "TTrKTTH": capitals with a small letter or two inside. */
static bool is_mixed_code(struct vt_str text)
{
    enum { MOST_LETTERS = 10, MOST_SMALL = 2 };
    const struct vt_letter *letters = vt_letters();
    size_t at = 0, upper = 0, small = 0;
    while (at < text.len_bytes) {
        uint32_t c = vt_utf8_next(text, &at);
        bool is_upper = c < VT_LETTER_LIMIT && letters[c].is_upper;
        if (upper < 2 && !is_upper)
            return false;
        upper += is_upper;
        small += !is_upper;
    }
    return small <= MOST_SMALL && upper > small + 1 && upper + small <= MOST_LETTERS;
}

/* A code from a token on: how many tokens, if they look like one: capitals, or a spelling that the
   tables know
   ("TTg"). */
static size_t read_code(const struct reader *r, size_t ahead, size_t index, struct vt_segment *ret)
{
    const struct vt_token *first = peek(r, ahead);
    if (first == NULL || first->kind != VT_TOKEN_WORD)
        return 0;
    uint32_t stop;
    bool upper;
    size_t count = code_extent(r, ahead, index, &upper, &stop);
    struct vt_str written = vt_str_n(r->text.ptr + first->start, stop - first->start);
    ret->in_capitals = (first->flags & VT_TOKEN_CAPITAL) != 0;
    bool known = lookup(written, &ret->code) || lookup_central(written, index, &ret->code);
    if (!known) {
        size_t mended = mend_torn(r, ahead, count, ret);
        known = mended > count;
        count = mended;
    }
    if (!known)
        take_council(written, &ret->code);
    bool mixed = !known && !upper && index > 0 && is_mixed_code(written);
    if (!known && !upper && !mixed && !is_slip(first, index, stop - first->start))
        return 0;
    VT_AUTO(vt_buf_release) struct vt_buf capitals = VT_BUF_INIT(1024);
    if (mixed)
        vt_buf_add(&capitals, written);
    else if (!known)
        vt_fold_upper(written, &capitals);
    struct vt_str canonical = known ? ret->code.canonical : vt_buf_str(&capitals);
    if (canonical.len_bytes == 0 || canonical.len_bytes >= VT_SEGMENT_BYTES)
        return 0;
    memcpy(ret->storage, canonical.ptr, canonical.len_bytes);
    ret->text = vt_str_n(ret->storage, canonical.len_bytes);
    return count;
}

static bool is_separator(const struct vt_token *token)
{
    return token != NULL && token->kind == VT_TOKEN_MARK && token->mark != 0 &&
           strchr("/-.&_", token->mark) != NULL && token->len_bytes <= 3;
}

static bool is_near(const struct vt_token *token)
{
    return token != NULL && token->gap <= VT_GAP_LINE;
}

static bool is_known(const struct vt_segment *segment)
{
    return segment->code.is_type || segment->code.is_issuer;
}

/* May a code follow a separator over these gaps?  Touching: always.  A space or a line break on one
 * side is a slip of the typist or the end of a line; on both sides it is a dash of the sentence,
 * unless the very first separator leads to a known type ("367 - QĐ/TWĐTN"). */
static bool gaps_allow(const struct vt_token *separator, const struct vt_token *code,
                       const struct vt_segment *segment, size_t index)
{
    bool before = separator->gap != VT_GAP_NONE, after = code->gap != VT_GAP_NONE;
    if (!before && !after)
        return true;
    if (before && after) /* also "3003/QĐ - BYT" */
        return index == 0 ? segment->code.is_type : index == 1 && segment->code.is_issuer;
    if (is_known(segment))
        return true;
    return after && code->gap == VT_GAP_LINE && separator->mark != '.' &&
           (code->flags & VT_TOKEN_UPPER) != 0 && (code->flags & VT_TOKEN_MARKED) == 0;
}

static void add_segment(struct reader *r, struct vt_segments *s, const struct vt_segment *segment,
                        char separator, size_t tokens)
{
    struct vt_segment *to = &s->items[s->count++];
    *to = *segment;
    to->text = vt_str_n(to->storage, segment->text.len_bytes);
    to->separator = separator;
    s->in_capitals = s->in_capitals && segment->in_capitals;
    r->at += tokens;
}

/* One more "separator code". */
static bool read_next(struct reader *r, struct vt_segments *s)
{
    const struct vt_token *separator = peek(r, 0);
    struct vt_segment segment;
    if (!is_separator(separator) || !is_near(separator) || peek(r, 1) == NULL)
        return false;
    if (separator->mark == '.' &&
        (s->count == 0 || separator->gap != VT_GAP_NONE || peek(r, 1)->gap != VT_GAP_NONE))
        return false;
    size_t count = read_code(r, 1, s->count, &segment);
    /* A blank line behind "10-" is a page break if a known code follows. */
    if (count == 0 ||
        !(is_near(peek(r, 1)) || (is_known(&segment) && separator->gap == VT_GAP_NONE)) ||
        !gaps_allow(separator, peek(r, 1), &segment, s->count))
        return false;
    add_segment(r, s, &segment, separator->mark, count + 1);
    return true;
}

/* "23/QĐ-TT HĐND": the standing committee of a council, its code typed as two words. */
static bool read_standing(struct reader *r, struct vt_segments *s)
{
    const struct vt_token *word = peek(r, 0);
    struct vt_segment segment;
    if (s->count < 2 || word == NULL || word->gap != VT_GAP_SPACE ||
        !vt_str_eq(s->items[s->count - 1].text, VT_STR("TT")))
        return false;
    size_t count = read_code(r, 0, s->count, &segment);
    if (count == 0 || !segment.code.is_issuer)
        return false;
    add_segment(r, s, &segment, ' ', count);
    return true;
}

/* "(b)" behind the last code. */
static bool read_parenthesis(struct reader *r, struct vt_segments *s)
{
    const struct vt_token *open = peek(r, 0), *word = peek(r, 1), *close = peek(r, 2);
    if (s->count < 2 || open == NULL || word == NULL || close == NULL ||
        !vt_token_is_mark(open, '(') || !vt_token_is_mark(close, ')') || open->gap != VT_GAP_NONE ||
        word->gap != VT_GAP_NONE || close->gap != VT_GAP_NONE || word->kind != VT_TOKEN_WORD ||
        word->len_bytes > 2)
        return false;
    struct vt_segment segment = {.in_capitals = true};
    memcpy(segment.storage, r->text.ptr + word->start, word->len_bytes);
    segment.text = vt_str_n(segment.storage, word->len_bytes);
    add_segment(r, s, &segment, '(', 3);
    return true;
}

/* "84 QĐ/TWĐTN", "1141 TC/QĐ/CĐKT": the first code after a space; a separator must follow it. */
static bool read_spaced(struct reader *r, struct vt_segments *s)
{
    const struct vt_token *word = peek(r, 0);
    struct vt_segment segment;
    if (word == NULL || word->gap > VT_GAP_SPACE)
        return false;
    size_t count = read_code(r, 0, 0, &segment);
    if (count == 0 || !is_known(&segment) || !is_separator(peek(r, count)) ||
        peek(r, count)->gap != VT_GAP_NONE)
        return false;
    add_segment(r, s, &segment, ' ', count);
    return true;
}

static bool is_year(const struct vt_token *token)
{
    return token != NULL && token->kind == VT_TOKEN_NUMBER && token->folded == 4 &&
           token->match >= 1900 && token->match < 2200;
}

/* Digits, a dotted part ("66.7"), a letter that touches ("15a"). */
static bool read_serial(struct reader *r, struct vt_segments *s)
{
    const struct vt_token *digits = peek(r, 0);
    if (digits == NULL || digits->kind != VT_TOKEN_NUMBER || digits->folded > 6 ||
        digits->match == 0)
        return false;
    s->serial_value = digits->match;
    int used = snprintf(s->serial_storage, sizeof s->serial_storage, "%u", digits->match);
    r->at++;
    const struct vt_token *dot = peek(r, 0), *part = peek(r, 1);
    if (dot != NULL && part != NULL && vt_token_is_mark(dot, '.') && dot->gap == VT_GAP_NONE &&
        dot->len_bytes == 1 && part->kind == VT_TOKEN_NUMBER && part->gap == VT_GAP_NONE &&
        part->folded <= 3 && is_separator(peek(r, 2))) {
        used += snprintf(s->serial_storage + used, sizeof s->serial_storage - (size_t)used, ".%u",
                         part->match);
        r->at += 2;
    }
    const struct vt_token *letter = peek(r, 0);
    if (letter != NULL && letter->kind == VT_TOKEN_WORD && letter->gap == VT_GAP_NONE &&
        letter->len_bytes <= 2 && is_separator(peek(r, 1))) {
        VT_AUTO(vt_buf_release) struct vt_buf upper = VT_BUF_INIT(16);
        vt_fold_upper(vt_token_str(r->text, letter), &upper);
        used += snprintf(s->serial_storage + used, sizeof s->serial_storage - (size_t)used, "%.*s",
                         VT_STR_ARG(vt_buf_str(&upper)));
        r->at++;
    }
    s->serial = vt_str_n(s->serial_storage, (size_t)used);
    return true;
}

static void read_year(struct reader *r, struct vt_segments *s)
{
    const struct vt_token *separator = peek(r, 0), *year = peek(r, 1), *after = peek(r, 2);
    if (!is_separator(separator) || !is_year(year) || !is_separator(after))
        return;
    /* "20-2018-TT-BNNPTNT": the same slip on both sides. */
    if (separator->mark != '/' && (separator->mark == '.' || separator->mark != after->mark ||
                                   separator->gap != VT_GAP_NONE || year->gap != VT_GAP_NONE))
        return;
    if (!is_near(separator) || !is_near(year) || !is_near(after) || after->mark == '.')
        return;
    s->year = (uint16_t)year->match;
    r->at += 2;
}

static bool read_codes(struct reader *r, struct vt_segments *s)
{
    read_year(r, s);
    bool more = read_next(r, s) || (s->year == 0 && read_spaced(r, s));
    while (more && s->count < VT_SEGMENT_LIMIT)
        more = read_next(r, s);
    if (s->count > 0 && s->count < VT_SEGMENT_LIMIT && !read_standing(r, s))
        read_parenthesis(r, s);
    return s->count > 0;
}

bool vt_number_may_begin(const struct vt_token *tokens, size_t from, size_t end)
{
    const struct vt_token *digits = &tokens[from], *next = digits + 1;
    if (from + 1 >= end || digits->folded > 6 || digits->match == 0)
        return false;
    if (next->kind == VT_TOKEN_MARK)
        return is_separator(next) &&
               (next->mark != '.' || (from + 2 < end && next[1].kind == VT_TOKEN_NUMBER));
    if (next->kind != VT_TOKEN_WORD || next->gap > VT_GAP_SPACE)
        return false;
    /* A code, or the letter of a serial, and a separator; the last letter of the code may be torn off. */
    size_t at = from + 2;
    while (at < end && tokens[at].gap == VT_GAP_NONE && tokens[at].kind != VT_TOKEN_MARK)
        at++;
    if (at >= end)
        return false;
    const struct vt_token *behind = &tokens[at];
    return is_separator(behind) || (behind->kind == VT_TOKEN_WORD && behind->len_bytes <= 2 &&
                                    (behind->flags & VT_TOKEN_UPPER) != 0);
}

size_t vt_segments_read(struct vt_str text, const struct vt_token *tokens, size_t from, size_t end,
                        struct vt_segments *ret)
{
    struct reader r = {text, tokens, from, end};
    ret->year = 0;
    ret->count = 0;
    ret->in_capitals = true;
    if (!read_serial(&r, ret))
        return 0;
    return read_codes(&r, ret) ? r.at - from : 0;
}

size_t vt_segments_read_blank(struct vt_str text, const struct vt_token *tokens, size_t from,
                              size_t end, struct vt_segments *ret)
{
    struct reader r = {text, tokens, from, end};
    ret->year = 0;
    ret->count = 0;
    ret->in_capitals = true;
    ret->serial = VT_STR_EMPTY;
    ret->serial_value = 0;
    const struct vt_token *dots;
    while ((dots = peek(&r, 0)) != NULL && dots->kind == VT_TOKEN_MARK && is_near(dots) &&
           (dots->mark == '.' || dots->mark == '_'))
        r.at++;
    if (peek(&r, 0) == NULL || !is_separator(peek(&r, 0)))
        return 0;
    return read_codes(&r, ret) ? r.at - from : 0;
}

static bool keep(struct vt_str *text, struct vt_arena *arena)
{
    *text = vt_arena_copy(arena, *text);
    return text->ptr != NULL;
}

bool vt_segments_keep(struct vt_segments *segments, struct vt_arena *arena)
{
    if (!keep(&segments->serial, arena))
        return false;
    for (size_t i = 0; i < segments->count; i++)
        if (!keep(&segments->items[i].text, arena))
            return false;
    return true;
}
