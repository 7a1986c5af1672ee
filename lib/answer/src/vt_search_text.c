/* What the index cannot know: whether the words of a phrase stand side by side. */
#include "vt_search.h"

#include "vt_akn.h"
#include "vt_answer_work.h"
#include "vt_token.h"

static bool has_phrase(const struct vt_query_tree *tree)
{
    if (tree->op == VT_OP_PHRASE)
        return true;
    for (size_t i = 0; i < tree->child_count; i++)
        if (has_phrase(tree->children[i]))
            return true;
    return false;
}

bool vt_search_needs_text(const struct vt_query_tree *tree)
{
    return tree != NULL && has_phrase(tree);
}

/* Text and subject, cut into words. */
struct texts {
    struct vt_arena arena;
    struct vt_str parts[2];
    struct vt_tokens words[2];
    bool is_cut[2];
};

/* Words and numbers only: phrases run over commas. */
static int read_words(struct vt_arena *arena, struct vt_str text, struct vt_tokens *ret,
                      struct vt_error *err)
{
    struct vt_tokens all;
    int status = vt_tokenize(arena, text, &all, err);
    if (status != VT_OK)
        return status;
    struct vt_token *kept = vt_arena_array(arena, all.count + 1, sizeof *kept);
    if (kept == NULL)
        return vt_answer_no_memory(err);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i].kind != VT_TOKEN_MARK)
            kept[count++] = all.items[i];
    *ret = (struct vt_tokens){kept, count};
    return VT_OK;
}

/* A word with marks asks for the same marks, of a text that has any; one without asks for nothing.
 */
static bool same_word(const struct vt_token *asked, const struct vt_token *found, bool is_accented)
{
    if (asked->kind != found->kind)
        return false;
    if (asked->kind == VT_TOKEN_NUMBER)
        return asked->match == found->match; /* "03" is 3 */
    if (asked->folded != found->folded)
        return false;
    return asked->match == found->match || !is_accented || (found->flags & VT_TOKEN_MARKED) == 0;
}

static bool has_sequence(const struct vt_tokens *text, const struct vt_tokens *phrase,
                         bool is_accented)
{
    for (size_t i = 0; i + phrase->count <= text->count; i++) {
        size_t j = 0;
        while (j < phrase->count && same_word(&phrase->items[j], &text->items[i + j], is_accented))
            j++;
        if (j == phrase->count)
            return true;
    }
    return false;
}

static int find_in_part(struct texts *texts, size_t part, struct vt_str phrase, bool *ret,
                        struct vt_error *err)
{
    struct vt_tokens words;
    int status = read_words(&texts->arena, phrase, &words, err);
    if (status == VT_OK && !texts->is_cut[part])
        status = read_words(&texts->arena, texts->parts[part], &texts->words[part], err);
    if (status != VT_OK)
        return status;
    texts->is_cut[part] = true;
    bool is_accented = false;
    for (size_t i = 0; i < words.count; i++)
        is_accented = is_accented || (words.items[i].flags & VT_TOKEN_MARKED) != 0;
    *ret = has_sequence(&texts->words[part], &words, is_accented);
    return VT_OK;
}

static int find_phrase(struct texts *texts, struct vt_str phrase, bool *ret, struct vt_error *err)
{
    int status = VT_OK;
    *ret = false;
    for (size_t i = 0; i < VT_ARRAY_LEN(texts->parts) && status == VT_OK && !*ret; i++)
        status = find_in_part(texts, i, phrase, ret, err);
    return status;
}

/* The index has decided what holds without alternatives; below an OR or a NOT each word is looked
 * for. */
