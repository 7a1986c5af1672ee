#include "vt_codes.h"

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_syllables.h"

/* ---- one word ---- */

static uint16_t code_of(const struct vt_token *token)
{
    uint32_t hash = token->match;
    if (token->kind == VT_TOKEN_NUMBER)
        hash = (hash + 1) * 0x9E3779B1u;
    const uint16_t code = (uint16_t)(hash ^ hash >> 16);
    return code == VT_CODE_STOP ? 1 : code;
}

static bool ends_sentence(const struct vt_token *token)
{
    return token->kind == VT_TOKEN_MARK &&
           (token->mark == '.' || token->mark == ';' || token->mark == ':');
}

/* ---- a text ---- */

int vt_codes_make(struct vt_arena *arena, const struct vt_tokens *tokens, struct vt_codes *ret,
                  struct vt_error *err)
{
    uint16_t *codes = vt_arena_array(arena, 2 * tokens->count + 1, sizeof *codes);
    if (codes == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the words of a text");
    size_t count = 0;
    bool is_at_stop = true;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct vt_token *token = &tokens->items[i];
        if (!is_at_stop && (token->gap >= VT_GAP_LINE || ends_sentence(token))) {
            codes[count++] = VT_CODE_STOP;
            is_at_stop = true;
        }
        if (token->kind == VT_TOKEN_MARK)
            continue;
        codes[count++] = code_of(token);
        is_at_stop = false;
    }
    *ret = (struct vt_codes){(const char *)codes, count};
    return VT_OK;
}

/* ---- stored ---- */

static char *put(char *at, const void *bytes, size_t len_bytes)
{
    if (len_bytes > 0)
        memcpy(at, bytes, len_bytes);
    return at + len_bytes;
}

static char *put_list(char *at, struct vt_codes list)
{
    const uint16_t count = (uint16_t)list.count;
    at = put(at, &count, sizeof count);
    return put(at, list.bytes, 2 * (size_t)count);
}

struct vt_str vt_unit_codes_pack(struct vt_arena *arena, const struct vt_unit_codes *codes,
                                 size_t most)
{
    struct vt_unit_codes kept = *codes;
    kept.title.count = kept.title.count > UINT16_MAX ? UINT16_MAX : kept.title.count;
    kept.heading.count = kept.heading.count > UINT16_MAX ? UINT16_MAX : kept.heading.count;
    kept.text.count = kept.text.count > most ? most : kept.text.count;
    const size_t len_bytes = 2 * (2 + kept.title.count + kept.heading.count + kept.text.count);
    char *bytes = vt_arena_alloc(arena, len_bytes);
    if (bytes == NULL)
        return vt_str_n(NULL, 0);
    char *at = put_list(put_list(bytes, kept.title), kept.heading);
    put(at, kept.text.bytes, 2 * kept.text.count);
    return vt_str_n(bytes, len_bytes);
}

static bool take_list(struct vt_codes *rest, struct vt_codes *ret)
{
    if (rest->count == 0)
        return false;
    const size_t count = vt_codes_at(*rest, 0);
    if (count + 1 > rest->count)
        return false;
    *ret = (struct vt_codes){rest->bytes + 2, count};
    *rest = (struct vt_codes){rest->bytes + 2 * (count + 1), rest->count - count - 1};
    return true;
}

bool vt_unit_codes_unpack(struct vt_str packed, struct vt_unit_codes *ret)
{
    struct vt_unit_codes found;
    found.text = (struct vt_codes){packed.ptr, packed.len_bytes / 2};
    if (packed.len_bytes % 2 != 0 || !take_list(&found.text, &found.title) ||
        !take_list(&found.text, &found.heading))
        return false;
    *ret = found;
    return true;
}

/* ---- words that differ in their marks ---- */

enum {
    LONGEST = 7, /* nghiêng */
    MOST_FORMS = 1024,
    LETTERS = 'z' - 'a' + 1,
    MOST_MARKED = 20 /* of o: ô and ơ, the three with five tones, and some of other languages */
};

/* The letters of Vietnamese that fold to each of a to z, without the plain ones. */
struct alphabet {
    uint16_t marked[LETTERS][MOST_MARKED];
    size_t counts[LETTERS];
};

static bool is_vietnamese(uint16_t plain)
{
    static const uint16_t PLAIN[] = {'a',  0x103, 0xE2, 'e',   0xEA, 'i',  'o',
                                     0xF4, 0x1A1, 'u',  0x1B0, 'y',  0x111};
    for (size_t i = 0; i < VT_ARRAY_LEN(PLAIN); i++)
        if (PLAIN[i] == plain)
            return true;
    return false;
}

static void read_alphabet(struct alphabet *ret)
{
    const struct vt_letter *letters = vt_letters();
    *ret = (struct alphabet){.counts = {0}};
    for (uint32_t c = 0x80; c < VT_LETTER_LIMIT; c++) {
        const struct vt_letter *letter = &letters[c];
        if (!letter->is_letter || letter->lower != c || !is_vietnamese(letter->plain))
            continue;
        const size_t at = (size_t)(letter->ascii - 'a');
        if (ret->counts[at] < MOST_MARKED)
            ret->marked[at][ret->counts[at]++] = (uint16_t)c;
    }
}

