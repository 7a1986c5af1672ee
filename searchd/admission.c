#include "admission.h"

void vt_rules_release(struct vt_rules *rules)
{
    vt_tokens_free(rules->tokens);
    rules->tokens = NULL;
}

void vt_admission_init(struct vt_admission *admission, struct vt_rules *rules)
{
    pthread_rwlock_init(&admission->lock, NULL);
    vt_rate_init(&admission->rate);
    admission->rules = *rules;
    rules->tokens = NULL;
}

void vt_admission_release(struct vt_admission *admission)
{
    vt_rules_release(&admission->rules);
    vt_rate_release(&admission->rate);
    pthread_rwlock_destroy(&admission->lock);
}

void vt_admission_replace(struct vt_admission *admission, struct vt_rules *rules)
{
    pthread_rwlock_wrlock(&admission->lock);
    struct vt_rules old = admission->rules;
    admission->rules = *rules;
    pthread_rwlock_unlock(&admission->lock);
    rules->tokens = NULL;
    vt_rules_release(&old);
}

static unsigned check(struct vt_admission *admission, const struct vt_visitor *visitor,
                      uint64_t now_us, unsigned *ret_wait_s)
{
    const struct vt_rules *rules = &admission->rules;
    if (!vt_hosts_allow(&rules->hosts, visitor->host))
        return 421;
    if (rules->per_second > 0 && visitor->address != NULL) {
        *ret_wait_s = vt_rate_take(&admission->rate, visitor->address, visitor->address_bytes,
                                   rules->per_second, now_us);
        if (*ret_wait_s > 0)
            return 429;
    }
    bool is_open = rules->tokens == NULL || visitor->is_probe;
    return is_open || vt_tokens_allow(rules->tokens, visitor->authorization) ? 0 : 401;
}

unsigned vt_admission_check(struct vt_admission *admission, const struct vt_visitor *visitor,
                            uint64_t now_us, unsigned *ret_wait_s)
{
    *ret_wait_s = 0;
    pthread_rwlock_rdlock(&admission->lock);
    unsigned http_status = check(admission, visitor, now_us, ret_wait_s);
    pthread_rwlock_unlock(&admission->lock);
    return http_status;
}
