/* vt_correct.h — corrections by a person: works that are one or not, fields, citations.
 * Layer: answer (uses archive, graph, ref, base).
 *
 * The only answers that write: each opens the archive as its writer for a moment (VT_E_LOCKED while an
 * indexer is at work) and leaves index and graph behind; `vanthu-indexer` without files brings them up.
 * docs/answers.md has the members.  Threads: as the answerer. */
#ifndef VT_CORRECT_H
#define VT_CORRECT_H

#include "vt_answer.h"

enum vt_correction {
    VT_CORRECT_MERGE, /* subject (a REF) is the document `object` (a REF) */
    VT_CORRECT_SPLIT, /* subject (a citation) means another document of that number; or subject (the
                           id of a held document) is no copy of the one it is taken for */
    VT_CORRECT_FIELD, /* `field` of subject (a REF) is `value` */
    VT_CORRECT_CONFIRM, /* subject (a citation) means object (a REF; "": what it is linked to now) */
    VT_CORRECT_REJECT   /* subject (a citation) means no document */
};

/** A citation is written as answers print it: "2b783e2436d6.1#12", or any REF before the '#'. */
struct vt_correct_request {
    enum vt_correction action;
    struct vt_str subject, object;
    struct vt_str field; /* number type issuer place date subject effective expires */
    struct vt_str value;
    struct vt_str author; /* never empty */
    struct vt_str reason;
};

/** One item: the correction as it was stored.  VT_E_AMBIGUOUS and VT_E_NOTFOUND as any REF;
 * VT_E_INVALID says what a value should look like. */
int vt_answer_correct(struct vt_answerer *a, const struct vt_correct_request *request, json_t **ret,
                      struct vt_error *err);

/** Take one back; it stays in the list of all.  VT_E_NOTFOUND: no such number, or taken back before. */
int vt_answer_correct_undo(struct vt_answerer *a, int64_t number, struct vt_str author,
                           json_t **ret, struct vt_error *err);

/** Those in effect, or all, in the order in which they were made. */
int vt_answer_corrections(struct vt_answerer *a, bool with_undone, json_t **ret,
                          struct vt_error *err);

#endif
