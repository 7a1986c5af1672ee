#include "vt_citer.h"

enum { LONGEST_SENTENCE_TOKENS = 600 };

/* "(khóa⏎X)": a parenthesis is open, so that the one behind the token closes it. */
static bool in_parentheses(const struct vt_citer *c, size_t at)
{
    enum { REACH = 12 };
    for (size_t i = at; i > c->first && i + REACH > at; i--)
        if (vt_citer_mark(c, i - 1, '(') || vt_citer_mark(c, i - 1, ')'))
            return vt_citer_mark(c, i - 1, '(');
    return false;
}

/* Indented further than running text is: the cell of a table. */
static bool stands_in_column(const struct vt_citer *c, size_t at)
{
    enum { INDENT = 20 };
    size_t start = c->tokens[at].start, from = start;
    while (from > 0 && c->page->text.ptr[from - 1] == ' ')
        from--;
    return start - from >= INDENT;
}

static bool is_small_word(const struct vt_token *t)
{
    return t->kind == VT_TOKEN_WORD && (t->flags & VT_TOKEN_CAPITAL) == 0;
}

/* A line that ends in a figure, a comma or a word in small letters goes on. */
static bool leaves_open(const struct vt_token *last)
{
    return last->kind == VT_TOKEN_NUMBER || vt_token_is_mark(last, ',') || is_small_word(last);
}

/* "Điều 5." or "Điều 5" alone in its line; "Điều 5 Nghị định …" at the start of a line is a reference. */
static bool heads_article(const struct vt_citer *c, size_t at)
{
    if (!vt_citer_is(c, at, c->words->dieu) || (c->tokens[at].flags & VT_TOKEN_CAPITAL) == 0 ||
        c->tokens[at + 1].kind != VT_TOKEN_NUMBER)
        return false;
    size_t behind = at + 2;
    if (behind < c->end && c->tokens[behind].kind == VT_TOKEN_WORD &&
        c->tokens[behind].gap == VT_GAP_NONE)
        behind++; /* "Điều 5a" */
    bool alone = behind >= c->end || c->tokens[behind].gap >= VT_GAP_LINE;
    return (alone && !leaves_open(&c->tokens[at - 1])) || vt_citer_mark(c, behind, '.') ||
           vt_citer_mark(c, behind, ':') || stands_in_column(c, at);
}

/* "phát triển kinh tế⏎- xã hội": a dash within a sentence. */
static bool is_torn_dash(const struct vt_citer *c, size_t at)
{
    return vt_citer_mark(c, at, '-') && at + 1 < c->end && is_small_word(&c->tokens[at + 1]) &&
           is_small_word(&c->tokens[at - 1]);
}

/* A line that begins like an item or article begins a sentence. */
static bool begins_item(const struct vt_citer *c, size_t at)
{
    const struct vt_token *t = &c->tokens[at];
    if (is_torn_dash(c, at))
        return false;
    if (t->kind == VT_TOKEN_MARK)
        return t->mark == '-' || t->mark == '*' || t->mark == '+' || t->mark == '|' ||
               t->mark == '#';
    if (at + 1 >= c->end)
        return false;
    const struct vt_token *next = &c->tokens[at + 1];
    bool mark = next->kind == VT_TOKEN_MARK && next->gap == VT_GAP_NONE;
    if (mark && next->mark == ')' && in_parentheses(c, at))
        return false;
    if (t->kind == VT_TOKEN_NUMBER && t->folded <= 2)
        return mark && (next->mark == '.' || next->mark == ')') &&
               (at + 2 >= c->end || c->tokens[at + 2].gap != VT_GAP_NONE ||
                c->tokens[at + 2].kind == VT_TOKEN_WORD);
    if (t->kind == VT_TOKEN_WORD && t->len_bytes <= 2)
        return mark && next->mark == ')';
    return heads_article(c, at) ||
           (vt_token_is(t, c->words->can) && (t->flags & VT_TOKEN_CAPITAL) != 0);
}

static bool ends_with_stop(const struct vt_citer *c, size_t at)
{
    const struct vt_token *t = &c->tokens[at];
    return t->kind == VT_TOKEN_MARK && t->mark != 0 && strchr(".;:!?", t->mark) != NULL;
}

/* Whether a line ends a sentence; not where it has but the number of a list ("2.⏎Cục …"), nor at a
 * semicolon behind which small letters go on. */
