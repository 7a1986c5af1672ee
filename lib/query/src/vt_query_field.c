#include "vt_query_compile.h"

#include "vt_fold.h"
#include "vt_issuer.h"
#include "vt_number.h"
#include "vt_query_lexicon.h"
#include "vt_tables.h"
#include "vt_word_form.h"

enum { MOST_SERIALS = 20000 }; /* that may begin with the digits of "12*" */

static vt_node both(struct vt_compiler *c, vt_node a, vt_node b)
{
    vt_node nodes[] = {a, b};
    return vt_query_and(c->builder, nodes, 2);
}

static vt_node either(struct vt_compiler *c, vt_node a, vt_node b)
{
    vt_node nodes[] = {a, b};
    return vt_query_or(c->builder, nodes, 2);
}

/* ---- words of a field ---- */

static vt_node field_word(struct vt_compiler *c, enum vt_term_kind kind, struct vt_str text,
                          const struct vt_token *token)
{
    VT_AUTO(vt_word_buffers_release) struct vt_word_buffers buffers = VT_WORD_BUFFERS_INIT;
    struct vt_word_form form;
    if (!vt_word_form_read(text, token, &buffers, &form)) {
        c->failed = true;
        return NULL;
    }
    if (kind == VT_TERM_SUBJECT && form.is_marked)
        return vt_compile_term(c, VT_TERM_SUBJECT_EXACT, form.match);
    return vt_compile_term(c, kind, form.folded);
}

/* Every word; an abbreviation also as what it stands for. */
static vt_node field_words(struct vt_compiler *c, enum vt_term_kind kind, struct vt_str text,
                           bool spell_out)
{
    struct vt_tokens tokens;
    struct vt_nodes words;
    if (vt_tokenize(&c->arena, text, &tokens, NULL) != VT_OK ||
        !vt_nodes_init(c, &words, tokens.count)) {
        c->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < tokens.count; i++) {
        struct vt_forms forms;
        if (tokens.items[i].kind == VT_TOKEN_MARK)
            continue;
        vt_node node = field_word(c, kind, text, &tokens.items[i]);
        if (spell_out && vt_lexicon_forms(text, tokens.items, i, i + 1, false, &forms) > 0)
            for (size_t j = 0; j < forms.count; j++)
                node = either(c, node, field_words(c, kind, forms.items[j], false));
        words.items[words.count++] = node;
    }
    return words.count == 0 ? NULL : vt_query_and(c->builder, words.items, words.count);
}

/* ---- numbers ---- */

/* A key typed without Đ may have lost it: then keys that differ only so count too. */
static vt_node whole_number(struct vt_compiler *c, struct vt_str key, enum vt_term_kind kind,
                            enum vt_term_kind loose_kind)
{
    bool is_sure = memchr(key.ptr, 'D', key.len_bytes) == NULL;
    for (size_t i = 0; i < key.len_bytes; i++)
        is_sure = is_sure || (key.ptr[i] & 0x80) != 0;
    vt_node exact = vt_compile_term(c, kind, key);
    if (is_sure)
        return exact;
    struct vt_str loose = vt_number_loose(key, &c->arena);
    if (loose.ptr == NULL) {
        c->failed = true;
        return NULL;
    }
    return either(c, exact, vt_compile_term(c, loose_kind, loose));
}

/* "12*" with the star: serials that begin with 12. */
static vt_node serial(struct vt_compiler *c, struct vt_str digits, bool is_prefix)
{
    struct vt_term term;
    if (!is_prefix || digits.len_bytes < 2)
        return vt_compile_term(c, VT_TERM_SERIAL, digits);
    vt_term_make(VT_TERM_SERIAL, digits, &term);
    return vt_query_prefix(c->builder, vt_term_str(&term), MOST_SERIALS);
}

static vt_node code_part(struct vt_compiler *c, struct vt_str word)
{
    struct vt_str code = vt_term_code(&c->arena, word);
    if (code.ptr == NULL) {
        c->failed = true;
        return NULL;
    }
    vt_node nodes[] = {vt_compile_term(c, VT_TERM_TYPE_CODE, code),
                       vt_compile_term(c, VT_TERM_ISSUER_PART, code),
                       vt_compile_term(c, VT_TERM_DESK, code)};
    return vt_query_or(c->builder, nodes, VT_ARRAY_LEN(nodes));
}

/* A letter that touches the serial is part of it: 15a. */
static bool is_serial_letter(const struct vt_tokens *tokens, size_t i)
{
    return i > 0 && tokens->items[i].kind == VT_TOKEN_WORD && tokens->items[i].len_bytes == 1 &&
           tokens->items[i].gap == VT_GAP_NONE && tokens->items[i - 1].kind == VT_TOKEN_NUMBER;
}

