/* vt_search.h — one search as it goes on: what was asked, what leads the list, what the index
 * gives. Layer: answer (private).
 *
 * The list that is paged is: the documents that the whole question names (head), those that cite
 * them, then the units of the index in order of rank. */
#ifndef VT_SEARCH_H
#define VT_SEARCH_H

#include "vt_answer_frame.h"
#include "vt_arena.h"
#include "vt_code_phrase.h"
#include "vt_query.h"
#include "vt_rank.h"
#include "vt_terms.h"

/** A document that stands before the hits of the index. */
struct vt_head_hit {
    vt_work_no work;
    bool is_named;        /* the question names it; else it cites one that it names */
    bool is_neighbour;    /* nobody bears the number of the question: this one is nearly so */
    struct vt_str reason; /* of a named one */
    double score;         /* of the resolution */
    struct vt_link link;  /* of a citing one */
};

/** So many hits are put in order by their words: a document has four times those of an article. */
enum { VT_RANKED_ARTICLES = 300, VT_RANKED_DOCUMENTS = 100 };

/** Answers of the index to one search: each asks for twice as much as the one before. */
enum { VT_SEARCH_RESULTS = 33 };

/** What the score of a hit is made of, where its words were looked at. */
enum vt_rank_part {
    VT_RANK_WORDS,    /* BM25 of the index, as a share of the best */
    VT_RANK_ADJACENT, /* pairs of adjacent words, in the text or the title of an article's document */
    VT_RANK_SENTENCE, /* pairs in the best sentence */
    VT_RANK_HEADING,  /* how much of the heading was asked for */
    VT_RANK_BREVITY,
    VT_RANK_LATER, /* of two rules on a matter the later one holds */
    VT_RANK_CITED, /* by how many documents */
    VT_RANK_PARTS
};

/** A unit of the index. */
struct vt_text_hit {
    double score; /* as it ranks */
    double bm25;  /* of the index */
    bool is_ranked;
    double parts[VT_RANK_PARTS];
    uint32_t number; /* in the index */
    struct vt_terms_head unit;
};

struct vt_search {
    struct vt_answerer *a;
    const struct vt_search_request *request;
    struct vt_arena arena;
    struct vt_query query;
    struct vt_index_query_builder *builder;
    struct vt_query_plan plan;
    json_t *answer, *notes;

    struct vt_head_hit *head;
    size_t head_count;

    struct vt_text_hit *hits; /* in order of rank, as far as they were looked at */
    size_t hit_count;
    uint64_t count; /* of hits in all; at least so many where not exact */
    bool count_exact, is_partial;
    json_t *facets; /* or NULL */

    struct vt_index_result results[VT_SEARCH_RESULTS]; /* what hits point into */
    size_t result_count;
    struct vt_rank_question *question; /* the pairs of what was asked; NULL until it is needed */
};

void vt_search_note(struct vt_search *search, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Fill head: the works that the whole question names, and who cites the one that is meant. */
int vt_search_head(struct vt_search *search, struct vt_error *err);

/** vt_query_set_cb: the documents that cite X, that X cites, those in force. */
vt_node vt_search_set(struct vt_index_query_builder *builder, enum vt_query_field field,
                      struct vt_str value, void *search);

/** Fill hits (at least the first `wanted` that belong in the list, where there are so many), count
 * and facets. */
int vt_search_hits(struct vt_search *search, size_t wanted, struct vt_error *err);

/** Up to so many matches facets count all of them. */
enum { VT_SEARCH_FACETS_EXACT = 1000 };
/** Add to facets what only the graph knows: effect ("status") and cited documents ("cites"); and to the
 * answer "facets_exact". */
int vt_search_graph_facets(struct vt_search *search, struct vt_error *err);

/** How many of the first hits are ranked by their words. */
size_t vt_search_ranked_most(const struct vt_search *search);

/** Put the first hits in order by their words, and give the others scores below theirs. */
int vt_search_rank(struct vt_search *search, struct vt_error *err);

/** Read search->question. */
int vt_search_read_question(struct vt_search *search, struct vt_error *err);

/** Whether phrases have to be looked for. */
bool vt_search_needs_text(const struct vt_query_tree *tree);

/** Phrases as codes, in the order in which a walk of the tree meets them. */
struct vt_search_phrases {
    const struct vt_query_tree *tree;
    struct vt_code_phrase *items;
    const struct vt_query_tree **leaves;
    size_t count;
};
int vt_search_phrases_read(struct vt_search *search, struct vt_search_phrases *ret,
                           struct vt_error *err);
/** vt_index_accept_cb: whether a unit has what the question asks, told by codes. */
bool vt_search_accepts_codes(struct vt_index_candidate *candidate, void *phrases);

/** Whether a text (with the subject of its document) has what the question asks. */
int vt_search_accepts(const struct vt_query_tree *tree, struct vt_str text, struct vt_str subject,
                      bool *ret, struct vt_error *err);

/** Text of a hit ("" of a stub), from the index where that keeps all of it, else from the archive; the
 * document of the last call is remembered.  Views are in *cache until the next call. */
struct vt_text_cache {
    struct vt_arena arena;
    struct vt_buf kept; /* what the index keeps of the last hit */
    struct vt_str document, text;
};
int vt_search_text(struct vt_search *search, const struct vt_text_hit *hit,
                   struct vt_text_cache *cache, struct vt_str *ret_text, struct vt_error *err);
/** The part of a long text where the best sentence for the question is likely to stand. */
int vt_search_window(struct vt_search *search, const struct vt_text_hit *hit, struct vt_str text,
                     struct vt_str *ret, struct vt_error *err);

/** That part, of a text of which the beginning is enough where the sentence stands in what the index
 * keeps: the archive need not be opened then. */
int vt_search_passage(struct vt_search *search, const struct vt_text_hit *hit,
                      struct vt_text_cache *cache, struct vt_str *ret_text, struct vt_str *ret,
                      struct vt_error *err);

/** The heading of an article, from its text. */
struct vt_str vt_search_heading(struct vt_str article);

/** Add hit number rank to items; a unit whose text has not what its codes promised is left out. */
int vt_search_put_head(struct vt_search *search, size_t index, size_t rank, json_t *items,
                       struct vt_error *err);
int vt_search_put_hit(struct vt_search *search, const struct vt_text_hit *hit, size_t rank,
                      struct vt_text_cache *cache, json_t *items, struct vt_error *err);

#endif
