/* vt_delta.h — what came after a snapshot, resolved against it: graph.delta.vtg.
 * Layer: graph (private).  Threads: one builder, one thread.
 *
 * A delta is a small snapshot of the new documents, what they cite, and those works of its base that
 * they could mean; its section of bases says which.  docs/graph-format.md says what it leaves to the next
 * whole build. */
#ifndef VT_DELTA_H
#define VT_DELTA_H

#include "vt_graph.h"
#include "vt_graph_builder.h"

/** The builder makes a delta for the snapshot with this checksum. */
void vt_graph_builder_continue(struct vt_graph_builder *builder, uint64_t base);
/** A work of that snapshot that the new rows could mean; latest: yyyymmdd of the latest that it cites. */
int vt_graph_builder_base_work(struct vt_graph_builder *builder, const struct vt_work *work,
                               uint32_t latest, struct vt_error *err);

#endif
