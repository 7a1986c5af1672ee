#include "vt_query.h"

#include "vt_query_clean.h"
#include "vt_query_listing.h"
#include "vt_query_mentions.h"
#include "vt_query_reference.h"
#include "vt_query_value.h"
#include "vt_query_words.h"

static struct vt_query_node *parse_any(struct vt_query_parser *parser);

static enum vt_piece_kind peek(const struct vt_query_parser *parser, bool *ret_end)
{
    *ret_end = parser->at == parser->pieces.count;
    return *ret_end ? VT_PIECE_CLOSE : parser->pieces.items[parser->at].kind;
}

static void note_operator(struct vt_query_parser *parser, const struct vt_piece *piece)
{
    vt_query_note(parser, "bỏ qua '%.*s' đứng lẻ", VT_STR_ARG(piece->text));
}

/* In field:( … ) each word is a value; elsewhere runs of words are read together. */
static struct vt_query_node *parse_text(struct vt_query_parser *parser, bool single)
{
    if (parser->is_in_field)
        return vt_query_read_value(parser, parser->field);
    size_t first = parser->at++;
    while (!single && parser->at < parser->pieces.count &&
           parser->pieces.items[parser->at].kind == VT_PIECE_TEXT)
        parser->at++;
    struct vt_node_list list = {0};
    vt_query_add_words(parser, first, parser->at, &list);
    return vt_query_group(parser, VT_OP_AND, &list);
}

static struct vt_query_node *parse_quote(struct vt_query_parser *parser)
{
    if (parser->is_in_field)
        return vt_query_read_value(parser, parser->field);
    struct vt_str text = parser->pieces.items[parser->at++].text;
    return vt_query_literal(parser, vt_query_typed(parser, text));
}

static struct vt_query_node *parse_group(struct vt_query_parser *parser)
{
    bool is_end;
    bool counts = ++parser->depth <= VT_QUERY_DEPTH;
    parser->at++;
    struct vt_query_node *node = counts ? parse_any(parser) : NULL;
    if (!counts)
        vt_query_note(parser, "quá %d lớp ngoặc", VT_QUERY_DEPTH);
    if (counts && peek(parser, &is_end) == VT_PIECE_CLOSE) {
        if (is_end)
            vt_query_note(parser, "thiếu ngoặc đóng");
        else
            parser->at++;
    }
    parser->depth--;
    return node;
}

static struct vt_query_node *parse_field(struct vt_query_parser *parser)
{
    const struct vt_piece *piece = &parser->pieces.items[parser->at++];
    bool is_end;
    enum vt_piece_kind next = peek(parser, &is_end);
    struct vt_query_node *node = NULL;
    if (!is_end && next == VT_PIECE_OPEN) {
        bool was_in_field = parser->is_in_field;
        enum vt_query_field outer = parser->field;
        parser->is_in_field = true;
        parser->field = piece->field;
        node = parse_group(parser);
        parser->is_in_field = was_in_field;
        parser->field = outer;
    } else {
        node = vt_query_read_value(parser, piece->field);
    }
    if (node == NULL)
        vt_query_note(parser, "trường '%.*s' không có giá trị",
                      VT_STR_ARG(vt_lexicon_field_name(piece->field)));
    return node;
}

static struct vt_query_node *negate(struct vt_query_parser *parser, struct vt_query_node *operand)
{
    struct vt_query_node *node = vt_query_node_new(parser, VT_OP_NOT, VT_STR_EMPTY);
    const struct vt_query_tree **children = vt_arena_array(parser->arena, 1, sizeof *children);
    if (node == NULL || children == NULL) {
        parser->failed = true;
        return NULL;
    }
    children[0] = &operand->tree;
    node->tree.children = children;
    node->tree.child_count = 1;
    return node;
}

/* A part between operators.  single: after a NOT, which takes one word, phrase, field or group. */
static struct vt_query_node *parse_part(struct vt_query_parser *parser, bool single)
{
    switch (parser->pieces.items[parser->at].kind) {
    case VT_PIECE_QUOTE:
        return parse_quote(parser);
    case VT_PIECE_FIELD:
        return parse_field(parser);
    case VT_PIECE_OPEN:
        return parse_group(parser);
    case VT_PIECE_TEXT:
        break;
    default:
        return NULL; /* an operator in place of an operand stays for the caller */
    }
    return parse_text(parser, single);
}

