/* extraction.h — what a worker answers for a file, as rows of the archive.
 * Threads: stateless.  The answer comes from a confined process that has read a stranger's file:
 * whatever is in it is taken as text, never as fact. */
#ifndef VT_INDEXER_EXTRACTION_H
#define VT_INDEXER_EXTRACTION_H

#include "vt_archive.h"
#include "vt_arena.h"
#include "vt_json.h"

struct vt_extraction {
    struct vt_archive_document *documents;
    struct vt_archive_mention **mentions; /* of each document */
    size_t *mention_counts;
    size_t count;
    struct vt_str format; /* "docx" */
};

/** Views point into the answer and the arena.  sha256: of the file, whose first digits begin the
 * ids. VT_E_FORMAT: not an answer. */
int vt_extraction_read(struct vt_arena *arena, const json_t *answer, struct vt_str sha256,
                       struct vt_extraction *ret, struct vt_error *err);

#endif
