/* api.h — the handlers below /api/v1, and what they share.
 * Layer: searchd.  Each sends the tree that lib/answer made, with the place in the list added. */
#ifndef VT_API_H
#define VT_API_H

#include "routes.h"

enum {
    VT_API_LIMIT = 20, /* items where no limit was asked for */
    VT_API_LIMIT_MAX = 200,
    VT_API_NODES = 200, /* of a lineage */
    VT_API_NODES_MAX = 2000,
    VT_API_DEPTH_MAX = 32,
    VT_API_REF_BYTES = 512,
    VT_API_BATCH_ITEMS = 250,
    VT_API_BATCH_BYTES = 256 * 1024,
    VT_API_CHECK_BYTES = 2 * 1024 * 1024,
    VT_API_TEXT_BYTES = 4096 /* of a question, as lib/query */
};

extern const struct vt_param_spec VT_API_NO_PARAMS[], VT_API_SEARCH_PARAMS[], VT_API_LINKS_PARAMS[],
    VT_API_LINEAGE_PARAMS[], VT_API_STATUS_PARAMS[], VT_API_DOCUMENT_PARAMS[], VT_API_PATH_PARAMS[],
    VT_API_RESOLVE_PARAMS[], VT_API_LIST_PARAMS[], VT_API_SUGGEST_PARAMS[], VT_API_STATS_PARAMS[];

int vt_api_search(struct vt_request *request, struct vt_error *err);
int vt_api_suggest(struct vt_request *request, struct vt_error *err);
int vt_api_stats(struct vt_request *request, struct vt_error *err);
int vt_api_gaps(struct vt_request *request, struct vt_error *err);
int vt_api_conflicts(struct vt_request *request, struct vt_error *err);

int vt_api_document(struct vt_request *request, struct vt_error *err);
int vt_api_text(struct vt_request *request, struct vt_error *err);
int vt_api_original(struct vt_request *request, struct vt_error *err);
int vt_api_akn(struct vt_request *request, struct vt_error *err);

int vt_api_cites(struct vt_request *request, struct vt_error *err);
int vt_api_cited_by(struct vt_request *request, struct vt_error *err);
int vt_api_lineage(struct vt_request *request, struct vt_error *err);
int vt_api_status(struct vt_request *request, struct vt_error *err);
int vt_api_path(struct vt_request *request, struct vt_error *err);

int vt_api_resolve(struct vt_request *request, struct vt_error *err);
int vt_api_resolve_batch(struct vt_request *request, struct vt_error *err);
int vt_api_check(struct vt_request *request, struct vt_error *err);

/** Where a list begins and how long it may be: "limit" and "cursor" of the request. */
struct vt_api_place {
    uint32_t limit, offset;
    bool moved_on; /* the archive has changed since the cursor was given */
};
int vt_api_place(const struct vt_request *request, struct vt_api_place *ret, struct vt_error *err);

/** Send an answer of lib/answer that came with status: 200; 308 where the id has become another; 300 with
 *  the candidates where a REF is ambiguous.  Other failures are handed on (status and err as they came). */
int vt_api_send(struct vt_request *request, int status, const json_t *answer, struct vt_error *err);

/** As vt_api_send, for a list: an empty one is 200 too, and the cursor of the next part is added.
 *  subject: a member without which the answer is about nothing ("document": the REF is not known
 * and the failure stands), or NULL. */
int vt_api_send_list(struct vt_request *request, int status, json_t *answer, const char *subject,
                     const struct vt_api_place *place, struct vt_error *err);

/** Print a list in the form that the request's "format" asks for: JSON, lines of JSON (jsonl), a
 * table (csv), for a search a feed (atom). */
int vt_api_print_list(struct vt_request *request, const json_t *answer, struct vt_error *err);

#endif
