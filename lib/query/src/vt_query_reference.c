#include "vt_query_reference.h"

#include <pthread.h>

#include "vt_date.h"
#include "vt_issuer.h"
#include "vt_number.h"
#include "vt_phrases.h"
#include "vt_query_lexicon.h"
#include "vt_tables.h"

enum { REFERENCE_BYTES = 240, NAME_TOKENS = 14 };
enum { TYPE_ID, TYPE_NAME, TYPE_NAME_EN, TYPE_CODES };
enum { ISSUER_CODE };

static struct vt_phrases *type_names; /* values: rows of the types */
static pthread_once_t type_names_once = PTHREAD_ONCE_INIT;

static void build_type_names(void)
{
    type_names = vt_phrases_new();
    for (size_t row = 0; type_names != NULL && row < vt_table_types.row_count; row++)
        vt_phrases_add(type_names, vt_table_cell(&vt_table_types, row, TYPE_NAME), true,
                       (uint32_t)row);
}

/* ---- ids ---- */

static size_t count_of(struct vt_str text, size_t from, const char *set)
{
    size_t count = 0;
    while (from + count < text.len_bytes && strchr(set, text.ptr[from + count]) != NULL)
        count++;
    return count;
}

/* "2b783e2436d6.1" of a held document, "57-nq-tw.2024-12-22" of a stub. */
static bool is_id(struct vt_str text)
{
    size_t hex = count_of(text, 0, "0123456789abcdef");
    if (hex == 12 && text.len_bytes > 13 && text.ptr[12] == '.' &&
        count_of(text, 13, "0123456789") == text.len_bytes - 13)
        return true;
    if (text.len_bytes < 12)
        return false;
    struct vt_date date;
    struct vt_str tail = vt_str_n(text.ptr + text.len_bytes - 10, 10);
    return text.ptr[text.len_bytes - 11] == '.' && vt_date_from_iso(tail, &date) &&
           count_of(text, 0, "0123456789abcdefghijklmnopqrstuvwxyz-.") == text.len_bytes;
}

/* ---- parts of a reference ---- */

static bool is_word(const struct vt_token *token, struct vt_str word)
{
    return token->kind == VT_TOKEN_WORD && token->folded == vt_word(word).folded;
}

static bool is_one_of(struct vt_str word, struct vt_str codes)
{
    struct vt_str code;
    while (vt_str_split(&codes, ';', &code))
        if (code.len_bytes > 0 && vt_lexicon_same(word, code))
            return true;
    return false;
}

/* A code of a type or an issuer, in any case, with or without marks. */
static bool is_code(struct vt_str word)
{
    for (size_t row = 0; row < vt_table_types.row_count; row++)
        if (is_one_of(word, vt_table_cell(&vt_table_types, row, TYPE_CODES)))
            return true;
    for (size_t row = 0; row < vt_table_issuers.row_count; row++)
        if (is_one_of(word, vt_table_cell(&vt_table_issuers, row, ISSUER_CODE)))
            return true;
    return false;
}

struct reference {
    struct vt_str text;
    const struct vt_token *tokens;
    size_t count;
    bool has_type, has_number, has_code, has_issuer;
};

/* "khóa XIII", "kỳ 8" */
static size_t skip_term(const struct reference *r, size_t at)
{
    bool announces =
        is_word(&r->tokens[at], VT_STR("khóa")) || is_word(&r->tokens[at], VT_STR("kỳ"));
    return announces && at + 1 < r->count ? 2 : 0;
}

/* "Sơn La", "tỉnh Lào Cai", "thành phố Huế" */
static size_t skip_place(const struct reference *r, size_t at)
{
    struct vt_str place;
    size_t kind = is_word(&r->tokens[at], VT_STR("tỉnh"));
    if (at + 1 < r->count && is_word(&r->tokens[at], VT_STR("thành")) &&
        is_word(&r->tokens[at + 1], VT_STR("phố")))
        kind = 2;
    size_t count = vt_place_scan(r->tokens, at + kind, r->count, &place);
    return count == 0 ? 0 : kind + count;
}

