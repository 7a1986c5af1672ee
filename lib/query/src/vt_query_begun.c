/* Words that are still being typed: the last of them may be only begun. */
#include "vt_query_words.h"

#include "vt_fold.h"
#include "vt_query_clean.h"
#include "vt_query_compile.h"

enum {
    MOST_WORDS = 16,
    MOST_FORMS = 1000, /* words of the index that begin as the last one does */
    SHORTEST_BEGUN = 2 /* a single letter tells the index too little: vt_query_begins looks at it */
};

int vt_query_typed_text(struct vt_arena *arena, struct vt_str text, struct vt_str *ret,
                        struct vt_error *err)
{
    struct vt_query_parser parser = {.arena = arena};
    struct vt_str clean;
    int status = vt_query_clean(&parser, text, &clean, err);
    if (status != VT_OK)
        return status;
    if (!vt_query_lex(arena, clean, &parser.pieces))
        return vt_fail(err, VT_E_NOMEM, "out of memory for a question");
    vt_query_find_keystrokes(&parser);
    const struct vt_str typed = vt_query_typed(&parser, clean);
    if (parser.failed)
        return vt_fail(err, VT_E_NOMEM, "out of memory for a question");
    *ret = vt_str_trim(typed);
    return VT_OK;
}

/* ---- words ---- */

struct words {
    struct vt_str match[MOST_WORDS], folded[MOST_WORDS];
    size_t count;
};

static bool split(struct vt_arena *arena, struct vt_str text, struct words *ret)
{
    struct vt_tokens tokens;
    ret->count = 0;
    if (vt_tokenize(arena, text, &tokens, NULL) != VT_OK)
        return false;
    for (size_t i = 0; i < tokens.count && ret->count < MOST_WORDS; i++) {
        const struct vt_str word = vt_token_str(text, &tokens.items[i]);
        if (tokens.items[i].kind == VT_TOKEN_MARK)
            continue;
        ret->match[ret->count] = vt_fold_match_in(arena, word);
        ret->folded[ret->count] = vt_fold_ascii_in(arena, word);
        if (ret->match[ret->count].ptr == NULL || ret->folded[ret->count].ptr == NULL)
            return false;
        ret->count++;
    }
    return true;
}

static bool is_part_of_word(char c)
{
    return ((unsigned char)c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Whether a word, or one that begins so, stands in a text of the same form. */
static bool has(struct vt_str text, struct vt_str word, bool is_begun)
{
    for (size_t at = vt_str_find(text, word, 0); at != SIZE_MAX;
         at = vt_str_find(text, word, at + 1)) {
        const size_t end = at + word.len_bytes;
        if ((at == 0 || !is_part_of_word(text.ptr[at - 1])) &&
            (is_begun || end == text.len_bytes || !is_part_of_word(text.ptr[end])))
            return true;
    }
    return false;
}

bool vt_query_begins(struct vt_arena *arena, struct vt_str typed, struct vt_str text)
{
    struct words words;
    const struct vt_str match = vt_fold_match_in(arena, text);
    const struct vt_str folded = vt_fold_ascii_in(arena, text);
    if (match.ptr == NULL || folded.ptr == NULL || !split(arena, typed, &words))
        return false;
    for (size_t i = 0; i < words.count; i++) {
        const bool is_last = i + 1 == words.count;
        const bool is_marked = !vt_str_eq(words.match[i], words.folded[i]);
        /* of a word that is begun the marks come last */
        if (is_marked && !is_last ? !has(match, words.match[i], false)
                                  : !has(folded, words.folded[i], is_last))
            return false;
    }
    return words.count > 0;
}

/* ---- nodes ---- */

static vt_node begun_node(struct vt_index_query_builder *builder, enum vt_term_kind kind,
                          struct vt_str word)
{
    struct vt_term term;
    vt_term_make(kind, word, &term);
    return vt_query_prefix(builder, vt_term_str(&term), MOST_FORMS);
}

static vt_node term_node(struct vt_index_query_builder *builder, enum vt_term_kind kind,
                         struct vt_str word)
{
    struct vt_term term;
    vt_term_make(kind, word, &term);
    return vt_query_term(builder, vt_term_str(&term));
}

/* A word of an issuer's name, or its code. */
static vt_node issuer_node(struct vt_index_query_builder *builder, struct vt_arena *arena,
                           struct vt_str word, bool is_begun)
{
    const struct vt_str code = vt_term_code(arena, word);
    const vt_node either[] = {is_begun ? begun_node(builder, VT_TERM_ISSUER_WORD, word)
                                       : term_node(builder, VT_TERM_ISSUER_WORD, word),
                              code.ptr == NULL ? NULL : term_node(builder, VT_TERM_ISSUER, code)};
    return vt_query_or(builder, either, VT_ARRAY_LEN(either));
}

vt_node vt_query_begun(struct vt_index_query_builder *builder, struct vt_arena *arena,
                       enum vt_query_field field, struct vt_str typed)
{
    struct words words;
    vt_node texts[MOST_WORDS], filters[MOST_WORDS + 1];
    size_t text_count = 0, filter_count = 0;
    if (!split(arena, typed, &words))
        return NULL;
    for (size_t i = 0; i < words.count; i++) {
        const bool is_begun = i + 1 == words.count;
        const struct vt_str word = words.folded[i];
        if (is_begun && word.len_bytes < SHORTEST_BEGUN && i > 0)
            continue;
        if (field == VT_FIELD_ISSUER) {
            filters[filter_count++] = issuer_node(builder, arena, word, is_begun);
            continue;
        }
        filters[filter_count++] = is_begun ? begun_node(builder, VT_TERM_SUBJECT, word)
                                           : term_node(builder, VT_TERM_SUBJECT, word);
        if (!is_begun)
            texts[text_count++] = term_node(builder, VT_TERM_WORD, word);
    }
    const struct vt_str kinds[] = {VT_STR("document"), VT_STR("stub")};
    vt_node units[VT_ARRAY_LEN(kinds)];
    for (size_t i = 0; i < VT_ARRAY_LEN(kinds); i++)
        units[i] = term_node(builder, VT_TERM_UNIT, kinds[i]);
    if (filter_count == 0)
        return NULL;
    filters[filter_count++] = vt_query_or(builder, units, VT_ARRAY_LEN(units));
    const vt_node all = vt_query_and(builder, filters, filter_count);
    return text_count == 0
               ? vt_query_scale(builder, all, 0.0)
               : vt_query_filter(builder, vt_query_and(builder, texts, text_count), all);
}
