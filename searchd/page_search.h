/* page_search.h — the parts of the search page: the address of a search, its filters and facets.
 * Layer: searchd. */
#ifndef VT_PAGE_SEARCH_H
#define VT_PAGE_SEARCH_H

#include "page.h"

/** What the address says.  Filters are expressions of the query language, kept apart from the words
 * so that each can be taken off again. */
struct vt_search_address {
    struct vt_str words; /* "q" */
    const struct vt_str *filters;
    size_t filter_count;
    unsigned sort, unit; /* places in their lists of choices */
};

struct vt_search_address vt_search_address_of(const struct vt_request *request);

/** The question for lib/answer: the filters and then the words, in the arena. */
struct vt_str vt_page_search_question(struct vt_page *page,
                                      const struct vt_search_address *address);

/** The address with a filter more (added, NULL: none) or less (removed, SIZE_MAX: none). */
const char *vt_search_link(struct vt_page *page, const struct vt_search_address *address,
                           const char *added, size_t removed);

/** Filters in use as links that take them off; nothing where there are none. */
void vt_search_chips(struct vt_page *page, const struct vt_search_address *address);

/** Facets of an answer as links that add a filter. */
void vt_search_facets(struct vt_page *page, const struct vt_search_address *address,
                      const json_t *facets);

/** A hit as an item of the list of results. */
void vt_search_hit(struct vt_page *page, const json_t *hit);

/** The page without a question: what the archive holds, and examples. */
int vt_search_start(struct vt_request *request, struct vt_error *err);

/** The form; is_large on the search page itself. */
void vt_search_form(struct vt_page *page, const struct vt_search_address *address);

#endif
