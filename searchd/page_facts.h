/* page_facts.h — the fields of a document as a list, each with where it comes from.
 * Layer: searchd. */
#ifndef VT_PAGE_FACTS_H
#define VT_PAGE_FACTS_H

#include "page.h"

/** document: of vt_answer_document with its text.  conflicts: of vt_answer_conflicts_of, or NULL. */
void vt_page_facts(struct vt_page *page, const json_t *document, const json_t *conflicts);

#endif
