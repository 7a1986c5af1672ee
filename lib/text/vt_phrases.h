/* vt_phrases.h — many phrases looked for at once among tokens.
 * Layer: text (uses base).  Threads: read-only once built. */
#ifndef VT_PHRASES_H
#define VT_PHRASES_H

#include "vt_token.h"

struct vt_phrases;

/** Words by their `match` hashes, as bits: a quick "no" for most tokens of a text. */
enum { VT_WORD_SET_BITS = 8192 };
struct vt_word_set {
    uint64_t bits[VT_WORD_SET_BITS / 64];
};
static inline void vt_word_set_add(struct vt_word_set *words, uint32_t hash)
{
    words->bits[hash % VT_WORD_SET_BITS / 64] |= UINT64_C(1) << (hash % 64);
}
/** False: none of them.  True: look closer. */
static inline bool vt_word_set_may(const struct vt_word_set *words, uint32_t hash)
{
    return (words->bits[hash % VT_WORD_SET_BITS / 64] >> (hash % 64) & 1) != 0;
}
/** Two words that follow one another, as one member of a set. */
static inline uint32_t vt_word_pair(uint32_t first, uint32_t second)
{
    return first ^ (second * 0x9E3779B1u >> 7);
}

/** How phrases begin. */
struct vt_openings {
    struct vt_word_set firsts; /* first words */
    struct vt_word_set alone;  /* those that are a whole phrase */
    struct vt_word_set pairs;  /* the first two words of the others */
};

struct vt_phrases *vt_phrases_new(void); /* NULL: no memory */
void vt_phrases_free(struct vt_phrases *phrases);

/** Add a phrase: words and marks as in running text; case does not count.  With is_folded also
 *  diacritics do not.  value: what a match returns; the last one added for the same phrase wins. */
int vt_phrases_add(struct vt_phrases *phrases, struct vt_str phrase, bool is_folded,
                   uint32_t value);

/** How the phrases begin that were added unfolded.  Borrowed. */
const struct vt_openings *vt_phrases_openings(const struct vt_phrases *phrases);

/** The longest phrase that starts at token `from` (and ends before `end`), over any gaps but blank
 * lines and pages.  Number of its tokens, or 0. */
size_t vt_phrases_match(const struct vt_phrases *phrases, const struct vt_token *tokens,
                        size_t from, size_t end, uint32_t *ret_value);

#endif
