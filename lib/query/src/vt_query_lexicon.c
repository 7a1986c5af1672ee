#include "vt_query_lexicon.h"

#include <pthread.h>

#include "vt_fold.h"
#include "vt_phrases.h"
#include "vt_syllables.h"
#include "vt_tables.h"

enum { STOP_WORDS, STOP_WHEN };
enum { ABBREVIATION_SHORT, ABBREVIATION_LONG, ABBREVIATION_BOTH };
enum { FIELD_ID, FIELD_NAMES, FIELD_VALUES };
enum { TYPE_ID, TYPE_NAME, TYPE_NAME_EN, TYPE_CODES };
enum { ISSUER_CODE, ISSUER_NAME };

/* Values of phrases: a row, and whether it is the short form. */
enum { SHORT_FORM = 1 << 16 };

static struct {
    struct vt_phrases *stops, *plain_stops; /* values: enum vt_stop */
    struct vt_phrases *expressions;
} lexicon;
static pthread_once_t lexicon_once = PTHREAD_ONCE_INIT;

/* Words only, as the parser hands them over: "KT-XH" → "KT XH". */
static void add_expression(struct vt_str text, uint32_t value)
{
    char words[256];
    size_t used = 0;
    for (size_t i = 0; i < text.len_bytes && used + 1 < sizeof words; i++)
        words[used++] = strchr("-&/.", text.ptr[i]) != NULL ? ' ' : text.ptr[i];
    vt_phrases_add(lexicon.expressions, vt_str_n(words, used), true, value);
}

/* Out of memory leaves parts out: questions are then understood less well. */
static void build(void)
{
    lexicon.stops = vt_phrases_new();
    lexicon.plain_stops = vt_phrases_new();
    lexicon.expressions = vt_phrases_new();
    if (lexicon.stops == NULL || lexicon.plain_stops == NULL || lexicon.expressions == NULL)
        return;
    for (size_t row = 0; row < vt_table_stopwords.row_count; row++) {
        struct vt_str words = vt_table_cell(&vt_table_stopwords, row, STOP_WORDS);
        bool always =
            vt_str_eq(vt_table_cell(&vt_table_stopwords, row, STOP_WHEN), VT_STR("always"));
        enum vt_stop when = always ? VT_STOP_ALWAYS : VT_STOP_QUESTION;
        vt_phrases_add(lexicon.stops, words, false, when);
        vt_phrases_add(lexicon.plain_stops, words, true, when);
    }
    for (size_t row = 0; row < vt_table_abbreviations.row_count; row++) {
        if (vt_str_eq(vt_table_cell(&vt_table_abbreviations, row, ABBREVIATION_BOTH), VT_STR("1")))
            add_expression(vt_table_cell(&vt_table_abbreviations, row, ABBREVIATION_LONG),
                           (uint32_t)row);
        add_expression(vt_table_cell(&vt_table_abbreviations, row, ABBREVIATION_SHORT),
                       (uint32_t)row | SHORT_FORM);
    }
}

static void ready(void)
{
    pthread_once(&lexicon_once, build);
}

/* ---- names ---- */

/* Next letter or digit of a name, folded; 0 at its end. */
static uint32_t next_of_name(struct vt_str name, size_t *at)
{
    const struct vt_letter *letters = vt_letters();
    while (*at < name.len_bytes) {
        uint32_t c = vt_utf8_next(name, at);
        if (c >= VT_LETTER_LIMIT || (c >= 0x0300 && c <= 0x036F))
            continue;
        if (letters[c].ascii != 0)
            return (uint32_t)(unsigned char)letters[c].ascii;
        if (c >= '0' && c <= '9')
            return c;
    }
    return 0;
}

bool vt_lexicon_same(struct vt_str a, struct vt_str b)
{
    size_t i = 0, j = 0;
    for (;;) {
        uint32_t x = next_of_name(a, &i), y = next_of_name(b, &j);
        if (x != y)
            return false;
        if (x == 0)
            return true;
    }
}

/* Whether a name is one of a cell's, between ';'. */
static bool is_one_of(struct vt_str name, struct vt_str cell)
{
    struct vt_str one;
    size_t at = 0;
    if (next_of_name(name, &at) == 0)
        return false;
    while (vt_str_split(&cell, ';', &one))
        if (vt_lexicon_same(name, one))
            return true;
    return false;
}

