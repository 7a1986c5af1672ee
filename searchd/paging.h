/* paging.h — lists of pages: where one begins, and the links before and after it.
 * Layer: searchd. */
#ifndef VT_PAGING_H
#define VT_PAGING_H

#include "page.h"

enum { VT_PAGING_LAST = 5000 };

struct vt_paging {
    uint32_t number; /* from 1 */
    uint32_t limit, offset;
    uint32_t here;  /* items on this page, once known */
    uint64_t count; /* of all, or at least so many */
    bool is_exact;
};

struct vt_paging vt_paging_of(const struct vt_request *request, uint32_t limit);
/** Take the counts from an answer. */
void vt_paging_count(struct vt_paging *paging, const json_t *answer);
/** <nav> with previous and next, nothing where there is one page.  The link is the address of the
 * request with another "page". */
void vt_paging_write(struct vt_page *page, const struct vt_paging *paging);
/** The same list as a table for a spreadsheet: a link to its address below /api/v1. */
void vt_paging_table(struct vt_page *page, const char *api_path);

#endif
