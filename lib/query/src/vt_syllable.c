#include "vt_syllable.h"

#include "vt_cleanup.h"
#include "vt_fold.h"

/* Longest first where one begins another. */
static const char *const INITIALS[] = {"ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu",
                                       "th",  "tr", "b",  "c",  "d",  "đ",  "g",  "h",  "k",
                                       "l",   "m",  "n",  "p",  "r",  "s",  "t",  "v",  "x"};

/* Rhymes without tone, by their vowels. */
static const char *const RHYMES[] = {
    "a",    "ac",   "ach",  "ai",   "am",   "an",   "ang",  "anh",  "ao",  "ap",   "at",   "au",
    "ay",   "ăc",   "ăm",   "ăn",   "ăng",  "ăp",   "ăt",   "âc",   "âm",  "ân",   "âng",  "âp",
    "ât",   "âu",   "ây",   "e",    "ec",   "em",   "en",   "eng",  "eo",  "ep",   "et",   "ê",
    "êch",  "êm",   "ên",   "ênh",  "êp",   "êt",   "êu",   "i",    "ia",  "ich",  "im",   "in",
    "inh",  "ip",   "it",   "iu",   "iêc",  "iêm",  "iên",  "iêng", "iêp", "iêt",  "iêu",  "o",
    "oc",   "oi",   "om",   "on",   "ong",  "op",   "ot",   "oa",   "oac", "oach", "oai",  "oam",
    "oan",  "oang", "oanh", "oao",  "oap",  "oat",  "oay",  "oăc",  "oăm", "oăn",  "oăng", "oăt",
    "oe",   "oem",  "oen",  "oeo",  "oet",  "ooc",  "oong", "ô",    "ôc",  "ôi",   "ôm",   "ôn",
    "ông",  "ôp",   "ôt",   "ơ",    "ơi",   "ơm",   "ơn",   "ơp",   "ơt",  "u",    "ua",   "uc",
    "ui",   "um",   "un",   "ung",  "up",   "ut",   "uân",  "uât",  "uây", "uê",   "uêch", "uênh",
    "uôc",  "uôi",  "uôm",  "uôn",  "uông", "uôt",  "uơ",   "uy",   "uya", "uych", "uynh", "uyp",
    "uyt",  "uyu",  "uyên", "uyêt", "ư",    "ưa",   "ưc",   "ưi",   "ưm",  "ưn",   "ưng",  "ưt",
    "ưu",   "ươc",  "ươi",  "ươm",  "ươn",  "ương", "ươp",  "ươt",  "ươu", "y",    "yêm",  "yên",
    "yêng", "yêt",  "yêu"};

enum { SYLLABLE_BYTES = 32 };

struct syllable {
    char plain[SYLLABLE_BYTES]; /* without tone */
    size_t len_bytes;
    uint8_t tone;
};

/* False: too long, a letter that Vietnamese does not have, or two tones. */
static bool take_tone(struct vt_str word, struct syllable *ret)
{
    const struct vt_letter *letters = vt_letters();
    ret->len_bytes = 0;
    ret->tone = 0;
    for (size_t at = 0; at < word.len_bytes;) {
        uint32_t c = vt_utf8_next(word, &at);
        if (c >= VT_LETTER_LIMIT || letters[c].ascii == 0 || ret->len_bytes + 3 > SYLLABLE_BYTES)
            return false;
        if (letters[c].tone != 0 && ret->tone != 0)
            return false;
        if (letters[c].tone != 0)
            ret->tone = letters[c].tone;
        uint32_t plain = letters[c].plain;
        if (plain >= 0x80)
            ret->plain[ret->len_bytes++] = (char)(0xC0 | (plain >> 6));
        ret->plain[ret->len_bytes++] = (char)(plain >= 0x80 ? 0x80 | (plain & 0x3F) : plain);
    }
    return true;
}

static bool folds_to(struct vt_str rhyme, struct vt_str folded)
{
    const struct vt_letter *letters = vt_letters();
    size_t i = 0;
    for (size_t at = 0; at < rhyme.len_bytes; i++) {
        uint32_t c = vt_utf8_next(rhyme, &at);
        if (i == folded.len_bytes || letters[c].ascii != folded.ptr[i])
            return false;
    }
    return i == folded.len_bytes;
}

static bool is_rhyme(struct vt_str rhyme, bool folded)
{
    if (folded && vt_str_starts(rhyme, VT_STR("oo")))
        return false;
    for (size_t i = 0; i < VT_ARRAY_LEN(RHYMES); i++) {
        struct vt_str known = vt_str(RHYMES[i]);
        if (folded ? folds_to(known, rhyme) : vt_str_eq(known, rhyme))
            return true;
    }
    return false;
}

/* c, g, ng are written k, gh, ngh before e ê i (and only there; k also before y). */
static bool is_spelled(struct vt_str initial, struct vt_str rhyme)
{
    bool front = rhyme.ptr[0] == 'e' || rhyme.ptr[0] == 'i' || vt_str_starts(rhyme, VT_STR("ê"));
    if (vt_str_eq(initial, VT_STR("k")))
        return front || rhyme.ptr[0] == 'y';
    if (vt_str_eq(initial, VT_STR("gh")) || vt_str_eq(initial, VT_STR("ngh")))
        return front;
    if (vt_str_eq(initial, VT_STR("c")) || vt_str_eq(initial, VT_STR("ng")))
        return !front;
    return true;
}

static bool is_initial_and_rhyme(struct vt_str initial, struct vt_str rest, bool folded)
{
    if (rest.len_bytes == 0)
        return false;
    /* After gi and qu the rhyme shares a letter: giêng = gi + êng or iêng, quyết = qu + yêt. */
    if (vt_str_eq(initial, VT_STR("gi")) &&
        is_rhyme(vt_str_n(rest.ptr - 1, rest.len_bytes + 1), folded))
        return true;
    if (vt_str_eq(initial, VT_STR("qu"))) {
        /* qua, que, quy are written for what sounds as oa, oe, uy */
        struct vt_str with_u = vt_str_n(rest.ptr - 1, rest.len_bytes + 1);
        return is_rhyme(rest, folded) || is_rhyme(with_u, folded);
    }
    return is_spelled(initial, rest) && is_rhyme(rest, folded);
}

static bool has_form(struct vt_str plain, bool folded)
{
    if (plain.len_bytes == 0)
        return false;
    if (is_rhyme(plain, folded) || vt_str_eq(plain, VT_STR("gi")))
        return true;
    for (size_t i = 0; i < VT_ARRAY_LEN(INITIALS); i++) {
        struct vt_str initial = vt_str(INITIALS[i]);
        if (vt_str_starts(plain, initial) &&
            is_initial_and_rhyme(
                initial,
                vt_str_n(plain.ptr + initial.len_bytes, plain.len_bytes - initial.len_bytes),
                folded))
            return true;
    }
    return false;
}

bool vt_syllable_valid(struct vt_str match)
{
    struct syllable syllable;
    if (!take_tone(match, &syllable))
        return false;
    struct vt_str plain = vt_str_n(syllable.plain, syllable.len_bytes);
    bool is_stopped = vt_str_ends(plain, VT_STR("c")) || vt_str_ends(plain, VT_STR("ch")) ||
                      vt_str_ends(plain, VT_STR("p")) || vt_str_ends(plain, VT_STR("t"));
    if (is_stopped && syllable.tone != 4 && syllable.tone != 5)
        return false;
    return has_form(plain, false);
}

bool vt_syllable_plausible(struct vt_str folded)
{
    return folded.len_bytes < SYLLABLE_BYTES && has_form(folded, true);
}
