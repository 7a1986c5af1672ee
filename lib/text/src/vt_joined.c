#include "vt_joined.h"

#include "vt_cleanup.h"
#include "vt_fold.h"
#include "vt_syllables.h"

enum { LONGEST = 64 };

struct letters {
    size_t start[LONGEST + 1]; /* byte offsets; one more for the end */
    uint32_t letters[LONGEST];
    bool is_upper[LONGEST];
    size_t count;
};

static bool read_letters(struct vt_str text, struct letters *ret)
{
    const struct vt_letter *table = vt_letters();
    size_t at = 0;
    ret->count = 0;
    while (at < text.len_bytes) {
        size_t start = at;
        uint32_t c = vt_utf8_next(text, &at);
        if (ret->count == LONGEST || c >= VT_LETTER_LIMIT)
            return false;
        if (c >= 0x0300 && c <= 0x036F)
            continue; /* belongs to the letter before */
        ret->letters[ret->count] = c;
        ret->is_upper[ret->count] = table[c].is_upper;
        ret->start[ret->count++] = start;
    }
    ret->start[ret->count] = text.len_bytes;
    return true;
}

/* "tại|Điều", "của|UBND": a capital behind two small letters.  Not behind codes ("TTr"), nor in
 * capitals whose accents a font kept small ("LệNH"). */
static size_t capital_inside(const struct letters *l)
{
    enum { SHORTEST = 2 };
    if (l->count < 2 * SHORTEST || l->is_upper[1])
        return 0;
    size_t i = 1;
    while (i < l->count && !l->is_upper[i])
        i++;
    size_t small = l->is_upper[0] ? i - 1 : i;
    if (small < SHORTEST || i + SHORTEST > l->count)
        return 0;
    bool right_is_upper = l->is_upper[i + 1];
    return l->is_upper[0] && right_is_upper ? 0 : i;
}

static bool is_syllable(const struct letters *l, size_t first)
{
    return vt_syllable_is_valid(l->letters + first, l->count - first);
}

/* "CP|ngày", "CP|để", "TTg|ngày": a syllable behind a code, which is none with it ("THông" is a slip
 * for Thông). */
static size_t syllable_behind_code(const struct letters *l)
{
    enum { SHORTEST = 2, MOST_SMALL = 1 };
    size_t capitals = 0;
    while (capitals < l->count && l->is_upper[capitals])
        capitals++;
    if (capitals < 2 || is_syllable(l, 0))
        return 0;
    for (size_t cut = capitals; cut <= capitals + MOST_SMALL && cut + SHORTEST <= l->count; cut++)
        if (is_syllable(l, cut))
            return cut;
    return 0;
}

/* "thuế|ngày", "tại|khoản": small letters that are two syllables, the second a word that goes before
 * or behind a number. */
static size_t anchor_at_end(struct vt_str text, const struct letters *l)
{
    static const char *const ANCHORS[] = {"ngày", "của", "khoản", "điểm", "điều", "số", "năm"};
    enum { LONGEST_SYLLABLE = 7 };
    if (l->count < LONGEST_SYLLABLE - 1 || l->is_upper[1] || is_syllable(l, 0))
        return 0;
    for (size_t i = 0; i < VT_ARRAY_LEN(ANCHORS); i++) {
        struct vt_str anchor = vt_str(ANCHORS[i]);
        if (!vt_str_ends(text, anchor))
            continue;
        size_t cut = text.len_bytes - anchor.len_bytes;
        for (size_t k = 2; k < l->count; k++)
            if (l->start[k] == cut)
                return vt_syllable_is_valid(l->letters, k) ? k : 0;
    }
    return 0;
}

size_t vt_joined_words(struct vt_str text)
{
    struct letters letters;
    if (!read_letters(text, &letters) || letters.count < 2)
        return 0;
    size_t cut = capital_inside(&letters);
    if (cut == 0)
        cut = syllable_behind_code(&letters);
    if (cut == 0)
        cut = anchor_at_end(text, &letters);
    return cut == 0 ? 0 : letters.start[cut];
}
