#include "vt_skeleton.h"

/* What a byte of UTF-8 is within a word. */
enum byte_kind {
    BYTE_GAP,
    BYTE_DIGIT,
    BYTE_CONSONANT,
    BYTE_NUCLEUS, /* vowels, and all letters beyond ASCII but đ */
    BYTE_UNKNOWN  /* of letters that fold to others: full width, mathematical */
};

/* Spaces, dashes, quotes and invisible signs begin with C2 and E2. */
static const uint8_t KINDS[256] =
    {
        ['0' ... '9'] = BYTE_DIGIT,     ['A'] = BYTE_NUCLEUS,
        ['B' ... 'D'] = BYTE_CONSONANT, ['E'] = BYTE_NUCLEUS,
        ['F' ... 'H'] = BYTE_CONSONANT, ['I'] = BYTE_NUCLEUS,
        ['J' ... 'N'] = BYTE_CONSONANT, ['O'] = BYTE_NUCLEUS,
        ['P' ... 'T'] = BYTE_CONSONANT, ['U'] = BYTE_NUCLEUS,
        ['V' ... 'X'] = BYTE_CONSONANT, ['Y'] = BYTE_NUCLEUS,
        ['Z'] = BYTE_CONSONANT,         ['a'] = BYTE_NUCLEUS,
        ['b' ... 'd'] = BYTE_CONSONANT, ['e'] = BYTE_NUCLEUS,
        ['f' ... 'h'] = BYTE_CONSONANT, ['i'] = BYTE_NUCLEUS,
        ['j' ... 'n'] = BYTE_CONSONANT, ['o'] = BYTE_NUCLEUS,
        ['p' ... 't'] = BYTE_CONSONANT, ['u'] = BYTE_NUCLEUS,
        ['v' ... 'x'] = BYTE_CONSONANT, ['y'] = BYTE_NUCLEUS,
        ['z'] = BYTE_CONSONANT,         [0x80 ... 0xC1] = BYTE_NUCLEUS,
        [0xC3 ... 0xE1] = BYTE_NUCLEUS, [0xE3 ... 0xEE] = BYTE_NUCLEUS,
        [0xEF ... 0xFF] = BYTE_UNKNOWN,
};

static size_t bytes_of(unsigned char lead)
{
    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* A word of a text. */
struct word {
    size_t start, end;
    bool is_number, is_unknown;
};

static enum byte_kind kind_at(struct vt_str text, size_t at)
{
    return (enum byte_kind)KINDS[(unsigned char)text.ptr[at]];
}

/* The next run of letters or of digits; false: there is none. */
static bool next_word(struct vt_str text, size_t *at, struct word *ret)
{
    size_t i = *at;
    while (i < text.len_bytes && kind_at(text, i) == BYTE_GAP)
        i += bytes_of((unsigned char)text.ptr[i]);
    if (i >= text.len_bytes)
        return false;
    *ret = (struct word){.start = i, .is_number = kind_at(text, i) == BYTE_DIGIT};
    for (; i < text.len_bytes; i += bytes_of((unsigned char)text.ptr[i])) {
        const enum byte_kind kind = kind_at(text, i);
        if (kind == BYTE_GAP || (kind == BYTE_DIGIT) != ret->is_number)
            break;
        ret->is_unknown = ret->is_unknown || kind == BYTE_UNKNOWN;
    }
    ret->end = i < text.len_bytes ? i : text.len_bytes;
    *at = ret->end;
    return true;
}

/* The consonant at a place, 0 if there is none; *ret_bytes is how long it is. */
static char consonant_at(struct vt_str text, size_t at, size_t end, size_t *ret_bytes)
{
    const unsigned char c = (unsigned char)text.ptr[at];
    *ret_bytes = 1;
    if (KINDS[c] == BYTE_CONSONANT)
        return (char)(c | 0x20);
    if (c != 0xC4 || at + 1 >= end || ((unsigned char)text.ptr[at + 1] | 1) != 0x91)
        return 0;
    *ret_bytes = 2;
    return 'd';
}

/* Where the initial ends and the final begins. */
static void split(struct vt_str text, const struct word *word, size_t *ret_initial,
                  size_t *ret_final)
{
    size_t initial = word->start, final = word->end, length;
    while (initial < word->end && consonant_at(text, initial, word->end, &length) != 0)
        initial += length;
    while (final > initial && kind_at(text, final - 1) == BYTE_CONSONANT)
        final--;
    *ret_initial = initial;
    *ret_final = final;
}

static bool has_consonants(struct vt_str text, size_t from, size_t to, struct vt_str expected)
{
    size_t count = 0, length;
    for (size_t i = from; i < to; i += length, count++)
        if (count == expected.len_bytes ||
            consonant_at(text, i, to, &length) != expected.ptr[count])
            return false;
    return count == expected.len_bytes;
}

static bool fits(const struct vt_skeleton_word *asked, struct vt_str text, const struct word *found)
{
    size_t initial, final;
    if (asked->is_any || found->is_unknown)
        return true;
    if (found->is_number)
        return false;
    split(text, found, &initial, &final);
    return has_consonants(text, found->start, initial, asked->initial) &&
           has_consonants(text, final, found->end, asked->final);
}

bool vt_skeleton_may_stand_in(const struct vt_skeleton *skeleton, struct vt_str text)
{
    struct word word;
    for (size_t at = 0; next_word(text, &at, &word);) {
        if (skeleton->count > 0 && !fits(&skeleton->words[0], text, &word))
            continue;
        size_t count = 1, next = at;
        while (count < skeleton->count && next_word(text, &next, &word) &&
               fits(&skeleton->words[count], text, &word))
            count++;
        if (count >= skeleton->count)
            return true;
    }
    return skeleton->count == 0;
}

static struct vt_str consonants(struct vt_arena *arena, struct vt_str text, size_t from, size_t to)
{
    char *letters = vt_arena_alloc(arena, to - from + 1);
    size_t count = 0, length;
    if (letters == NULL)
        return vt_str_n(NULL, 0);
    for (size_t i = from; i < to; i += length)
        letters[count++] = consonant_at(text, i, to, &length);
    return vt_str_n(letters, count);
}

bool vt_skeleton_read(struct vt_arena *arena, struct vt_str phrase, struct vt_skeleton *ret)
{
    struct vt_skeleton_word *words = vt_arena_array(arena, phrase.len_bytes + 1, sizeof *words);
    struct word word;
    size_t count = 0;
    if (words == NULL)
        return false;
    for (size_t at = 0; next_word(phrase, &at, &word); count++) {
        size_t initial, final;
        split(phrase, &word, &initial, &final);
        words[count] =
            (struct vt_skeleton_word){.initial = consonants(arena, phrase, word.start, initial),
                                      .final = consonants(arena, phrase, final, word.end),
                                      .is_any = word.is_number || word.is_unknown};
        if (words[count].initial.ptr == NULL || words[count].final.ptr == NULL)
            return false;
    }
    *ret = (struct vt_skeleton){words, count};
    return true;
}
