/* admission.h — who may ask: the name that is asked for, tokens, how often.
 * Layer: searchd.  Threads: safe; the rules can be exchanged while requests run. */
#ifndef VT_ADMISSION_H
#define VT_ADMISSION_H

#include "hosts.h"
#include "rate.h"
#include "tokens.h"

struct vt_rules {
    struct vt_hosts hosts;
    struct vt_tokens *tokens; /* NULL: open to all who reach the port; owned by the rules */
    unsigned per_second;      /* requests of one address; 0: no limit */
};
void vt_rules_release(struct vt_rules *rules);

struct vt_admission {
    pthread_rwlock_t lock; /* of the rules */
    struct vt_rules rules;
    struct vt_rate rate;
};

/** Takes what the rules own. */
void vt_admission_init(struct vt_admission *admission, struct vt_rules *rules);
void vt_admission_release(struct vt_admission *admission);
/** New rules in place of the old; the host names must live until the next call. */
void vt_admission_replace(struct vt_admission *admission, struct vt_rules *rules);

/** What a request shows of itself before it is looked at. */
struct vt_visitor {
    struct vt_str host, authorization; /* headers */
    const void *address;               /* in_addr or in6_addr; NULL: unknown (a local socket) */
    size_t address_bytes;
    bool is_probe; /* asks only whether the server lives: needs no token */
};

/** 0, or the status of the refusal: 421 (not our name), 429 (too many), 401 (no token).
 * *ret_wait_s: with 429, when to come back. */
unsigned vt_admission_check(struct vt_admission *admission, const struct vt_visitor *visitor,
                            uint64_t now_us, unsigned *ret_wait_s);

#endif
