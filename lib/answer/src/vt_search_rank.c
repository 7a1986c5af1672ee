/* The order of the first hits, by their text.
 *
 * The index ranks by single syllables (BM25), and most Vietnamese words have two: "đất đai" is another
 * thing than đất here and đai there.  So the likeliest hits are put in order again by pairs of adjacent
 * syllables, in the text and in the title, weighted by how few of these hits have them.
 * docs/ranking.md: where the weights come from, and what they bring. */
#include "vt_search.h"

#include <math.h>

#include "vt_answer_work.h"
#include "vt_token.h"

enum {
    MOST_WORDS = 64,              /* of the question */
    TEXT_BYTES = 64 * 1024,       /* of one text */
    READ_BYTES = 6 * 1024 * 1024, /* of documents that a question may read for this */
};

static const double WEIGHTS[VT_RANK_PARTS] = {
    [VT_RANK_WORDS] = 1.4,   [VT_RANK_PAIRS] = 1.0, [VT_RANK_APART] = 0.3,
    [VT_RANK_HEADING] = 0.7, [VT_RANK_TITLE] = 0.4, [VT_RANK_BREVITY] = 0.35};

/* Pairs of words of the question, each once. */
struct pairs {
    uint64_t items[MOST_WORDS];
    size_t count;
};

struct rank_question {
    struct pairs adjacent, apart; /* side by side, and with one word between */
    bool is_accented;
};

/* What one hit has of the question. */
struct profile {
    uint16_t adjacent[MOST_WORDS], apart[MOST_WORDS];
    bool in_heading[MOST_WORDS], in_title[MOST_WORDS];
    size_t words, heading_words;
};

static uint64_t pair_of(const struct rank_question *question, const struct vt_token *a,
                        const struct vt_token *b)
{
    uint64_t left = question->is_accented ? a->match : a->folded;
    uint64_t right = question->is_accented ? b->match : b->folded;
    return left << 32 | right;
}

static size_t place_of(const struct pairs *pairs, uint64_t pair)
{
    size_t i = 0;
    while (i < pairs->count && pairs->items[i] != pair)
        i++;
    return i;
}

static void add_pair(struct pairs *pairs, uint64_t pair)
{
    if (pairs->count < MOST_WORDS && place_of(pairs, pair) == pairs->count)
        pairs->items[pairs->count++] = pair;
}

/* Words and numbers of a text, without marks. */
static int read_words(struct vt_arena *arena, struct vt_str text, struct vt_tokens *ret,
                      struct vt_error *err)
{
    int status = vt_tokenize(arena, text, ret, err);
    if (status != VT_OK)
        return status;
    struct vt_token *kept = vt_arena_array(arena, ret->count + 1, sizeof *kept);
    if (kept == NULL)
        return vt_answer_no_memory(err);
    size_t count = 0;
    for (size_t i = 0; i < ret->count; i++)
        if (ret->items[i].kind != VT_TOKEN_MARK)
            kept[count++] = ret->items[i];
    *ret = (struct vt_tokens){kept, count};
    return VT_OK;
}

static bool has_only_words(const struct vt_query_tree *tree)
{
    if (tree->op == VT_OP_FIELD || tree->op == VT_OP_NOT)
        return false;
    for (size_t i = 0; i < tree->child_count; i++)
        if (!has_only_words(tree->children[i]))
            return false;
    return true;
}

/* The question as it was typed; of one with fields only what is asked of the text. */
static struct vt_str words_of(struct vt_search *search)
{
    if (has_only_words(search->query.tree))
        return search->request->query;
    VT_AUTO(vt_buf_release) struct vt_buf words = VT_BUF_INIT(VT_QUERY_BYTES);
    for (size_t i = 0; i < search->query.phrase_count; i++)
        for (size_t j = 0; j < search->query.phrases[i].word_count; j++) {
            vt_buf_add(&words, search->query.phrases[i].words[j]);
            vt_buf_add_c(&words, ' ');
        }
    return vt_arena_copy(&search->arena, vt_buf_str(&words));
}

static int read_question(struct vt_search *search, struct rank_question *ret, struct vt_error *err)
{
    struct vt_tokens words;
    int status = read_words(&search->arena, words_of(search), &words, err);
    if (status != VT_OK)
        return status;
    *ret = (struct rank_question){.is_accented = false};
    for (size_t i = 0; i < words.count; i++)
        ret->is_accented = ret->is_accented || (words.items[i].flags & VT_TOKEN_MARKED) != 0;
    for (size_t i = 0; i + 1 < words.count; i++)
        add_pair(&ret->adjacent, pair_of(ret, &words.items[i], &words.items[i + 1]));
    for (size_t i = 0; i + 2 < words.count; i++)
        add_pair(&ret->apart, pair_of(ret, &words.items[i], &words.items[i + 2]));
    return VT_OK;
}

