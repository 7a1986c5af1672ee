/* metrics.h — counters of the server in the text format of Prometheus.
 * Layer: searchd (uses base).  Threads: safe; counters are atomic and only grow. */
#ifndef VT_METRICS_H
#define VT_METRICS_H

#include "vt_buf.h"

#include <stdatomic.h>

enum { VT_METRICS_ROUTES = 48, VT_METRICS_CLASSES = 5, VT_METRICS_BUCKETS = 12 };

/** Counters of one route: requests by class of status (1xx … 5xx), time by bucket. */
struct vt_metrics_route {
    _Atomic uint64_t requests[VT_METRICS_CLASSES];
    _Atomic uint64_t buckets[VT_METRICS_BUCKETS]; /* not cumulative; the last is "longer" */
    _Atomic uint64_t time_us;
    _Atomic uint64_t sent_bytes;
};

struct vt_metrics {
    struct vt_metrics_route routes[VT_METRICS_ROUTES];
    _Atomic int64_t connections, in_flight;
    _Atomic uint64_t not_modified; /* replies 304 */
    _Atomic uint64_t refused;      /* requests that matched no route, method or host */
    _Atomic uint64_t cut;          /* connections that did not get on in time */
};

/** What is known only at the moment of printing. */
struct vt_metrics_state {
    const char *(*route_name)(size_t place); /* NULL past the last */
    uint64_t sequence;                       /* of the archive that answers reflect */
    int64_t documents, works, links;
    uint64_t behind; /* commits of the archive that the answers do not reflect yet */
    uint64_t cache_hits, cache_misses, cache_bytes;
    int64_t start_time_s;
};

void vt_metrics_count(struct vt_metrics *metrics, size_t route, unsigned http_status,
                      uint64_t time_us, uint64_t sent_bytes);

void vt_metrics_print(const struct vt_metrics *metrics, const struct vt_metrics_state *state,
                      struct vt_buf *buf);

#endif
