/* vt_corrections.h — what persons corrected, put over what the texts gave.
 * Layer: graph (private).  Threads: one builder, one thread.
 *
 * Corrections go in order of their numbers, over rows and clusters that the rules have made; each finds
 * its works by what it says of them, so none depends on the order of arrival.  One that finds nothing
 * (its citation is gone, its work is unknown by now) has no effect. */
#ifndef VT_CORRECTIONS_H
#define VT_CORRECTIONS_H

#include "vt_facts.h"

enum vt_correction_action {
    VT_CORRECTION_MERGE,
    VT_CORRECTION_SPLIT,
    VT_CORRECTION_FIELD,
    VT_CORRECTION_CONFIRM,
    VT_CORRECTION_REJECT
};

/* How a work is called in a correction. */
struct vt_correction_name {
    struct vt_str id, key, place;
    uint32_t date;
};

struct vt_correction {
    int64_t number;
    enum vt_correction_action action;
    struct vt_correction_name work, other;
    struct vt_str document, field, value;
    int64_t mention;  /* ordinal; -1: none */
    uint32_t cluster; /* field: the work that was found; VT_NONE: none, or a held document */
};

struct vt_corrections {
    struct vt_correction *items; /* by number, once settled */
    size_t count, room;
    struct vt_arena arena;
};

/** Row of a held document, or of the citation that a correction is about; VT_NONE: there is none. */
uint32_t vt_correction_row(const struct vt_rows *rows, struct vt_str id);
uint32_t vt_correction_mention(const struct vt_rows *rows, const struct vt_correction *correction);

/** The work of a name: the held document with its id, else the one that fits best; VT_NONE. */
uint32_t vt_correction_cluster(struct vt_resolution *res, const struct vt_correction_name *name);

void vt_corrections_release(struct vt_corrections *corrections);

/** Copies what it needs.  One that was taken back is left out. */
int vt_corrections_add(struct vt_corrections *corrections,
                       const struct vt_archive_correction *correction, struct vt_error *err);

/** Before vt_rows_settle: documents that are nobody's copy, whatever they look like, and numbers that
 * only a correction gives. */
int vt_corrections_begin(struct vt_corrections *corrections, struct vt_rows *rows,
                         struct vt_error *err);

/** After vt_resolution_run: works that are one, or not; citations that mean another work, or none; and
 * number and date of works that are not held. */
int vt_corrections_apply(struct vt_corrections *corrections, struct vt_resolution *res,
                         struct vt_error *err);

/** After vt_facts_make: the other fields of works that are not held. */
int vt_corrections_fix(const struct vt_corrections *corrections, struct vt_resolution *res,
                       struct vt_all_facts *facts, struct vt_error *err);

#endif
