/* feed.h — what the archive says, into the index: documents, their articles, and the works that are
 * only cited.
 *
 * The index carries the archive's sequence number up to which it is complete, so that it can always
 * catch up.  An index that is damaged, of another format, or ahead of the archive (a backup was put
 * back) is made anew.
 * Threads: one feed, one thread at a time; it reads the archive through a handle of its own. */
#ifndef VT_INDEXER_FEED_H
#define VT_INDEXER_FEED_H

#include "vt_cleanup.h"
#include "vt_graph.h"
#include "vt_index.h"

#include <stdatomic.h>

enum { VT_FEED_STOPPED = 1 }; /* a signal came, or it was cancelled; what was committed stays */

struct vt_feed;

/** The index in derived_dir follows the archive in archive_dir as a reader of that mode sees it.
 * options: see vt_index_writer_open_with, NULL: its defaults.  VT_E_LOCKED: another program writes to
 * the index. */
int vt_feed_open(const char *archive_dir, const char *derived_dir, enum vt_archive_mode mode,
                 const struct vt_index_writer_options *options, struct vt_feed **ret,
                 struct vt_error *err);
/** Drops what is not committed. */
void vt_feed_close(struct vt_feed *feed);
VT_DEFINE_CLEANUP(struct vt_feed, vt_feed_close);

/** Whether the index in derived_dir is at this sequence. */
bool vt_feed_is_current(const char *derived_dir, uint64_t sequence);

/** Index every document that changed up to now; committed from time to time, but never as complete.
 */
int vt_feed_catch_up(struct vt_feed *feed, struct vt_error *err);
/** After catching up: index the works of the graph that are not held, and commit as complete. */
int vt_feed_finish(struct vt_feed *feed, const struct vt_graph *graph, struct vt_error *err);

/** End catching up as soon as possible; may be called from any thread. */
void vt_feed_cancel(struct vt_feed *feed);

/** Documents indexed so far, and to be indexed as far as is known; may be asked from any thread. */
void vt_feed_progress(struct vt_feed *feed, unsigned *ret_done, unsigned *ret_known);

#endif