static bool ends_line(const struct vt_citer *c, size_t at)
{
    if (!ends_with_stop(c, at))
        return false;
    if (vt_citer_mark(c, at, ';'))
        return !is_small_word(&c->tokens[at + 1]);
    const struct vt_token *number = at > c->first ? &c->tokens[at - 1] : NULL;
    return number == NULL || !vt_citer_mark(c, at, '.') || number->kind != VT_TOKEN_NUMBER ||
           number->folded > 2 || (number->gap < VT_GAP_LINE && at > c->first + 1);
}

/* A quick look: within a line, only a full stop ends a sentence. */
static inline bool may_begin_sentence(const struct vt_citer *c, size_t at)
{
    return c->tokens[at].gap >= VT_GAP_LINE || at == c->first ||
           vt_token_is_mark(&c->tokens[at - 1], '.');
}

/* Whether a sentence begins at a token.  A blank line in the middle of a sentence is a page break.
 */
static bool begins_sentence(const struct vt_citer *c, size_t at)
{
    if (!may_begin_sentence(c, at))
        return false;
    if (at == c->first)
        return true;
    const struct vt_token *t = &c->tokens[at], *before = &c->tokens[at - 1];
    if (t->gap >= VT_GAP_BLANK) {
        bool lower = t->kind == VT_TOKEN_WORD && (t->flags & VT_TOKEN_CAPITAL) == 0;
        bool goes_on = !ends_with_stop(c, at - 1) && (lower || t->kind == VT_TOKEN_NUMBER) &&
                       !begins_item(c, at);
        return !goes_on;
    }
    if (t->gap == VT_GAP_LINE && (ends_line(c, at - 1) || begins_item(c, at)))
        return true;
    /* A full stop, a gap and a capital; not after an abbreviation of one letter or a list number.
     */
    if (!vt_token_is_mark(before, '.') || t->gap == VT_GAP_NONE || t->kind != VT_TOKEN_WORD ||
        (t->flags & VT_TOKEN_CAPITAL) == 0 || at < c->first + 2)
        return false;
    const struct vt_token *word = &c->tokens[at - 2];
    if (word->kind == VT_TOKEN_WORD && (word->flags & VT_TOKEN_UPPER) != 0 && word->len_bytes <= 3)
        return false;
    return !(word->kind == VT_TOKEN_NUMBER &&
             (word->gap >= VT_GAP_LINE || word->gap == VT_GAP_NONE) && word->folded <= 2 &&
             at >= c->first + 3 && word->gap >= VT_GAP_LINE);
}

/* Where sentences begin around the mention before: nothing is looked at twice. */
struct bounds {
    size_t start, inner; /* a sentence begins at start, and none in (start, inner] */
    size_t from, stop;   /* none begins in [from, stop), and one at stop, or the text ends */
};

static size_t sentence_start(const struct vt_citer *c, const struct vt_found *found,
                             struct bounds *bounds)
{
    size_t first = found->pinpoint_first, known = bounds->inner;
    const size_t low =
        found->first > LONGEST_SENTENCE_TOKENS ? found->first - LONGEST_SENTENCE_TOKENS : 0;
    while (first > c->first && first > low && first != known && !begins_sentence(c, first))
        first--;
    if (first == known && first > bounds->start)
        first = bounds->start > low ? bounds->start : low;
    if (first > low || first == c->first)
        *bounds = (struct bounds){first, found->pinpoint_first, bounds->from, bounds->stop};
    return first;
}

static size_t sentence_end(const struct vt_citer *c, const struct vt_found *found,
                           struct bounds *bounds)
{
    size_t end = found->end;
    const size_t high = end + LONGEST_SENTENCE_TOKENS;
    if (end >= bounds->from && end <= bounds->stop)
        return bounds->stop < high ? bounds->stop : high;
    while (end < c->end && end < high && !begins_sentence(c, end))
        end++;
    if (end < high) {
        bounds->from = found->end;
        bounds->stop = end;
    }
    return end;
}

void vt_cite_sentences(struct vt_citer *c)
{
    struct bounds bounds = {SIZE_MAX, SIZE_MAX, SIZE_MAX, 0};
    for (size_t i = 0; i < c->count; i++) {
        struct vt_found *found = &c->items[i];
        found->sentence_first = sentence_start(c, found, &bounds);
        found->sentence_end = sentence_end(c, found, &bounds);
    }
    for (size_t i = 0; i < c->count; i++) {
        struct vt_found *found = &c->items[i];
        size_t limit = i + 1 < c->count && c->items[i + 1].first < found->sentence_end
                           ? c->items[i + 1].first
                           : found->sentence_end;
        vt_cite_subject(c, found, limit);
    }
}
