/* vt_answer.h — the questions of users → answers as JSON trees: the one place where the terminal,
 * the daemon and its pages get them.  Field names are those of the contract (docs/answers.md).
 * Layer: answer (uses extract, query, graph, archive, doc, base).
 * Threads: one vt_answerer, one thread.  It opens everything read-only and follows new commits by
 * itself at the start of each question. */
#ifndef VT_ANSWER_H
#define VT_ANSWER_H

#include "vt_json.h"
#include "vt_status.h"

struct vt_answerer;

/** VT_E_NOTFOUND (with the hint to run `vanthu index`): there is no archive in dir. */
int vt_answerer_open(const char *dir, struct vt_answerer **ret, struct vt_error *err);
/** The same for those who must not see documents marked MẬT, TỐI MẬT or TUYỆT MẬT: no answer has
 * anything of them or from them (VT_ARCHIVE_READ_UNMARKED).  Until the indexer has derived an index and
 * graph without them, answers fail with VT_E_STALE. */
int vt_answerer_open_unmarked(const char *dir, struct vt_answerer **ret, struct vt_error *err);
void vt_answerer_close(struct vt_answerer *answerer);
VT_DEFINE_CLEANUP(struct vt_answerer, vt_answerer_close);

/** Sequence number of the archive that answers reflect (for ETag). */
uint64_t vt_answerer_sequence(struct vt_answerer *answerer);

/** Answers until let_go are of the state that the last of them, or vt_answerer_sequence, has seen: they
 * agree with each other, and are quicker.  For the answers of one page, not for long: it keeps the
 * indexer from emptying its log.  Without it each answer looks for new commits. */
int vt_answerer_hold(struct vt_answerer *answerer, struct vt_error *err);
void vt_answerer_let_go(struct vt_answerer *answerer);

/* Every answer is an object: {"question": {echo…}, "count": n, "count_exact": bool, "items": [...]}
 * plus what is named below.  VT_E_NOTFOUND: nothing found (*ret is still filled, with an empty
 * list). VT_E_AMBIGUOUS: REF means several documents; *ret has them in "candidates".  The caller
 * owns *ret. */

struct vt_search_request {
    struct vt_str query;
    bool by_article;
    enum { VT_SORT_RELEVANCE, VT_SORT_DATE, VT_SORT_CITATIONS } sort;
    uint32_t limit, offset;
    bool explain, facets, no_snippets;
};
int vt_answer_search(struct vt_answerer *a, const struct vt_search_request *request, json_t **ret,
                     struct vt_error *err);

struct vt_cites_request {
    struct vt_str ref;
    bool incoming;           /* cited-by */
    uint32_t depth;          /* 1: direct */
    struct vt_str relations; /* "AMENDS,REPLACES", or "" */
    struct vt_str as_of;     /* ISO date, or "" */
    uint32_t limit, offset;
    struct vt_str types, issuer; /* of the other document: "NGHI_DINH,thông tư"; code or words */
};
int vt_answer_cites(struct vt_answerer *a, const struct vt_cites_request *request, json_t **ret,
                    struct vt_error *err);

/** "document": fields with evidence, "outline", "mentions", counts of links.  with_text adds
 * "text". */
int vt_answer_document(struct vt_answerer *a, struct vt_str ref, bool with_text, json_t **ret,
                       struct vt_error *err);
/** The bytes as received, with media type and file name. */
int vt_answer_original(struct vt_answerer *a, struct vt_str ref, struct vt_buf *ret_bytes,
                       struct vt_buf *ret_media_type, struct vt_buf *ret_name,
                       struct vt_error *err);
int vt_answer_akn(struct vt_answerer *a, struct vt_str ref, struct vt_buf *ret_xml,
                  struct vt_error *err);

int vt_answer_resolve(struct vt_answerer *a, struct vt_str text, uint32_t limit, json_t **ret,
                      struct vt_error *err);

/** "nodes" (with "level": steps up < 0 < steps down), "links" (each with its sentence), "cut", "tiers"
 * (what each level of the administration issued below it, and after how many days). */
struct vt_lineage_request {
    struct vt_str ref;
    uint32_t depth; /* 0: to the ends */
    struct vt_str relations, as_of;
    uint32_t limit;              /* of nodes */
    struct vt_str types, issuer; /* only these, and what leads to them */
};
int vt_answer_lineage(struct vt_answerer *a, const struct vt_lineage_request *request, json_t **ret,
                      struct vt_error *err);
