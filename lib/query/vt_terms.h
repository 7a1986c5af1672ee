/* vt_terms.h — which terms a unit gets and a query asks for: both sides in one place.
 * Layer: query (uses text, ref, index).  Threads: stateless after vt_ref_init.
 * schema/index-fields.tsv lists prefixes and value slots; docs/index-format.md explains them. */
#ifndef VT_TERMS_H
#define VT_TERMS_H

#include "vt_arena.h"
#include "vt_index.h"

/** What the index is told of a unit: a whole document, one of its articles, or a stub. */
struct vt_terms_input {
    struct vt_str id;       /* unique unit id: "D2b783e2436d6.1", "A2b783e2436d6.1#5", "S57-nq-tw.2024-12-22" */
    struct vt_str unit;     /* "document", "article" or "stub" */
    struct vt_str document; /* document id, or the stub's slug */
    struct vt_str article;  /* "5", or "" */
    struct vt_str key, type, issuer_code, issuer_name, place, date, signer, subject, heading, text;
    const struct vt_str *cites;  /* keys of what it cites */
    size_t cites_count;
    struct vt_span span;    /* of the unit in the document's text */
};

/** Terms, values and data of a unit, in the arena. */
int vt_terms_build(struct vt_arena *arena, const struct vt_terms_input *input,
                   struct vt_index_unit *ret, struct vt_error *err);

#endif
