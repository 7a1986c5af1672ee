#include "vt_rank.h"

#include <math.h>

#include "vt_cleanup.h"

/* ---- the question ---- */

static void add_leaves(const struct vt_query_tree *tree, struct vt_buf *words)
{
    if (tree->op == VT_OP_WORD || tree->op == VT_OP_PHRASE) {
        vt_buf_add(words, tree->text);
        vt_buf_add_c(words, ' ');
    }
    for (size_t i = 0; i < tree->child_count; i++)
        add_leaves(tree->children[i], words);
}

/* Put the spelled form, which is the second child, in place of what was typed. */
static void spell_out(const struct vt_query_tree *tree, struct vt_buf *text)
{
    VT_AUTO(vt_buf_release) struct vt_buf spelled = VT_BUF_INIT(VT_QUERY_BYTES);
    add_leaves(tree->children[1], &spelled);
    const struct vt_str whole = vt_buf_str(text);
    const size_t at = vt_str_find(whole, tree->shown, 0);
    if (at == SIZE_MAX || spelled.len_bytes <= tree->shown.len_bytes + 1)
        return;
    const size_t behind = at + tree->shown.len_bytes;
    VT_AUTO(vt_buf_release) struct vt_buf next = VT_BUF_INIT(4 * VT_QUERY_BYTES);
    vt_buf_add(&next, vt_str_n(whole.ptr, at));
    vt_buf_add(&next, vt_buf_str(&spelled));
    vt_buf_add(&next, vt_str_n(whole.ptr + behind, whole.len_bytes - behind));
    if (next.failed != VT_OK)
        return;
    vt_buf_clear(text);
    vt_buf_add(text, vt_buf_str(&next));
}

static void spell_abbreviations(const struct vt_query_tree *tree, struct vt_buf *text)
{
    if (tree == NULL)
        return;
    if (tree->op == VT_OP_OR && tree->shown.len_bytes > 0 && tree->child_count > 1)
        spell_out(tree, text);
    else
        for (size_t i = 0; i < tree->child_count; i++)
            spell_abbreviations(tree->children[i], text);
}

static int read_words(struct vt_arena *arena, struct vt_str text, struct vt_code_set **ret,
                      size_t *ret_count, struct vt_error *err)
{
    struct vt_tokens tokens;
    int status = vt_tokenize(arena, text, &tokens, err);
    if (status != VT_OK)
        return status;
    enum vt_code_reading reading = VT_CODE_ANY_MARKS;
    for (size_t i = 0; i < tokens.count; i++)
        if ((tokens.items[i].flags & VT_TOKEN_MARKED) != 0)
            reading = VT_CODE_AS_TYPED;
    return vt_code_sets_read(arena, text, reading, ret, ret_count, err);
}

/* The number of a word among those of the question; words that share a code are one. */
static uint8_t class_of(struct vt_rank_question *question, const struct vt_code_set *word,
                        size_t *class_count)
{
    uint8_t *known = &question->classes[word->codes[0]];
    if (*known != 0)
        return *known;
    (*class_count)++;
    for (size_t i = 0; i < word->count; i++)
        question->classes[word->codes[i]] = (uint8_t)*class_count;
    return *known;
}

int vt_rank_question_read(struct vt_arena *arena, const struct vt_query *query, struct vt_str text,
                          struct vt_rank_question *ret, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf spelled = VT_BUF_INIT(4 * VT_QUERY_BYTES);
    vt_buf_add(&spelled, text);
    spell_abbreviations(query->tree, &spelled);
    if (spelled.failed != VT_OK)
        return vt_fail(err, spelled.failed, "out of memory for a question");
    struct vt_code_set *words;
    size_t count;
    int status = read_words(arena, vt_buf_str(&spelled), &words, &count, err);
    if (status != VT_OK)
        return status;
    memset(ret, 0, sizeof *ret);
    size_t class_count = 0;
    uint8_t before = 0;
    for (size_t i = 0; i < count && ret->count < VT_RANK_PAIRS; i++) {
        const uint8_t word = class_of(ret, &words[i], &class_count);
        if (before != 0 && ret->pairs[before][word] == 0)
            ret->pairs[before][word] = (uint8_t)++ret->count;
        before = word;
    }
    return VT_OK;
}

