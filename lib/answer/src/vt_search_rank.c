/* The order of the first hits, by their text and by what is known of their documents.
 * docs/ranking.md: where the weights come from, and what each part is worth. */
#include "vt_search.h"

#include <math.h>

#include "vt_answer_work.h"
#include "vt_date.h"
#include "vt_rank.h"

/* Documents that are longer than what the index keeps are read in the archive: so many bytes of text
 * for one question. */
enum { READ_BYTES = 6 * 1024 * 1024 };

static const double WEIGHTS[VT_RANK_PARTS] = {
    [VT_RANK_WORDS] = 1.0,   [VT_RANK_ADJACENT] = 1.1, [VT_RANK_SENTENCE] = 0.35,
    [VT_RANK_HEADING] = 0.3, [VT_RANK_BREVITY] = 0.4,  [VT_RANK_LATER] = 0.3,
    [VT_RANK_CITED] = 0.3};

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

/* The work of a hit; all empty where it is not known. */
static struct vt_work work_of(const struct vt_search *search, const struct vt_text_hit *hit)
{
    vt_work_no no = search->a->graph == NULL
                        ? VT_WORK_NONE
                        : vt_graph_work_by_id(search->a->graph, hit->unit.document);
    struct vt_work work = {.subject = VT_STR_EMPTY, .date = VT_STR_EMPTY};
    if (no != VT_WORK_NONE)
        vt_graph_work(search->a->graph, no, &work);
    return work;
}

/* What the index keeps of a text is enough. */
static int beginning_of(struct vt_search *search, const struct vt_text_hit *hit,
                        struct vt_text_cache *cache, size_t *read_bytes, struct vt_str *ret,
                        struct vt_error *err)
{
    *ret = hit->unit.text;
    if (ret->len_bytes > 0 || *read_bytes > READ_BYTES)
        return VT_OK;
    int status = vt_search_text(search->a, &hit->unit, cache, ret, err);
    *read_bytes += ret->len_bytes;
    return status;
}

/* An article has a heading and the title of its document; a document has its title as heading; of a
 * stub the title is all the text there is. */
static int read_hit(const struct vt_rank_question *question, const struct vt_text_hit *hit,
                    struct vt_str text, struct vt_str subject, struct vt_arena *scratch,
                    struct vt_rank_profile *ret, struct vt_error *err)
{
    if (hit->unit.article.len_bytes > 0)
        return vt_rank_profile_read(scratch, question, text, vt_search_heading(text), subject, ret,
                                    err);
    return text.len_bytes == 0
               ? vt_rank_profile_read(scratch, question, subject, VT_STR_EMPTY, VT_STR_EMPTY, ret,
                                      err)
               : vt_rank_profile_read(scratch, question, text, subject, VT_STR_EMPTY, ret, err);
}

/* 0 for 1990 and before, 1 from 2025 on; what is not known lies between. */
static double lateness(struct vt_str iso)
{
    struct vt_date date;
    if (!vt_date_from_iso(iso, &date) || date.year == 0)
        return 0.5;
    return fmin(1, fmax(0, (date.year - 1990) / 35.0));
}

/* 0 for a document that nobody cites, 1 where 400 do. */
static double authority(const struct vt_work *work)
{
    return fmin(1, log(1 + (double)work->citing_documents) / 6);
}

static void set_score(struct vt_text_hit *hit, const struct vt_rank_profile *profile, double best,
                      const double rarity[VT_RANK_PAIRS], const struct vt_work *work)
{
    const double values[VT_RANK_PARTS] = {
        [VT_RANK_WORDS] = best > 0 ? hit->bm25 / best : 0,
        [VT_RANK_ADJACENT] = vt_rank_share(rarity, profile->in_text | profile->in_title),
        [VT_RANK_SENTENCE] = profile->sentence,
        [VT_RANK_HEADING] = profile->heading,
        [VT_RANK_BREVITY] = fmax(0, 1 - log(profile->words + 1.0) / 10),
        [VT_RANK_LATER] = lateness(work->date),
        [VT_RANK_CITED] = authority(work)};
    hit->score = 0;
    hit->is_ranked = true;
    for (size_t i = 0; i < VT_RANK_PARTS; i++) {
        hit->parts[i] = WEIGHTS[i] * values[i];
        hit->score += hit->parts[i];
    }
}

/* Ties by id, so that a list is the same at each asking and pages never repeat. */
static int best_first(const void *left, const void *right)
{
    const struct vt_text_hit *a = left, *b = right;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->bm25 != b->bm25)
        return a->bm25 > b->bm25 ? -1 : 1;
    int order = vt_str_compare(a->unit.document, b->unit.document);
    if (order == 0 && a->unit.span.start != b->unit.span.start)
        order = a->unit.span.start < b->unit.span.start ? -1 : 1;
    return order;
}

/* Those behind keep their order, and scores that go on falling. */
static void scale_rest(struct vt_search *search, size_t ranked)
{
    double last = search->hits[ranked - 1].score, before = search->hits[ranked].bm25;
    for (size_t i = ranked; i < search->hit_count; i++)
        search->hits[i].score = before > 0 ? last * search->hits[i].bm25 / before : 0;
}

static int rank(struct vt_search *search, const struct vt_rank_question *question, size_t count,
                struct vt_text_cache *cache, struct vt_error *err)
{
    struct vt_rank_profile profiles[VT_RANKED_ARTICLES];
    double best = 0, rarity[VT_RANK_PAIRS];
    size_t read_bytes = 0;
    int status = VT_OK;
    VT_AUTO(vt_arena_release) struct vt_arena scratch;
    vt_arena_init(&scratch, VT_ANSWER_ARENA_BYTES);
    for (size_t i = 0; i < count && status == VT_OK; i++) {
        const struct vt_text_hit *hit = &search->hits[i];
        struct vt_str text;
        best = fmax(best, hit->bm25);
        vt_arena_reset(&scratch);
        status = beginning_of(search, hit, cache, &read_bytes, &text, err);
        if (status == VT_OK)
            status = read_hit(question, hit, text, work_of(search, hit).subject, &scratch,
                              &profiles[i], err);
    }
    if (status != VT_OK)
        return status;
    vt_rank_rarity(question, profiles, count, rarity);
    for (size_t i = 0; i < count; i++) {
        const struct vt_work work = work_of(search, &search->hits[i]);
        set_score(&search->hits[i], &profiles[i], best, rarity, &work);
    }
    qsort(search->hits, count, sizeof *search->hits, best_first);
    if (search->hit_count > count)
        scale_rest(search, count);
    return VT_OK;
}

size_t vt_search_ranked_most(const struct vt_search *search)
{
    return search->request->by_article ? VT_RANKED_ARTICLES : VT_RANKED_DOCUMENTS;
}

int vt_search_rank(struct vt_search *search, struct vt_error *err)
{
    const size_t most = vt_search_ranked_most(search);
    const size_t count = search->hit_count < most ? search->hit_count : most;
    struct vt_rank_question question;
    int status =
        vt_rank_question_read(&search->arena, &search->query, words_of(search), &question, err);
    if (status != VT_OK || count < 2)
        return status;
    struct vt_text_cache cache = {0};
    vt_arena_init(&cache.arena, VT_ANSWER_ARENA_BYTES);
    status = rank(search, &question, count, &cache, err);
    vt_arena_release(&cache.arena);
    return status;
}
