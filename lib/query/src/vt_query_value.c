#include "vt_query_value.h"

#include "vt_fold.h"
#include "vt_issuer.h"
#include "vt_number.h"
#include "vt_query_reference.h"
#include "vt_query_words.h"
#include "vt_tables.h"

enum { TYPE_ID, TYPE_NAME, TYPE_NAME_EN, TYPE_CODES };
enum { PLACE_NAME };

/* ---- types ---- */

static bool is_type_name(struct vt_str text, size_t row)
{
    return vt_lexicon_same(text, vt_table_cell(&vt_table_types, row, TYPE_NAME)) ||
           vt_lexicon_same(text, vt_table_cell(&vt_table_types, row, TYPE_NAME_EN));
}

static bool has_code(struct vt_str text, size_t row)
{
    struct vt_str codes = vt_table_cell(&vt_table_types, row, TYPE_CODES), code;
    while (vt_str_split(&codes, ';', &code))
        if (code.len_bytes > 0 && vt_lexicon_same(text, code))
            return true;
    return false;
}

static void add_types(struct vt_query_parser *parser, struct vt_str text, struct vt_node_list *list)
{
    /* A code may stand for several types (QĐ: Quyết định, Quy định), a name for one. */
    bool (*const matches[])(struct vt_str, size_t) = {is_type_name, has_code};
    for (size_t i = 0; i < VT_ARRAY_LEN(matches) && list->count == 0; i++)
        for (size_t row = 0; row < vt_table_types.row_count; row++) {
            if (!matches[i](text, row))
                continue;
            struct vt_query_node *node = vt_query_node_new(
                parser, VT_OP_FIELD, vt_table_cell(&vt_table_types, row, TYPE_ID));
            if (node != NULL)
                node->tree.field = VT_FIELD_TYPE;
            vt_node_list_add(parser, list, node);
        }
}

static bool is_type(struct vt_str text)
{
    for (size_t row = 0; row < vt_table_types.row_count; row++)
        if (is_type_name(text, row))
            return true;
    return false;
}

static bool is_place(struct vt_str text)
{
    for (size_t row = 0; row < vt_table_places.row_count; row++)
        if (vt_lexicon_same(text, vt_table_cell(&vt_table_places, row, PLACE_NAME)))
            return true;
    return false;
}

/* A body, and after it at most the place that makes it one: "UBND tỉnh Bình Dương". */
static bool is_issuer(struct vt_query_parser *parser, struct vt_str text)
{
    static const char *const KINDS[] = {"tỉnh", "thành", "phố", "tp"};
    struct vt_tokens tokens;
    const struct vt_issuer *issuer;
    if (vt_tokenize(parser->arena, text, &tokens, NULL) != VT_OK)
        return false;
    size_t at = vt_issuer_scan(tokens.items, 0, tokens.count, &issuer);
    if (at == 0)
        return false;
    for (size_t i = 0; i < VT_ARRAY_LEN(KINDS); i++)
        if (at < tokens.count && tokens.items[at].folded == vt_word(vt_str(KINDS[i])).folded)
            at++;
    if (at == tokens.count)
        return true;
    uint32_t start = tokens.items[at].start;
    return is_place(vt_str_n(text.ptr + start, text.len_bytes - start));
}

/* ---- one value ---- */

static struct vt_query_node *field_node(struct vt_query_parser *parser, enum vt_query_field field,
                                        struct vt_str text)
{
    struct vt_query_node *node = vt_query_node_new(parser, VT_OP_FIELD, text);
    if (node != NULL)
        node->tree.field = field;
    return node;
}

/* A value that is not one is looked for as words. */
static struct vt_query_node *as_words(struct vt_query_parser *parser, const char *what,
                                      struct vt_str text)
{
    vt_query_note(parser, "%s '%.*s', tìm như từ thường", what, VT_STR_ARG(text));
    return vt_query_all_words(parser, text);
}

static struct vt_query_node *type_value(struct vt_query_parser *parser, struct vt_str text)
{
    struct vt_node_list list = {0};
    add_types(parser, text, &list);
    return list.count > 0 ? vt_query_group(parser, VT_OP_OR, &list)
                          : as_words(parser, "không có loại văn bản", text);
}

static struct vt_query_node *date_value(struct vt_query_parser *parser, struct vt_str text)
{
    struct vt_str from, to;
    if (!vt_query_date_range(parser->arena, text, &from, &to))
        return as_words(parser, "không đọc được ngày", text);
    struct vt_query_node *node = field_node(parser, VT_FIELD_DATE, VT_STR_EMPTY);
    if (node != NULL) {
        node->tree.from = from;
        node->tree.to = to;
    }
    return node;
}

/* A number in canonical form, else as typed. */
static struct vt_query_node *number_value(struct vt_query_parser *parser, enum vt_query_field field,
                                          struct vt_str text)
{
    struct vt_number number;
    bool is_prefix = vt_str_ends(text, VT_STR("*")); /* of a serial: 12* */
    struct vt_str key = is_prefix ? text : vt_fold_spaces_in(parser->arena, text);
    if (!is_prefix && vt_number_parse(text, parser->arena, &number) == VT_OK)
        key = vt_number_key(&number, parser->arena);
    parser->failed = parser->failed || key.ptr == NULL;
    return key.ptr == NULL || key.len_bytes == 0 ? NULL : field_node(parser, field, key);
}

