/* derive.h — index and graph follow the archive.
 *
 * Order: archive, index, graph, stubs, and only then the index tells that it is complete; whatever
 * is interrupted is found behind at the next start.  Documents are indexed by a thread of its own
 * while files are still being read. Threads: one; vt_derive_notify may be called as often as one
 * likes. */
#ifndef VT_INDEXER_DERIVE_H
#define VT_INDEXER_DERIVE_H

#include "vt_archive.h"
#include "vt_index.h"

enum { VT_DERIVE_STOPPED = 1 };

struct vt_derive_options {
    struct vt_index_writer_options index;
    uint32_t part_units; /* no part of the index is made larger */
};

struct vt_derive;
/** archive: the writer's handle, borrowed. */
int vt_derive_new(struct vt_archive *archive, const char *archive_dir,
                  const struct vt_derive_options *options, struct vt_derive **ret,
                  struct vt_error *err);
/** Ends the threads; what it had not committed is done again at the next start. */
void vt_derive_free(struct vt_derive *derive);
VT_DEFINE_CLEANUP(struct vt_derive, vt_derive_free);

/** The archive has a new commit: index it in the background.  What goes wrong is told by finish. */
void vt_derive_notify(struct vt_derive *derive);

enum vt_derive_stage { VT_DERIVE_INDEX, VT_DERIVE_GRAPH, VT_DERIVE_COMPACT };
typedef void (*vt_derive_cb)(enum vt_derive_stage stage, unsigned done, unsigned known, void *ctx);

/** Bring index and graph up to the archive; returns when both are complete.  *ret_changed: whether
 *  there was anything to do.  VT_DERIVE_STOPPED: a signal came. */
int vt_derive_finish(struct vt_derive *derive, vt_derive_cb progress_cb, void *ctx,
                     bool *ret_changed, struct vt_error *err);

/** After finish: merge parts of the index where it pays, behind the back of readers and the next
 * changes. */
void vt_derive_tidy(struct vt_derive *derive);

/** After finish, before a rest: end merging and leave the checksums of the index's files beside it, unless they are
 *  there.  Reads the whole index; without them `verify` can only check its structure. */
int vt_derive_settle(struct vt_derive *derive, struct vt_error *err);

#endif
