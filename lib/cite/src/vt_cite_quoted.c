/* What is quoted is said by the document it is quoted from: "Điều 14 của Thông tư X quy định như sau:
 * “…”" by X; what an amending act puts into another act, "1. Khoản 2 Điều 3 được sửa đổi như sau: “…”", by
 * the act it is put into.  A quotation opens right behind a colon. */
#include "vt_cite_trigger.h"

/* A quotation mark that can only open or only close, or one that does either. */
enum quote { QUOTE_NONE, QUOTE_OPEN, QUOTE_CLOSE, QUOTE_EITHER };

static enum quote quote_at(const struct vt_citer *c, size_t at)
{
    if (!vt_citer_mark(c, at, '"'))
        return QUOTE_NONE;
    struct vt_str mark = vt_token_str(c->page->text, &c->tokens[at]);
    if (vt_str_starts(mark, VT_STR("“")) || vt_str_starts(mark, VT_STR("«")))
        return QUOTE_OPEN;
    if (vt_str_starts(mark, VT_STR("”")) || vt_str_starts(mark, VT_STR("»")))
        return QUOTE_CLOSE;
    return QUOTE_EITHER;
}

static bool ends_line(const struct vt_citer *c, size_t at)
{
    return at + 1 >= c->end || c->tokens[at + 1].gap >= VT_GAP_LINE;
}

/* `…này.”`: a sentence ends in the quotation. */
static bool behind_stop(const struct vt_citer *c, size_t at)
{
    return vt_citer_mark(c, at - 1, '.') || vt_citer_mark(c, at - 1, ';');
}

/* `…này.”`, `…này".` at the end of a line. */
static bool ends_paragraph(const struct vt_citer *c, size_t at)
{
    const bool stop_behind = at + 1 < c->end && c->tokens[at + 1].gap == VT_GAP_NONE &&
                             (vt_citer_mark(c, at + 1, '.') || vt_citer_mark(c, at + 1, ';'));
    return (behind_stop(c, at) || stop_behind) && ends_line(c, at + stop_behind);
}

/* What is looked at so far, and how far it may go: marks that never close make it no more than linear. */
struct reader {
    struct vt_citer *citer;
    size_t at, index; /* token; the first mention that does not begin before it */
    size_t looks_left;
    int32_t amended; /* the last mention of an act that this document changes, or VT_FROM_SELF */
};

/* The token that closes the quotation which opens at a token, or the end: it never closes.  Marks that
 * differ are counted; others close at the end of a paragraph, or of the line they open in.  Where marks are
 * missing, the first end of a paragraph has to do. */
static size_t closing_quote(struct reader *r, size_t open)
{
    const struct vt_citer *c = r->citer;
    const bool paired = quote_at(c, open) == QUOTE_OPEN;
    unsigned depth = 1;
    size_t first_end = c->end;
    bool same_line = true;
    for (size_t at = open + 1; at < c->end && r->looks_left > 0; at++, r->looks_left--) {
        same_line = same_line && c->tokens[at].gap < VT_GAP_LINE;
        enum quote quote = quote_at(c, at);
        if (quote == QUOTE_NONE)
            continue;
        if (paired && quote != QUOTE_EITHER)
            depth = quote == QUOTE_OPEN ? depth + 1 : depth - 1;
        else if (paired ? depth == 1 && behind_stop(c, at) : same_line || ends_paragraph(c, at))
            depth = 0;
        if (depth == 0)
            return at;
        if (first_end == c->end && quote != QUOTE_OPEN && ends_paragraph(c, at))
            first_end = at;
    }
    return first_end;
}

/* The mention of the sentence that ends at a colon by which this document introduces words of another:
 * the first that stands for itself, if the words behind the last one say so ("quy định như sau"), or if
 * it is acted upon.  VT_FROM_SELF: none. */
static int32_t introduced_in(const struct vt_citer *c, size_t last, size_t colon)
{
    const struct vt_relations *rel = vt_relations();
    size_t head = last;
    while (head > 0 && c->items[head - 1].sentence_first == c->items[last].sentence_first)
        head--;
    while (head < last && (c->items[head].mention.from != VT_FROM_SELF ||
                           c->items[head].mention.relation == rel->alias))
        head++;
    const struct vt_mention *m = &c->items[head].mention;
    if (m->from != VT_FROM_SELF || m->kind == VT_MENTION_SELF)
        return VT_FROM_SELF;
    if (vt_is_act(m->relation) && !m->incoming)
        return (int32_t)head;
    if (m->relation != rel->refers)
        return VT_FROM_SELF;
    for (size_t at = c->items[last].end; at < colon; at++)
        if (vt_citer_any(c, at, VT_WORDLIST_QUOTING))
            return (int32_t)head;
    return VT_FROM_SELF;
}