/* "57", "57-NQ", "30/2020", "NQ57": whatever parts are given. */
static vt_node parts_of_number(struct vt_compiler *c, struct vt_str text)
{
    struct vt_tokens tokens;
    struct vt_nodes parts;
    VT_AUTO(vt_word_buffers_release) struct vt_word_buffers buffers = VT_WORD_BUFFERS_INIT;
    if (vt_tokenize(&c->arena, text, &tokens, NULL) != VT_OK ||
        !vt_nodes_init(c, &parts, tokens.count)) {
        c->failed = true;
        return NULL;
    }
    bool has_serial = false;
    for (size_t i = 0; i < tokens.count; i++) {
        const struct vt_token *token = &tokens.items[i];
        struct vt_str word = vt_token_str(text, token);
        struct vt_word_form form;
        if (token->kind == VT_TOKEN_MARK || !vt_word_form_read(text, token, &buffers, &form))
            continue;
        if (token->kind == VT_TOKEN_WORD) {
            parts.items[parts.count++] = code_part(c, word);
        } else if (has_serial) {
            parts.items[parts.count++] = vt_compile_term(c, VT_TERM_NUMBER_YEAR, form.folded);
        } else if (i + 1 < tokens.count && is_serial_letter(&tokens, i + 1)) {
            struct vt_str lettered =
                vt_term_code(&c->arena, vt_str_n(form.folded.ptr, form.folded.len_bytes + 1));
            parts.items[parts.count++] = vt_compile_term(c, VT_TERM_SERIAL, lettered);
            has_serial = true;
            i++;
        } else {
            bool is_prefix =
                vt_token_end(token) < text.len_bytes && text.ptr[vt_token_end(token)] == '*';
            parts.items[parts.count++] = serial(c, form.folded, is_prefix);
            has_serial = true;
        }
    }
    return parts.count == 0 ? NULL : vt_query_and(c->builder, parts.items, parts.count);
}

static bool is_whole_number(struct vt_compiler *c, struct vt_str text, struct vt_number *ret)
{
    return vt_number_parse(text, &c->arena, ret) == VT_OK;
}

/* "57-NQ" and "45/SNV" are numbers of old, or the beginnings of others. */
static bool may_go_on(const struct vt_number *number)
{
    bool is_short = number->form == VT_NUMBER_LEGACY || number->form == VT_NUMBER_DISPATCH ||
                    number->form == VT_NUMBER_BARE;
    return is_short && number->units.len_bytes == 0;
}

static vt_node compile_number_field(struct vt_compiler *c, struct vt_str text)
{
    struct vt_number number;
    if (!is_whole_number(c, text, &number))
        return parts_of_number(c, text);
    vt_node whole = whole_number(c, text, VT_TERM_KEY, VT_TERM_KEY_LOOSE);
    return may_go_on(&number) ? either(c, whole, parts_of_number(c, text)) : whole;
}

static vt_node compile_set(struct vt_compiler *c, const struct vt_query_tree *tree)
{
    vt_node known =
        c->set_cb == NULL ? NULL : c->set_cb(c->builder, tree->field, tree->text, c->ctx);
    struct vt_number number;
    if (tree->field != VT_FIELD_CITES || !is_whole_number(c, tree->text, &number))
        return known;
    return either(c, known, whole_number(c, tree->text, VT_TERM_CITES, VT_TERM_CITES_LOOSE));
}

/* ---- issuers ---- */

static vt_node issuer_code(struct vt_compiler *c, struct vt_str code)
{
    struct vt_str folded = vt_term_code(&c->arena, code);
    if (folded.ptr == NULL) {
        c->failed = true;
        return NULL;
    }
    return vt_compile_term(c, VT_TERM_ISSUER, folded);
}

static bool is_kind_of_place(const struct vt_token *token)
{
    static const char *const KINDS[] = {"tỉnh", "thành", "phố", "tp"};
    for (size_t i = 0; i < VT_ARRAY_LEN(KINDS); i++)
        if (token->kind == VT_TOKEN_WORD && token->folded == vt_word(vt_str(KINDS[i])).folded)
            return true;
    return false;
}

/* What stands after a body's name makes it one body: its words are in its place or its full name. */
static vt_node jurisdiction(struct vt_compiler *c, vt_node body, struct vt_str text,
                            const struct vt_tokens *tokens, size_t from)
{
    for (size_t i = from; i < tokens->count; i++) {
        const struct vt_token *token = &tokens->items[i];
        if (token->kind == VT_TOKEN_MARK || is_kind_of_place(token))
            continue;
        vt_node word = either(c, field_word(c, VT_TERM_PLACE, text, token),
                              field_word(c, VT_TERM_ISSUER_WORD, text, token));
        body = both(c, body, word);
    }
    return body;
}

enum { ISSUER_CODE_COLUMN, ISSUER_NAME_COLUMN, ISSUER_ALIASES_COLUMN };

