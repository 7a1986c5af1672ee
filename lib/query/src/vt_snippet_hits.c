#include "vt_snippet_hits.h"

#include "vt_decode.h"

int vt_words_read(struct vt_arena *arena, struct vt_str text, struct vt_words *ret)
{
    struct vt_tokens tokens;
    int status = vt_tokenize(arena, text, &tokens, NULL);
    if (status != VT_OK)
        return status;
    const struct vt_token **items = vt_arena_array(arena, tokens.count + 1, sizeof *items);
    if (items == NULL)
        return VT_E_NOMEM;
    size_t count = 0;
    for (size_t i = 0; i < tokens.count; i++)
        if (tokens.items[i].kind != VT_TOKEN_MARK)
            items[count++] = &tokens.items[i];
    *ret = (struct vt_words){items, count};
    return VT_OK;
}

/* ---- what is looked for ---- */

struct needle {
    struct vt_token *words; /* as tokens of the question */
    size_t count;
};

struct search {
    struct vt_arena *arena;
    struct vt_str text;
    struct needle needles[VT_SNIPPET_PHRASES];
    size_t needle_count;
    bool may_start[256]; /* by the low byte of a word's folded form */
};

static uint8_t start_of(const struct vt_token *word)
{
    /* of a number, `folded` is its length in digits: 03 is 3 */
    return (uint8_t)(word->kind == VT_TOKEN_NUMBER ? word->match : word->folded);
}

static int read_needle(struct search *search, const struct vt_query_phrase *phrase)
{
    struct needle *needle = &search->needles[search->needle_count];
    *needle = (struct needle){
        vt_arena_array(search->arena, phrase->word_count, sizeof *needle->words), 0};
    if (needle->words == NULL)
        return VT_E_NOMEM;
    for (size_t i = 0; i < phrase->word_count; i++) {
        struct vt_tokens tokens;
        int status = vt_tokenize(search->arena, phrase->words[i], &tokens, NULL);
        if (status != VT_OK)
            return status;
        if (tokens.count == 1)
            needle->words[needle->count++] = tokens.items[0];
    }
    if (needle->count == 0)
        return VT_OK;
    search->may_start[start_of(&needle->words[0])] = true;
    search->needle_count++;
    return VT_OK;
}

/* ---- comparing ---- */

/* Hashes of a word in a text whose marks are separate characters (NFD). */
static struct vt_word composed(struct search *search, const struct vt_token *token)
{
    struct vt_text normal;
    struct vt_str word = vt_token_str(search->text, token);
    if (vt_text_normalize(search->arena, word, &normal, NULL) != VT_OK)
        return (struct vt_word){token->match, token->folded};
    return vt_word(normal.normal);
}

static bool has_combining_marks(struct vt_str word)
{
    for (size_t i = 0; i + 1 < word.len_bytes; i++)
        if ((unsigned char)word.ptr[i] == 0xCC || (unsigned char)word.ptr[i] == 0xCD)
            return true;
    return false;
}

/* Whether a word of the text is the one asked for; *exact is cleared where its marks differ. */
static bool is_same(struct search *search, const struct vt_token *asked,
                    const struct vt_token *found, bool *exact)
{
    if (asked->kind != found->kind)
        return false;
    if (asked->kind == VT_TOKEN_NUMBER)
        return asked->match == found->match;
    if (asked->folded != found->folded)
        return false;
    uint32_t match = found->match;
    if (match != asked->match && has_combining_marks(vt_token_str(search->text, found)))
        match = composed(search, found).match;
    if ((asked->flags & VT_TOKEN_MARKED) && match != asked->match)
        *exact = false;
    return true;
}

/* The longest phrase at word i. */
static bool find_at(struct search *search, const struct vt_words *words, size_t i,
                    struct vt_hit *ret)
{
    ret->count = 0;
    for (size_t n = 0; n < search->needle_count; n++) {
        const struct needle *needle = &search->needles[n];
        bool exact = true;
        size_t j = 0;
        while (j < needle->count && i + j < words->count &&
               is_same(search, &needle->words[j], words->items[i + j], &exact))
            j++;
        bool is_better = j > ret->count || (j == ret->count && exact && !ret->is_exact);
        if (j == needle->count && is_better)
            *ret = (struct vt_hit){i, j, (uint32_t)n, exact};
    }
    return ret->count > 0;
}

/* ---- all hits ---- */

static void keep_exact(struct vt_hits *hits)
{
    bool has_exact[VT_SNIPPET_PHRASES] = {false};
    size_t kept = 0;
    for (size_t i = 0; i < hits->count; i++)
        if (hits->items[i].is_exact)
            has_exact[hits->items[i].phrase] = true;
    for (size_t i = 0; i < hits->count; i++) {
        const struct vt_hit hit = hits->items[i];
        if (!hit.is_exact && has_exact[hit.phrase])
            continue;
        hits->items[kept++] = hit;
        hits->phrase_hits[hit.phrase]++;
    }
    hits->count = kept;
}

int vt_hits_find(struct vt_arena *arena, const struct vt_query *query, struct vt_str text,
                 const struct vt_words *words, struct vt_hits *ret)
{
    struct search *search = VT_ARENA_NEW(arena, struct search);
    struct vt_hit *items = vt_arena_array(arena, words->count + 1, sizeof *items);
    if (search == NULL || items == NULL)
        return VT_E_NOMEM;
    search->arena = arena;
    search->text = text;
    for (size_t i = 0; i < query->phrase_count && search->needle_count < VT_SNIPPET_PHRASES; i++) {
        int status = read_needle(search, &query->phrases[i]);
        if (status != VT_OK)
            return status;
    }
    *ret = (struct vt_hits){.items = items};
    for (size_t i = 0; i < words->count;) {
        struct vt_hit *hit = &items[ret->count];
        if (!search->may_start[start_of(words->items[i])] || !find_at(search, words, i, hit)) {
            i++;
            continue;
        }
        i += hit->count;
        ret->count++;
    }
    keep_exact(ret);
    return VT_OK;
}
