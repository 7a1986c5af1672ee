/* bring.h — bring a graph, or all that unmarked readers read, up to the archive.
 *
 * An archive with documents marked secret has a second index and graph, in VT_UNMARKED_FOLDER, derived
 * as if there were no such documents: what a server may show holds nothing of them, whatever is asked.
 * Threads: one. */
#ifndef VT_INDEXER_BRING_H
#define VT_INDEXER_BRING_H

#include "vt_graph.h"

/** A few new documents show in answers at once, before index and graph are complete.  Where that cannot
 * be (there is no graph yet, or too much is new) they show when these are. */
void vt_bring_news(struct vt_archive *archive, const char *dir);

/** The graph in dir at this sequence; one that cannot be used, whatever the reason, is made anew. */
int vt_bring_graph(struct vt_archive *archive, const char *dir, uint64_t sequence,
                   struct vt_graph **ret, struct vt_error *err);

/** Whether index and graph in dir are at this sequence. */
bool vt_bring_is_complete(const char *dir, uint64_t sequence);

/** After index and graph of everything are complete: make those without what is marked, or remove them
 * where nothing is. */
int vt_bring_unmarked(const char *archive_dir, struct vt_error *err);

#endif
