#include "vt_query_mentions.h"

#include <pthread.h>

#include "vt_date.h"
#include "vt_issuer.h"
#include "vt_number.h"
#include "vt_phrases.h"
#include "vt_query_reference.h"
#include "vt_tables.h"

enum { MOST_REFERENCES = 4 };
enum { WORDS_COLUMN, KIND_COLUMN, RELATION_COLUMN };

static struct {
    struct vt_phrases *who, *how;
} asking;
static pthread_once_t asking_once = PTHREAD_ONCE_INIT;

static void build_asking(void)
{
    asking.who = vt_phrases_new();
    asking.how = vt_phrases_new();
    if (asking.who == NULL || asking.how == NULL)
        return;
    for (size_t row = 0; row < vt_table_asking.row_count; row++) {
        const bool is_who =
            vt_str_eq(vt_table_cell(&vt_table_asking, row, KIND_COLUMN), VT_STR("who"));
        vt_phrases_add(is_who ? asking.who : asking.how,
                       vt_table_cell(&vt_table_asking, row, WORDS_COLUMN), true, (uint32_t)row);
    }
}

struct scan {
    struct vt_arena *arena;
    struct vt_str text;
    const struct vt_token *tokens;
    size_t count;
};

static bool is_word(const struct scan *s, size_t at, struct vt_str word)
{
    return at < s->count && s->tokens[at].kind == VT_TOKEN_WORD &&
           s->tokens[at].folded == vt_word(word).folded;
}

/* Laws and the like are known by their names; "5 luật" and "luật 2024" are no numbers. */
static bool has_numbers(vt_type type)
{
    const struct vt_known_types *known = vt_known_types();
    return type != known->hien_phap && type != known->bo_luat && type != known->luat &&
           type != known->van_ban && type != known->hop_dong && type != known->danh_muc &&
           type != known->phu_luc;
}

/* The name of a type, or its code in capitals; the number of its tokens, or 0. */
static size_t type_at(const struct scan *s, size_t at, vt_type *ret)
{
    const size_t named = vt_type_scan_folded(s->tokens, at, s->count, ret);
    if (named > 0)
        return named;
    const struct vt_token *token = &s->tokens[at];
    const bool is_code = token->kind == VT_TOKEN_WORD && token->len_bytes >= 2 &&
                         (token->flags & VT_TOKEN_UPPER) &&
                         vt_types_by_code(vt_token_str(s->text, token), ret, 1) > 0;
    return is_code ? 1 : 0;
}

/* "30", "30/2020", "57 năm 2024", "57 của Bộ Chính trị": what follows a type; the end, or 0. */
static size_t short_number_end(const struct scan *s, size_t at)
{
    const bool is_year = at < s->count && s->tokens[at].folded == 4 &&
                         s->tokens[at].match >= 1900 && s->tokens[at].match < 2200;
    if (at >= s->count || s->tokens[at].kind != VT_TOKEN_NUMBER || is_year)
        return 0;
    size_t end = at + 1;
    if (end + 1 < s->count && vt_token_is_mark(&s->tokens[end], '/') &&
        s->tokens[end + 1].kind == VT_TOKEN_NUMBER)
        end = s->tokens[end + 1].folded == 4 ? end + 2 : 0; /* "thông tư 3/5" */
    if (end > 0 && is_word(s, end, VT_STR("năm")) && end + 1 < s->count &&
        s->tokens[end + 1].kind == VT_TOKEN_NUMBER && s->tokens[end + 1].folded == 4)
        end += 2;
    const struct vt_issuer *issuer;
    if (end > 0 && is_word(s, end, VT_STR("của"))) {
        const size_t named = vt_issuer_scan(s->tokens, end + 1, s->count, &issuer);
        end += named > 0 ? 1 + named : 0;
    }
    return end;
}

/* The end of a reference that begins at a token, or 0. */
static size_t reference_end(const struct scan *s, size_t at)
{
    vt_type type = 0;
    size_t number = at + type_at(s, at, &type);
    if (is_word(s, number, VT_STR("số")))
        number++;
    if (number >= s->count || s->tokens[number].kind != VT_TOKEN_NUMBER)
        return 0;
    struct vt_number whole;
    const size_t used =
        vt_number_scan(s->text, s->tokens, number, s->count, number > at, s->arena, &whole);
    if (used > 1 && whole.form != VT_NUMBER_BARE)
        return number + used;
    return type != 0 && has_numbers(type) ? short_number_end(s, number) : 0;
}

/* The tokens from `at` up to `end` ask who cites; in what way, if they say so. */
static bool asks_who(const struct scan *s, size_t at, size_t end, struct vt_str *ret_relation)
{
    uint32_t row;
    size_t taken = vt_phrases_match(asking.who, s->tokens, at, end, &row);
    bool has_how = false;
    if (taken == 0)
        return false;
    for (at += taken; at < end; at += taken) {
        taken = vt_phrases_match(asking.how, s->tokens, at, end, &row);
        if (taken == 0)
            return false;
        has_how = true;
        const struct vt_str relation = vt_table_cell(&vt_table_asking, row, RELATION_COLUMN);
        if (relation.len_bytes > 0)
            *ret_relation = relation;
    }
    return has_how;
}

static bool is_marks_only(const struct scan *s, size_t at)
{
    while (at < s->count && s->tokens[at].kind == VT_TOKEN_MARK)
        at++;
    return at == s->count;
}

/* "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;": a line pasted from a preamble. */
static bool is_basis_line(const struct scan *s, struct vt_str *ret)
{
    if (s->count < 3 || !is_word(s, 0, VT_STR("căn")) || !is_word(s, 1, VT_STR("cứ")))
        return false;
    size_t end = s->count;
    while (end > 2 && s->tokens[end - 1].kind == VT_TOKEN_MARK)
        end--;
    if (end == 2)
        return false;
    const size_t start = s->tokens[2].start;
    *ret = vt_str_n(s->text.ptr + start, vt_token_end(&s->tokens[end - 1]) - start);
    return vt_query_is_reference(s->arena, *ret);
}

bool vt_query_find_mentions(struct vt_arena *arena, struct vt_str text, struct vt_query *ret)
{
    struct vt_tokens tokens;
    struct vt_str *found = vt_arena_array(arena, MOST_REFERENCES, sizeof *found);
    size_t count = 0;
    pthread_once(&asking_once, build_asking);
    if (found == NULL || asking.who == NULL || asking.how == NULL ||
        vt_tokenize(arena, text, &tokens, NULL) != VT_OK)
        return false;
    const struct scan s = {arena, text, tokens.items, tokens.count};
    if (is_basis_line(&s, &found[0])) {
        ret->references = found;
        ret->reference_count = 1;
        return true;
    }
    for (size_t at = 0; at < s.count && count < MOST_REFERENCES;) {
        const size_t end = reference_end(&s, at);
        if (end == 0) {
            at++;
            continue;
        }
        const size_t start = s.tokens[at].start;
        found[count++] = vt_str_n(text.ptr + start, vt_token_end(&s.tokens[end - 1]) - start);
        if (count == 1 && is_marks_only(&s, end))
            ret->asks_who_cites = asks_who(&s, 0, at, &ret->asked_relation);
        at = end;
    }
    ret->references = found;
    ret->reference_count = count;
    return true;
}
