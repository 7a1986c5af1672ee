/* vt_index.h — a thin C interface over Xapian: finished terms in, ranked units out.
 * Layer: index (uses base).  All C++ of the project stands behind this header; no exception and no
 * Xapian name crosses it.  It knows no query syntax and no Vietnamese.
 * Threads: one handle, one thread.  A reader handle is cheap (40 µs, 80 kB): one for each worker.
 * Terms: 1..VT_INDEX_TERM_BYTES bytes, no NUL; a longer one is VT_E_INVALID.  The id of a unit is
 * its term 'Q' + id; no other term of a unit may begin with 'Q'. */
#ifndef VT_INDEX_H
#define VT_INDEX_H

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_status.h"

enum { VT_INDEX_TERM_BYTES = 245 };

/** Of the index, below the folder of its archive. */
#define VT_INDEX_FOLDER "index"

/* ---- writing ---- */

struct vt_index_writer;

struct vt_index_writer_options {
    unsigned thread_count; /* that index beside the one that puts; 0: none, all is done by it */
    uint64_t memory_bytes; /* of units and posting lists that are not written yet, about */
};

/** Open or make the index in dir (a new one is made in dir.tmp and renamed).  VT_E_LOCKED: another
 * writer; VT_E_VERSION: another format.  options NULL: no threads, 64 MB. */
int vt_index_writer_open(const char *dir, struct vt_index_writer **ret, struct vt_error *err);
int vt_index_writer_open_with(const char *dir, const struct vt_index_writer_options *options,
                              struct vt_index_writer **ret, struct vt_error *err);
void vt_index_writer_close(struct vt_index_writer *writer); /* drops what is not committed */
VT_DEFINE_CLEANUP(struct vt_index_writer, vt_index_writer_close);

struct vt_index_term {
    struct vt_str term;
    uint32_t wdf; /* 0: a filter only */
};
struct vt_index_value {
    uint32_t slot;
    struct vt_str bytes; /* compared bytewise */
};
struct vt_index_unit {
    struct vt_str id;                  /* unique; replaces an earlier unit of the same id */
    struct vt_str data;                /* compressed: for the hits that are shown */
    const struct vt_index_term *terms; /* need not be sorted; repeated terms add up */
    size_t term_count;
    const struct vt_index_value *values;
    size_t value_count;
    struct vt_str group; /* one of its terms, for vt_index_remove_group; empty or {0}: none */
};

int vt_index_put(struct vt_index_writer *writer, const struct vt_index_unit *unit,
                 struct vt_error *err);
int vt_index_remove(struct vt_index_writer *writer, struct vt_str id, struct vt_error *err);
/** Remove every unit that has the term.  Units put since the last commit are written first, so this
 * is slow in the middle of many. */
int vt_index_remove_term(struct vt_index_writer *writer, struct vt_str term, struct vt_error *err);
/** Remove every unit of a group: those committed that have the term, and those put since with this
 * group. */
int vt_index_remove_group(struct vt_index_writer *writer, struct vt_str group,
                          struct vt_error *err);
/** Make it durable and visible, together with the archive's sequence number it now reflects.
 * Between two commits readers see nothing, however many units are put.  What a failed commit should
 * have told is dropped. */
int vt_index_commit(struct vt_index_writer *writer, uint64_t sequence, struct vt_error *err);

/* ---- parts ---- */

/* Each commit makes a part; parts are never changed, only merged.  Readers and the writer go on
 * meanwhile; each waits at most for the manifest to be written (some milliseconds). */
struct vt_index_merge_options {
    uint32_t part_units; /* a part is not made larger than this: then there are several */
    bool all;            /* merge also where sizes are so far apart that it would not pay yet */
    bool (*is_cancelled)(void *ctx); /* asked now and then; or NULL */
    void *ctx;
};

/** Merge some small parts into one, once; *ret_merged: whether there was anything to do.  May run in
 * any thread or process, beside a writer.  VT_E_LOCKED: another merge is at work; VT_E_STALE: a part
 * went meanwhile. */
int vt_index_merge(const char *dir, const struct vt_index_merge_options *options, bool *ret_merged,
                   struct vt_error *err);

/** Copy the index of from_dir as one part into to_dir (new; made in to_dir.tmp, synced, renamed).
 * Readers and a writer of from_dir go on. */
int vt_index_compact(const char *from_dir, const char *to_dir, struct vt_error *err);

/* ---- queries ---- */

/* Nodes belong to the builder and are freed with it.  A builder that failed (bad term, no memory)
 * says so in vt_index_search. */
struct vt_index_query_builder;
struct vt_index_node;

struct vt_index_query_builder *vt_index_query_new(void);
void vt_index_query_free(struct vt_index_query_builder *builder);
VT_DEFINE_CLEANUP(struct vt_index_query_builder, vt_index_query_free);

/* NULL, as an operand or as a whole query, matches nothing. */
typedef const struct vt_index_node *vt_node;
vt_node vt_query_term(struct vt_index_query_builder *b, struct vt_str term);
vt_node vt_query_all(struct vt_index_query_builder *b);
vt_node vt_query_none(struct vt_index_query_builder *b);
/** Every document with a term that begins so; VT_E_QUERY at search if there are more than limit. */
vt_node vt_query_prefix(struct vt_index_query_builder *b, struct vt_str prefix, uint32_t limit);
/** begin and end inclusive; an empty view leaves that side open. */
vt_node vt_query_value_range(struct vt_index_query_builder *b, uint32_t slot, struct vt_str begin,
                             struct vt_str end);