static int decide(struct texts *texts, const struct vt_query_tree *tree, bool has_alternative,
                  bool *ret, struct vt_error *err)
{
    bool is_and = tree->op == VT_OP_AND;
    switch (tree->op) {
    case VT_OP_FIELD:
        *ret = true;
        return VT_OK;
    case VT_OP_WORD:
        *ret = true;
        return has_alternative ? find_phrase(texts, tree->text, ret, err) : VT_OK;
    case VT_OP_PHRASE:
        return find_phrase(texts, tree->text, ret, err);
    case VT_OP_NOT:
        *ret = true;
        if (!has_phrase(tree->children[0]))
            return VT_OK;
        int status = decide(texts, tree->children[0], true, ret, err);
        *ret = !*ret;
        return status;
    case VT_OP_AND:
    case VT_OP_OR:
        break;
    }
    for (size_t i = 0; i < tree->child_count; i++) {
        int status = decide(texts, tree->children[i], has_alternative || !is_and, ret, err);
        if (status != VT_OK || *ret != is_and)
            return status;
    }
    *ret = is_and;
    return VT_OK;
}

int vt_search_accepts(const struct vt_query_tree *tree, struct vt_str text, struct vt_str subject,
                      bool *ret, struct vt_error *err)
{
    struct texts texts = {.parts = {text, subject}};
    vt_arena_init(&texts.arena, VT_ANSWER_ARENA_BYTES);
    int status = decide(&texts, tree, false, ret, err);
    vt_arena_release(&texts.arena);
    return status;
}

static int load(struct vt_answerer *a, struct vt_str document, struct vt_text_cache *cache,
                struct vt_error *err)
{
    vt_arena_reset(&cache->arena);
    cache->document = cache->text = VT_STR_EMPTY;
    struct vt_archive_document row;
    int status = vt_archive_get_document(a->archive, document, true, &row, err);
    if (status != VT_OK)
        return status == VT_E_NOTFOUND ? VT_OK : status;
    status = vt_akn_text(&cache->arena, row.record, &cache->text, err);
    if (status == VT_E_FORMAT) {
        struct vt_akn_record record;
        status = vt_akn_read(&cache->arena, row.record, &record, err);
        cache->text = status == VT_OK ? record.text : VT_STR_EMPTY;
    }
    cache->document = vt_arena_copy(&cache->arena, document);
    return status;
}

/* What the index keeps of the text of a hit. */
static int read_kept(struct vt_search *search, const struct vt_text_hit *hit,
                     struct vt_text_cache *cache, struct vt_str *ret, struct vt_error *err)
{
    vt_buf_clear(&cache->kept);
    int status = vt_index_data(search->a->index, hit->number, &cache->kept, err);
    *ret = vt_buf_str(&cache->kept);
    return status;
}

static size_t kept_most(const struct vt_text_hit *hit)
{
    return hit->unit.article.len_bytes > 0 ? VT_TERMS_ARTICLE_BYTES : VT_TERMS_DOCUMENT_BYTES;
}

int vt_search_text(struct vt_search *search, const struct vt_text_hit *hit,
                   struct vt_text_cache *cache, struct vt_str *ret_text, struct vt_error *err)
{
    const struct vt_terms_head *unit = &hit->unit;
    const size_t len_bytes = unit->span.end - unit->span.start;
    *ret_text = VT_STR_EMPTY;
    if (vt_str_eq(unit->unit, VT_STR("stub")))
        return VT_OK;
    if (len_bytes <= kept_most(hit))
        return read_kept(search, hit, cache, ret_text, err);
    if (!vt_str_eq(cache->document, unit->document)) {
        int status = load(search->a, unit->document, cache, err);
        if (status != VT_OK)
            return status;
    }
    /* The archive may have moved on since the index was written. */
    bool fits = unit->span.start <= unit->span.end && unit->span.end <= cache->text.len_bytes;
    bool is_article = unit->article.len_bytes > 0;
    *ret_text = is_article && fits ? vt_str_span(cache->text, unit->span) : cache->text;
    return VT_OK;
}

/* ---- the part of a long text that is worth a look ---- */

/* The first place behind a line break, or else behind a space, in a part of a text; its beginning where it
 * has none. */