/* Names of one row of the issuers, as words of an issuer's name; NULL where it has another code. */
static vt_node names_of(struct vt_compiler *c, size_t row, struct vt_str code)
{
    const struct vt_table *table = &vt_table_issuers;
    if (!vt_str_eq(vt_table_cell(table, row, ISSUER_CODE_COLUMN), code))
        return NULL;
    struct vt_str aliases = vt_table_cell(table, row, ISSUER_ALIASES_COLUMN), alias;
    vt_node names =
        field_words(c, VT_TERM_ISSUER_WORD, vt_table_cell(table, row, ISSUER_NAME_COLUMN), false);
    while (vt_str_split(&aliases, ';', &alias))
        if (alias.len_bytes > 0)
            names = either(c, names, field_words(c, VT_TERM_ISSUER_WORD, alias, false));
    return names;
}

/* Several bodies sign with one code (TW: the Central Committee, the Politburo, the Secretariat): who names
 * one of them does not mean the others. */
static vt_node without_others(struct vt_compiler *c, vt_node by_code,
                              const struct vt_issuer *issuer)
{
    vt_node others = NULL;
    for (size_t row = 0; row < vt_table_issuers.row_count; row++) {
        if (vt_str_eq(vt_table_cell(&vt_table_issuers, row, ISSUER_NAME_COLUMN), issuer->name))
            continue;
        const vt_node names = names_of(c, row, issuer->code);
        others = names == NULL ? others : others == NULL ? names : either(c, others, names);
    }
    return others == NULL ? by_code : vt_query_and_not(c->builder, by_code, others);
}

/* "Chính phủ" stands in "Văn phòng Chính phủ", too: who names a body of the table does not mean those whose
 * names are longer. */
static vt_node without_longer(struct vt_compiler *c, vt_node by_words, struct vt_str text,
                              const struct vt_issuer *issuer)
{
    vt_node longer = NULL;
    for (size_t row = 0; row < vt_table_issuers.row_count; row++) {
        const struct vt_str name = vt_table_cell(&vt_table_issuers, row, ISSUER_NAME_COLUMN);
        if (vt_str_eq(name, issuer->name) || vt_query_begins(&c->arena, name, issuer->name) ||
            !vt_query_begins(&c->arena, text, name))
            continue;
        const vt_node words = field_words(c, VT_TERM_ISSUER_WORD, name, false);
        longer = longer == NULL ? words : either(c, longer, words);
    }
    return longer == NULL ? by_words : vt_query_and_not(c->builder, by_words, longer);
}

/* By the body's code and what makes it one; or by the words of its name. */
static vt_node compile_issuer(struct vt_compiler *c, struct vt_str text)
{
    const struct vt_issuer *issuer = NULL;
    struct vt_tokens tokens;
    struct vt_str upper = vt_fold_upper_in(&c->arena, text);
    if (upper.ptr == NULL || vt_tokenize(&c->arena, text, &tokens, NULL) != VT_OK) {
        c->failed = true;
        return NULL;
    }
    vt_node by_words = field_words(c, VT_TERM_ISSUER_WORD, text, true);
    size_t named = vt_issuer_scan(tokens.items, 0, tokens.count, &issuer);
    const bool is_name = named > 0;
    if (!is_name) {
        issuer = vt_issuer_by_code(upper);
        named = tokens.count;
    }
    if (issuer == NULL) /* perhaps a code that is not in the tables */
        return tokens.count == 1 ? either(c, by_words, issuer_code(c, text)) : by_words;
    vt_node by_code = issuer_code(c, issuer->code);
    if (issuer->family.len_bytes > 0 && !vt_str_eq(issuer->family, issuer->code))
        by_code = either(c, by_code, issuer_code(c, issuer->family));
    if (is_name) {
        by_code = without_others(c, by_code, issuer);
        by_words = without_longer(c, by_words, text, issuer);
    }
    return either(c, jurisdiction(c, by_code, text, &tokens, named), by_words);
}

/* ---- any field ---- */

vt_node vt_compile_field(struct vt_compiler *c, const struct vt_query_tree *tree)
{
    switch (tree->field) {
    case VT_FIELD_NUMBER:
        return compile_number_field(c, tree->text);
    case VT_FIELD_TYPE:
        return vt_compile_term(c, VT_TERM_TYPE, tree->text);
    case VT_FIELD_ISSUER:
        return compile_issuer(c, tree->text);
    case VT_FIELD_DATE:
        return vt_compile_dates(c, tree->from, tree->to);
    case VT_FIELD_SIGNER:
        return field_words(c, VT_TERM_SIGNER, tree->text, false);
    case VT_FIELD_PLACE:
        return field_words(c, VT_TERM_PLACE, tree->text, false);
    case VT_FIELD_SUBJECT:
        return field_words(c, VT_TERM_SUBJECT, tree->text, false);
    case VT_FIELD_CITES:
    case VT_FIELD_CITED_BY:
    case VT_FIELD_STATUS:
        return compile_set(c, tree);
    case VT_FIELD_TEXT:
        break;
    }
    return NULL;
}
