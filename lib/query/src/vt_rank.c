#include "vt_rank.h"

#include <math.h>

#include "vt_token.h"

static uint64_t word_of(const struct vt_rank_question *question, const struct vt_token *token)
{
    bool is_exact = question->is_accented || token->kind == VT_TOKEN_NUMBER;
    return is_exact ? token->match : token->folded;
}

static uint64_t pair_of(const struct vt_rank_question *question, const struct vt_token *first,
                        const struct vt_token *second)
{
    return word_of(question, first) << 32 | word_of(question, second);
}

static size_t slot_of(uint64_t pair)
{
    return (size_t)((pair * 0x9E3779B97F4A7C15u) >> 56);
}

/* Index of a pair of the question, or VT_RANK_PAIRS. */
static size_t find(const struct vt_rank_question *question, uint64_t pair)
{
    for (size_t slot = slot_of(pair); question->slots[slot] != 0; slot = (slot + 1) % VT_RANK_SLOTS)
        if (question->pairs[question->slots[slot] - 1] == pair)
            return question->slots[slot] - 1u;
    return VT_RANK_PAIRS;
}

static void add(struct vt_rank_question *question, uint64_t pair)
{
    if (question->count == VT_RANK_PAIRS || find(question, pair) < VT_RANK_PAIRS)
        return;
    size_t slot = slot_of(pair);
    while (question->slots[slot] != 0)
        slot = (slot + 1) % VT_RANK_SLOTS;
    question->pairs[question->count++] = pair;
    question->slots[slot] = (uint8_t)question->count;
}

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

int vt_rank_question_read(struct vt_arena *arena, const struct vt_query *query, struct vt_str text,
                          struct vt_rank_question *ret, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf spelled = VT_BUF_INIT(4 * VT_QUERY_BYTES);
    vt_buf_add(&spelled, text);
    spell_abbreviations(query->tree, &spelled);
    if (spelled.failed != VT_OK)
        return vt_fail(err, spelled.failed, "out of memory for a question");
    struct vt_tokens all;
    int status = vt_tokenize(arena, vt_buf_str(&spelled), &all, err);
    if (status != VT_OK)
        return status;
    *ret = (struct vt_rank_question){.count = 0};
    for (size_t i = 0; i < all.count; i++)
        ret->is_accented = ret->is_accented || (all.items[i].flags & VT_TOKEN_MARKED) != 0;
    const struct vt_token *before = NULL;
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].kind == VT_TOKEN_MARK)
            continue;
        if (before != NULL)
            add(ret, pair_of(ret, before, &all.items[i]));
        before = &all.items[i];
    }
    return VT_OK;
}

/* ---- a text ---- */

static bool ends_sentence(const struct vt_token *token)
{
    return token->kind == VT_TOKEN_MARK &&
           (token->mark == '.' || token->mark == ';' || token->mark == ':');
}

/* Pairs run over marks; a sentence ends at a line or a stop. */
static void read_text(const struct vt_rank_question *question, const struct vt_tokens *tokens,
                      struct vt_rank_profile *profile)
{
    const struct vt_token *before = NULL;
    uint64_t in_sentence = 0;
    int best = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct vt_token *token = &tokens->items[i];
        if (token->gap >= VT_GAP_LINE || ends_sentence(token))
            in_sentence = 0;
        if (token->kind == VT_TOKEN_MARK)
            continue;
        profile->words++;
        const size_t pair =
            before == NULL ? VT_RANK_PAIRS : find(question, pair_of(question, before, token));
        before = token;
        if (pair == VT_RANK_PAIRS)
            continue;
        profile->in_text |= UINT64_C(1) << pair;
        in_sentence |= UINT64_C(1) << pair;
        const int count = __builtin_popcountll(in_sentence);
        best = count > best ? count : best;
    }
    profile->sentence = question->count > 0 ? (double)best / (double)question->count : 0;
}

/* Pairs of a short text, and how many words it has. */
static int read_line(struct vt_arena *arena, const struct vt_rank_question *question,
                     struct vt_str line, uint64_t *ret_pairs, size_t *ret_words,
                     struct vt_error *err)
{
    struct vt_tokens tokens;
    struct vt_rank_profile profile = {.words = 0};
    int status = vt_tokenize(arena, line, &tokens, err);
    if (status != VT_OK)
        return status;
    read_text(question, &tokens, &profile);
    *ret_pairs = profile.in_text;
    *ret_words = profile.words;
    return VT_OK;
}

int vt_rank_profile_read(struct vt_arena *arena, const struct vt_rank_question *question,
                         struct vt_str text, struct vt_str heading, struct vt_str title,
                         struct vt_rank_profile *ret, struct vt_error *err)
{
    struct vt_rank_profile profile = {.words = 0};
    struct vt_tokens tokens;
    uint64_t in_heading = 0;
    size_t heading_words = 0, title_words = 0;
    int status = vt_tokenize(arena, text, &tokens, err);
    if (status == VT_OK)
        status = read_line(arena, question, heading, &in_heading, &heading_words, err);
    if (status == VT_OK)
        status = read_line(arena, question, title, &profile.in_title, &title_words, err);
    if (status != VT_OK)
        return status;
    read_text(question, &tokens, &profile);
    if (heading_words > 1)
        profile.heading = __builtin_popcountll(in_heading) / (double)(heading_words - 1);
    *ret = profile;
    return VT_OK;
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