/* An act that this document changes in parts. */
static bool is_amended(const struct vt_mention *m)
{
    return m->relation == vt_relations()->amends && m->from == VT_FROM_SELF && !m->incoming &&
           (m->flags & VT_MENTION_QUOTED) == 0;
}

/* "Luật Cầu phao số 99/2031/QH17" in a text of "Luật Cầu phao năm 2031". */
static bool bears_name(const struct vt_citer *c, const struct vt_found *found,
                       const struct vt_mention *named)
{
    const size_t start = c->tokens[found->first].start;
    const size_t end = vt_token_end(&c->tokens[found->end - 1]);
    return named->name.len_bytes > 0 && found->mention.type == named->type &&
           vt_str_find(vt_str_n(c->page->text.ptr + start, end - start), named->name, 0) !=
               SIZE_MAX;
}

static bool is_same(const struct vt_citer *c, const struct vt_found *a, const struct vt_found *b)
{
    const struct vt_mention *x = &a->mention, *y = &b->mention;
    if (x->key.len_bytes > 0 && y->key.len_bytes > 0)
        return vt_str_eq(x->key, y->key);
    return bears_name(c, a, y) || bears_name(c, b, x);
}

/* Give the mentions up to a token to the document they are quoted from. */
static void give(struct vt_citer *c, size_t index, size_t close, int32_t speaker)
{
    const struct vt_mention *source = &c->items[speaker].mention;
    for (; index < c->count && c->items[index].first < close; index++) {
        struct vt_mention *m = &c->items[index].mention;
        if (m->incoming || m->kind == VT_MENTION_SELF)
            continue; /* "[Khoản này được hướng dẫn bởi …]": a note of the editors */
        if (vt_is_act(source->relation))
            m->flags |= VT_MENTION_QUOTED;
        if (m->from == VT_FROM_SELF && !is_same(c, &c->items[index], &c->items[speaker]))
            m->from = speaker;
    }
}

/* "1. Sửa đổi, bổ sung Điều 5 như sau:": what the words before a colon do, without naming an act. */
static bool introduces_change(const struct vt_citer *c, size_t colon)
{
    enum { REACH = 60 };
    size_t from = colon;
    while (from > c->first && colon - from < REACH && c->tokens[from].gap < VT_GAP_LINE)
        from--;
    for (; from < colon; from++)
        if (vt_citer_any(c, from, VT_WORDLIST_CHANGE))
            return true;
    return false;
}

/* The next colon before a quotation in [at, limit), or `limit`. */
static size_t next_opening(const struct vt_citer *c, size_t at, size_t limit)
{
    for (; at + 1 < limit; at++)
        if (vt_citer_mark(c, at, ':') && vt_citer_mark(c, at + 1, '"'))
            return at;
    return limit;
}

/* Read the quotation behind a colon. */
static void read_quotation(struct reader *r, size_t colon)
{
    struct vt_citer *c = r->citer;
    const size_t close = closing_quote(r, colon + 1);
    r->at = close;
    int32_t speaker = VT_FROM_SELF;
    if (r->index > 0 && c->items[r->index - 1].sentence_end > colon)
        speaker = introduced_in(c, r->index - 1, colon);
    else if (r->amended >= 0 && introduces_change(c, colon))
        speaker = r->amended;
    if (close < c->end && speaker != VT_FROM_SELF)
        give(c, r->index, close, speaker);
    while (r->index < c->count && c->items[r->index].first < close)
        r->index++;
}

/* Up to where a quotation may open: an amending act is looked through up to its next mention, else only
 * the sentence that names a source. */
static size_t reach(const struct reader *r)
{
    const struct vt_citer *c = r->citer;
    const size_t limit = r->index < c->count ? c->items[r->index].first : c->end;
    if (r->amended >= 0)
        return limit;
    const size_t sentence_end = r->index > 0 ? c->items[r->index - 1].sentence_end : r->at;
    return sentence_end < limit ? sentence_end + 1 : limit;
}

void vt_cite_quotations(struct vt_citer *c)
{
    enum { LOOKS_A_TOKEN = 4 };
    struct reader r = {.citer = c,
                       .at = c->first,
                       .looks_left = (c->end - c->first) * LOOKS_A_TOKEN,
                       .amended = VT_FROM_SELF};
    for (;;) {
        const size_t limit = reach(&r), colon = next_opening(c, r.at, limit);
        if (colon < limit) {
            read_quotation(&r, colon);
            continue;
        }
        if (r.index == c->count)
            return;
        if (is_amended(&c->items[r.index].mention))
            r.amended = (int32_t)r.index;
        r.at = c->items[r.index++].end;
    }
}
