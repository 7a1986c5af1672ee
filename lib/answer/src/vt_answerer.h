/* vt_answerer.h — the handle behind every answer: archive, graph and index, opened read-only.
 * Layer: answer (private).  Threads: one handle, one thread. */
#ifndef VT_ANSWERER_H
#define VT_ANSWERER_H

#include "vt_answer.h"
#include "vt_archive.h"
#include "vt_graph.h"
#include "vt_index.h"

/* What one question may take; a lineage of 100,000 works needs a tenth of it. */
#define VT_ANSWER_ARENA_BYTES ((size_t)512 * 1024 * 1024)

struct vt_answerer {
    char *dir;
    char *derived_dir; /* of graph and index: dir, or the folder in it without what is marked */
    char *index_dir;
    bool is_held;   /* between hold and let_go: nothing new is looked for */
    bool unmarked;  /* sees nothing that is marked */
    bool is_parted; /* derived_dir is the folder without it */
    struct vt_archive *archive;
    struct vt_graph *graph;        /* NULL: graph_error says why */
    struct vt_index_reader *index; /* NULL: index_error says why */
    struct vt_error graph_error, index_error;
    struct vt_effect_sets
        *effects; /* made at the first question about effect; see vt_effect_sets.h */
    uint64_t last_seen;
    struct { /* of the last speaker whose sentence was shown */
        vt_work_no work;
        char *file;
        char *sha256;
    } speaker;
};

/** Follow new commits; called at the start of each question.  What cannot be opened stays as it
 * was, or missing with its reason. */
void vt_answerer_refresh(struct vt_answerer *a);

/** The index was written to while it was read (VT_E_STALE): its present state, to ask once more. */
int vt_answerer_reopen(struct vt_answerer *a, struct vt_error *err);

/** VT_E_NOTFOUND, with what to do. */
int vt_answerer_no_archive(const char *dir, struct vt_error *err);

/** VT_OK if the graph (the index) is there, else its error with what to do. */
int vt_answerer_need_graph(const struct vt_answerer *a, struct vt_error *err);
int vt_answerer_need_index(const struct vt_answerer *a, struct vt_error *err);

#endif
