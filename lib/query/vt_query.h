/* vt_query.h — what a person types → a plan for the index.
 * Layer: query (uses text, ref, index).  Threads: stateless after vt_ref_init.
 * Source: docs/query-language.md.
 * Never an error for what a person types: everything is understood somehow, and the plan says how.
 */
#ifndef VT_QUERY_H
#define VT_QUERY_H

#include "vt_arena.h"
#include "vt_index.h"

enum { VT_QUERY_BYTES = 4096 }; /* longest question; what is longer is cut and said so */

enum vt_query_field {
    VT_FIELD_TEXT,
    VT_FIELD_NUMBER,
    VT_FIELD_TYPE,
    VT_FIELD_ISSUER,
    VT_FIELD_DATE,
    VT_FIELD_SIGNER,
    VT_FIELD_PLACE,
    VT_FIELD_SUBJECT,
    VT_FIELD_CITES,
    VT_FIELD_CITED_BY,
    VT_FIELD_STATUS
};

enum vt_query_op { VT_OP_WORD, VT_OP_PHRASE, VT_OP_FIELD, VT_OP_AND, VT_OP_OR, VT_OP_NOT };

/** The syntax tree.  WORD and PHRASE have text (match form, words separated by single spaces);
 * FIELD has field and text (and a date range); AND and OR have children; NOT has one child. A
 * PHRASE is looked for word by word in the index: whether the words stand side by side is decided
 * on the text.  FIELD with VT_FIELD_TEXT is a document number among words: text are its words,
 * shown its key. */
struct vt_query_tree {
    enum vt_query_op op;
    enum vt_query_field field;
    struct vt_str text;
    struct vt_str from, to; /* ISO, inclusive, for VT_FIELD_DATE; "" open */
    struct vt_str shown;    /* how it is echoed where that is not the text itself: the abbreviation
                               that an OR spells out, the key of a number; else "" */
    const struct vt_query_tree **children;
    size_t child_count;
};

/** What the words and phrases of the tree ask of a text, for snippets and re-ranking.  Parts under
 * a NOT are left out; each once. */
struct vt_query_phrase {
    const struct vt_str *words; /* match form: NFC, lower case */
    size_t word_count;
    bool accented; /* some word has marks */
};

struct vt_query {
    const struct vt_query_tree *tree; /* NULL: nothing was asked */
    struct vt_str normalized;         /* how it was understood, for the echo */
    const struct vt_str *notes;       /* dropped and corrected parts, in Vietnamese */
    size_t note_count;
    const struct vt_query_phrase *phrases; /* words as phrases of one, quoted phrases as given */
    size_t phrase_count;
    /* It asks in a sentence: no text has every word of it, so units are ranked by how much they have.
     * Quoted phrases and fields hold all the same.  A note says so. */
    bool any_word;
    /* Documents that it names among other words, as they were typed ("nghị định 30/2020"): ask
     * vt_graph_resolve.  None where the whole text is one. */
    const struct vt_str *references;
    size_t reference_count;
    bool asks_who_cites;          /* "văn bản nào căn cứ …": who cites references[0] */
    struct vt_str asked_relation; /* in that way above all: id of a relation, or "" */
    bool whole_is_reference; /* the whole text reads as a number or short name: ask vt_graph_resolve
                              */
};

/** Any bytes are fine: VT_E_NOMEM is the only failure.  Everything in *ret stands in the arena
 * (20 to 50 kB for a question of usual length); text is not kept. */
int vt_query_parse(struct vt_arena *arena, struct vt_str text, struct vt_query *ret,
                   struct vt_error *err);

/** Keys and sets that only the caller can know: the documents cited by X, those in force … . Called
 *  for CITED_BY, STATUS and CITES fields; returns a node or NULL for "matches nothing". */
typedef vt_node (*vt_query_set_cb)(struct vt_index_query_builder *builder,
                                   enum vt_query_field field, struct vt_str value, void *ctx);

struct vt_query_plan {
    vt_node all;     /* every word must match */
    vt_node partial; /* for the fall-back: any word, marks forgiven; NULL if the same as all */
    bool has_text;   /* some word is ranked (else: order by date) */
};
/** Where any_word is set, `all` already asks for any word.  unit: kinds of units to look among ("document", "article,stub"); "" for all.  Fields and a NOT
 * hold in both plans.  A query without a tree gives nodes that match nothing. */
int vt_query_compile(const struct vt_query *query, struct vt_index_query_builder *builder,
                     struct vt_str unit, vt_query_set_cb set_cb, void *ctx,
                     struct vt_query_plan *ret, struct vt_error *err);

/* ---- while it is being typed ---- */

/** What was typed so far as text: valid NFC, with syllables for keystrokes of Telex and VNI. */
int vt_query_typed_text(struct vt_arena *arena, struct vt_str text, struct vt_str *ret,
                        struct vt_error *err);

/** Documents and stubs whose issuer (VT_FIELD_ISSUER: words of its name, or its code) or subject
 * (VT_FIELD_SUBJECT) has all words of a text, whatever their marks; the last one may be only begun.
 * Subjects are weighed by the words that are whole.  NULL for a text without words. */
vt_node vt_query_begun(struct vt_index_query_builder *builder, struct vt_arena *arena,
                       enum vt_query_field field, struct vt_str typed);

/** Whether a text has all words that were typed: the whole ones with their marks, if they have any. */
bool vt_query_begins(struct vt_arena *arena, struct vt_str typed, struct vt_str text);

/** The best passage of a text for the phrases: byte ranges in the text, whole sentences up to about
 * max_bytes, with the ranges to highlight.  The text may be NFC or NFD; ranges hold whole words of
 * it. Words with marks are looked for with their marks, and without where the text has none of
 * them. Nothing found: the beginning of the text, no marks.  Cost: one pass of tokens. */
struct vt_snippet {
    struct vt_span span;
    const struct vt_span *marks;
    size_t mark_count;
};
int vt_query_snippet(struct vt_arena *arena, const struct vt_query *query, struct vt_str text,
                     size_t max_bytes, struct vt_snippet *ret);

#endif
