/* vt_search.h — one search as it goes on: what was asked, what leads the list, what the index
 * gives. Layer: answer (private).
 *
 * The list that is paged is: the documents that the whole question names (head), those that cite
 * them, then the units of the index in order of rank. */
#ifndef VT_SEARCH_H
#define VT_SEARCH_H

#include "vt_answer_frame.h"
#include "vt_arena.h"
#include "vt_query.h"
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

/** So many hits are put in order by their text: a document's beginning is four times an article. */
enum { VT_RANKED_ARTICLES = 200, VT_RANKED_DOCUMENTS = 100 };

/** What the score of a hit is made of, where its text was looked at. */
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
    struct vt_terms_data unit;
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

/** How many of the first hits are ranked by their text. */
size_t vt_search_ranked_most(const struct vt_search *search);

/** Put the first hits in order by their text, and give the others scores below theirs. */
int vt_search_rank(struct vt_search *search, struct vt_error *err);

/** Whether phrases have to be looked for in the text, and whether a text (with the subject of its
 *  document) has what the question asks. */
bool vt_search_needs_text(const struct vt_query_tree *tree);
int vt_search_accepts(const struct vt_query_tree *tree, struct vt_str text, struct vt_str subject,
                      bool *ret, struct vt_error *err);

/** Text of a document, article or stub (""), from the unit where the index keeps all of it, else from
 * the archive; the document of the last call is remembered.  Views are in *cache or in the unit. */
struct vt_text_cache {
    struct vt_arena arena;
    struct vt_str document, text;
};
int vt_search_text(struct vt_answerer *a, const struct vt_terms_data *unit,
                   struct vt_text_cache *cache, struct vt_str *ret_text, struct vt_error *err);

/** The heading of an article, from its text. */
struct vt_str vt_search_heading(struct vt_str article);

/** Add hit number rank to items. */
int vt_search_put_head(struct vt_search *search, size_t index, size_t rank, json_t *items,
                       struct vt_error *err);
int vt_search_put_hit(struct vt_search *search, const struct vt_text_hit *hit, size_t rank,
                      struct vt_text_cache *cache, json_t *items, struct vt_error *err);

#endif
