/* vt_cite.h — the mentions of other documents in a document, with relations.
 * Layer: cite (uses doc, ref, text, base).  Threads: stateless after vt_ref_init.
 * Source of the rules: docs/citations.md, docs/relations.md; triggers in schema/triggers.tsv. */
#ifndef VT_CITE_H
#define VT_CITE_H

#include "vt_document.h"

/** Find the mentions in an extent whose fields were read; fills document->mentions, in text order.
 *  Cost: linear in the text. */
int vt_cite_mentions(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                     struct vt_document *document, struct vt_error *err);

#endif
