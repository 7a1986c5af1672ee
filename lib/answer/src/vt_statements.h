/* vt_statements.h — the statements (links) that a question is about: direct ones, and step by step
 * those further off.
 * Layer: answer (private). */
#ifndef VT_STATEMENTS_H
#define VT_STATEMENTS_H

#include "vt_arena.h"
#include "vt_graph.h"

/* So many works a question may reach. */
enum { VT_REACH_LIMIT = 100000 };

struct vt_statement {
    struct vt_link link;
    vt_work_no other; /* the end that the question does not start from */
    vt_work_no via;   /* the work that was reached before it; the start itself at depth 1 */
    uint32_t depth;
    uint32_t order; /* in the graph's own order */
};

/** Whether a link is of a kind, and was said by the date, that the filter asks for. */
bool vt_statement_passes(const struct vt_link *link, const struct vt_graph_filter *filter);

/** Everything that is said, by the filter, between start and what it reaches in `direction` within
 *  depth steps (0: to the end): by depth, a document's own words before those of others.  In the
 * arena. *ret_cut: there is more than VT_REACH_LIMIT works. */
int vt_statements(const struct vt_graph *graph, vt_work_no start, enum vt_direction direction,
                  uint32_t depth, const struct vt_graph_filter *filter, struct vt_arena *arena,
                  const struct vt_statement **ret, size_t *ret_count, bool *ret_cut,
                  struct vt_error *err);

#endif
