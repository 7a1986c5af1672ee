#include "vt_citer.h"

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

/* The latest earlier mention with this serial, or (serial 0) of this type. */
static int32_t find_earlier(const struct vt_citer *c, size_t index, uint32_t serial)
{
    for (size_t i = index; i-- > 0;) {
        const struct vt_mention *m = &c->items[i].mention;
        if (!is_noise(&c->items[i]) && can_mean(m, &c->items[index].mention) &&
            (serial == 0 || m->number.serial_value == serial))
            return (int32_t)i;
    }
    return -1;
}

/* The first full mention of the same key. */
static int32_t find_same_key(const struct vt_citer *c, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (!is_noise(&c->items[i]) && c->items[i].mention.kind == VT_MENTION_NUMBER &&
            vt_str_eq(c->items[i].mention.key, c->items[index].mention.key))
            return (int32_t)i;
    return -1;
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
    for (size_t i = 0; i < c->count; i++) {
        struct vt_found *found = &c->items[i];
        struct vt_mention *m = &found->mention;
        if (found->is_short)
            resolve_short(c, i);
        else if (m->kind == VT_MENTION_ANAPHOR)
            m->antecedent = find_earlier(c, i, 0);
        else if (m->kind == VT_MENTION_NUMBER && m->date.year == 0)
            m->antecedent = find_same_key(c, i);
    }
    drop_noise(c);
}
