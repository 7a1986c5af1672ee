#include "vt_vowels.h"

#include <string.h>

/* Columns: no tone, grave, hook, tilde, acute, dot below. */
static const uint16_t TONES[][6] = {
    {'a', 0x00E0, 0x1EA3, 0x00E3, 0x00E1, 0x1EA1},
    {0x0103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7},
    {0x00E2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD},
    {'e', 0x00E8, 0x1EBB, 0x1EBD, 0x00E9, 0x1EB9},
    {0x00EA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7},
    {'i', 0x00EC, 0x1EC9, 0x0129, 0x00ED, 0x1ECB},
    {'o', 0x00F2, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD},
    {0x00F4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9},
    {0x01A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3},
    {'u', 0x00F9, 0x1EE7, 0x0169, 0x00FA, 0x1EE5},
    {0x01B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1},
    {'y', 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5},
};

uint32_t vt_vowel_with_tone(uint32_t plain, uint8_t tone)
{
    for (size_t i = 0; i < sizeof TONES / sizeof TONES[0]; i++)
        if (TONES[i][0] == plain)
            return TONES[i][tone];
    return plain;
}

static bool is_plain_i(const struct vt_letter *letters, uint32_t c)
{
    return c < VT_LETTER_LIMIT && (letters[c].plain == 'i' || letters[c].plain == 'y');
}

/* What may follow "qui" and "quy": qui, quinh, quit, quich. */
static bool is_quy_final(const uint32_t *rest, size_t count)
{
    return count == 0 || (count == 1 && rest[0] == 't') ||
           (count == 2 && rest[1] == 'h' && (rest[0] == 'n' || rest[0] == 'c'));
}

/* The vowel that is spelt i or y, and which of them state documents write; 0: none.  A letter alone
 * is the name of a point ("điểm i", "điểm y") unless it has a tone. */
static uint32_t find_i(const struct vt_letter *letters, const uint32_t *word, size_t count,
                       size_t *ret_at)
{
    if (count == 1 || count == 2) {
        *ret_at = count - 1;
        if (!is_plain_i(letters, word[count - 1]))
            return 0;
        if (count == 1)
            return letters[word[0]].tone != 0 ? 'y' : 0;
        if (word[0] == 's' || word[0] == 'v')
            return 'i';
        return word[0] < 0x80 && strchr("hklmt", (int)word[0]) != NULL ? 'y' : 0;
    }
    if (count < 3 || word[0] != 'q' || word[1] >= VT_LETTER_LIMIT ||
        letters[word[1]].plain != 'u' || !is_plain_i(letters, word[2]) ||
        !is_quy_final(word + 3, count - 3))
        return 0;
    *ret_at = 2;
    return 'y';
}

bool vt_vowels_unify_i(const struct vt_letter *letters, uint32_t *word, size_t count)
{
    size_t at = 0;
    uint32_t chosen = find_i(letters, word, count, &at);
    if (chosen == 0 || letters[word[at]].plain == chosen)
        return false;
    word[at] = vt_vowel_with_tone(chosen, letters[word[at]].tone);
    return true;
}

void vt_vowels_place_tone(const struct vt_letter *letters, uint32_t *word, size_t count)
{
    if (count < 2)
        return;
    const uint32_t last = word[count - 1], first = word[count - 2];
    if (last >= VT_LETTER_LIMIT || first >= VT_LETTER_LIMIT)
        return;
    const uint32_t a = letters[first].plain, b = letters[last].plain;
    const uint8_t tone = letters[first].tone != 0 ? letters[first].tone : letters[last].tone;
    if (tone == 0 || !((a == 'o' && (b == 'a' || b == 'e')) || (a == 'u' && b == 'y')))
        return;
    const bool after_q = count > 2 && word[count - 3] == 'q';
    word[count - 2] = after_q ? a : vt_vowel_with_tone(a, tone);
    word[count - 1] = after_q ? vt_vowel_with_tone(b, tone) : b;
}