/* The forms of a word with marks, while they are made letter by letter. */
struct forms {
    const struct alphabet *alphabet;
    uint32_t word[LONGEST];
    size_t length;
    bool needs_syllable;
    uint16_t *codes;
    size_t count;
};

static void add_code(struct forms *forms, uint16_t code)
{
    for (size_t i = 0; i < forms->count; i++)
        if (forms->codes[i] == code)
            return;
    if (forms->count < MOST_FORMS)
        forms->codes[forms->count++] = code;
}

static uint16_t code_of_word(struct vt_str word)
{
    return code_of(&(struct vt_token){.kind = VT_TOKEN_WORD, .match = vt_word(word).match});
}

static void add_form(struct forms *forms)
{
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(4 * LONGEST + 1);
    if (forms->needs_syllable && !vt_syllable_is_valid(forms->word, forms->length))
        return;
    for (size_t i = 0; i < forms->length; i++)
        vt_utf8_append(&text, forms->word[i]);
    add_code(forms, code_of_word(vt_buf_str(&text)));
}

/* All letters for the one at a place and those behind it; one tone a word. */
static void add_letters(struct forms *forms, size_t at, bool has_tone)
{
    if (at == forms->length) {
        add_form(forms);
        return;
    }
    const uint32_t plain = forms->word[at];
    add_letters(forms, at + 1, has_tone);
    if (plain < 'a' || plain > 'z')
        return;
    const uint16_t *marked = forms->alphabet->marked[plain - 'a'];
    for (size_t i = 0; i < forms->alphabet->counts[plain - 'a']; i++) {
        const bool is_toned = vt_letters()[marked[i]].tone != 0;
        if (is_toned && has_tone)
            continue;
        forms->word[at] = marked[i];
        add_letters(forms, at + 1, has_tone || is_toned);
    }
    forms->word[at] = plain;
}

/* Of letters that make no syllable ("dak", "krong") all marks are tried where they are few, of those that
 * do only the syllables. */
static void add_any_marks(struct forms *forms, struct vt_str folded)
{
    enum { MOST_VOWELS = 2 };
    size_t vowels = 0;
    if (folded.len_bytes > LONGEST)
        return;
    forms->length = folded.len_bytes;
    for (size_t i = 0; i < folded.len_bytes; i++) {
        forms->word[i] = (unsigned char)folded.ptr[i];
        vowels += strchr("aeiouy", folded.ptr[i]) != NULL;
    }
    forms->needs_syllable = vt_syllable_is_plausible(folded);
    if (!forms->needs_syllable && vowels > MOST_VOWELS)
        return;
    add_letters(forms, 0, false);
}

static bool read_set(struct vt_arena *arena, struct vt_str word, const struct vt_token *token,
                     const struct alphabet *any_marks, bool is_unmarked_too,
                     struct vt_code_set *ret)
{
    uint16_t codes[MOST_FORMS];
    struct forms forms = {.alphabet = any_marks, .codes = codes};
    add_code(&forms, code_of(token));
    if (token->kind == VT_TOKEN_WORD && (any_marks != NULL || is_unmarked_too)) {
        const struct vt_str folded = vt_fold_ascii_in(arena, word);
        if (folded.ptr == NULL)
            return false;
        add_code(&forms, code_of_word(folded));
        if (any_marks != NULL)
            add_any_marks(&forms, folded);
    }
    uint16_t *kept = vt_arena_array(arena, forms.count, sizeof *kept);
    if (kept == NULL)
        return false;
    memcpy(kept, codes, forms.count * sizeof *kept);
    *ret = (struct vt_code_set){kept, forms.count};
    return true;
}

int vt_code_sets_read(struct vt_arena *arena, struct vt_str words, enum vt_code_reading reading,
                      struct vt_code_set **ret, size_t *ret_count, struct vt_error *err)
{
    struct vt_tokens tokens;
    struct alphabet alphabet;
    int status = vt_tokenize(arena, words, &tokens, err);
    if (status != VT_OK)
        return status;
    if (reading == VT_CODE_ANY_MARKS)
        read_alphabet(&alphabet);
    struct vt_code_set *sets = vt_arena_array(arena, tokens.count + 1, sizeof *sets);
    size_t count = 0;
    for (size_t i = 0; i < tokens.count && sets != NULL; i++)
        if (tokens.items[i].kind != VT_TOKEN_MARK &&
            !read_set(arena, vt_token_str(words, &tokens.items[i]), &tokens.items[i],
                      reading == VT_CODE_ANY_MARKS ? &alphabet : NULL, reading == VT_CODE_UNMARKED,
                      &sets[count++]))
            sets = NULL;
    if (sets == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory for the words of a question");
    *ret = sets;
    *ret_count = count;
    return VT_OK;
}
