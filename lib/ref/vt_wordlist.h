/* vt_wordlist.h — short lists of words that rules look for.
 * Layer: ref (uses text, base).  Threads: read-only after vt_ref_init.
 * Data: schema/wordlists.tsv, which says what each list is for. */
#ifndef VT_WORDLIST_H
#define VT_WORDLIST_H

#include "vt_token.h"

enum vt_wordlist {
    VT_WORDLIST_LAW_END,
    VT_WORDLIST_BODY_END,
    VT_WORDLIST_FORM,
    VT_WORDLIST_FILE_ENDING,
    VT_WORDLIST_UNIT,
    VT_WORDLIST_NO_SIGNER,
    VT_WORDLIST_RANK,
    VT_WORDLIST_DIVISION,
    VT_WORDLIST_ORDINAL,
    VT_WORDLIST_LICENCE,
    VT_WORDLIST_UNDONE,
    VT_WORDLIST_QUOTING,
    VT_WORDLIST_EFFECT,
    VT_WORDLIST_CHANGE,
    VT_WORDLIST_NUMBERED,
    VT_WORDLIST_NAMESAKE,
    VT_WORDLIST_NAMED_AFTER,
    VT_WORDLIST_COUNT
};

/** Build the lists; vt_ref_init does. */
void vt_wordlist_init(void);

/** The longest phrase of a list that starts at a token.  Number of its tokens, or 0; *ret_value (may be NULL)
 * gets its value, 0 where the table has none. */
size_t vt_wordlist_scan(enum vt_wordlist list, const struct vt_token *tokens, size_t from,
                        size_t end, uint32_t *ret_value);

#endif