/* ---- a text ---- */

/* Pairs run over stops. */
static void read_text(const struct vt_rank_question *question, struct vt_codes codes,
                      struct vt_rank_profile *profile)
{
    unsigned before = 0;
    uint64_t in_sentence = 0;
    int best = 0;
    for (size_t i = 0; i < codes.count; i++) {
        const uint16_t code = vt_codes_at(codes, i);
        if (code == VT_CODE_STOP) {
            in_sentence = 0;
            continue;
        }
        profile->words++;
        const unsigned word = question->classes[code];
        const unsigned pair = question->pairs[before][word];
        before = word;
        if (pair == 0)
            continue;
        profile->in_text |= UINT64_C(1) << (pair - 1);
        in_sentence |= UINT64_C(1) << (pair - 1);
        const int count = __builtin_popcountll(in_sentence);
        best = count > best ? count : best;
    }
    profile->sentence = question->count > 0 ? (double)best / (double)question->count : 0;
}

void vt_rank_profile_read(const struct vt_rank_question *question,
                          const struct vt_unit_codes *codes, struct vt_rank_profile *ret)
{
    struct vt_rank_profile heading = {.words = 0}, title = {.words = 0};
    *ret = (struct vt_rank_profile){.words = 0};
    read_text(question, codes->heading, &heading);
    read_text(question, codes->title, &title);
    read_text(question, codes->text, ret);
    ret->in_title = title.in_text;
    if (heading.words > 1)
        ret->heading = __builtin_popcountll(heading.in_text) / (double)(heading.words - 1);
}

/* What one sentence has: a pair tells more than a word. */
struct sentence {
    uint64_t pairs, words[3];
    unsigned before;
};

static int score_sentence(const struct sentence *sentence)
{
    int score = 2 * __builtin_popcountll(sentence->pairs);
    for (size_t i = 0; i < VT_ARRAY_LEN(sentence->words); i++)
        score += __builtin_popcountll(sentence->words[i]);
    return score;
}

static void add_word(const struct vt_rank_question *question, unsigned word,
                     struct sentence *sentence)
{
    const unsigned pair = question->pairs[sentence->before][word];
    sentence->before = word;
    if (word == 0)
        return;
    sentence->words[word / 64] |= UINT64_C(1) << word % 64;
    if (pair != 0)
        sentence->pairs |= UINT64_C(1) << (pair - 1);
}

double vt_rank_best_place(const struct vt_rank_question *question, const struct vt_codes *parts,
                          size_t count)
{
    struct sentence sentence = {.pairs = 0};
    size_t total = 0, best_at = 0;
    int best = 0;
    for (size_t part = 0; part < count; part++)
        for (size_t i = 0; i < parts[part].count; i++, total++) {
            const uint16_t code = vt_codes_at(parts[part], i);
            const unsigned word = question->classes[code];
            if (code == VT_CODE_STOP)
                sentence = (struct sentence){.pairs = 0};
            else if (word == 0 && sentence.before == 0)
                continue;
            add_word(question, word, &sentence);
            const int score = word == 0 ? 0 : score_sentence(&sentence);
            if (score > best) {
                best = score;
                best_at = total;
            }
        }
    return total == 0 ? 0 : (double)best_at / (double)total;
}

/* ---- many texts ---- */

void vt_rank_rarity(const struct vt_rank_question *question, const struct vt_rank_profile *profiles,
                    size_t count, double rarity[VT_RANK_PAIRS])
{
    double sum = 0;
    for (size_t i = 0; i < question->count; i++) {
        size_t having = 0;
        for (size_t j = 0; j < count; j++)
            having += profiles[j].in_text >> i & 1;
        rarity[i] = log(1 + ((double)(count - having) + 0.5) / ((double)having + 0.5));
        sum += rarity[i];
    }
    for (size_t i = 0; i < VT_RANK_PAIRS; i++)
        rarity[i] = i < question->count ? rarity[i] / sum : 0;
}

double vt_rank_share(const double rarity[VT_RANK_PAIRS], uint64_t pairs)
{
    double sum = 0;
    for (size_t i = 0; i < VT_RANK_PAIRS; i++)
        sum += pairs >> i & 1 ? rarity[i] : 0;
    return sum;
}
