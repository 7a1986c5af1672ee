/* The order of the first hits, by their words and by what is known of their documents.
 * docs/ranking.md: where the weights come from, and what each part is worth. */
#include "vt_search.h"

#include <math.h>

#include "vt_answer_work.h"
#include "vt_date.h"

static const double WEIGHTS[VT_RANK_PARTS] = {
    [VT_RANK_WORDS] = 1.0,   [VT_RANK_ADJACENT] = 1.6, [VT_RANK_SENTENCE] = 0.2,
    [VT_RANK_HEADING] = 0.4, [VT_RANK_BREVITY] = 0.35, [VT_RANK_LATER] = 0.3,
    [VT_RANK_CITED] = 0.3};

/* Of so many hits the rarity of pairs is counted: further down, what was asked is rare everywhere. */
enum { TELLING_HITS = 100 };

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

/* An article has a heading and the title of its document; a document has its title as heading; of a
 * stub the title is all the text there is. */
static void read_hit(const struct vt_rank_question *question, const struct vt_text_hit *hit,
                     struct vt_rank_profile *ret)
{
    const struct vt_codes none = {"", 0};
    struct vt_unit_codes codes = hit->unit.codes;
    if (hit->unit.article.len_bytes == 0) {
        codes = (struct vt_unit_codes){none, codes.title, codes.text};
        if (codes.text.count == 0)
            codes = (struct vt_unit_codes){none, none, hit->unit.codes.title};
    }
    vt_rank_profile_read(question, &codes, ret);
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

static void rank(struct vt_search *search, size_t count)
{
    struct vt_rank_profile profiles[VT_RANKED_ARTICLES] = {{.words = 0}};
    double best = 0, rarity[VT_RANK_PAIRS];
    for (size_t i = 0; i < count; i++) {
        best = fmax(best, search->hits[i].bm25);
        read_hit(search->question, &search->hits[i], &profiles[i]);
    }
    vt_rank_rarity(search->question, profiles, count < TELLING_HITS ? count : TELLING_HITS, rarity);
    for (size_t i = 0; i < count; i++) {
        const struct vt_work work = work_of(search, &search->hits[i]);
        set_score(&search->hits[i], &profiles[i], best, rarity, &work);
    }
    qsort(search->hits, count, sizeof *search->hits, best_first);
    if (search->hit_count > count)
        scale_rest(search, count);
}

size_t vt_search_ranked_most(const struct vt_search *search)
{
    return search->request->by_article ? VT_RANKED_ARTICLES : VT_RANKED_DOCUMENTS;
}

int vt_search_read_question(struct vt_search *search, struct vt_error *err)
{
    if (search->question != NULL)
        return VT_OK;
    struct vt_rank_question *question = VT_ARENA_NEW(&search->arena, struct vt_rank_question);
    if (question == NULL)
        return vt_answer_no_memory(err);
    int status =
        vt_rank_question_read(&search->arena, &search->query, words_of(search), question, err);
    if (status == VT_OK)
        search->question = question;
    return status;
}

int vt_search_rank(struct vt_search *search, struct vt_error *err)
{
    const size_t most = vt_search_ranked_most(search);
    const size_t count = search->hit_count < most ? search->hit_count : most;
    int status = vt_search_read_question(search, err);
    if (status == VT_OK && count > 1)
        rank(search, count);
    return status;
}