vt_node vt_query_and(struct vt_index_query_builder *b, const vt_node *nodes, size_t count);
vt_node vt_query_or(struct vt_index_query_builder *b, const vt_node *nodes, size_t count);
/** OR of the `most` nodes that can weigh most in this index: of a long question, its rarest words. */
vt_node vt_query_elite(struct vt_index_query_builder *b, const vt_node *nodes, size_t count,
                       uint32_t most);
/** As OR, but counted as one term with the joint frequency. */
vt_node vt_query_synonym(struct vt_index_query_builder *b, const vt_node *nodes, size_t count);
vt_node vt_query_and_not(struct vt_index_query_builder *b, vt_node left, vt_node right);
/** left, restricted to what right matches, without right's weight. */
vt_node vt_query_filter(struct vt_index_query_builder *b, vt_node left, vt_node right);
/** left, with the weight of right added where it matches. */
vt_node vt_query_and_maybe(struct vt_index_query_builder *b, vt_node left, vt_node right);
vt_node vt_query_scale(struct vt_index_query_builder *b, vt_node node, double factor);

/* ---- reading ---- */

struct vt_index_reader;

/** VT_E_NOTFOUND: no index there. */
int vt_index_reader_open(const char *dir, struct vt_index_reader **ret, struct vt_error *err);
void vt_index_reader_close(struct vt_index_reader *reader);
VT_DEFINE_CLEANUP(struct vt_index_reader, vt_index_reader_close);

/** See the newest commit.  Free where nothing changed: call it before each question.  A question
 * that still fails with VT_E_STALE is asked once more after this. */
int vt_index_reopen(struct vt_index_reader *reader, struct vt_error *err);

int vt_index_sequence(struct vt_index_reader *reader, uint64_t *ret_sequence, struct vt_error *err);
int vt_index_unit_count(struct vt_index_reader *reader, uint32_t *ret_count, struct vt_error *err);
/** Number of units that have a term; 0 for an unknown one.  Of a term that many have, those that were
 * replaced or removed are counted until their part is gone. */
int vt_index_term_frequency(struct vt_index_reader *reader, struct vt_str term, uint32_t *ret,
                            struct vt_error *err);
/** Up to limit terms that begin with prefix, in byte order. */
typedef int (*vt_term_cb)(struct vt_str term, uint32_t frequency, void *ctx);
int vt_index_each_term(struct vt_index_reader *reader, struct vt_str prefix, uint32_t limit,
                       vt_term_cb cb, void *ctx, struct vt_error *err);

enum vt_index_order {
    VT_ORDER_RELEVANCE,  /* BM25, ties by order_slot, greatest first */
    VT_ORDER_VALUE_DOWN, /* by order_slot, greatest first; scores do not count */
    VT_ORDER_VALUE_UP
};

/** A unit that matches, as vt_index_accept_cb sees it. */
struct vt_index_candidate;
enum { VT_INDEX_CANDIDATE_SLOTS = 16 };
/** slot: below VT_INDEX_CANDIDATE_SLOTS.  The view lasts until the callback returns, or asks for the
 * same slot again. */
struct vt_str vt_index_candidate_value(struct vt_index_candidate *candidate, uint32_t slot);
/** Whether a unit that matches is a hit.  Asked during the search, of units that could be among the
 * best: by what their values say, which costs a microsecond a unit. */
typedef bool (*vt_index_accept_cb)(struct vt_index_candidate *candidate, void *ctx);

struct vt_index_request {
    vt_node query;
    uint32_t offset, limit;
    uint32_t count_at_least; /* make the count exact up to here */
    enum vt_index_order order;
    uint32_t order_slot; /* its values should be unique, or the last ties are by order of arrival */
    const uint32_t *facet_slots; /* count the values of these slots over what was looked at */
    size_t facet_count;
    vt_index_accept_cb accept; /* or NULL: all that match */
    void *accept_ctx;
    const uint32_t *hit_slot; /* hits come with this value, and without id and data; or NULL */
};

struct vt_index_hit {
    uint32_t unit; /* number of the unit in this index, good until the next reopen */
    double score;
    struct vt_str id;
    struct vt_str data;
    struct vt_str value; /* of hit_slot */
};

struct vt_index_facet {
    uint32_t slot;
    struct vt_str value;
    uint32_t count;
};

/** Owns everything in it. */
struct vt_index_result {
    struct vt_index_hit *hits;
    size_t hit_count;
    struct vt_index_facet *facets; /* by slot, most frequent first */
    size_t facet_count;
    uint32_t count_lower, count_estimate, count_upper; /* equal: exact */
    void *memory;
};
void vt_index_result_release(struct vt_index_result *result);

/** Data or a value of a hit.  VT_E_STALE: the index moved on, search again. */
int vt_index_data(struct vt_index_reader *reader, uint32_t unit, struct vt_buf *ret,
                  struct vt_error *err);
int vt_index_value(struct vt_index_reader *reader, uint32_t unit, uint32_t slot, struct vt_buf *ret,
                   struct vt_error *err);

int vt_index_search(struct vt_index_reader *reader, const struct vt_index_query_builder *builder,
                    const struct vt_index_request *request, struct vt_index_result *ret,
                    struct vt_error *err);

/** Structure check of the index's files.  VT_E_CORRUPT with what is wrong. */
int vt_index_verify(const char *dir, struct vt_error *err);

#endif