/* The tokens at `at` that are part of a reference, or 0. */
static size_t skip_part(struct reference *r, size_t at)
{
    const struct vt_token *token = &r->tokens[at];
    const struct vt_issuer *issuer;
    struct vt_date date;
    bool is_bad = false;
    uint32_t row;
    size_t count = r->has_number ? vt_date_scan(r->tokens, at, r->count, &date, &is_bad) : 0;
    if (count > 0)
        return count;
    count = type_names == NULL ? 0 : vt_phrases_match(type_names, r->tokens, at, r->count, &row);
    if (count > 0 && !r->has_type) {
        r->has_type = true;
        return count;
    }
    count = vt_issuer_scan(r->tokens, at, r->count, &issuer);
    if (count > 1 || (count == 1 && token->kind == VT_TOKEN_WORD && r->has_number)) {
        r->has_issuer = true;
        return count;
    }
    count = (r->has_issuer || r->has_code) && r->has_number ? skip_place(r, at) : 0;
    if (count > 0)
        return count;
    if (token->kind == VT_TOKEN_NUMBER) {
        bool is_serial = !r->has_number;
        r->has_number = true;
        return is_serial || token->folded == 4 ? 1 : 0; /* a second number is a year */
    }
    if (is_word(token, VT_STR("số")) || is_word(token, VT_STR("của")) ||
        is_word(token, VT_STR("năm")))
        return 1;
    count = skip_term(r, at);
    if (count == 0 && token->kind == VT_TOKEN_WORD && is_code(vt_token_str(r->text, token))) {
        r->has_code = true;
        count = 1;
    }
    return count;
}

static bool is_number_reference(struct reference *r)
{
    for (size_t at = 0; at < r->count;) {
        size_t count = skip_part(r, at);
        if (count == 0 && r->tokens[at].kind == VT_TOKEN_MARK)
            count = 1;
        if (count == 0)
            return false;
        at += count;
    }
    return r->has_number && (r->has_type || r->has_code);
}

/* "luật đất đai 2024", "hiến pháp": a law is known by its name. */
static bool is_law_name(const struct reference *r)
{
    static const char *const LAWS[] = {"HIEN_PHAP", "BO_LUAT", "LUAT", "PHAP_LENH"};
    static const char *const OTHER_WORDS[] = {"của", "về",  "theo", "tại",
                                              "cho", "với", "là",   "những"};
    uint32_t row = 0;
    size_t count =
        type_names == NULL ? 0 : vt_phrases_match(type_names, r->tokens, 0, r->count, &row);
    if (count == 0 || r->count > NAME_TOKENS)
        return false;
    struct vt_str id = vt_table_cell(&vt_table_types, row, TYPE_ID);
    bool is_law = false;
    for (size_t i = 0; i < VT_ARRAY_LEN(LAWS); i++)
        is_law = is_law || vt_str_eq(id, vt_str(LAWS[i]));
    for (size_t at = count; is_law && at < r->count; at++) {
        enum vt_stop stop;
        for (size_t i = 0; i < VT_ARRAY_LEN(OTHER_WORDS); i++)
            is_law = is_law && !vt_token_is(&r->tokens[at], vt_word(vt_str(OTHER_WORDS[i])));
        if (vt_lexicon_stop(r->tokens, at, r->count, false, &stop) > 0 && stop == VT_STOP_QUESTION)
            return false;
    }
    return is_law && (count < r->count || vt_str_eq(id, VT_STR("HIEN_PHAP")));
}

bool vt_query_is_reference(struct vt_arena *arena, struct vt_str text)
{
    struct vt_number number;
    struct vt_tokens tokens;
    text = vt_str_trim(text);
    if (text.len_bytes == 0 || text.len_bytes > REFERENCE_BYTES)
        return false;
    pthread_once(&type_names_once, build_type_names);
    if (is_id(text) || vt_number_parse(text, arena, &number) == VT_OK)
        return true;
    if (vt_tokenize(arena, text, &tokens, NULL) != VT_OK)
        return false;
    struct reference r = {.text = text, .tokens = tokens.items, .count = tokens.count};
    return r.count > 0 && (is_number_reference(&r) || is_law_name(&r));
}
