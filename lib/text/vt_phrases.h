/* vt_phrases.h — many phrases looked for at once among tokens.
 * Layer: text (uses base).  Threads: read-only once built. */
#ifndef VT_PHRASES_H
#define VT_PHRASES_H

#include "vt_token.h"

struct vt_phrases;

struct vt_phrases *vt_phrases_new(void); /* NULL: no memory */
void vt_phrases_free(struct vt_phrases *phrases);

/** Add a phrase: words and marks as in running text; case does not count.  With is_folded also
 *  diacritics do not.  value: what a match returns; the last one added for the same phrase wins. */
int vt_phrases_add(struct vt_phrases *phrases, struct vt_str phrase, bool is_folded,
                   uint32_t value);

/** The longest phrase that starts at token `from` (and ends before `end`), over any gaps but blank
 * lines and pages.  Number of its tokens, or 0. */
size_t vt_phrases_match(const struct vt_phrases *phrases, const struct vt_token *tokens,
                        size_t from, size_t end, uint32_t *ret_value);

#endif
