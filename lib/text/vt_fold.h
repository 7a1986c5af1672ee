/* vt_fold.h — the forms in which Vietnamese text is compared.
 * Layer: text (uses base).  Threads: stateless; tables are built on first use (thread-safe).
 *
 * Levels:
 *   match form   lower case, NFC, Ð Ɖ → đ, tone marks where the old style puts them ("hoà" → "hòa"), i
 *                and y where one is spelt for the other as state documents mostly do ("kĩ" → "kỹ", "qui"
 *                → "quy", "sỹ" → "sĩ")
 *   folded form  lower-case ASCII letters, no marks, đ → d
 * Source: docs/text.md; the two tone styles differ only in open syllables in oa, oe, uy; i and y only
 * in open syllables behind h k l m s t v, alone, and behind qu. */
#ifndef VT_FOLD_H
#define VT_FOLD_H

#include "vt_arena.h"
#include "vt_buf.h"

/** What is to be known of one code point. */
struct vt_letter {
    uint16_t lower; /* code point of the lower-case letter, homoglyphs of Đ resolved */
    uint16_t plain; /* the same without tone mark, with ă â ê ô ơ ư đ: "ấ" → "â" */
    char ascii;     /* 'a'..'z', or 0: no Latin letter */
    uint8_t tone;   /* 0 none, 1 grave, 2 hook, 3 tilde, 4 acute, 5 dot below */
    bool is_upper;
    bool is_letter;
};

/** Valid for every code point below VT_LETTER_LIMIT (all Latin blocks up to Latin Extended
 * Additional). */
enum { VT_LETTER_LIMIT = 0x1F00 };
const struct vt_letter *vt_letters(void);

/** Read one code point of valid UTF-8 at *at and move past it. */
static inline uint32_t vt_utf8_next(struct vt_str text, size_t *at)
{
    const unsigned char *s = (const unsigned char *)text.ptr + *at;
    size_t left = text.len_bytes - *at;
    if (s[0] < 0x80 || left < 2) {
        *at += 1;
        return s[0];
    }
    if (s[0] < 0xE0 || left < 3) {
        *at += 2;
        return ((uint32_t)(s[0] & 0x1F) << 6) | (s[1] & 0x3F);
    }
    if (s[0] < 0xF0 || left < 4) {
        *at += 3;
        return ((uint32_t)(s[0] & 0x0F) << 12) | ((uint32_t)(s[1] & 0x3F) << 6) | (s[2] & 0x3F);
    }
    *at += 4;
    return ((uint32_t)(s[0] & 0x07) << 18) | ((uint32_t)(s[1] & 0x3F) << 12) |
           ((uint32_t)(s[2] & 0x3F) << 6) | (s[3] & 0x3F);
}
void vt_utf8_append(struct vt_buf *buf, uint32_t code_point);

/** Append the folded form; what is no Latin letter is kept as it is. */
void vt_fold_ascii(struct vt_str text, struct vt_buf *buf);
/** Append the match form. */
void vt_fold_match(struct vt_str text, struct vt_buf *buf);
/** Append in upper or lower case (no other change). */
void vt_fold_upper(struct vt_str text, struct vt_buf *buf);
void vt_fold_lower(struct vt_str text, struct vt_buf *buf);

/** The same into an arena; ptr is NULL on failure. */
struct vt_str vt_fold_ascii_in(struct vt_arena *arena, struct vt_str text);
struct vt_str vt_fold_match_in(struct vt_arena *arena, struct vt_str text);
struct vt_str vt_fold_upper_in(struct vt_arena *arena, struct vt_str text);
/** The folded form of the match form: names in it are equal whichever of i and y they are spelt with. */
struct vt_str vt_fold_name_in(struct vt_arena *arena, struct vt_str text);

/** Equal in the folded form. */
bool vt_fold_equal(struct vt_str a, struct vt_str b);

/** White space folded to single spaces, markdown stars and zero-width characters dropped, trimmed.
 */
struct vt_str vt_fold_spaces_in(struct vt_arena *arena, struct vt_str text);

#endif
