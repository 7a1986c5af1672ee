#include "vt_syllables.h"

#include <pthread.h>

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_tables.h"
#include "vt_vowels.h"

enum {
    LONGEST_SYLLABLE = 7, /* nghiêng */
    SLOT_COUNT = 1 << 14, /* more than twice the syllables without tone */
    TONE_ACUTE = 4,
    TONE_DOT_BELOW = 5,
};

enum column { PART, LETTERS, BEFORE };

/* Open addressing; a syllable is its letters, 9 bits each, which no other syllable has. */
static uint64_t slots[SLOT_COUNT];
static uint64_t folded_slots[SLOT_COUNT];
static pthread_once_t slots_once = PTHREAD_ONCE_INIT;

static uint64_t pack(uint64_t packed, uint32_t plain)
{
    return packed << 9 | (plain & 0x1FF);
}

/* Where it stands, or the free slot where it would. */
static uint64_t *slot_of(uint64_t *in, uint64_t packed)
{
    size_t slot = (size_t)((packed * 0x9E3779B97F4A7C15u) >> 50);
    while (in[slot] != 0 && in[slot] != packed)
        slot = (slot + 1) % SLOT_COUNT;
    return &in[slot];
}

static void add(struct vt_str initial, struct vt_str rhyme)
{
    const struct vt_letter *letters = vt_letters();
    const struct vt_str parts[] = {initial, rhyme};
    uint64_t packed = 0, folded = 0;
    for (size_t i = 0; i < VT_ARRAY_LEN(parts); i++)
        for (size_t at = 0; at < parts[i].len_bytes;) {
            uint32_t c = vt_utf8_next(parts[i], &at);
            packed = pack(packed, c);
            folded = pack(folded, (uint8_t)letters[c].ascii);
        }
    *slot_of(slots, packed) = packed;
    if (!vt_str_starts(rhyme, VT_STR("oo")))
        *slot_of(folded_slots, folded) = folded;
}

static bool may_stand_before(struct vt_str before, struct vt_str rhyme)
{
    struct vt_str letter;
    if (before.len_bytes == 0)
        return true;
    while (vt_str_split(&before, ' ', &letter))
        if (vt_str_starts(rhyme, letter))
            return true;
    return false;
}

static void add_rhyme(struct vt_str rhyme)
{
    const struct vt_table *table = &vt_table_syllables;
    add(VT_STR_EMPTY, rhyme);
    for (size_t row = 0; row < table->row_count; row++) {
        if (vt_str_eq(vt_table_cell(table, row, PART), VT_STR("initial")) &&
            may_stand_before(vt_table_cell(table, row, BEFORE), rhyme))
            add(vt_table_cell(table, row, LETTERS), rhyme);
    }
}

static void build_slots(void)
{
    const struct vt_table *table = &vt_table_syllables;
    for (size_t row = 0; row < table->row_count; row++)
        if (vt_str_eq(vt_table_cell(table, row, PART), VT_STR("rhyme")))
            add_rhyme(vt_table_cell(table, row, LETTERS));
}

static bool takes_any_tone(uint32_t last, uint32_t before_last)
{
    return last != 'c' && last != 'p' && last != 't' && !(last == 'h' && before_last == 'c');
}

static bool is_vowel(uint32_t plain)
{
    return vt_vowel_with_tone(plain, TONE_ACUTE) != plain;
}

bool vt_syllable_is_valid(const uint32_t *word, size_t count)
{
    if (count == 0 || count > LONGEST_SYLLABLE)
        return false;
    pthread_once(&slots_once, build_slots);
    const struct vt_letter *letters = vt_letters();
    uint64_t packed = 0;
    unsigned tones = 0;
    uint8_t tone = 0;
    uint32_t last = 0, before_last = 0;
    for (size_t i = 0; i < count; i++) {
        if (word[i] >= VT_LETTER_LIMIT)
            return false;
        const struct vt_letter *letter = &letters[word[i]];
        if (letter->plain >= 0x200 || (letter->tone != 0 && !is_vowel(letter->plain)))
            return false;
        tones += letter->tone != 0;
        tone = letter->tone != 0 ? letter->tone : tone;
        before_last = last;
        last = letter->plain;
        packed = pack(packed, last);
    }
    if (tones > 1 || *slot_of(slots, packed) != packed)
        return false;
    return tone == TONE_ACUTE || tone == TONE_DOT_BELOW || takes_any_tone(last, before_last);
}

bool vt_syllable_is_valid_word(struct vt_str word)
{
    uint32_t letters[LONGEST_SYLLABLE + 1];
    size_t count = 0;
    for (size_t at = 0; at < word.len_bytes && count < VT_ARRAY_LEN(letters);)
        letters[count++] = vt_utf8_next(word, &at);
    return vt_syllable_is_valid(letters, count);
}

bool vt_syllable_is_plausible(struct vt_str folded)
{
    if (folded.len_bytes == 0 || folded.len_bytes > LONGEST_SYLLABLE)
        return false;
    pthread_once(&slots_once, build_slots);
    uint64_t packed = 0;
    for (size_t i = 0; i < folded.len_bytes; i++)
        packed = pack(packed, (uint8_t)folded.ptr[i]);
    return *slot_of(folded_slots, packed) == packed;
}

/* "UBND", "CC", "IV", "b)": no words, and no fault of an encoding either.  Abbreviations have no tone. */
static bool is_sign(const struct vt_letter *letters, const uint32_t *word, size_t count)
{
    for (size_t i = 0; i < count && count > 1; i++)
        if (!letters[word[i]].is_upper || letters[word[i]].tone != 0)
            return false;
    return true;
}

struct vt_syllable_count vt_syllable_count(struct vt_str text)
{
    const struct vt_letter *letters = vt_letters();
    struct vt_syllable_count result = {0, 0};
    uint32_t word[LONGEST_SYLLABLE + 1];
    size_t count = 0;
    for (size_t at = 0; at <= text.len_bytes;) {
        uint32_t c = 0;
        if (at < text.len_bytes)
            c = vt_utf8_next(text, &at);
        else
            at++;
        if (c < VT_LETTER_LIMIT && letters[c].is_letter) {
            if (count < VT_ARRAY_LEN(word))
                word[count++] = c;
            continue;
        }
        bool valid = count > 0 && vt_syllable_is_valid(word, count);
        result.valid += valid;
        result.total += valid || !is_sign(letters, word, count);
        count = 0;
    }
    return result;
}