static void count_pairs(const struct rank_question *question, const struct vt_tokens *words,
                        const struct pairs *pairs, size_t step, uint16_t *counts)
{
    for (size_t i = 0; i + step < words->count; i++) {
        size_t at = place_of(pairs, pair_of(question, &words->items[i], &words->items[i + step]));
        if (at < pairs->count && counts[at] < UINT16_MAX)
            counts[at]++;
    }
}

static int find_pairs(const struct rank_question *question, struct vt_arena *arena,
                      struct vt_str text, bool *found, size_t *ret_words, struct vt_error *err)
{
    struct vt_tokens words;
    int status = read_words(arena, text, &words, err);
    if (status != VT_OK)
        return status;
    uint16_t counts[MOST_WORDS] = {0};
    count_pairs(question, &words, &question->adjacent, 1, counts);
    for (size_t i = 0; i < question->adjacent.count; i++)
        found[i] = counts[i] > 0;
    *ret_words = words.count;
    return VT_OK;
}

/* As much of a text as is read, up to a whole letter. */
static struct vt_str beginning(struct vt_str text)
{
    if (text.len_bytes <= TEXT_BYTES)
        return text;
    size_t end = TEXT_BYTES;
    while (end > 0 && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end--;
    return vt_str_n(text.ptr, end);
}

static struct vt_str subject_of(const struct vt_search *search, const struct vt_text_hit *hit)
{
    vt_work_no no = search->a->graph == NULL
                        ? VT_WORK_NONE
                        : vt_graph_work_by_id(search->a->graph, hit->unit.document);
    struct vt_work work = {.subject = VT_STR_EMPTY};
    if (no != VT_WORK_NONE)
        vt_graph_work(search->a->graph, no, &work);
    return work.subject;
}

/* An article has a heading and the title of its document; a document has its title as heading; of a
 * stub the title is all the text there is. */
static int read_hit(struct vt_search *search, const struct rank_question *question,
                    const struct vt_text_hit *hit, struct vt_text_cache *cache, struct profile *ret,
                    struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    struct vt_str text, subject = subject_of(search, hit), heading, title = VT_STR_EMPTY;
    int status = vt_search_text(search->a, &hit->unit, cache, &text, err);
    if (status != VT_OK)
        return status;
    heading = subject;
    if (hit->unit.article.len_bytes > 0) {
        heading = vt_search_heading(text);
        title = subject;
    } else if (text.len_bytes == 0) {
        text = subject;
        heading = VT_STR_EMPTY;
    }
    struct vt_tokens words;
    size_t title_words;
    status = read_words(&arena, beginning(text), &words, err);
    if (status == VT_OK)
        status = find_pairs(question, &arena, heading, ret->in_heading, &ret->heading_words, err);
    if (status == VT_OK)
        status = find_pairs(question, &arena, title, ret->in_title, &title_words, err);
    if (status != VT_OK)
        return status;
    ret->words = words.count;
    count_pairs(question, &words, &question->adjacent, 1, ret->adjacent);
    count_pairs(question, &words, &question->apart, 2, ret->apart);
    return VT_OK;
}

/* ---- scores ---- */

/* How much a pair tells: the fewer of the hits have it, the more (Robertson and Spärck Jones). */
struct rarity {
    double items[MOST_WORDS], sum;
};

static struct rarity rarity_of(const struct profile *profiles, size_t count, size_t pairs,
                               bool apart)
{
    struct rarity rarity = {.sum = 0};
    for (size_t i = 0; i < pairs; i++) {
        size_t having = 0;
        for (size_t j = 0; j < count; j++)
            having += (apart ? profiles[j].apart[i] : profiles[j].adjacent[i]) > 0;
        rarity.items[i] = log(1 + ((double)(count - having) + 0.5) / ((double)having + 0.5));
        rarity.sum += rarity.items[i];
    }
    return rarity;
}

/* BM25 over pairs, 0 to about 2. */
static double saturated(const struct rarity *rarity, const uint16_t *counts, size_t pairs,
                        double length)
{
    const double k1 = 1.2, b = 0.6;
    double sum = 0;
    for (size_t i = 0; i < pairs; i++)
        sum += rarity->items[i] * counts[i] * (k1 + 1) / (counts[i] + k1 * (1 - b + b * length));
    return rarity->sum > 0 ? sum / rarity->sum : 0;
}

static double share(const struct rarity *rarity, const bool *found, size_t pairs)
{
    double sum = 0;
    for (size_t i = 0; i < pairs; i++)
        sum += found[i] ? rarity->items[i] : 0;
    return rarity->sum > 0 ? sum / rarity->sum : 0;
}

static void set_scores(struct vt_search *search, const struct rank_question *question,
                       const struct profile *profiles, size_t count)
{
    const size_t adjacent = question->adjacent.count, apart = question->apart.count;
    struct rarity rarity = rarity_of(profiles, count, adjacent, false);
    struct rarity rarity_apart = rarity_of(profiles, count, apart, true);
    double best = 0, words = 0;
    for (size_t i = 0; i < count; i++) {
        best = fmax(best, search->hits[i].bm25);
        words += (double)profiles[i].words / (double)count;
    }
    for (size_t i = 0; i < count; i++) {
        const struct profile *profile = &profiles[i];
        struct vt_text_hit *hit = &search->hits[i];
        double length = words > 0 ? (double)profile->words / words : 1;
        double covered = (double)adjacent / (double)(profile->heading_words + 1);
        const double values[VT_RANK_PARTS] = {
            [VT_RANK_WORDS] = best > 0 ? hit->bm25 / best : 0,
            [VT_RANK_PAIRS] = saturated(&rarity, profile->adjacent, adjacent, length),
            [VT_RANK_APART] = saturated(&rarity_apart, profile->apart, apart, length),
            [VT_RANK_HEADING] = share(&rarity, profile->in_heading, adjacent) * covered,
            [VT_RANK_TITLE] = share(&rarity, profile->in_title, adjacent),
            [VT_RANK_BREVITY] = fmax(0, 1 - log((double)profile->words + 1) / 10)};
        hit->score = 0;
        hit->is_ranked = true;
        for (size_t j = 0; j < VT_RANK_PARTS; j++) {
            hit->parts[j] = WEIGHTS[j] * values[j];
            hit->score += hit->parts[j];
        }
    }
}

static int best_first(const void *left, const void *right)
{
    const struct vt_text_hit *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->bm25 > b->bm25 ? -1 : a->bm25 < b->bm25;
}

/* Those behind keep their order, and scores that go on falling. */
static void scale_rest(struct vt_search *search, size_t ranked)
{
    double last = search->hits[ranked - 1].score, before = search->hits[ranked].bm25;
    for (size_t i = ranked; i < search->hit_count; i++)
        search->hits[i].score = before > 0 ? last * search->hits[i].bm25 / before : 0;
}

/* The documents of the hits, each read once. */
struct shelf {
    struct vt_text_cache documents[VT_RANKED_HITS];
    size_t count, read_bytes;
};

static struct vt_text_cache *place_on(struct shelf *shelf, struct vt_str document)
{
    for (size_t i = 0; i < shelf->count; i++)
        if (vt_str_eq(shelf->documents[i].document, document))
            return &shelf->documents[i];
    struct vt_text_cache *place = &shelf->documents[shelf->count++];
    vt_arena_init(&place->arena, VT_ANSWER_ARENA_BYTES);
    return place;
}

/* Profiles of the first hits, as many as can be read for one question. */
static int read_hits(struct vt_search *search, const struct rank_question *question,
                     struct shelf *shelf, struct profile *profiles, size_t *count,
                     struct vt_error *err)
{
    for (size_t i = 0; i < *count; i++) {
        if (shelf->read_bytes > READ_BYTES) {
            *count = i;
            break;
        }
        const size_t before = shelf->count;
        struct vt_text_cache *place = place_on(shelf, search->hits[i].unit.document);
        int status = read_hit(search, question, &search->hits[i], place, &profiles[i], err);
        if (status != VT_OK)
            return status;
        if (shelf->count > before)
            shelf->read_bytes += place->text.len_bytes;
    }
    return VT_OK;
}

int vt_search_rank(struct vt_search *search, struct vt_error *err)
{
    size_t count = search->hit_count < VT_RANKED_HITS ? search->hit_count : VT_RANKED_HITS;
    struct rank_question question;
    int status = read_question(search, &question, err);
    if (status != VT_OK || count < 2 || question.adjacent.count == 0)
        return status;
    struct profile *profiles = vt_arena_array(&search->arena, count, sizeof *profiles);
    if (profiles == NULL)
        return vt_answer_no_memory(err);
    struct shelf *shelf = vt_arena_alloc(&search->arena, sizeof *shelf);
    if (shelf == NULL)
        return vt_answer_no_memory(err);
    status = read_hits(search, &question, shelf, profiles, &count, err);
    for (size_t i = 0; i < shelf->count; i++)
        vt_arena_release(&shelf->documents[i].arena);
    if (status != VT_OK)
        return status;
    set_scores(search, &question, profiles, count);
    qsort(search->hits, count, sizeof *search->hits, best_first);
    if (search->hit_count > count)
        scale_rest(search, count);
    return VT_OK;
}
