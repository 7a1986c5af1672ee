#include "vt_vowels.h"

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
