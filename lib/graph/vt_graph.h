/* vt_graph.h — works and the links between them: DIR/graph.vtg, derived from the archive.
 * Layer: graph (uses ref, text, archive, base).  docs/graph-format.md describes the file.
 *
 * A work is a document that somebody knows of: held, or only cited (a stub).  Its identity is
 * (key, issuer entity, date), not the number (domain: one key, several documents).  Linking
 * mentions to works is a separate, repeatable step: nothing depends on the order in which files
 * arrived.
 *
 * Threads: a snapshot is read-only and may be shared; it is one mmap'd file. */
#ifndef VT_GRAPH_H
#define VT_GRAPH_H

#include "vt_archive.h"
#include "vt_arena.h"
#include "vt_type.h"

struct vt_graph;

/** Resolve everything in the archive and write DIR/graph.vtg (atomically).  Same archive content,
 * same bytes. */
int vt_graph_build(struct vt_archive *archive, const char *dir, struct vt_error *err);

/** Write DIR/graph.delta.vtg (atomically): documents that were added since DIR/graph.vtg was built, what
 * they cite, and stubs that they are.  Readers see them at the next opening, long before a whole build
 * of a large archive ends; what the new documents change for others waits for that build
 * (docs/graph-format.md).  The archive may have nothing new: then nothing is written.  VT_E_LIMIT: too
 * much of it.  Cost: of the new documents, not of the archive. */
int vt_graph_extend(struct vt_archive *archive, const char *dir, struct vt_error *err);

/** Map DIR/graph.vtg and its delta, if it has one.  VT_E_NOTFOUND, VT_E_VERSION, VT_E_CORRUPT: build it anew.  A file of up to 16 MB
 * is compared with all its checksums; of a larger one only header and layout, so that opening costs the
 * same at any size.  What is damaged beyond that gives wrong answers at worst; vt_graph_open_checked
 * and vt_graph_verify find it. */
int vt_graph_open(const char *dir, struct vt_graph **ret, struct vt_error *err);
/** The same, and everything in it is checked, whatever its size.  Cost: reads the whole file. */
int vt_graph_open_checked(const char *dir, struct vt_graph **ret, struct vt_error *err);
/** The same for a snapshot in memory, which is copied. */
int vt_graph_open_bytes(struct vt_str bytes, struct vt_graph **ret, struct vt_error *err);
void vt_graph_close(struct vt_graph *graph);
VT_DEFINE_CLEANUP(struct vt_graph, vt_graph_close);

/** Whether a newer snapshot than this one stands in its folder. */
bool vt_graph_is_stale(const struct vt_graph *graph);
uint64_t vt_graph_sequence(const struct vt_graph *graph);

/** Number of a work in this snapshot, 0 .. count-1. */
typedef uint32_t vt_work_no;
#define VT_WORK_NONE UINT32_MAX

enum vt_work_flag {
    VT_WORK_HELD = 1 << 0,
    VT_WORK_MALFORMED = 1 << 1, /* some mention prints its number wrongly */
    VT_WORK_CONFLICT = 1 << 2,  /* citing documents disagree on a field: see conflicts */
    VT_WORK_AMBIGUOUS = 1 << 3, /* it cannot be told which of several works it is */
    VT_WORK_DRAFT = 1 << 4      /* held, with neither number nor date */
};

/** Views stand in the snapshot. */
struct vt_work {
    vt_work_no no;
    struct vt_str id; /* stable: a document id where held, else a slug "57-nq-tw.2024-12-22" */
    struct vt_str document; /* id in the archive, or "" for a stub */
    struct vt_str key, type, issuer, issuer_code, place, date, subject;
    struct vt_str name; /* "Luật Đất đai 2013", "Hiến pháp 2013": laws, and works without number */
    uint32_t flags;
    uint32_t out_count, in_count; /* links */
    uint32_t citing_documents;    /* different held documents that cite it directly */
};

size_t vt_graph_work_count(const struct vt_graph *graph);
size_t vt_graph_link_count(const struct vt_graph *graph);
/** All empty, and no is VT_WORK_NONE, for a number that is not in the snapshot. */
void vt_graph_work(const struct vt_graph *graph, vt_work_no no, struct vt_work *ret);
/** VT_WORK_NONE if there is none.  Also accepts the slug of a work that is held by now, and the id
 * of another copy of a document (the fuller copy stands for the work, and only its mentions count).
 */
