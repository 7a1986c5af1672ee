#include "vt_token.h"

#include "vt_fold.h"
#include "vt_joined.h"
#include "vt_vowels.h"

/* FNV-1a over code points, finished so that short words spread. */
static inline uint32_t hash_step(uint32_t hash, uint32_t c)
{
    return (hash ^ c) * 16777619u;
}

static inline uint32_t hash_end(uint32_t hash)
{
    hash ^= hash >> 15;
    hash *= 0x85EBCA6Bu;
    return hash ^ (hash >> 13);
}

enum { HASH_SEED = 2166136261u };

static bool is_white(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x3000;
}

/* Characters that are not there: they neither separate nor count. */
static bool is_invisible(uint32_t c)
{
    if (c == '*')
        return true;
    if (c < 0x80)
        return false;
    return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
           c == 0x00B9 || c == 0x00B2 || c == 0x00B3 || (c >= 0x2070 && c <= 0x208E);
}

static char mark_of(uint32_t c)
{
    if (c < 0x80)
        return (char)c;
    switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0xFE58:
    case 0xFF0D:
        return '-';
    case 0x2018:
    case 0x2019:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x00AB:
    case 0x00BB:
        return '"';
    case 0x2022:
    case 0x25CF:
    case 0x25AA:
    case 0x25CB:
    case 0xF0B7:
    case 0x00B7:
        return '*';
    case 0x2044:
    case 0x2215:
    case 0xFF0F:
        return '/';
    case 0x2026:
        return '.';
    default:
        return 0;
    }
}

static bool is_word_letter(const struct vt_letter *letters, uint32_t c)
{
    if (c < VT_LETTER_LIMIT)
        return letters[c].is_letter;
    /* Other scripts: anything that is neither punctuation nor symbol nor private use. */
    return (c >= 0x2C00 && c < 0x3000) || (c >= 0x3040 && c < 0xD800) ||
           (c >= 0xF900 && c < 0xFE00);
}

struct scan {
    struct vt_str text;
    const struct vt_letter *letters;
    size_t at;
    uint8_t gap;
};

/* Move over white space and invisible characters; note the widest gap. */
static void skip_gap(struct scan *s)
{
    unsigned lines = 0;
    uint8_t gap = s->at == 0 ? VT_GAP_PAGE : VT_GAP_NONE;
    while (s->at < s->text.len_bytes) {
        size_t next = s->at;
        uint32_t c = vt_utf8_next(s->text, &next);
        if (c == '\n') {
            lines++;
        } else if (c == '\f') {
            gap = VT_GAP_PAGE;
        } else if (is_white(c) || c == '\r' || c == '|') {
            if (gap == VT_GAP_NONE)
                gap = VT_GAP_SPACE;
        } else if (!is_invisible(c)) {
            break;
        }
        s->at = next;
    }
    if (gap != VT_GAP_PAGE && lines > 0)
        gap = lines > 1 ? VT_GAP_BLANK : VT_GAP_LINE;
    s->gap = gap;
}

/* True if it may be two words that a converter joined: see vt_joined_words. */
static bool read_word(struct scan *s, struct vt_token *token)
{
    enum { LONGEST_SYLLABLE = 7 }; /* nghiêng */
    uint32_t word[VT_VOWEL_WORD_LIMIT];
    size_t count = 0, letter_count = 0, upper_count = 0;
    uint32_t folded = HASH_SEED, match = HASH_SEED;
    bool upper = true, marked = false;
    while (s->at < s->text.len_bytes) {
        size_t next = s->at;
        uint32_t c = vt_utf8_next(s->text, &next);
        if (!is_word_letter(s->letters, c))
            break;
        s->at = next;
        uint32_t lower = c, ascii = c;
        if (c < VT_LETTER_LIMIT) {
            const struct vt_letter *letter = &s->letters[c];
            lower = letter->lower;
            ascii = letter->ascii != 0 ? (uint32_t)(unsigned char)letter->ascii : lower;
            upper = upper && letter->is_upper;
            upper_count += letter->is_upper;
            if (letter_count == 0 && letter->is_upper)
                token->flags |= VT_TOKEN_CAPITAL;
            if (c >= 0x0300 && c <= 0x036F)
                continue;
        } else {
            upper = false;
        }
        letter_count++;
        marked = marked || ascii != lower;
        folded = hash_step(folded, ascii);
        if (count < VT_VOWEL_WORD_LIMIT)
            word[count++] = lower;
        else
            match = hash_step(match, lower);
    }
    if (count == letter_count && vt_vowels_unify_i(s->letters, word, count)) {
        folded = HASH_SEED;
        for (size_t i = 0; i < count; i++)
            folded = hash_step(folded, (uint32_t)(unsigned char)s->letters[word[i]].ascii);
    }
    if (marked && count == letter_count)
        vt_vowels_place_tone(s->letters, word, count);
    for (size_t i = 0; i < count; i++)
        match = hash_step(match, word[i]);
    token->kind = VT_TOKEN_WORD;
    token->match = hash_end(match);
    token->folded = hash_end(folded);
    token->flags |= (uint8_t)((upper ? VT_TOKEN_UPPER : 0) | (marked ? VT_TOKEN_MARKED : 0));
    unsigned first = (token->flags & VT_TOKEN_CAPITAL) != 0;
    return !upper && (upper_count > first || letter_count > LONGEST_SYLLABLE);
}

