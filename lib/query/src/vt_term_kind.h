/* vt_term_kind.h — the kinds of terms, as rows of schema/index_fields.tsv. */
#ifndef VT_TERM_KIND_H
#define VT_TERM_KIND_H

#include "vt_arena.h"
#include "vt_index.h"

enum vt_term_kind {
    VT_TERM_WORD,
    VT_TERM_EXACT,
    VT_TERM_SUBJECT,
    VT_TERM_SUBJECT_EXACT,
    VT_TERM_PLAIN_TEXT,
    VT_TERM_KEY,
    VT_TERM_KEY_LOOSE,
    VT_TERM_SERIAL,
    VT_TERM_NUMBER_YEAR,
    VT_TERM_TYPE_CODE,
    VT_TERM_ISSUER_PART,
    VT_TERM_DESK,
    VT_TERM_TYPE,
    VT_TERM_ISSUER,
    VT_TERM_ISSUER_WORD,
    VT_TERM_PLACE,
    VT_TERM_SIGNER,
    VT_TERM_CENTURY,
    VT_TERM_DECADE,
    VT_TERM_YEAR,
    VT_TERM_MONTH,
    VT_TERM_DAY,
    VT_TERM_CITES,
    VT_TERM_CITES_LOOSE,
    VT_TERM_UNIT,
    VT_TERM_DOCUMENT,
    VT_TERM_KIND_COUNT
};

/** Room for a term and the zero byte that ends it. */
struct vt_term {
    char bytes[VT_INDEX_TERM_BYTES + 1];
    uint8_t len_bytes;
};

/** The term of a kind for a text in its final form.  What is longer than a term may be is cut
 * before a code point. */
void vt_term_make(enum vt_term_kind kind, struct vt_str text, struct vt_term *ret);

static inline struct vt_str vt_term_str(const struct vt_term *term)
{
    return vt_str_n(term->bytes, term->len_bytes);
}

/** A code of an issuer, type or unit as its terms have it: upper case, no marks, Đ as D.  ptr is
 * NULL on failure. */
struct vt_str vt_term_code(struct vt_arena *arena, struct vt_str code);

#endif
