/* page_related.h — what belongs to a document, beside its text: what came in the same file, and the
 * documents that change it or are changed by it. Layer: searchd. */
#ifndef VT_PAGE_RELATED_H
#define VT_PAGE_RELATED_H

#include "page.h"

/** bundle: of vt_answer_bundle.  Nothing where the document came alone. */
void vt_page_bundle(struct vt_page *page, const json_t *bundle, struct vt_str id);

/** cites, cited_by: of vt_answer_cites.  Nothing where no document changes another. */
void vt_page_changes(struct vt_page *page, const json_t *cites, const json_t *cited_by);

#endif