static void read_number(struct scan *s, struct vt_token *token)
{
    uint64_t value = 0;
    uint32_t digits = 0;
    while (s->at < s->text.len_bytes && s->text.ptr[s->at] >= '0' && s->text.ptr[s->at] <= '9') {
        if (value < UINT32_MAX)
            value = value * 10 + (uint64_t)(s->text.ptr[s->at] - '0');
        s->at++;
        digits++;
    }
    token->kind = VT_TOKEN_NUMBER;
    token->match = value > UINT32_MAX ? UINT32_MAX : (uint32_t)value;
    token->folded = digits;
}

static void read_mark(struct scan *s, struct vt_token *token)
{
    uint32_t first = vt_utf8_next(s->text, &s->at);
    token->kind = VT_TOKEN_MARK;
    token->mark = mark_of(first);
    token->match = first;
    while (s->at < s->text.len_bytes) {
        size_t next = s->at;
        if (vt_utf8_next(s->text, &next) != first ||
            (first < 0x80 && strchr("()[]{}/", (int)first)))
            break;
        s->at = next;
    }
}

/* Read only the first of two joined words. */
static void cut_joined(struct scan *s, struct vt_token *token)
{
    size_t start = token->start, len_bytes = s->at - start;
    size_t first = vt_joined_words(vt_str_n(s->text.ptr + start, len_bytes));
    if (first == 0)
        return;
    struct scan only = *s;
    only.at = start;
    only.text.len_bytes = start + first;
    *token = (struct vt_token){.start = (uint32_t)start, .gap = s->gap};
    read_word(&only, token);
    s->at = only.at;
}

static void read_token(struct scan *s, struct vt_token *token)
{
    *token = (struct vt_token){.start = (uint32_t)s->at, .gap = s->gap};
    size_t next = s->at;
    uint32_t c = vt_utf8_next(s->text, &next);
    if (c >= '0' && c <= '9')
        read_number(s, token);
    else if (!is_word_letter(s->letters, c))
        read_mark(s, token);
    else if (read_word(s, token))
        cut_joined(s, token);
    token->len_bytes = (uint32_t)s->at - token->start;
}

static bool grow(struct vt_arena *arena, struct vt_str text, struct vt_token **items, size_t *room)
{
    enum { BYTES_A_TOKEN = 6 }; /* of most texts 5 and less */
    size_t more = *room == 0 ? text.len_bytes / BYTES_A_TOKEN + 16 : *room / 4 + 16;
    struct vt_token *bigger = *room == 0 ? vt_arena_array(arena, more, sizeof **items)
                                         : vt_arena_resize(arena, *items, *room * sizeof **items,
                                                           (*room + more) * sizeof **items);
    if (bigger == NULL)
        return false;
    *items = bigger;
    *room += more;
    return true;
}

int vt_tokenize(struct vt_arena *arena, struct vt_str text, struct vt_tokens *ret,
                struct vt_error *err)
{
    if (text.len_bytes >= UINT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "a text of %zu bytes is too long", text.len_bytes);
    struct scan s = {text, vt_letters(), 0, VT_GAP_PAGE};
    struct vt_token *items = NULL;
    size_t count = 0, room = 0;
    for (skip_gap(&s); s.at < text.len_bytes; skip_gap(&s)) {
        if (count == room && !grow(arena, text, &items, &room))
            return vt_fail(err, VT_E_NOMEM, "out of memory for the tokens of a text");
        read_token(&s, &items[count++]);
    }
    if (count < room) {
        items = vt_arena_resize(arena, items, room * sizeof *items, count * sizeof *items);
        if (items == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory for the tokens of a text");
    }
    *ret = (struct vt_tokens){items, count};
    return VT_OK;
}

struct vt_word vt_word(struct vt_str word)
{
    struct scan s = {word, vt_letters(), 0, VT_GAP_NONE};
    struct vt_token token = {0};
    read_word(&s, &token);
    return (struct vt_word){token.match, token.folded};
}
