#include "vt_citer.h"

#include "vt_hash.h"

/* Whether an earlier mention can be what a later, shorter one means. */
static bool can_mean(const struct vt_mention *earlier, const struct vt_mention *later)
{
    if (earlier->kind != VT_MENTION_NUMBER || earlier->key.len_bytes == 0)
        return false;
    const vt_type generic = vt_known_types()->van_ban;
    return later->type == 0 || later->type == generic || earlier->type == generic ||
           earlier->type == later->type;
}

/* A short name with nothing that makes it one is no mention: "Quyết định 1" of a table. */
static bool is_noise(const struct vt_found *found)
{
    const struct vt_mention *m = &found->mention;
    return found->is_short && m->antecedent < 0 && m->date.year == 0 && m->issuer.len_bytes == 0 &&
           m->term.len_bytes == 0;
}

/* The latest earlier mention with this serial, or (serial 0) of this type.  What stands too far back is
 * not meant any more. */
static int32_t find_earlier(const struct vt_citer *c, size_t index, uint32_t serial)
{
    enum { REACH = 2000 };
    for (size_t i = index; i-- > 0 && i + REACH > index;) {
        const struct vt_mention *m = &c->items[i].mention;
        if (!is_noise(&c->items[i]) && can_mean(m, &c->items[index].mention) &&
            (serial == 0 || m->number.serial_value == serial))
            return (int32_t)i;
    }
    return -1;
}

/* The first full mention of each key so far: open addressing, at most half full, in the arena. */
struct first_mentions {
    uint32_t *behind; /* index + 1; 0: free */
    size_t room;      /* a power of two */
};

static bool make_first_mentions(struct vt_citer *c, struct first_mentions *ret)
{
    ret->room = 16;
    while (ret->room < 2 * c->count)
        ret->room *= 2;
    ret->behind = vt_arena_array(c->arena, ret->room, sizeof *ret->behind);
    return ret->behind != NULL;
}

static uint32_t *find_first(const struct vt_citer *c, const struct first_mentions *firsts,
                            struct vt_str key)
{
    size_t at = vt_hash64(key) & (firsts->room - 1);
    while (firsts->behind[at] != 0 && !vt_str_eq(c->items[firsts->behind[at] - 1].mention.key, key))
        at = (at + 1) & (firsts->room - 1);
    return &firsts->behind[at];
}

static void keep_first(const struct vt_citer *c, const struct first_mentions *firsts, size_t index)
{
    const struct vt_found *found = &c->items[index];
    if (found->mention.kind != VT_MENTION_NUMBER || is_noise(found))
        return;
    uint32_t *first = find_first(c, firsts, found->mention.key);
    if (*first == 0)
        *first = (uint32_t)index + 1;
}

static void resolve_short(struct vt_citer *c, size_t index)
{
    struct vt_found *found = &c->items[index];
    struct vt_mention *m = &found->mention;
    m->antecedent = find_earlier(c, index, m->number.serial_value);
    if (m->antecedent < 0) {
        /* Nothing earlier: what is printed is all that is known. */
        m->kind = VT_MENTION_NUMBER;
        m->key = m->number.serial;
        m->confidence = 0.6f;
        return;
    }
    const struct vt_mention *earlier = &c->items[m->antecedent].mention;
    m->key = earlier->key;
    m->number = earlier->number;
}

static void drop_noise(struct vt_citer *c)
{
    size_t *moved = vt_arena_array(c->arena, c->count + 1, sizeof *moved);
    if (moved == NULL) {
        c->failed = true;
        return;
    }
    size_t kept = 0;
    for (size_t i = 0; i < c->count; i++) {
        moved[i] = kept;
        if (!is_noise(&c->items[i]))
            c->items[kept++] = c->items[i];
    }
    c->count = kept;
    for (size_t i = 0; i < kept; i++)
        if (c->items[i].mention.antecedent >= 0)
            c->items[i].mention.antecedent = (int32_t)moved[c->items[i].mention.antecedent];
}

void vt_cite_antecedents(struct vt_citer *c)
{
    struct first_mentions firsts;
    if (!make_first_mentions(c, &firsts)) {
        c->failed = true;
        return;
    }
    for (size_t i = 0; i < c->count; i++) {
        struct vt_found *found = &c->items[i];
        struct vt_mention *m = &found->mention;
        if (found->is_short)
            resolve_short(c, i);
        else if (m->kind == VT_MENTION_ANAPHOR)
            m->antecedent = find_earlier(c, i, 0);
        else if (m->kind == VT_MENTION_NUMBER && m->date.year == 0)
            m->antecedent = (int32_t)*find_first(c, &firsts, m->key) - 1;
        keep_first(c, &firsts, i);
    }
    drop_noise(c);
}
