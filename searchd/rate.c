#include "rate.h"

#include "vt_hash.h"

enum { NEAR = 8, V6_BYTES = 16, V6_NET_BYTES = 8 };
static const uint64_t WHOLE = 1000000; /* millionths in a request, microseconds in a second */

void vt_rate_init(struct vt_rate *rate)
{
    memset(rate, 0, sizeof *rate);
    pthread_mutex_init(&rate->mutex, NULL);
}

void vt_rate_release(struct vt_rate *rate)
{
    pthread_mutex_destroy(&rate->mutex);
}

/* The slot of an address: its own, or the one near it that was used the longest ago. */
static size_t find_slot(const struct vt_rate *rate, uint64_t address)
{
    size_t begin = address % VT_RATE_SLOTS, oldest = begin;
    for (size_t i = 0; i < NEAR; i++) {
        size_t slot = (begin + i) % VT_RATE_SLOTS;
        if (rate->slots[slot].address == address)
            return slot;
        if (rate->slots[slot].at_us < rate->slots[oldest].at_us)
            oldest = slot;
    }
    return oldest;
}

unsigned vt_rate_take(struct vt_rate *rate, const void *address, size_t len_bytes,
                      unsigned per_second, uint64_t now_us)
{
    if (len_bytes == V6_BYTES)
        len_bytes = V6_NET_BYTES;
    uint64_t hash = vt_hash64(vt_str_n(address, len_bytes)) | 1;
    const uint64_t most = WHOLE * per_second * VT_RATE_BURST_S;
    pthread_mutex_lock(&rate->mutex);
    size_t slot = find_slot(rate, hash);
    uint64_t left = most;
    if (rate->slots[slot].address == hash) {
        uint64_t silent_us = now_us - rate->slots[slot].at_us;
        left = rate->slots[slot].left;
        left = silent_us > VT_RATE_BURST_S * WHOLE ? most : left + silent_us * per_second;
        left = left > most ? most : left;
    }
    const bool taken = left >= WHOLE;
    rate->slots[slot].address = hash;
    rate->slots[slot].at_us = now_us;
    rate->slots[slot].left = taken ? left - WHOLE : left;
    pthread_mutex_unlock(&rate->mutex);
    if (taken)
        return 0;
    const uint64_t needed_us = (WHOLE - left) / per_second;
    return needed_us < WHOLE ? 1 : (unsigned)(needed_us / WHOLE);
}
