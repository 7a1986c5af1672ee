/* vt_terms.h — which terms a unit gets and a query asks for: both sides in one place.
 * Layer: query (uses text, ref, index).  Threads: stateless after vt_ref_init.
 * schema/index_fields.tsv lists prefixes and value slots; docs/index-format.md explains them. */
#ifndef VT_TERMS_H
#define VT_TERMS_H

#include "vt_arena.h"
#include "vt_codes.h"
#include "vt_index.h"

/** Value slots, for sorting, ranges and facets. */
enum vt_slot {
    VT_SLOT_DATE = 0,   /* yyyymmdd, 00 for what is unknown; "" without a date */
    VT_SLOT_TYPE = 1,   /* type id */
    VT_SLOT_ISSUER = 2, /* name, or the code where there is no name */
    VT_SLOT_YEAR = 3,   /* yyyy */
    VT_SLOT_PLACE = 4,
    VT_SLOT_ORDER = 5, /* date as above (00000000 without one) and id: no two units have the same */
    VT_SLOT_HEAD = 6,  /* what the unit is, and the codes of its words: vt_terms_read */
    VT_SLOT_REST = 7   /* codes of the words of a long text that VT_SLOT_HEAD does not have */
};

/** What the index is told of a unit: a whole document, one of its articles, or a stub. */
struct vt_terms_input {
    struct vt_str id;       /* unique unit id: "D2b783e2436d6.1", "A2b783e2436d6.1#5",
                               "S57-nq-tw.2024-12-22" */
    struct vt_str unit;     /* "document", "article" or "stub" */
    struct vt_str document; /* document id, or the stub's slug */
    struct vt_str article;  /* "5", or "" */
    struct vt_str key, type, issuer_code, issuer_name, place, date, signer, subject, heading, text;
    const struct vt_str *cites; /* keys of what it cites */
    size_t cites_count;
    struct vt_span span; /* of the unit in the document's text */
};

/** So much of a text is kept in the index: an article whole unless it is huge, so that ranking, phrases
 * and passages need not open its document; of a document the beginning, which is all of a letter. */
enum { VT_TERMS_ARTICLE_BYTES = 64 * 1024, VT_TERMS_DOCUMENT_BYTES = 8 * 1024 };

/** So many of its words are ranked; the others are looked through for phrases. */
enum { VT_TERMS_ARTICLE_WORDS = 12 * 1024, VT_TERMS_DOCUMENT_WORDS = 2 * 1024 };

/** Terms, values and data of a unit, in the arena (about five times its text).  Empty fields are
 * left out.  VT_E_INVALID: no id, or one that cannot be a term. */
int vt_terms_build(struct vt_arena *arena, const struct vt_terms_input *input,
                   struct vt_index_unit *ret, struct vt_error *err);

/** What vt_terms_build put into VT_SLOT_HEAD.  The data of a unit is the beginning of its text: all of
 * it where it is as long as the span. */
struct vt_terms_head {
    struct vt_str unit, document, article;
    struct vt_span span;
    struct vt_unit_codes codes;
};
/** Views point into value.  VT_E_CORRUPT: not written by vt_terms_build. */
int vt_terms_read(struct vt_str value, struct vt_terms_head *ret);

/** Whether the unit may have a value in VT_SLOT_REST, and the codes in it. */
bool vt_terms_has_rest(const struct vt_terms_head *head);
struct vt_codes vt_terms_rest(struct vt_str value);

/** The term of all units of a document: for vt_index_remove_term, and for sets of documents in a
 * query (vt_query_set_cb).  ptr is NULL on failure. */
struct vt_str vt_terms_document(struct vt_arena *arena, struct vt_str document);

#endif