vt_work_no vt_graph_work_by_id(const struct vt_graph *graph, struct vt_str id);

/** One statement: `speaker` says that `from` stands in `relation` to `to`. */
struct vt_link {
    vt_work_no from, to;
    vt_relation relation;
    bool third_party; /* speaker is another work than from */
    bool weak;
    bool ambiguous;     /* an end is the likeliest of several: see vt_graph_alternatives */
    bool quoted;        /* printed in a text that is quoted to amend it; always weak, too */
    vt_work_no speaker; /* the held document that prints the sentence */
    uint32_t mention;   /* ordinal of the mention in the speaker's document */
    uint32_t date;      /* of the speaker: yyyymmdd, 0 unknown */
    float confidence;
};

/** Links that leave or reach a work, ordered by (other work's date, id, mention).  Pointers stand
 * in the snapshot; `dense` arrays are decoded by vt_graph_link. */
struct vt_link_range {
    uint32_t begin, end; /* indexes for vt_graph_out / vt_graph_in */
};
struct vt_link_range vt_graph_out_range(const struct vt_graph *graph, vt_work_no no);
struct vt_link_range vt_graph_in_range(const struct vt_graph *graph, vt_work_no no);
void vt_graph_out(const struct vt_graph *graph, uint32_t index, struct vt_link *ret);
void vt_graph_in(const struct vt_graph *graph, uint32_t index, struct vt_link *ret);

/** Works that the mention behind an ambiguous link can mean, likeliest first (which is the one that
 * is linked).  0 where there is no doubt. */
size_t vt_graph_alternatives(const struct vt_graph *graph, const struct vt_link *link,
                             const vt_work_no **ret);

/* ---- traversal ---- */

enum vt_direction { VT_DIRECTION_OUT, VT_DIRECTION_IN };

/** NULL where a filter may be given: everything. */
struct vt_graph_filter {
    uint64_t relations;  /* bit set, 1 << vt_relation; 0: all */
    uint32_t as_of;      /* yyyymmdd: only what was said by then (by a dated document); 0: all */
    bool no_third_party; /* only what works say of themselves */
};

/** Breadth first from a work to depth steps (0: no limit), at most limit works.  Each work once,
 * with the link by which it was first reached; cycles end. */
struct vt_reached {
    vt_work_no work;
    uint32_t depth;
    uint32_t link;  /* index for vt_graph_out or _in, by direction */
    vt_work_no via; /* the work it was reached from */
};
int vt_graph_reach(const struct vt_graph *graph, vt_work_no start, enum vt_direction direction,
                   uint32_t depth, const struct vt_graph_filter *filter, size_t limit,
                   struct vt_arena *arena, const struct vt_reached **ret, size_t *ret_count,
                   bool *ret_cut, struct vt_error *err);

/** Shortest chain of citations from one work to another; among equals the one whose links are
 * surest. *ret gets the indexes (vt_graph_out) of its links in order.  VT_E_NOTFOUND: there is
 * none.  VT_E_LIMIT: in a very large graph, none of *ret_count links or fewer; longer ones were not
 * looked for. */
int vt_graph_path(const struct vt_graph *graph, vt_work_no from, vt_work_no to,
                  const struct vt_graph_filter *filter, struct vt_arena *arena,
                  const uint32_t **ret_links, size_t *ret_count, struct vt_error *err);

/* ---- what a person's words mean ---- */

struct vt_candidate {
    vt_work_no work;
    double score;         /* 0..1, comparable within one answer */
    struct vt_str reason; /* "same number; issued 2024-12-22 by Bộ Chính trị; cited 3 times" (vi) */
    bool exact;           /* the whole key was given */
    bool
        is_slip; /* nobody bears the number that was given: this one is nearly so, and never clear */
};

/** Candidates for a number in any spelling, a short name ("nghi quyet 57", "NQ57", "2386 ct tu"),
 * or an id, best first, at most limit.  VT_E_NOTFOUND: none.  Which one is meant is the caller's
 *  decision: vt_graph_is_clear says whether the first is far enough ahead. */