/* ---- stop words ---- */

size_t vt_lexicon_stop(const struct vt_token *tokens, size_t from, size_t end, bool is_plain,
                       enum vt_stop *ret)
{
    ready();
    const struct vt_phrases *phrases = is_plain ? lexicon.plain_stops : lexicon.stops;
    uint32_t value = VT_STOP_NONE;
    size_t count = phrases == NULL ? 0 : vt_phrases_match(phrases, tokens, from, end, &value);
    if (count > 0)
        *ret = (enum vt_stop)value;
    return count;
}

/* ---- abbreviations ---- */

static void add_form(struct vt_forms *forms, struct vt_str form)
{
    for (size_t i = 0; i < forms->count; i++)
        if (vt_lexicon_same(forms->items[i], form))
            return;
    if (forms->count < VT_LEXICON_FORMS && form.len_bytes > 0)
        forms->items[forms->count++] = form;
}

/* Words that can be read as syllables are abbreviations only where they are written in capitals
 * among words that are not ("TƯ"). */
static bool can_be_short(struct vt_str text, const struct vt_token *token, bool all_capitals)
{
    char folded[32];
    struct vt_str word = vt_token_str(text, token);
    if (token->kind != VT_TOKEN_WORD)
        return false;
    if ((token->flags & VT_TOKEN_UPPER) && !all_capitals && word.len_bytes > 1)
        return true;
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(sizeof folded);
    vt_fold_ascii(word, &buf);
    return buf.failed == VT_OK && word.len_bytes > 1 && !vt_syllable_is_plausible(vt_buf_str(&buf));
}

static size_t table_forms(struct vt_str text, const struct vt_token *tokens, size_t from,
                          size_t end, bool all_capitals, struct vt_forms *ret)
{
    uint32_t value = 0;
    size_t count = lexicon.expressions == NULL
                       ? 0
                       : vt_phrases_match(lexicon.expressions, tokens, from, end, &value);
    const struct vt_table *table = &vt_table_abbreviations;
    if (count == 0)
        return 0;
    bool is_short = (value & SHORT_FORM) != 0;
    size_t column = is_short ? ABBREVIATION_SHORT : ABBREVIATION_LONG;
    if (is_short && count == 1 && !can_be_short(text, &tokens[from], all_capitals))
        return 0;
    struct vt_str found = vt_table_cell(table, value & ~(uint32_t)SHORT_FORM, column);
    for (size_t row = 0; row < table->row_count; row++) {
        if (vt_str_eq(vt_table_cell(table, row, column), found) &&
            (is_short || vt_str_eq(vt_table_cell(table, row, ABBREVIATION_BOTH), VT_STR("1"))))
            add_form(ret,
                     vt_table_cell(table, row, is_short ? ABBREVIATION_LONG : ABBREVIATION_SHORT));
    }
    return count;
}

/* A word without marks may be a code that lost them ("qd"); one with marks may not ("TƯ" is not TU). */
static bool is_code(struct vt_str word, const struct vt_token *token, struct vt_str codes)
{
    struct vt_str code;
    while (vt_str_split(&codes, ';', &code)) {
        if (!vt_lexicon_same(word, code))
            continue;
        if ((token->flags & VT_TOKEN_MARKED) == 0 || token->match == vt_word(code).match)
            return true;
    }
    return false;
}

/* A code stands for each type that has it, and for one body; others that sign with it (the Politburo
 * with TW) are no other words for it. */
static void code_forms(struct vt_str word, const struct vt_token *token, struct vt_forms *ret)
{
    const struct vt_table *types = &vt_table_types, *issuers = &vt_table_issuers;
    for (size_t row = 0; row < types->row_count; row++)
        if (is_code(word, token, vt_table_cell(types, row, TYPE_CODES)))
            add_form(ret, vt_table_cell(types, row, TYPE_NAME));
    for (size_t row = 0; row < issuers->row_count; row++)
        if (is_code(word, token, vt_table_cell(issuers, row, ISSUER_CODE))) {
            add_form(ret, vt_table_cell(issuers, row, ISSUER_NAME));
            return;
        }
}

