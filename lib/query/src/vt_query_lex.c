#include "vt_query_lex.h"

#include "vt_fold.h"
#include "vt_query_lexicon.h"

/* A field name of several words ("cơ quan:") is looked for this far back. */
enum { FIELD_NAME_PIECES = 4 };

struct lexer {
    struct vt_str text;
    size_t at;
    struct vt_piece *items;
    size_t count;
    struct vt_pieces *ret;
};

static uint32_t peek(const struct lexer *lexer, size_t *next)
{
    *next = lexer->at;
    return lexer->at < lexer->text.len_bytes ? vt_utf8_next(lexer->text, next) : 0;
}

static bool is_white(uint32_t c)
{
    return c <= ' ' || c == 0x00A0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000;
}

static bool is_quote(uint32_t c)
{
    return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x00AB || c == 0x00BB;
}

static struct vt_piece *add(struct lexer *lexer, enum vt_piece_kind kind, size_t start)
{
    struct vt_piece *piece = &lexer->items[lexer->count++];
    *piece = (struct vt_piece){.kind = kind,
                               .text = vt_str_n(lexer->text.ptr + start, lexer->at - start)};
    return piece;
}

static void read_quote(struct lexer *lexer)
{
    size_t next, start;
    peek(lexer, &next);
    lexer->at = start = next;
    while (lexer->at < lexer->text.len_bytes) {
        uint32_t c = peek(lexer, &next);
        if (is_quote(c)) {
            add(lexer, VT_PIECE_QUOTE, start);
            lexer->at = next;
            return;
        }
        lexer->at = next;
    }
    lexer->ret->is_open = true;
    add(lexer, VT_PIECE_QUOTE, start);
}

/* "(b)" that touches a number is part of it: 12/2019/QĐ-UBND(b). */
static size_t suffix_end(const struct lexer *lexer, size_t start)
{
    struct vt_str rest = vt_str_n(lexer->text.ptr + lexer->at, lexer->text.len_bytes - lexer->at);
    struct vt_str chunk = vt_str_n(lexer->text.ptr + start, lexer->at - start);
    size_t close = vt_str_find(rest, VT_STR(")"), 0);
    if (chunk.len_bytes == 0 || memchr(chunk.ptr, '/', chunk.len_bytes) == NULL ||
        close == SIZE_MAX || close < 2 || close > 4)
        return lexer->at;
    for (size_t i = 1; i < close; i++)
        if (is_white((unsigned char)rest.ptr[i]) || rest.ptr[i] == '(')
            return lexer->at;
    return lexer->at + close + 1;
}

/* To white space, a quote, a parenthesis or the colon after a field's name. */
static void read_chunk(struct lexer *lexer)
{
    size_t start = lexer->at, next;
    while (lexer->at < lexer->text.len_bytes) {
        uint32_t c = peek(lexer, &next);
        if (c == '(' && suffix_end(lexer, start) > lexer->at) {
            lexer->at = suffix_end(lexer, start);
            continue;
        }
        if (is_white(c) || is_quote(c) || c == '(' || c == ')')
            break;
        if (c == ':') {
            /* the longest name first: "được dẫn:" before "dẫn:" */
            size_t back = 0;
            while (back + 1 < FIELD_NAME_PIECES && back < lexer->count &&
                   lexer->items[lexer->count - 1 - back].kind == VT_PIECE_TEXT)
                back++;
            for (;; back--) {
                const char *from = back == 0 ? lexer->text.ptr + start
                                             : lexer->items[lexer->count - back].text.ptr;
                struct vt_str name = vt_str_n(from, (size_t)(lexer->text.ptr + lexer->at - from));
                enum vt_query_field field;
                if (vt_lexicon_field(name, &field)) {
                    lexer->count -= back;
                    lexer->at = next;
                    add(lexer, VT_PIECE_FIELD, start)->field = field;
                    return;
                }
                if (back == 0)
                    break;
            }
        }
        lexer->at = next;
    }
    add(lexer, VT_PIECE_TEXT, start);
}