static struct vt_query_node *parse_not(struct vt_query_parser *parser)
{
    const struct vt_piece *first = &parser->pieces.items[parser->at];
    bool is_negative = false, is_end;
    while (peek(parser, &is_end) == VT_PIECE_NOT && !is_end) {
        is_negative = !is_negative;
        parser->at++;
    }
    struct vt_query_node *operand = is_end ? NULL : parse_part(parser, true);
    if (operand == NULL) {
        note_operator(parser, first);
        return NULL;
    }
    if (operand->tree.op == VT_OP_NOT && is_negative)
        return (struct vt_query_node *)(uintptr_t)operand->tree.children[0];
    return is_negative ? negate(parser, operand) : operand;
}

static struct vt_query_node *parse_all(struct vt_query_parser *parser)
{
    struct vt_node_list list = {0};
    const struct vt_piece *pending = NULL; /* an AND that waits for its right side */
    bool is_end;
    for (;;) {
        enum vt_piece_kind kind = peek(parser, &is_end);
        if (is_end || kind == VT_PIECE_CLOSE || kind == VT_PIECE_OR || parser->failed)
            break;
        if (kind == VT_PIECE_AND) {
            const struct vt_piece *piece = &parser->pieces.items[parser->at++];
            if (list.count == 0 || pending != NULL)
                note_operator(parser, piece);
            else
                pending = piece;
            continue;
        }
        struct vt_query_node *node =
            kind == VT_PIECE_NOT ? parse_not(parser) : parse_part(parser, false);
        if (node != NULL)
            pending = NULL;
        vt_node_list_add(parser, &list, node);
    }
    if (pending != NULL)
        note_operator(parser, pending);
    return vt_query_group(parser, VT_OP_AND, &list);
}

static struct vt_query_node *parse_any(struct vt_query_parser *parser)
{
    struct vt_node_list list = {0};
    const struct vt_piece *pending = NULL;
    bool is_end;
    for (;;) {
        struct vt_query_node *node = parse_all(parser);
        if (node == NULL && pending != NULL)
            note_operator(parser, pending);
        vt_node_list_add(parser, &list, node);
        if (peek(parser, &is_end) != VT_PIECE_OR || is_end || parser->failed)
            break;
        pending = &parser->pieces.items[parser->at++];
        if (node == NULL)
            note_operator(parser, pending);
    }
    return vt_query_group(parser, VT_OP_OR, &list);
}

/* The whole question: parentheses that close nothing are left out. */
static struct vt_query_node *parse_question(struct vt_query_parser *parser)
{
    struct vt_node_list list = {0};
    while (parser->at < parser->pieces.count && !parser->failed) {
        vt_node_list_add(parser, &list, parse_any(parser));
        if (parser->at < parser->pieces.count) {
            vt_query_note(parser, "bỏ qua ngoặc đóng thừa");
            parser->at++;
        }
    }
    return vt_query_group(parser, VT_OP_AND, &list);
}

/* Words only: neither fields nor operators say what is meant. */
static bool is_plain(const struct vt_query_parser *parser)
{
    for (size_t i = 0; i < parser->pieces.count; i++)
        if (parser->pieces.items[i].kind > VT_PIECE_QUOTE)
            return false;
    return true;
}

/* Nobody writes ten words and expects every one of them in a text; with operators they mean it. */
static bool asks_for_any(const struct vt_query_parser *parser, const struct vt_query_node *root,
                         bool is_question)
{
    enum { MANY_WORDS = 10 };
    size_t words = 0;
    if (root == NULL || root->tree.op != VT_OP_AND)
        return false;
    for (size_t i = 0; i < parser->pieces.count; i++)
        if (parser->pieces.items[i].kind == VT_PIECE_AND ||
            parser->pieces.items[i].kind == VT_PIECE_OR)
            return false;
    for (size_t i = 0; i < root->tree.child_count; i++)
        words += root->tree.children[i]->op == VT_OP_WORD;
    return words > 1 && (is_question || words >= MANY_WORDS);
}

