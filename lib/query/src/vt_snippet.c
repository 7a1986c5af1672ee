#include "vt_query.h"

#include <math.h>

#include "vt_decode.h"
#include "vt_snippet_hits.h"

/* ---- sentences ---- */

static bool ends_sentence(char mark)
{
    return mark == '.' || mark == ';' || mark == '!' || mark == '?';
}

/* Whether a sentence begins at word i. */
static bool starts_sentence(const struct vt_words *words, size_t i)
{
    const struct vt_token *word = words->items[i];
    if (i == 0 || word->gap >= VT_GAP_BLANK)
        return true;
    const struct vt_token *before = word - 1; /* words are a part of the tokens */
    bool is_mark = before->kind == VT_TOKEN_MARK;
    if (!is_mark)
        return false;
    /* the mark of a list ("- ", "• ") begins a line with it */
    if (before->gap >= VT_GAP_LINE)
        return true;
    if (word->gap == VT_GAP_NONE)
        return false;
    /* a full stop after a number may be that of "Điều 2." */
    if (before->mark == '.' && before - 1 == words->items[i - 1] &&
        before[-1].kind == VT_TOKEN_NUMBER)
        return word->gap >= VT_GAP_LINE;
    return ends_sentence(before->mark) || (before->mark == ':' && word->gap >= VT_GAP_LINE);
}

static size_t sentence_begin(const struct vt_words *words, size_t i)
{
    while (!starts_sentence(words, i))
        i--;
    return i;
}

static size_t sentence_end(const struct vt_words *words, size_t i)
{
    for (i++; i < words->count && !starts_sentence(words, i);)
        i++;
    return i;
}

/* ---- passages ---- */

struct passage {
    size_t begin, end; /* words */
    double score;
};

static size_t passage_bytes(const struct vt_words *words, size_t begin, size_t end)
{
    return end <= begin ? 0 : vt_token_end(words->items[end - 1]) - words->items[begin]->start;
}

/* From a beginning, as many whole sentences as fit; of one that is too long, as many words. */
static size_t passage_end(const struct vt_words *words, size_t begin, size_t max_bytes)
{
    size_t end = begin;
    while (end < words->count) {
        size_t next = sentence_end(words, end);
        if (passage_bytes(words, begin, next) > max_bytes)
            break;
        end = next;
    }
    if (end == begin) {
        while (end < words->count && passage_bytes(words, begin, end + 1) <= max_bytes)
            end++;
        if (end == begin)
            end = begin + 1;
    }
    return end;
}

/* Where a passage for a hit begins: with its sentence, or where that is too long, some words before
 * the hit. */
static size_t passage_begin(const struct vt_words *words, const struct vt_hit *hit,
                            size_t max_bytes)
{
    size_t begin = sentence_begin(words, hit->first);
    if (passage_bytes(words, begin, hit->first + hit->count) <= max_bytes)
        return begin;
    size_t lead = hit->first;
    while (lead > begin && passage_bytes(words, lead - 1, hit->first) <= max_bytes / 3)
        lead--;
    return lead;
}

/* Different phrases count most, the longer and the rarer in this text the more; hits beside one
 * another and repetitions a little. */
static double score_passage(const struct vt_hits *hits, size_t from, const struct passage *passage)
{
    double score = 0;
    uint64_t seen[VT_SNIPPET_PHRASES / 64] = {0};
    for (size_t i = from; i < hits->count && hits->items[i].first < passage->end; i++) {
        const struct vt_hit *hit = &hits->items[i];
        if (hit->first + hit->count > passage->end)
            continue;
        bool is_new = (seen[hit->phrase / 64] >> (hit->phrase % 64) & 1) == 0;
        seen[hit->phrase / 64] |= (uint64_t)1 << (hit->phrase % 64);
        double weight = (double)hit->count / sqrt((double)hits->phrase_hits[hit->phrase]);
        bool follows =
            i > from && hits->items[i - 1].first + hits->items[i - 1].count == hit->first;
        score += weight * (is_new ? 1.0 : 0.05) + (follows ? 0.1 : 0.0);
    }
    return score;
}

static struct passage best_passage(const struct vt_words *words, const struct vt_hits *hits,
                                   size_t max_bytes)
{
    struct passage best = {0, passage_end(words, 0, max_bytes), 0};
    size_t last_begin = SIZE_MAX;
    for (size_t i = 0; i < hits->count; i++) {
        struct passage passage = {passage_begin(words, &hits->items[i], max_bytes), 0, 0};
        if (passage.begin == last_begin)
            continue;
        last_begin = passage.begin;
        passage.end = passage_end(words, passage.begin, max_bytes);
        passage.score = score_passage(hits, i, &passage);
        if (passage.score > best.score + 1e-9)
            best = passage;
    }
    return best;
}

/* ---- marks ---- */

static size_t fill_marks(const struct vt_words *words, const struct vt_hits *hits,
                         const struct passage *passage, struct vt_span span, struct vt_span *marks)
{
    size_t count = 0, last_end = 0; /* in words */
    for (size_t i = 0; i < hits->count; i++) {
        const struct vt_hit *hit = &hits->items[i];
        if (hit->first < passage->begin || hit->first + hit->count > passage->end)
            continue;
        uint32_t end = vt_token_end(words->items[hit->first + hit->count - 1]);
        if (end > span.end) /* a word that was cut */
            end = span.end;
        /* words side by side, with nothing but space between, are one mark */
        bool touches =
            count > 0 && hit->first <= last_end &&
            (hit->first < last_end || words->items[hit->first] - words->items[hit->first - 1] == 1);
        if (!touches)
            marks[count++] = (struct vt_span){words->items[hit->first]->start, end};
        else if (end > marks[count - 1].end)
            marks[count - 1].end = end;
        if (hit->first + hit->count > last_end)
            last_end = hit->first + hit->count;
    }
    return count;
}

/* The end of a passage of one word, which may be endless. */
static uint32_t cut_word(struct vt_str text, struct vt_span span, size_t max_bytes)
{
    if (span.end - span.start <= max_bytes)
        return span.end;
    uint32_t end = span.start + (uint32_t)max_bytes;
    while (end > span.start && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end--;
    return end;
}

int vt_query_snippet(struct vt_arena *arena, const struct vt_query *query, struct vt_str text,
                     size_t max_bytes, struct vt_snippet *ret)
{
    struct vt_words words;
    struct vt_hits hits;
    int status = vt_words_read(arena, text, &words);
    if (status != VT_OK)
        return status;
    if (words.count == 0) {
        *ret = (struct vt_snippet){{0, 0}, NULL, 0};
        return VT_OK;
    }
    status = vt_hits_find(arena, query, text, &words, &hits);
    if (status != VT_OK)
        return status;
    struct passage passage = best_passage(&words, &hits, max_bytes);
    struct vt_span *marks = vt_arena_array(arena, hits.count + 1, sizeof *marks);
    if (marks == NULL)
        return VT_E_NOMEM;
    struct vt_span span = {words.items[passage.begin]->start,
                           vt_token_end(words.items[passage.end - 1])};
    if (passage.end == passage.begin + 1)
        span.end = cut_word(text, span, max_bytes);
    /* the mark that ends the sentence belongs to it */
    if (span.end < text.len_bytes && ends_sentence(text.ptr[span.end]))
        span.end++;
    *ret = (struct vt_snippet){span, marks, fill_marks(&words, &hits, &passage, span, marks)};
    return VT_OK;
}