static void read_piece(struct lexer *lexer)
{
    size_t next, start = lexer->at;
    uint32_t c = peek(lexer, &next);
    if (is_white(c)) {
        lexer->at = next;
    } else if (c == '(' || c == ')') {
        lexer->at = next;
        add(lexer, c == '(' ? VT_PIECE_OPEN : VT_PIECE_CLOSE, start);
    } else if (is_quote(c)) {
        read_quote(lexer);
    } else if (c == '-') {
        /* "-x" excludes x; "- x" and "--x" are punctuation */
        char after = next < lexer->text.len_bytes ? lexer->text.ptr[next] : ' ';
        while (lexer->at < lexer->text.len_bytes && lexer->text.ptr[lexer->at] == '-')
            lexer->at++;
        if (lexer->at == next && !is_white((unsigned char)after) && after != ')')
            add(lexer, VT_PIECE_NOT, start);
    } else {
        read_chunk(lexer);
    }
}

/* ---- operators ---- */

static const struct {
    const char *word;
    enum vt_piece_kind kind;
    bool is_vietnamese;
} OPERATORS[] = {{"AND", VT_PIECE_AND, false}, {"OR", VT_PIECE_OR, false},
                 {"NOT", VT_PIECE_NOT, false}, {"VÀ", VT_PIECE_AND, true},
                 {"HOẶC", VT_PIECE_OR, true},  {"KHÔNG", VT_PIECE_NOT, true}};

static bool is_operator(struct vt_str text, size_t *ret)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(OPERATORS); i++)
        if (vt_str_eq(text, vt_str(OPERATORS[i].word))) {
            *ret = i;
            return true;
        }
    return false;
}

static void look_at_letters(struct vt_str text, bool is_operator_word, struct vt_pieces *ret)
{
    const struct vt_letter *letters = vt_letters();
    for (size_t at = 0; at < text.len_bytes;) {
        uint32_t c = vt_utf8_next(text, &at);
        if (c >= VT_LETTER_LIMIT || !letters[c].is_letter)
            continue;
        if (!letters[c].is_upper)
            ret->all_capitals = false;
        if (!is_operator_word && letters[c].ascii != 0 &&
            letters[c].lower != (uint16_t)letters[c].ascii)
            ret->has_marks = true;
    }
}

/* In a question all in capitals VÀ and KHÔNG are words: "KẾ HOẠCH VÀ ĐẦU TƯ". */
static void find_operators(struct lexer *lexer)
{
    size_t which;
    lexer->ret->all_capitals = true;
    for (size_t i = 0; i < lexer->count; i++)
        if (lexer->items[i].kind <= VT_PIECE_QUOTE)
            look_at_letters(lexer->items[i].text, is_operator(lexer->items[i].text, &which),
                            lexer->ret);
    for (size_t i = 0; i < lexer->count; i++) {
        struct vt_piece *piece = &lexer->items[i];
        if (piece->kind == VT_PIECE_TEXT && is_operator(piece->text, &which) &&
            !(OPERATORS[which].is_vietnamese && lexer->ret->all_capitals))
            piece->kind = OPERATORS[which].kind;
    }
}

bool vt_query_lex(struct vt_arena *arena, struct vt_str text, struct vt_pieces *ret)
{
    *ret = (struct vt_pieces){0};
    /* no piece without a character; one more for a NOT between two */
    struct lexer lexer = {.text = text, .ret = ret};
    lexer.items = vt_arena_array(arena, text.len_bytes + 1, sizeof *lexer.items);
    if (lexer.items == NULL)
        return false;
    while (lexer.at < text.len_bytes)
        read_piece(&lexer);
    find_operators(&lexer);
    ret->items = lexer.items;
    ret->count = lexer.count;
    return true;
}
