/* vt_mention_targets.h — which work each mention of a document was resolved to.
 * Layer: answer (private). */
#ifndef VT_MENTION_TARGETS_H
#define VT_MENTION_TARGETS_H

#include "vt_arena.h"
#include "vt_archive.h"
#include "vt_graph.h"

struct vt_mention_targets {
    vt_work_no *works; /* by ordinal; VT_WORK_NONE where there is no link */
    size_t count;
};

/** Targets of the mentions [0, count) that document `speaker` prints about itself. */
int vt_mention_targets(const struct vt_graph *graph, vt_work_no speaker, size_t count,
                       struct vt_arena *arena, struct vt_mention_targets *ret,
                       struct vt_error *err);

/** Target of a mention, also of one by which the document speaks for another (third-party). */
vt_work_no vt_mention_target(const struct vt_graph *graph, const struct vt_mention_targets *targets,
                             vt_work_no speaker, const struct vt_archive_mention *mention);

#endif