/** A lineage answer as a drawing: "dot", "svg" (Graphviz; the 200 nearest documents) or "graphml".  Members "href" and "href_end",
 *  where the caller has added them, make each node a link: href, id, href_end. */
int vt_answer_draw(const json_t *lineage, const char *format, struct vt_buf *ret,
                   struct vt_error *err);

/** "steps": one citation each, with its sentence. */
int vt_answer_path(struct vt_answerer *a, struct vt_str from, struct vt_str to, json_t **ret,
                   struct vt_error *err);
/** The same over certain relations, and what was said by a date ("" for all). */
struct vt_path_request {
    struct vt_str from, to, relations, as_of;
};
int vt_answer_path_within(struct vt_answerer *a, const struct vt_path_request *request,
                          json_t **ret, struct vt_error *err);
int vt_answer_status(struct vt_answerer *a, struct vt_str ref, struct vt_str as_of, json_t **ret,
                     struct vt_error *err);
/** The same, and "part": the effect of one unit, "d5.k2.a" (điểm a khoản 2 Điều 5; "5" is Điều 5). */
int vt_answer_status_of_part(struct vt_answerer *a, struct vt_str ref, struct vt_str part,
                             struct vt_str as_of, json_t **ret, struct vt_error *err);
int vt_answer_gaps(struct vt_answerer *a, uint32_t limit, uint32_t offset, json_t **ret,
                   struct vt_error *err);
int vt_answer_conflicts(struct vt_answerer *a, uint32_t limit, uint32_t offset, json_t **ret,
                        struct vt_error *err);
/** The same for certain types and issuers only ("" for all). */
struct vt_list_request {
    uint32_t limit, offset;
    struct vt_str types, issuer;
};
int vt_answer_gaps_among(struct vt_answerer *a, const struct vt_list_request *request, json_t **ret,
                         struct vt_error *err);
int vt_answer_conflicts_among(struct vt_answerer *a, const struct vt_list_request *request,
                              json_t **ret, struct vt_error *err);
/** The conflicts about one document. */
int vt_answer_conflicts_of(struct vt_answerer *a, struct vt_str ref, json_t **ret,
                           struct vt_error *err);
int vt_answer_stats(struct vt_answerer *a, bool failures, json_t **ret, struct vt_error *err);
int vt_answer_suggest(struct vt_answerer *a, struct vt_str prefix, uint32_t limit, json_t **ret,
                      struct vt_error *err);
/** Citations of a pasted text: each found, ambiguous, stub or unknown. */
int vt_answer_check(struct vt_answerer *a, struct vt_str text, json_t **ret, struct vt_error *err);

/** Add the fields of a document in a list, "status" and "status_label" (effect at as_of, or today
 * for "") to each object of items whose "id" is known; others, and all without a graph, stay as they
 * are.  Cost: one vt_graph_effect each. */
int vt_answer_describe(struct vt_answerer *a, const json_t *items, struct vt_str as_of,
                       struct vt_error *err);
/** The held documents that came in one file with id (a held one's), in their order, itself
 * included, each with "ordinal".  An empty list for a stub. */
int vt_answer_bundle(struct vt_answerer *a, struct vt_str id, json_t **ret, struct vt_error *err);
/** Held documents by month and type: "month" (2025-03), "type", "type_name", "count", in this
 * order; "undated": held, but not known to the month.  Cost: linear in works. */
int vt_answer_months(struct vt_answerer *a, json_t **ret, struct vt_error *err);

/** The whole archive, one object after another to write_cb: "jsonl", "csv", "graphml", "jsonld" or
 *  "akn". */
typedef int (*vt_write_cb)(struct vt_str chunk, void *ctx, struct vt_error *err);
int vt_answer_export(struct vt_answerer *a, const char *format, vt_write_cb write_cb, void *ctx,
                     struct vt_error *err);

/* ---- care of an archive ---- */

/** Check the archive, index and graph of a folder, in whatever state they are.  "parts": each with
 *  "sound"; "items": the faults, each with "where", "message" and "hint", what to do.  VT_E_CORRUPT
 *  (with *ret) if there is any. */
int vt_answer_verify(const char *dir, json_t **ret, struct vt_error *err);

/** A consistent copy of the archive in a new or empty folder, while it is in use, with its graph,
 * and its index where no indexer is at work ("index": bool).  Without it `vanthu index` builds it.
 */
int vt_answer_backup(struct vt_answerer *a, const char *to_dir, json_t **ret, struct vt_error *err);

#endif