size_t vt_lexicon_forms(struct vt_str text, const struct vt_token *tokens, size_t from, size_t end,
                        bool all_capitals, struct vt_forms *ret)
{
    ready();
    ret->count = 0;
    size_t count = table_forms(text, tokens, from, end, all_capitals, ret);
    if (count > 1)
        return count;
    if (can_be_short(text, &tokens[from], all_capitals))
        code_forms(vt_token_str(text, &tokens[from]), &tokens[from], ret);
    return ret->count > 0 ? 1 : 0;
}

/* ---- numerals ---- */

static const struct {
    const char *word, *roman;
} NUMERALS[] = {
    {"", ""},      {"nhất", "I"},      {"hai", "II"},       {"ba", "III"},   {"tư", "IV"},
    {"năm", "V"},  {"sáu", "VI"},      {"bảy", "VII"},      {"tám", "VIII"}, {"chín", "IX"},
    {"mười", "X"}, {"mười một", "XI"}, {"mười hai", "XII"}, {"", "XIII"},    {"", "XIV"},
    {"", "XV"},    {"", "XVI"},        {"", "XVII"},        {"", "XVIII"},   {"", "XIX"},
    {"", "XX"}};

/* Words before a Roman or spelled numeral; "hội" of "Đại hội", "thứ" of "lần thứ". */
static bool announces(const struct vt_token *token)
{
    static const char *const WORDS[] = {"khóa", "hội", "chương", "phần", "thứ", "mục", "kỳ"};
    for (size_t i = 0; i < VT_ARRAY_LEN(WORDS); i++)
        if (token->kind == VT_TOKEN_WORD && token->folded == vt_word(vt_str(WORDS[i])).folded)
            return true;
    return false;
}

void vt_lexicon_numeral(struct vt_str text, const struct vt_token *tokens, size_t at,
                        struct vt_arena *arena, struct vt_forms *ret)
{
    ret->count = 0;
    if (at == 0 || !announces(&tokens[at - 1]))
        return;
    const struct vt_token *token = &tokens[at];
    struct vt_str word = vt_token_str(text, token);
    bool is_ordinal = tokens[at - 1].folded == vt_word(VT_STR("thứ")).folded;
    size_t value = 0;
    for (size_t i = 1; i < VT_ARRAY_LEN(NUMERALS) && value == 0; i++) {
        struct vt_str roman = vt_str(NUMERALS[i].roman), spelled = vt_str(NUMERALS[i].word);
        if (token->kind == VT_TOKEN_NUMBER
                ? token->match == i
                : vt_fold_equal(word, roman) ||
                      (is_ordinal && spelled.len_bytes > 0 && vt_token_is(token, vt_word(spelled))))
            value = i;
    }
    if (value == 0)
        return;
    struct vt_str digits = vt_arena_printf(arena, "%zu", value);
    if (digits.ptr != NULL && token->kind != VT_TOKEN_NUMBER)
        add_form(ret, digits);
    if (!vt_fold_equal(word, vt_str(NUMERALS[value].roman)))
        add_form(ret, vt_str(NUMERALS[value].roman));
    /* words of one syllable: longer ones would be a phrase of common words */
    struct vt_str spelled = vt_str(NUMERALS[value].word);
    if (is_ordinal && vt_str_find(spelled, VT_STR(" "), 0) == SIZE_MAX &&
        (token->kind == VT_TOKEN_NUMBER || !vt_fold_equal(word, spelled)))
        add_form(ret, spelled);
}

/* ---- fields ---- */

bool vt_lexicon_field(struct vt_str name, enum vt_query_field *ret)
{
    for (size_t row = 0; row < vt_table_query_fields.row_count; row++)
        if (is_one_of(name, vt_table_cell(&vt_table_query_fields, row, FIELD_NAMES))) {
            *ret = (enum vt_query_field)row;
            return true;
        }
    return false;
}

struct vt_str vt_lexicon_field_name(enum vt_query_field field)
{
    struct vt_str names = vt_table_cell(&vt_table_query_fields, field, FIELD_NAMES), first;
    vt_str_split(&names, ';', &first);
    return first;
}

bool vt_lexicon_is_value(enum vt_query_field field, struct vt_str words)
{
    return is_one_of(words, vt_table_cell(&vt_table_query_fields, field, FIELD_VALUES));
}