int vt_graph_resolve(const struct vt_graph *graph, struct vt_str text, size_t limit,
                     struct vt_arena *arena, const struct vt_candidate **ret, size_t *ret_count,
                     struct vt_error *err);
bool vt_graph_is_clear(const struct vt_candidate *candidates, size_t count);

/** Works, held and stubs, whose number begins as it has been typed so far ("12/T", "57-nq/t", "chi thi 4",
 * "qd 12 ubnd"), or whose name does ("luật đất đ"), at most limit: of the type that was named and with the
 * very serial first, then the more cited.  Issuer and year that were typed with a number hold; the last
 * word may be begun, too.  *ret_count is 0 where there are none.
 * Cost: at most 20,000 works are looked at (of a bare "1" those whose serials come first, 1, 10, 100 …). */
int vt_graph_begun(const struct vt_graph *graph, struct vt_str text, size_t limit,
                   struct vt_arena *arena, const vt_work_no **ret, size_t *ret_count,
                   struct vt_error *err);

/* ---- disagreement ---- */

#define VT_MENTION_NONE UINT32_MAX /* said by the document's own heading, or by the table */
struct vt_vote {
    struct vt_str value;
    vt_work_no speaker; /* VT_WORK_NONE: the table of known works */
    uint32_t mention;   /* ordinal in the speaker's document, or VT_MENTION_NONE */
};
struct vt_conflict {
    vt_work_no work;
    struct vt_str field;         /* "issuer", "date", "type", "number" */
    const struct vt_vote *votes; /* all voters, grouped by value, most votes first */
    size_t vote_count;
    struct vt_str
        chosen; /* the value shown: the document's own, else the table's, else by majority */
};
size_t vt_graph_conflict_count(const struct vt_graph *graph);
void vt_graph_conflict(const struct vt_graph *graph, size_t index, struct vt_arena *arena,
                       struct vt_conflict *ret);

/* ---- effect (domain 6.2) ---- */

enum vt_effect {
    VT_EFFECT_UNKNOWN,
    VT_EFFECT_NOT_YET,
    VT_EFFECT_IN_FORCE,
    VT_EFFECT_PART_EXPIRED,
    VT_EFFECT_EXPIRED,
    VT_EFFECT_SUSPENDED,
    VT_EFFECT_SUSPENDED_PART
};
struct vt_str vt_effect_id(enum vt_effect effect);    /* "IN_FORCE" */
struct vt_str vt_effect_label(enum vt_effect effect); /* "còn hiệu lực" */

struct vt_effect_cause {
    uint32_t link; /* index for vt_graph_in: the act that changes, or the claim */
    bool is_claim; /* said by a third document, in doubt, or in a quoted text: shown, never decisive
                    */
    bool is_pending; /* the act itself is not in force at the date, or it is not known when it is */
    bool is_over;    /* a suspension or extension whose last day has passed */
    uint32_t last_day; /* yyyymmdd: of a suspension or extension; 0: none is named */
};
/** Effect of a work at a date (yyyymmdd), with what decided it first.  What was said after the date
 * does not count.  A work that is not held is UNKNOWN unless an act says otherwise. */
int vt_graph_effect(const struct vt_graph *graph, vt_work_no no, uint32_t date,
                    struct vt_arena *arena, enum vt_effect *ret_effect,
                    const struct vt_effect_cause **ret_causes, size_t *ret_count,
                    struct vt_error *err);

/** What sentences say that the snapshot does not hold: the last day of a suspension or an extension
 * ("đến hết ngày 31 tháng 12 năm 2021"), yyyymmdd; 0: none. */
struct vt_effect_terms {
    uint32_t (*last_day)(const struct vt_link *link, void *ctx);
    void *ctx;
};
/** The same with terms (NULL: none): without, a suspension lasts as long as its act, and an extension
 * for good. */
int vt_graph_effect_within(const struct vt_graph *graph, vt_work_no no, uint32_t date,
                           const struct vt_effect_terms *terms, struct vt_arena *arena,
                           enum vt_effect *ret_effect, const struct vt_effect_cause **ret_causes,
                           size_t *ret_count, struct vt_error *err);

/** Structure and checksum of the snapshot, and whether it is what the archive gives. */
int vt_graph_verify(const char *dir, struct vt_error *err);

#endif