static int finish(struct vt_query_parser *parser, const struct vt_query_node *root,
                  struct vt_query *ret, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf printed = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_query query = {.tree = root == NULL ? NULL : &root->tree,
                             .asked_relation = VT_STR_EMPTY};
    if (root != NULL)
        vt_query_print(query.tree, &printed);
    query.normalized = vt_arena_copy(parser->arena, vt_buf_str(&printed));
    struct vt_str *notes = vt_arena_array(parser->arena, VT_QUERY_NOTES, sizeof *notes);
    bool is_collected = vt_query_collect(parser->arena, query.tree, &query);
    if (parser->failed || printed.failed != VT_OK || query.normalized.ptr == NULL ||
        notes == NULL || !is_collected)
        return vt_fail(err, VT_E_NOMEM, "out of memory for a question");
    memcpy(notes, parser->notes, parser->note_count * sizeof *notes);
    query.notes = notes;
    query.note_count = parser->note_count;
    *ret = query;
    return VT_OK;
}

static int parse_once(struct vt_query_parser *parser, struct vt_str text, struct vt_query *ret,
                      struct vt_error *err)
{
    struct vt_str question;
    int status = vt_query_clean(parser, text, &question, err);
    if (status != VT_OK)
        return status;
    if (!vt_query_lex(parser->arena, question, &parser->pieces))
        return vt_fail(err, VT_E_NOMEM, "out of memory for a question");
    if (parser->pieces.is_open)
        vt_query_note(parser, "thiếu dấu ngoặc kép đóng");
    vt_query_find_keystrokes(parser);
    const struct vt_str mentioned = vt_query_typed(parser, question);
    struct vt_str fields;
    const bool is_listing = is_plain(parser) && vt_query_listing(parser->arena, mentioned, &fields);
    if (is_listing) {
        if (!vt_query_lex(parser->arena, fields, &parser->pieces))
            return vt_fail(err, VT_E_NOMEM, "out of memory for a question");
        vt_query_note(parser, "hiểu là những văn bản có %.*s", VT_STR_ARG(vt_str_trim(fields)));
    }
    struct vt_query_node *root = parse_question(parser);
    bool is_question = parser->is_question || vt_str_ends(vt_str_trim(question), VT_STR("?"));
    root = vt_query_without_stops(parser, root, is_question);
    bool any_word = asks_for_any(parser, root, is_question);
    if (any_word)
        vt_query_note(parser, "câu hỏi: xếp theo mức độ khớp, không cần đủ mọi từ");
    status = finish(parser, root, ret, err);
    if (status != VT_OK)
        return status;
    ret->any_word = any_word;
    ret->whole_is_reference =
        !is_listing &&
        (vt_query_is_reference(parser->arena, question) ||
         (parser->has_keystrokes && vt_query_is_reference(parser->arena, ret->normalized)));
    if (!ret->whole_is_reference && is_plain(parser) &&
        !vt_query_find_mentions(parser->arena, mentioned, ret))
        return vt_fail(err, VT_E_NOMEM, "out of memory for a question");
    return VT_OK;
}

/* Words that were taken apart, or syllables read from keys, may leave others that now read as keys,
 * too: what was meant is the question that reads as itself.  The notes are those of what was typed, if any. */
static int settle(struct vt_arena *arena, bool has_keystrokes, struct vt_query *query,
                  struct vt_error *err)
{
    enum { ROUNDS = 4 };
    for (int round = 0; round < ROUNDS; round++) {
        struct vt_query_parser parser = {.arena = arena};
        struct vt_query again;
        int status = parse_once(&parser, query->normalized, &again, err);
        if (status != VT_OK)
            return status;
        has_keystrokes = has_keystrokes || parser.has_keystrokes;
        if (!has_keystrokes || vt_str_eq(again.normalized, query->normalized))
            break;
        if (query->note_count > 0) {
            again.notes = query->notes;
            again.note_count = query->note_count;
        }
        again.any_word = query->any_word;
        *query = again;
    }
    return VT_OK;
}

int vt_query_parse(struct vt_arena *arena, struct vt_str text, struct vt_query *ret,
                   struct vt_error *err)
{
    struct vt_query_parser parser = {.arena = arena};
    struct vt_query query;
    int status = parse_once(&parser, text, &query, err);
    if (status == VT_OK)
        status = settle(arena, parser.has_keystrokes, &query, err);
    if (status == VT_OK)
        *ret = query;
    return status;
}
