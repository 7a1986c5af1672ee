/* vt_resolution.h — from mentions to works: clusters of rows that are one document.
 * Layer: graph (private).  Threads: one resolution, one thread.
 *
 * Identity is (number, issuer with its place, date).  Held documents and known works are clusters
 * from the start; mentions join one or make a new one (a stub), by the rules of
 * docs/graph-format.md. Everything goes in an order that follows from the rows, so arrival does not
 * matter. */
#ifndef VT_RESOLUTION_H
#define VT_RESOLUTION_H

#include "vt_rows.h"

struct vt_cluster {
    uint32_t key;             /* keys; 0: none */
    uint32_t date;            /* yyyymmdd, 00 for unknown parts */
    uint32_t place;           /* places */
    uint32_t issuer;          /* bodies: of its first row that names one */
    uint32_t subject;         /* strings: of its first row that has one */
    uint32_t document, known; /* rows, or VT_NONE */
    uint32_t name;            /* strings: how a work without a number is called */
    uint32_t first;           /* its first mention, or VT_NONE: the last resort of an order */
    uint32_t support;         /* documents that mention it */
    uint32_t last_document;   /* for counting support */
    uint32_t into;            /* the cluster that it was joined to; itself: none */
    uint8_t type, term;
    bool is_open; /* one of several works of its number, it cannot be told which */
};

/** What a guessed mention can also mean: a range of `pool`. */
struct vt_alternative {
    uint32_t mention, begin, count;
    uint32_t document, ordinal; /* of the mention, whose row is gone when they are written */
};

/** A work that was printed with a plenum: it is also found by that. */
struct vt_plenum_row {
    uint32_t cluster, name; /* strings */
    uint8_t type;
};

struct vt_resolution {
    struct vt_rows *rows; /* borrowed */
    struct vt_cluster *clusters;
    size_t cluster_count, cluster_room;
    struct vt_alternative *alternatives; /* by mention, each once */
    size_t alternative_count, alternative_room;
    uint32_t *pool; /* clusters */
    size_t pool_count, pool_room;
    struct vt_plenum_row *plenums; /* made by vt_resolution_let_go */
    size_t plenum_count, plenum_room;
    vt_relation encloses;
};

/** Give every mention its cluster.  Begin with {.rows = rows}; run once. */
int vt_resolution_run(struct vt_resolution *res, struct vt_error *err);
void vt_resolution_release(struct vt_resolution *res);

/** Once there are links: what else a snapshot needs of mentions is noted, and their rows, which are most
 * of the memory, are freed. */
int vt_resolution_let_go(struct vt_resolution *res, struct vt_error *err);

/* The steps, in order. */
int vt_resolve_numbered(struct vt_resolution *res, struct vt_error *err); /* whole numbers */
int vt_resolve_named(struct vt_resolution *res, struct vt_error *err); /* "Luật Đất đai 2013" */
int vt_resolve_plenums(struct vt_resolution *res, struct vt_error *err); /* "8/XIII" */
int vt_resolve_serials(struct vt_resolution *res, struct vt_error *err); /* "Nghị quyết 57" */
int vt_resolve_dated(struct vt_resolution *res, struct vt_error *err);   /* type, date, issuer */
void vt_resolve_references(struct vt_resolution *res);                   /* aliases, "nêu trên" */

/* ---- clusters ---- */

/** A new cluster; number in *ret. */
int vt_cluster_add(struct vt_resolution *res, const struct vt_cluster *cluster, uint32_t *ret,
                   struct vt_error *err);
struct vt_cluster vt_cluster_of_document(const struct vt_resolution *res, uint32_t row);
struct vt_cluster vt_cluster_of_known(const struct vt_resolution *res, uint32_t row);
struct vt_cluster vt_cluster_of_mention(const struct vt_resolution *res, uint32_t row);

/** The cluster that a cluster is part of by now. */
uint32_t vt_cluster_find(struct vt_resolution *res, uint32_t cluster);

/** A mention means a cluster. */
void vt_cluster_join(struct vt_resolution *res, uint32_t cluster, uint32_t mention,
                     enum vt_how how);

/** An order of clusters that does not depend on arrival: date, number, place, then rows. */
int vt_cluster_compare(const struct vt_resolution *res, uint32_t a, uint32_t b);

/** Make one of two: `from` is part of `to`. */
void vt_cluster_merge(struct vt_resolution *res, uint32_t to, uint32_t from);

static inline bool vt_cluster_is_anchored(const struct vt_cluster *cluster)
{
    return cluster->document != VT_NONE || cluster->known != VT_NONE;
}

/** The type that its rows say, else that of the code in its number. */
static inline uint8_t vt_cluster_type(const struct vt_resolution *res,
                                      const struct vt_cluster *cluster)
{
    return cluster->type != 0 ? cluster->type : res->rows->keys.items[cluster->key].type;
}

/** Note what a guessed mention can also mean (at most VT_ALTERNATIVES_LIMIT). */
enum { VT_ALTERNATIVES_LIMIT = 256 };
int vt_alternatives_add(struct vt_resolution *res, uint32_t mention, const uint32_t *clusters,
                        size_t count, struct vt_error *err);

/* ---- time ---- */

/** Whether a work of a date can be cited by a mention's document: nothing is cited before it was
 * issued. Enclosures, and works that are said to act on the citing document itself, may be later.
 */
bool vt_time_allows(const struct vt_resolution *res, const struct vt_mention_row *mention,
                    uint32_t date);
/** Date of a mention; 0 where its own number says another year. */
uint32_t vt_time_of(const struct vt_resolution *res, const struct vt_mention_row *mention);
/** Whether the date of a mention can be right: of the year that its number says, and not after the
 *  citing document. */
bool vt_time_is_credible(const struct vt_resolution *res, const struct vt_mention_row *mention);
/** Whether a date agrees with another of which parts may be unknown (0 agrees with all). */
bool vt_time_agrees(uint32_t date, uint32_t partial);
/** A slip in the day, or in the month by one. */
enum { VT_SLIP_DAYS = 31 };
/** Days between two full dates. */
uint32_t vt_time_distance(uint32_t a, uint32_t b);

#endif
