#include "vt_query_words.h"

#include "vt_keystrokes.h"
#include "vt_number.h"
#include "vt_word_form.h"

struct vt_str vt_query_trim(struct vt_str text)
{
    static const char MARKS[] = ".,;:!?'*_[]{}<>/\\|=+&-";
    while (text.len_bytes > 0 && strchr(MARKS, text.ptr[0]) != NULL) {
        text.ptr++;
        text.len_bytes--;
    }
    while (text.len_bytes > 0 && strchr(MARKS, text.ptr[text.len_bytes - 1]) != NULL)
        text.len_bytes--;
    return text;
}

/* ---- forms of words ---- */

static bool append_words(struct vt_query_parser *parser, struct vt_str text, struct vt_buf *buf,
                         size_t *ret_count)
{
    struct vt_tokens tokens;
    if (vt_tokenize(parser->arena, text, &tokens, NULL) != VT_OK)
        return false;
    VT_AUTO(vt_word_buffers_release) struct vt_word_buffers buffers = VT_WORD_BUFFERS_INIT;
    size_t count = 0;
    for (size_t i = 0; i < tokens.count; i++) {
        struct vt_word_form form;
        if (tokens.items[i].kind == VT_TOKEN_MARK)
            continue;
        if (!vt_word_form_read(text, &tokens.items[i], &buffers, &form))
            return false;
        if (buf->len_bytes > 0)
            vt_buf_add_c(buf, ' ');
        vt_buf_add(buf, form.match);
        count++;
    }
    *ret_count = count;
    return buf->failed == VT_OK;
}

struct vt_str vt_query_match_words(struct vt_query_parser *parser, struct vt_str text,
                                   size_t *ret_count)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_str words = {NULL, 0};
    if (append_words(parser, text, &buf, ret_count))
        words = vt_arena_copy(parser->arena, vt_buf_str(&buf));
    parser->failed = parser->failed || words.ptr == NULL;
    return words;
}

struct vt_query_node *vt_query_literal(struct vt_query_parser *parser, struct vt_str text)
{
    size_t count = 0;
    struct vt_str words = vt_query_match_words(parser, text, &count);
    if (words.ptr == NULL || count == 0)
        return NULL;
    return vt_query_node_new(parser, count == 1 ? VT_OP_WORD : VT_OP_PHRASE, words);
}

struct vt_query_node *vt_query_all_words(struct vt_query_parser *parser, struct vt_str text)
{
    size_t count = 0;
    struct vt_str rest = vt_query_match_words(parser, text, &count), word;
    struct vt_node_list list = {0};
    if (rest.ptr == NULL || count == 0)
        return NULL;
    while (vt_str_split(&rest, ' ', &word))
        vt_node_list_add(parser, &list, vt_query_node_new(parser, VT_OP_WORD, word));
    return vt_query_group(parser, VT_OP_AND, &list);
}

/* The words of a spelled form are enough, though they may stand scattered: ranking puts first where they
 * stand together, and to look for the phrase in thousands of texts takes a second and more. */
static struct vt_query_node *alternatives(struct vt_query_parser *parser, struct vt_str typed,
                                          const struct vt_forms *forms)
{
    struct vt_node_list list = {0};
    vt_node_list_add(parser, &list, vt_query_all_words(parser, typed));
    for (size_t i = 0; i < forms->count; i++)
        vt_node_list_add(parser, &list, vt_query_all_words(parser, forms->items[i]));
    struct vt_query_node *node = vt_query_group(parser, VT_OP_OR, &list);
    if (node != NULL && node->tree.op == VT_OP_OR)
        node->tree.shown = typed;
    return node;
}

/* ---- runs of words ---- */

static bool has_room(struct vt_query_parser *parser, size_t word_count)
{
    if (parser->word_count + word_count > VT_QUERY_WORDS) {
        vt_query_note(parser, "câu hỏi dài, chỉ dùng %d từ đầu", VT_QUERY_WORDS);
        return false;
    }
    parser->word_count += word_count;
    return true;
}

static struct vt_str span_of(struct vt_str text, const struct vt_token *tokens, size_t from,
                             size_t count)
{
    uint32_t start = tokens[from].start;
    return vt_str_n(text.ptr + start, vt_token_end(&tokens[from + count - 1]) - start);
}

