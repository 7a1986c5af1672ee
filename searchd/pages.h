/* pages.h — the pages: the same answers as the JSON, as HTML that works without JavaScript.
 * Layer: searchd. */
#ifndef VT_PAGES_H
#define VT_PAGES_H

#include "routes.h"

extern const struct vt_param_spec VT_PAGE_SEARCH_PARAMS[], VT_PAGE_DOCUMENT_PARAMS[],
    VT_PAGE_LINEAGE_PARAMS[], VT_PAGE_PATH_PARAMS[], VT_PAGE_LIST_PARAMS[], VT_PAGE_GAPS_PARAMS[],
    VT_PAGE_CHECK_PARAMS[], VT_PAGE_STATS_PARAMS[], VT_PAGE_PLAIN_PARAMS[];

int vt_page_search(struct vt_request *request, struct vt_error *err);
int vt_page_document(struct vt_request *request, struct vt_error *err);
int vt_page_lineage(struct vt_request *request, struct vt_error *err);
int vt_page_path(struct vt_request *request, struct vt_error *err);
int vt_page_gaps(struct vt_request *request, struct vt_error *err);
int vt_page_conflicts(struct vt_request *request, struct vt_error *err);
int vt_page_check(struct vt_request *request, struct vt_error *err);
int vt_page_stats(struct vt_request *request, struct vt_error *err);
int vt_page_help(struct vt_request *request, struct vt_error *err);

/** A failure for a person: what happened, what to do, a search box. */
void vt_page_failure(struct vt_request *request, const struct vt_error *failure);

/** 404 for an address that is no page of ours. */
void vt_page_unknown(struct vt_request *request);

/** 302 to the same page of the id that a REF turned out to mean; "%" in path stands for the id. */
int vt_page_move(struct vt_request *request, const char *path, struct vt_str id);

/** 300: the REF of this page can mean several documents; each links to where it leads. */
int vt_page_choice(struct vt_request *request, struct vt_str ref, const json_t *candidates,
                   struct vt_error *err);

#endif
