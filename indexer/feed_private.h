/* feed_private.h — what the sources of feed share. */
#ifndef VT_INDEXER_FEED_PRIVATE_H
#define VT_INDEXER_FEED_PRIVATE_H

#include "feed.h"
#include "vt_index.h"
#include "vt_terms.h"

struct vt_feed {
    struct vt_archive *archive; /* for reading */
    char *index_dir;
    struct vt_index_writer *writer;
    uint64_t fed;       /* sequence up to which documents were put */
    uint64_t committed; /* sequence that the index in the folder tells */
    int64_t committed_ms;
    atomic_uint done, known; /* documents */
    atomic_bool cancelled;
};

/** An input without anything: empty views, not null ones. */
struct vt_terms_input vt_feed_empty_input(void);

/** Replace all units of a document by those of its present text. */
int vt_feed_document(struct vt_feed *feed, struct vt_str id, struct vt_error *err);
int vt_feed_remove(struct vt_feed *feed, struct vt_str id, struct vt_error *err);

/** Make the stubs of the index those of the graph. */
int vt_feed_stubs(struct vt_feed *feed, const struct vt_graph *graph, struct vt_error *err);

#endif