static void add_stops(struct vt_query_parser *parser, struct vt_str text,
                      const struct vt_token *tokens, size_t from, size_t count, enum vt_stop stop,
                      struct vt_node_list *list)
{
    for (size_t i = from; i < from + count; i++) {
        struct vt_query_node *node = vt_query_literal(parser, vt_token_str(text, &tokens[i]));
        if (node != NULL)
            node->stop = stop;
        vt_node_list_add(parser, list, node);
    }
    parser->is_question = parser->is_question || (count > 1 && stop == VT_STOP_QUESTION);
}

/* What the tokens from `at` on are; the number of tokens taken. */
static size_t add_next(struct vt_query_parser *parser, struct vt_str text,
                       const struct vt_tokens *tokens, size_t at, struct vt_node_list *list)
{
    struct vt_forms forms;
    enum vt_stop stop = VT_STOP_NONE;
    size_t stops =
        vt_lexicon_stop(tokens->items, at, tokens->count, !parser->pieces.has_marks, &stop);
    size_t taken = vt_lexicon_forms(text, tokens->items, at, tokens->count,
                                    parser->pieces.all_capitals, &forms);
    if (stops > 0 && stops >= taken) {
        add_stops(parser, text, tokens->items, at, stops, stop, list);
        return stops;
    }
    if (taken == 0)
        vt_lexicon_numeral(text, tokens->items, at, parser->arena, &forms);
    if (taken == 0)
        taken = 1;
    struct vt_str typed = span_of(text, tokens->items, at, taken);
    if (has_room(parser, taken))
        vt_node_list_add(parser, list,
                         forms.count > 0 ? alternatives(parser, typed, &forms)
                                         : vt_query_literal(parser, typed));
    return taken;
}

static void add_run(struct vt_query_parser *parser, struct vt_str text, struct vt_node_list *list)
{
    struct vt_tokens tokens;
    struct vt_str kept = vt_arena_copy(parser->arena, text);
    if (kept.ptr == NULL || vt_tokenize(parser->arena, kept, &tokens, NULL) != VT_OK) {
        parser->failed = true;
        return;
    }
    for (size_t i = 0; i < tokens.count && !parser->failed;)
        i += add_next(parser, kept, &tokens, i, list);
}

/* Words of one piece, as typed, without marks. */
static void append_piece(struct vt_query_parser *parser, struct vt_str text, struct vt_buf *run)
{
    struct vt_tokens tokens;
    if (vt_tokenize(parser->arena, text, &tokens, NULL) != VT_OK) {
        parser->failed = true;
        return;
    }
    for (size_t i = 0; i < tokens.count; i++) {
        if (tokens.items[i].kind == VT_TOKEN_MARK)
            continue;
        vt_buf_add(run, vt_token_str(text, &tokens.items[i]));
        vt_buf_add_c(run, ' ');
    }
}

/* ---- numbers ---- */

static bool is_written_as_number(struct vt_str text)
{
    bool digit = false, letter = false, separator = false;
    for (size_t i = 0; i < text.len_bytes; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        digit = digit || (c >= '0' && c <= '9');
        letter = letter || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
        separator = separator || c == '/' || c == '-' || c >= 0xE2;
    }
    return digit && letter && separator;
}

static struct vt_query_node *number_node(struct vt_query_parser *parser, struct vt_str text)
{
    struct vt_number number;
    size_t count;
    if (!is_written_as_number(text) || vt_number_parse(text, parser->arena, &number) != VT_OK)
        return NULL;
    struct vt_str key = vt_number_key(&number, parser->arena);
    if (key.ptr == NULL)
        return NULL;
    struct vt_query_node *node =
        vt_query_node_new(parser, VT_OP_FIELD, vt_query_match_words(parser, key, &count));
    if (node != NULL)
        node->tree.shown = key;
    return node;
}

/* "số" in front of a number says nothing. */
static void mark_announcer(struct vt_node_list *list)
{
    struct vt_query_node *last = list->count > 0 ? list->items[list->count - 1] : NULL;
    if (last != NULL &&
        (vt_str_eq(last->tree.text, VT_STR("số")) || vt_str_eq(last->tree.text, VT_STR("so"))))
        last->stop = VT_STOP_ALWAYS;
}

