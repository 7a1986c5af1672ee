/* page_links.h — citations of a document as lists: grouped by relation, then by the other document,
 * with the sentences that prove them. Layer: searchd. */
#ifndef VT_PAGE_LINKS_H
#define VT_PAGE_LINKS_H

#include "page.h"

/** Items of vt_answer_cites.  incoming: the items cite this document. */
void vt_page_links(struct vt_page *page, const json_t *items, bool incoming);

#endif