static struct vt_query_node *words_value(struct vt_query_parser *parser, enum vt_query_field field,
                                         struct vt_str text)
{
    size_t count = 0;
    struct vt_str words = vt_query_match_words(parser, vt_query_typed(parser, text), &count);
    return words.ptr == NULL || count == 0 ? NULL : field_node(parser, field, words);
}

/* Who names one of several bodies that sign with one code is told how to find all of them. */
static void note_shared_code(struct vt_query_parser *parser, struct vt_str name)
{
    enum { CODE, NAME };
    const struct vt_issuer *issuer;
    struct vt_tokens tokens;
    if (vt_tokenize(parser->arena, name, &tokens, NULL) != VT_OK ||
        vt_issuer_scan(tokens.items, 0, tokens.count, &issuer) == 0)
        return;
    for (size_t row = 0; row < vt_table_issuers.row_count; row++)
        if (vt_str_eq(vt_table_cell(&vt_table_issuers, row, CODE), issuer->code) &&
            !vt_str_eq(vt_table_cell(&vt_table_issuers, row, NAME), issuer->name)) {
            vt_query_note(parser, "cơ quan khác cũng ký số %.*s; cơ-quan:%.*s tìm tất cả",
                          VT_STR_ARG(issuer->code), VT_STR_ARG(issuer->code));
            return;
        }
}

static struct vt_query_node *make_value(struct vt_query_parser *parser, enum vt_query_field field,
                                        struct vt_str text)
{
    switch (field) {
    case VT_FIELD_NUMBER:
    case VT_FIELD_CITES:
    case VT_FIELD_CITED_BY:
        return number_value(parser, field, text);
    case VT_FIELD_TYPE:
        return type_value(parser, text);
    case VT_FIELD_DATE:
        return date_value(parser, text);
    case VT_FIELD_ISSUER:
    case VT_FIELD_STATUS: {
        struct vt_str value = vt_fold_spaces_in(parser->arena, text);
        parser->failed = parser->failed || value.ptr == NULL;
        if (field == VT_FIELD_ISSUER && value.ptr != NULL)
            note_shared_code(parser, value);
        return value.len_bytes == 0 ? NULL : field_node(parser, field, value);
    }
    case VT_FIELD_SIGNER:
    case VT_FIELD_PLACE:
    case VT_FIELD_SUBJECT:
        return words_value(parser, field, text);
    case VT_FIELD_TEXT:
        break;
    }
    return vt_query_literal(parser, text);
}

/* ---- how far a value goes ---- */

/* Whether several words are one value, so that it needs no quotes. */
static bool is_one_value(struct vt_query_parser *parser, enum vt_query_field field,
                         struct vt_str text)
{
    struct vt_number number;
    struct vt_str from, to;
    switch (field) {
    case VT_FIELD_NUMBER:
        return vt_number_parse(text, parser->arena, &number) == VT_OK;
    case VT_FIELD_CITES:
    case VT_FIELD_CITED_BY:
        return vt_query_is_reference(parser->arena, text);
    case VT_FIELD_TYPE:
        return is_type(text);
    case VT_FIELD_DATE:
        return vt_query_date_range(parser->arena, text, &from, &to);
    case VT_FIELD_ISSUER:
        return is_issuer(parser, text);
    case VT_FIELD_PLACE:
        return is_place(text);
    case VT_FIELD_STATUS:
        return vt_lexicon_is_value(field, text);
    case VT_FIELD_SIGNER:
    case VT_FIELD_SUBJECT:
    case VT_FIELD_TEXT:
        break;
    }
    return false;
}

struct vt_query_node *vt_query_read_value(struct vt_query_parser *parser, enum vt_query_field field)
{
    enum { MOST_PIECES = 10 };
    const struct vt_piece *first = &parser->pieces.items[parser->at];
    if (parser->at == parser->pieces.count || first->kind > VT_PIECE_QUOTE)
        return NULL;
    if (first->kind == VT_PIECE_QUOTE) {
        parser->at++;
        return make_value(parser, field, first->text);
    }
    size_t count = 1;
    while (count < MOST_PIECES && parser->at + count < parser->pieces.count &&
           first[count].kind == VT_PIECE_TEXT)
        count++;
    for (;; count--) {
        const struct vt_piece *last = &first[count - 1];
        size_t length = (size_t)(last->text.ptr + last->text.len_bytes - first->text.ptr);
        struct vt_str text = vt_str_n(first->text.ptr, length);
        /* dots are part of a range of dates, a star of the beginning of a number */
        if (field != VT_FIELD_DATE && !(field == VT_FIELD_NUMBER && vt_str_ends(text, VT_STR("*"))))
            text = vt_query_trim(text);
        if (count > 1 && !is_one_value(parser, field, text))
            continue;
        parser->at += count;
        return make_value(parser, field, text);
    }
}
