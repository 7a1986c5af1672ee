/* vt_graph_builder.h — rows of documents and mentions → the bytes of a snapshot.
 * Layer: graph (uses ref, text, archive, base).
 * vt_graph_build feeds it from an archive; tests and benchmarks feed it by hand.
 * Threads: one builder, one thread.  Memory: about 200 bytes a mention with the snapshot that
 * is made, and every different text once. */
#ifndef VT_GRAPH_BUILDER_H
#define VT_GRAPH_BUILDER_H

#include "vt_archive.h"

struct vt_graph_builder;

int vt_graph_builder_new(struct vt_graph_builder **ret, struct vt_error *err);
void vt_graph_builder_free(struct vt_graph_builder *builder);
VT_DEFINE_CLEANUP(struct vt_graph_builder, vt_graph_builder_free);

/* Rows in any order; nothing is kept of what the views point at. */
int vt_graph_builder_document(struct vt_graph_builder *builder,
                              const struct vt_archive_document *document, struct vt_error *err);
/** A mention of a document that is never added is left out. */
int vt_graph_builder_mention(struct vt_graph_builder *builder,
                             const struct vt_archive_mention *mention, struct vt_error *err);
int vt_graph_builder_work(struct vt_graph_builder *builder, const struct vt_archive_work *work,
                          struct vt_error *err);

/** Of a person; applied over what the other rows give, in order of their numbers (vt_corrections.h).
 * One can change any work, so a snapshot that was made before it cannot be carried on. */
int vt_graph_builder_correction(struct vt_graph_builder *builder,
                                const struct vt_archive_correction *correction,
                                struct vt_error *err);

/** Resolve everything and append the snapshot to ret.  The same rows give the same bytes, in
 * whatever order they were added.  Once only; then free the builder. */
int vt_graph_builder_finish(struct vt_graph_builder *builder, uint64_t sequence, struct vt_buf *ret,
                            struct vt_error *err);

#endif