/* ---- keystrokes ---- */

static enum vt_keystrokes read_keystrokes(const struct vt_query_parser *parser, struct vt_str word,
                                          char buffer[VT_KEYSTROKES_BYTES], struct vt_str *ret)
{
    bool has_small = false;
    for (size_t i = 0; i < word.len_bytes; i++)
        has_small = has_small || (word.ptr[i] >= 'a' && word.ptr[i] <= 'z');
    if (!has_small && !parser->pieces.all_capitals)
        return VT_KEYS_NONE; /* a code */
    struct vt_tokens tokens;
    struct vt_forms forms;
    enum vt_keystrokes keys = vt_keystrokes_read(word, buffer, ret);
    if (keys == VT_KEYS_NONE || vt_tokenize(parser->arena, word, &tokens, NULL) != VT_OK)
        return VT_KEYS_NONE;
    bool is_known =
        tokens.count == 1 && vt_lexicon_forms(word, tokens.items, 0, 1, false, &forms) > 0;
    return is_known ? VT_KEYS_NONE : keys;
}

void vt_query_find_keystrokes(struct vt_query_parser *parser)
{
    size_t likely = 0, certain = 0;
    char buffer[VT_KEYSTROKES_BYTES];
    struct vt_str syllable;
    for (size_t i = 0; i < parser->pieces.count; i++) {
        const struct vt_piece *piece = &parser->pieces.items[i];
        if (piece->kind > VT_PIECE_QUOTE)
            continue;
        struct vt_str rest = piece->text, word;
        while (vt_str_split(&rest, ' ', &word)) {
            enum vt_keystrokes keys =
                read_keystrokes(parser, vt_query_trim(word), buffer, &syllable);
            likely += keys == VT_KEYS_LIKELY;
            certain += keys == VT_KEYS_CERTAIN;
        }
    }
    /* One key of one word might be chance. */
    parser->has_keystrokes = certain > 0 || (likely > 1 && !parser->pieces.has_marks);
}

static struct vt_str without_keystrokes(struct vt_query_parser *parser, struct vt_str text)
{
    char buffer[VT_KEYSTROKES_BYTES];
    struct vt_str syllable, word = vt_query_trim(text);
    if (!parser->has_keystrokes || read_keystrokes(parser, word, buffer, &syllable) == VT_KEYS_NONE)
        return text;
    vt_query_note(parser, "hiểu '%.*s' là '%.*s'", VT_STR_ARG(word), VT_STR_ARG(syllable));
    struct vt_str copy = vt_arena_copy(parser->arena, syllable);
    parser->failed = parser->failed || copy.ptr == NULL;
    return copy.ptr == NULL ? text : copy;
}

struct vt_str vt_query_typed(struct vt_query_parser *parser, struct vt_str text)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_str rest = text, word;
    if (!parser->has_keystrokes)
        return text;
    while (vt_str_split(&rest, ' ', &word)) {
        vt_buf_add(&buf, without_keystrokes(parser, word));
        vt_buf_add_c(&buf, ' ');
    }
    struct vt_str copy = vt_arena_copy(parser->arena, vt_buf_str(&buf));
    parser->failed = parser->failed || buf.failed != VT_OK || copy.ptr == NULL;
    return parser->failed ? text : copy;
}

void vt_query_add_words(struct vt_query_parser *parser, size_t first, size_t end,
                        struct vt_node_list *list)
{
    VT_AUTO(vt_buf_release) struct vt_buf run = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = first; i < end && !parser->failed; i++) {
        struct vt_str text = parser->pieces.items[i].text;
        struct vt_query_node *number = number_node(parser, vt_query_trim(text));
        if (number == NULL) {
            append_piece(parser, without_keystrokes(parser, text), &run);
            continue;
        }
        add_run(parser, vt_buf_str(&run), list);
        vt_buf_clear(&run);
        mark_announcer(list);
        if (has_room(parser, 1))
            vt_node_list_add(parser, list, number);
    }
    add_run(parser, vt_buf_str(&run), list);
    parser->failed = parser->failed || run.failed != VT_OK;
}