static size_t behind_break(struct vt_str text, size_t from, size_t to)
{
    static const char BREAKS[] = {'\n', ' '};
    for (size_t i = 0; i < VT_ARRAY_LEN(BREAKS); i++) {
        const char *found = memchr(text.ptr + from, BREAKS[i], to - from);
        if (found != NULL)
            return (size_t)(found - text.ptr) + 1;
    }
    return from;
}

/* A view of so many bytes before and behind a place, of whole words and letters. */
static struct vt_str around(struct vt_str text, size_t place, size_t reach_bytes)
{
    size_t begin = 0, end = text.len_bytes;
    if (place > reach_bytes)
        begin = behind_break(text, place - reach_bytes, place);
    if (end - place > reach_bytes)
        for (end = place + reach_bytes;
             end > place && text.ptr[end] != ' ' && text.ptr[end] != '\n';)
            end--;
    if (end == place) /* no break for pages */
        end = text.len_bytes;
    while (begin > 0 && ((unsigned char)text.ptr[begin] & 0xC0) == 0x80)
        begin--;
    return vt_str_n(text.ptr + begin, end - begin);
}

enum { REACH_BYTES = 2 * 1024 };

/* Where in the text of a hit the best sentence for the question is likely to stand, 0 to 1. */
static int best_place(struct vt_search *search, const struct vt_text_hit *hit, double *ret,
                      struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf value = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_search_read_question(search, err);
    if (status == VT_OK && vt_terms_has_rest(&hit->unit))
        status = vt_index_value(search->a->index, hit->number, VT_SLOT_REST, &value, err);
    if (status != VT_OK)
        return status;
    const struct vt_codes parts[] = {hit->unit.codes.text, vt_terms_rest(vt_buf_str(&value))};
    *ret = vt_rank_best_place(search->question, parts, VT_ARRAY_LEN(parts));
    return VT_OK;
}

int vt_search_window(struct vt_search *search, const struct vt_text_hit *hit, struct vt_str text,
                     struct vt_str *ret, struct vt_error *err)
{
    double place = 0;
    *ret = text;
    if (text.len_bytes <= 2 * REACH_BYTES)
        return VT_OK;
    int status = best_place(search, hit, &place, err);
    if (status != VT_OK)
        return status;
    /* the text may be the beginning of what the codes are of */
    const size_t at = (size_t)(place * (double)(hit->unit.span.end - hit->unit.span.start));
    *ret = around(text, at < text.len_bytes ? at : text.len_bytes - 1, REACH_BYTES);
    return VT_OK;
}

int vt_search_passage(struct vt_search *search, const struct vt_text_hit *hit,
                      struct vt_text_cache *cache, struct vt_str *ret_text, struct vt_str *ret,
                      struct vt_error *err)
{
    const size_t len_bytes = hit->unit.span.end - hit->unit.span.start;
    double place = 1;
    int status = VT_OK;
    if (len_bytes > kept_most(hit))
        status = best_place(search, hit, &place, err);
    if (status != VT_OK)
        return status;
    if (place * (double)len_bytes + REACH_BYTES / 2 <= (double)kept_most(hit))
        status = read_kept(search, hit, cache, ret_text, err);
    else
        status = vt_search_text(search, hit, cache, ret_text, err);
    return status == VT_OK ? vt_search_window(search, hit, *ret_text, ret, err) : status;
}

/* "Điều 5. Giấy phép" → "Giấy phép"; one that is no heading but a whole paragraph is "". */
struct vt_str vt_search_heading(struct vt_str article)
{
    enum { LONGEST_HEADING = 300 };
    struct vt_str line, rest = article;
    if (!vt_str_split(&rest, '\n', &line) || line.len_bytes > LONGEST_HEADING)
        return VT_STR_EMPTY;
    line = vt_str_trim(line);
    for (int words = 0; words < 2; words++) {
        size_t space = vt_str_find(line, VT_STR(" "), 0);
        if (space == SIZE_MAX)
            return VT_STR_EMPTY;
        line = vt_str_trim(vt_str_n(line.ptr + space, line.len_bytes - space));
    }
    return line;
}
