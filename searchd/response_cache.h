/* response_cache.h — finished responses, kept while the archive and the day are the same.
 * Layer: searchd (uses libmicrohttpd).  Threads: safe.
 *
 * A reply to a GET is settled by the target, the coding, the archive's sequence number and the day
 * (caching.h), so the same request can be given the same bytes.  Bounded: the least recently used
 * leave first. */
#ifndef VT_RESPONSE_CACHE_H
#define VT_RESPONSE_CACHE_H

#include "vt_status.h"
#include "vt_str.h"

#include <microhttpd.h>
#include <stdbool.h>

struct vt_response_cache;

/** What settles a reply. */
struct vt_response_key {
    struct vt_str target; /* of the request, as received */
    unsigned coding;      /* enum vt_coding */
    uint64_t sequence;    /* of the archive */
    unsigned day;         /* any number that changes with the date */
};

/** Nothing is kept where max_bytes is 0. */
int vt_response_cache_new(size_t max_bytes, struct vt_response_cache **ret, struct vt_error *err);
void vt_response_cache_free(struct vt_response_cache *cache);

/** Answer a connection with a kept response (status 200).  False: there is none. */
bool vt_response_cache_answer(struct vt_response_cache *cache, const struct vt_response_key *key,
                              struct MHD_Connection *connection, enum MHD_Result *ret_result,
                              uint64_t *ret_body_bytes);

/** Keep a response of status 200; takes the caller's reference, whatever becomes of it.  One that
 * is large next to the whole cache is not kept. */
void vt_response_cache_put(struct vt_response_cache *cache, const struct vt_response_key *key,
                           struct MHD_Response *response, uint64_t body_bytes);

/** For the metrics. */
struct vt_response_cache_counts {
    uint64_t hits, misses, bytes, entries;
};
void vt_response_cache_count(struct vt_response_cache *cache, struct vt_response_cache_counts *ret);

#endif
