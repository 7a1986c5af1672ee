/* rate.h — how many requests one address may send: a token bucket for each.
 * Layer: searchd (uses base).  Threads: safe.
 *
 * The buckets are a table of fixed size: an address that does not fit takes the place of the one
 * that has been silent the longest near it, so that a flood of addresses costs no memory and can
 * only make the rule milder. */
#ifndef VT_RATE_H
#define VT_RATE_H

#include "vt_str.h"

#include <pthread.h>

enum { VT_RATE_SLOTS = 4096, VT_RATE_BURST_S = 5 };

struct vt_rate {
    pthread_mutex_t mutex;
    struct {
        uint64_t address; /* hash; 0: free */
        uint64_t at_us;   /* of the last request */
        uint64_t left;    /* millionths of a request */
    } slots[VT_RATE_SLOTS];
};

void vt_rate_init(struct vt_rate *rate);
void vt_rate_release(struct vt_rate *rate);

/** Take one request of an address at a time of the monotonic clock: 0, or the seconds after which
 * the next is taken.  per_second: requests; five seconds' worth may come at once.  An IPv6 address
 * counts with its whole /64, which one customer has to himself. */
unsigned vt_rate_take(struct vt_rate *rate, const void *address, size_t len_bytes,
                      unsigned per_second, uint64_t now_us);

#endif
