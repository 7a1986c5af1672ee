#include "vt_keystrokes.h"

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_status.h"
#include "vt_syllables.h"

enum { LETTER_LIMIT = 10 };

/* A syllable that is being typed: letters without tone, and the tone key. */
struct typed {
    uint32_t letters[LETTER_LIMIT];
    size_t count;
    unsigned tone;      /* 1..5 as in vt_fold.h; 0 none */
    unsigned key_count; /* keys that were no letters */
    bool is_certain;
};

static bool is_vowel(uint32_t c)
{
    return c < 0x80 ? strchr("aeiouy", (int)c) != NULL : c != 0x0111;
}

/* ---- shapes: â ê ô ă ơ ư đ ---- */

static const struct {
    uint32_t plain;
    char telex; /* key after the letter */
    char vni;
    uint32_t shaped;
} SHAPES[] = {{'a', 'a', '6', 0x00E2}, {'e', 'e', '6', 0x00EA}, {'o', 'o', '6', 0x00F4},
              {'a', 'w', '8', 0x0103}, {'o', 'w', '7', 0x01A1}, {'u', 'w', '7', 0x01B0},
              {'d', 'd', '9', 0x0111}};

/* Give the last letter that can take it the shape of a key. */
static bool apply_shape(struct typed *typed, char key, bool vni)
{
    for (size_t i = typed->count; i-- > 0;) {
        for (size_t j = 0; j < VT_ARRAY_LEN(SHAPES); j++) {
            if (typed->letters[i] != SHAPES[j].plain ||
                key != (vni ? SHAPES[j].vni : SHAPES[j].telex))
                continue;
            /* A doubled letter stands beside its first one or after the final consonants (quyeets,
             * quyetse); d only begins a word. */
            if (SHAPES[j].plain == 'd' && i != 0)
                continue;
            typed->letters[i] = SHAPES[j].shaped;
            /* uo + w is ươ */
            if (SHAPES[j].shaped == 0x01A1 && i > 0 && typed->letters[i - 1] == 'u' &&
                typed->letters[0] != 'q')
                typed->letters[i - 1] = 0x01B0;
            typed->key_count++;
            return true;
        }
    }
    return false;
}

static unsigned tone_of(char key, bool vni)
{
    static const char TELEX[] = "frxsj", VNI[] = "23415";
    /* in the order grave, hook, tilde, acute, dot below */
    const char *keys = vni ? VNI : TELEX;
    const char *at = strchr(keys, key);
    return at == NULL || key == '\0' ? 0 : (unsigned)(at - keys) + 1;
}

static bool has_vowel(const struct typed *typed)
{
    for (size_t i = 0; i < typed->count; i++)
        if (is_vowel(typed->letters[i]))
            return true;
    return false;
}

static bool type_key(struct typed *typed, char key, bool vni)
{
    unsigned tone = tone_of(key, vni);
    if (tone != 0 && has_vowel(typed)) {
        if (typed->tone != 0)
            return false;
        typed->tone = tone;
        typed->key_count++;
        typed->is_certain = typed->is_certain || key == 'j';
        return true;
    }
    if (apply_shape(typed, key, vni))
        return true;
    if (key < 'a' || typed->count == LETTER_LIMIT)
        return false;
    /* w after a consonant is ư */
    bool is_horn = key == 'w' && !vni && typed->count > 0;
    typed->letters[typed->count++] = is_horn ? 0x01B0u : (uint32_t)key;
    typed->key_count += is_horn;
    return true;
}

/* ---- the result ---- */

/* The vowel that bears the tone: one with a shape (the last of them), else before a final consonant
 * the last vowel, else the last but one; i of gi and u of qu are part of the initial. */
static size_t tone_bearer(const struct typed *typed)
{
    size_t first = 0, end = typed->count;
    while (first < end && !is_vowel(typed->letters[first]))
        first++;
    size_t last = first;
    while (last + 1 < end && is_vowel(typed->letters[last + 1]))
        last++;
    bool glide = last > first && first > 0 &&
                 ((typed->letters[first - 1] == 'q' && typed->letters[first] == 'u') ||
                  (typed->letters[first - 1] == 'g' && typed->letters[first] == 'i'));
    if (glide)
        first++;
    for (size_t i = last + 1; i-- > first;)
        if (typed->letters[i] >= 0x80)
            return i;
    bool has_final = last + 1 < end;
    return has_final || last == first ? last : (last == first + 2 ? first + 1 : first);
}

/* With its tone; letters that have none fold to themselves. */
static uint32_t with_tone(uint32_t plain, unsigned tone)
{
    const struct vt_letter *letters = vt_letters();
    for (uint32_t c = 0; c < VT_LETTER_LIMIT; c++)
        if (letters[c].lower == c && letters[c].plain == plain && letters[c].tone == tone)
            return c;
    return plain;
}

static struct vt_str print(const struct typed *typed, char buffer[VT_KEYSTROKES_BYTES])
{
    VT_AUTO(vt_buf_release) struct vt_buf raw = VT_BUF_INIT(VT_KEYSTROKES_BYTES);
    VT_AUTO(vt_buf_release) struct vt_buf match = VT_BUF_INIT(VT_KEYSTROKES_BYTES);
    size_t bearer = typed->tone == 0 ? SIZE_MAX : tone_bearer(typed);
    for (size_t i = 0; i < typed->count; i++)
        vt_utf8_append(&raw,
                       i == bearer ? with_tone(typed->letters[i], typed->tone) : typed->letters[i]);
    vt_fold_match(vt_buf_str(&raw), &match);
    if (match.failed != VT_OK)
        return VT_STR_EMPTY;
    memcpy(buffer, match.data, match.len_bytes);
    return vt_str_n(buffer, match.len_bytes);
}

static bool read_keys(struct vt_str word, bool vni, struct typed *typed)
{
    *typed = (struct typed){.count = 0};
    for (size_t i = 0; i < word.len_bytes; i++) {
        char c = word.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (!type_key(typed, c, vni))
            return false;
    }
    return typed->key_count > 0;
}

enum vt_keystrokes vt_keystrokes_read(struct vt_str word, char buffer[VT_KEYSTROKES_BYTES],
                                      struct vt_str *ret)
{
    bool has_digit = false, has_inner_digit = false;
    char lower[VT_KEYSTROKES_BYTES];
    if (word.len_bytes < 2 || word.len_bytes >= LETTER_LIMIT + 4)
        return VT_KEYS_NONE;
    for (size_t i = 0; i < word.len_bytes; i++) {
        char c = word.ptr[i];
        bool digit = c >= '0' && c <= '9';
        if (!digit && (c | 0x20) >= 'a' && (c | 0x20) <= 'z')
            c = (char)(c | 0x20);
        else if (!digit)
            return VT_KEYS_NONE;
        has_inner_digit = has_inner_digit || (has_digit && !digit);
        has_digit = has_digit || digit;
        lower[i] = c;
    }
    struct typed typed;
    if (vt_syllable_is_plausible(vt_str_n(lower, word.len_bytes)) ||
        !read_keys(vt_str_n(lower, word.len_bytes), has_digit, &typed))
        return VT_KEYS_NONE;
    struct vt_str syllable = print(&typed, buffer);
    if (!vt_syllable_is_valid_word(syllable))
        return VT_KEYS_NONE;
    *ret = syllable;
    bool certain = typed.is_certain || typed.key_count >= 2 || has_inner_digit;
    return certain ? VT_KEYS_CERTAIN : VT_KEYS_LIKELY;
}
