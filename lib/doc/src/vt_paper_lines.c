#include "vt_paper_lines.h"

#include "vt_wordlist.h"

#include <pthread.h>

static struct {
    struct vt_word cong, bao, so, ngay, trang;
} words;
static pthread_once_t words_once = PTHREAD_ONCE_INIT;

static void build_words(void)
{
    words.cong = vt_word(VT_STR("công"));
    words.bao = vt_word(VT_STR("báo"));
    words.so = vt_word(VT_STR("số"));
    words.ngay = vt_word(VT_STR("ngày"));
    words.trang = vt_word(VT_STR("trang"));
}

static size_t line_end(const struct vt_token *tokens, size_t at, size_t count)
{
    size_t end = at + 1;
    while (end < count && tokens[end].gap < VT_GAP_LINE)
        end++;
    return end;
}

/* "CÔNG BÁO/Số 115 + 116/Ngày 28-02-2012  15": these words, figures and marks, and nothing else. */
static bool is_gazette_head(const struct vt_token *tokens, size_t at, size_t end)
{
    enum { LONGEST = 24 };
    bool named = false, numbered = false;
    if (end - at > LONGEST)
        return false;
    for (; at < end; at++) {
        const struct vt_token *t = &tokens[at];
        if (t->kind == VT_TOKEN_MARK)
            continue;
        if (t->kind == VT_TOKEN_NUMBER)
            numbered = true;
        else if (vt_token_is(t, words.cong) && at + 1 < end && vt_token_is(t + 1, words.bao))
            named = true;
        else if (!(vt_token_is(t, words.bao) && named) && !vt_token_is(t, words.so) &&
                 !vt_token_is(t, words.ngay))
            return false;
    }
    return named && numbered;
}

/* "12", "- 12 -", "Trang 12": its number, or 0. */
static uint32_t page_number(const struct vt_token *tokens, size_t at, size_t end)
{
    enum { MOST_DIGITS = 4 };
    const bool dashed = vt_token_is_mark(&tokens[at], '-');
    at += dashed || vt_token_is(&tokens[at], words.trang);
    if (at >= end || tokens[at].kind != VT_TOKEN_NUMBER || tokens[at].folded > MOST_DIGITS)
        return 0;
    const uint32_t number = tokens[at++].match;
    at += dashed && at < end && vt_token_is_mark(&tokens[at], '-');
    return at == end ? number : 0;
}

/* The line that ends before a token is running text and goes on: it is long, and ends within a sentence. */
static bool goes_on(const struct vt_token *tokens, size_t first, size_t end)
{
    enum { LONG_BYTES = 60 };
    const struct vt_token *last = &tokens[end - 1];
    return vt_token_end(last) - tokens[first].start >= LONG_BYTES &&
           vt_wordlist_scan(VT_WORDLIST_NUMBERED, tokens, end - 1, end, NULL) == 0 &&
           (last->kind == VT_TOKEN_NUMBER || vt_token_is_mark(last, ',') ||
            (last->kind == VT_TOKEN_WORD && (last->flags & VT_TOKEN_UPPER) == 0));
}

/* What has been kept so far. */
struct kept {
    size_t line, end;  /* tokens of the last line, among those kept */
    uint8_t gap;       /* the widest one dropped since */
    bool head_dropped; /* the line before was a running head */
    uint32_t page_at;  /* byte of the last page number */
};

/* Columns of serial numbers have less between two of them than a page has. */
static bool is_page_number(const struct kept *kept, const struct vt_token *tokens, size_t at,
                           size_t end)
{
    enum { SHORTEST_PAGE = 600 };
    return page_number(tokens, at, end) != 0 && kept->end > 0 &&
           (kept->head_dropped || (goes_on(tokens, kept->line, kept->end) &&
                                   tokens[at].start - kept->page_at >= SHORTEST_PAGE));
}

size_t vt_drop_paper_lines(struct vt_token *tokens, size_t count)
{
    struct kept kept = {0};
    pthread_once(&words_once, build_words);
    for (size_t at = 0; at < count;) {
        const size_t end = line_end(tokens, at, count);
        const bool is_head = is_gazette_head(tokens, at, end);
        if (is_head || is_page_number(&kept, tokens, at, end)) {
            kept.gap = tokens[at].gap > kept.gap ? tokens[at].gap : kept.gap;
            kept.page_at = is_head ? kept.page_at : tokens[at].start;
            kept.head_dropped = is_head;
            at = end;
            continue;
        }
        kept.line = kept.end;
        kept.head_dropped = false;
        memmove(&tokens[kept.end], &tokens[at], (end - at) * sizeof *tokens);
        if (kept.gap > tokens[kept.end].gap)
            tokens[kept.end].gap = kept.gap;
        kept.gap = 0;
        kept.end += end - at;
        at = end;
    }
    return kept.end;
}
