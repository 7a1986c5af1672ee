/* The look-up tables, conflicts and doubts of a delta among those of its base. */
#include "vt_overlay.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_graph.h"
#include "vt_lookup.h"
#include "vt_strings.h"

/* Items to be put into a sorted table, each before the old item at its place; places ascend. */
struct additions {
    int (*compare)(const void *a, const void *b); /* of two at one place; NULL: as they come */
    char *items;
    size_t *places;
    size_t count, item_bytes;
};

static void release(struct additions *additions)
{
    free(additions->items);
    free(additions->places);
}

static int begin(struct additions *additions, size_t most, size_t item_bytes, struct vt_error *err)
{
    *additions = (struct additions){.items = calloc(most + 1, item_bytes),
                                    .places = calloc(most + 1, sizeof(size_t)),
                                    .item_bytes = item_bytes};
    return additions->items == NULL || additions->places == NULL ? vt_no_memory(err) : VT_OK;
}

static bool is_after(const struct additions *additions, size_t at, const void *item, size_t place)
{
    if (additions->places[at] != place)
        return additions->places[at] > place;
    return additions->compare != NULL &&
           additions->compare(additions->items + at * additions->item_bytes, item) > 0;
}

static void add(struct additions *additions, const void *item, size_t place)
{
    const size_t bytes = additions->item_bytes;
    size_t at = additions->count++;
    for (; at > 0 && is_after(additions, at - 1, item, place); at--) {
        additions->places[at] = additions->places[at - 1];
        memcpy(additions->items + at * bytes, additions->items + (at - 1) * bytes, bytes);
    }
    additions->places[at] = place;
    memcpy(additions->items + at * bytes, item, bytes);
}

static int put_in(struct vt_overlay_maker *maker, const struct additions *additions,
                  const void *old_items, size_t old_count, void *ret_items, struct vt_error *err)
{
    const size_t bytes = additions->item_bytes;
    const char *old = old_items;
    char *items = NULL;
    size_t from = 0, to = 0;
    const int status = vt_overlay_memory(maker, old_count + additions->count, bytes, &items, err);
    if (status != VT_OK)
        return status;
    for (size_t i = 0; i <= additions->count; i++) {
        const size_t place = i < additions->count ? additions->places[i] : old_count;
        memcpy(items + to * bytes, old + from * bytes, (place - from) * bytes);
        to += place - from;
        from = place;
        if (i < additions->count)
            memcpy(items + to++ * bytes, additions->items + i * bytes, bytes);
    }
    memcpy(ret_items, &items, sizeof items);
    return VT_OK;
}

/* ---- texts ---- */

static bool leads_there(const struct vt_snapshot *s, const struct vt_disk_name *items, size_t count,
                        size_t at, struct vt_str text, uint32_t work, bool is_id)
{
    for (; at < count && vt_str_eq(vt_snapshot_text(s, items[at].text), text); at++)
        if (is_id || items[at].work == work)
            return true;
    return false;
}

/* Ids that lead somewhere go on doing so. */
static int add_texts(struct vt_overlay_maker *maker, bool is_id, const struct vt_disk_name **ret,
                     size_t *ret_count, struct vt_error *err)
{
    const struct vt_snapshot *base = &maker->base, *delta = &maker->delta;
    const struct vt_disk_name *old = is_id ? base->ids : base->names;
    const struct vt_disk_name *more = is_id ? delta->ids : delta->names;
    const size_t old_count = is_id ? base->id_count : base->name_count;
    const size_t more_count = is_id ? delta->id_count : delta->name_count;
    VT_AUTO(release) struct additions additions = {0};
    int status = begin(&additions, more_count, sizeof *old, err);
    for (size_t i = 0; status == VT_OK && i < more_count; i++) {
        const struct vt_disk_name item = {vt_overlay_text(maker, more[i].text),
                                          maker->works[more[i].work]};
        const struct vt_str text = vt_snapshot_text(delta, more[i].text);
        const size_t at = vt_lookup_text(base, old, old_count, text);
        if (!leads_there(base, old, old_count, at, text, item.work, is_id))
            add(&additions, &item, at);
    }
    struct vt_disk_name *items = NULL;
    if (status == VT_OK)
        status = put_in(maker, &additions, old, old_count, &items, err);
    *ret = items;
    *ret_count = old_count + additions.count;
    return status;
}

/* ---- numbers ---- */

static int add_keys(struct vt_overlay_maker *maker, bool is_loose, const uint32_t **ret,
                    struct vt_error *err)
{
    const struct vt_snapshot *base = &maker->base, *delta = &maker->delta;
    const uint32_t *more = is_loose ? delta->loose : delta->keys;
    VT_AUTO(release) struct additions additions = {0};
    int status = begin(&additions, delta->key_count, sizeof *more, err);
    for (size_t i = 0; status == VT_OK && i < delta->key_count; i++)
        if (vt_overlay_is_new(maker, more[i]))
            add(&additions, &maker->works[more[i]],
                vt_lookup_key(base, is_loose, vt_lookup_number(delta, more[i], is_loose)));
    uint32_t *items = NULL;
    if (status == VT_OK)
        status = put_in(maker, &additions, is_loose ? base->loose : base->keys, base->key_count,
                        &items, err);
    *ret = items;
    /* Both have the same works, unless the file is hostile. */
    if (!is_loose || base->key_count + additions.count < maker->whole.key_count)
        maker->whole.key_count = base->key_count + additions.count;
    return status;
}

static int add_serials(struct vt_overlay_maker *maker, struct vt_error *err)
{
    const struct vt_snapshot *base = &maker->base, *delta = &maker->delta;
    VT_AUTO(release) struct additions additions = {0};
    int status = begin(&additions, delta->serial_count, sizeof *delta->serials, err);
    for (size_t i = 0; status == VT_OK && i < delta->serial_count; i++) {
        const struct vt_disk_serial item = {delta->serials[i].serial,
                                            maker->works[delta->serials[i].work]};
        if (vt_overlay_is_new(maker, delta->serials[i].work))
            add(&additions, &item, vt_lookup_serial(base, item.serial));
    }
    struct vt_disk_serial *items = NULL;
    if (status == VT_OK)
        status = put_in(maker, &additions, base->serials, base->serial_count, &items, err);
    maker->whole.serials = items;
    maker->whole.serial_count = base->serial_count + additions.count;
    return status;
}

/* ---- doubts ---- */

static int compare_ambiguities(const void *a, const void *b)
{
    const struct vt_disk_ambiguity *left = a, *right = b;
    if (left->speaker != right->speaker)
        return left->speaker < right->speaker ? -1 : 1;
    return left->mention < right->mention ? -1 : left->mention > right->mention;
}

static int add_ambiguities(struct vt_overlay_maker *maker, struct vt_error *err)
{
    const struct vt_snapshot *base = &maker->base, *delta = &maker->delta;
    VT_AUTO(release) struct additions additions = {0};
    int status = begin(&additions, delta->ambiguity_count, sizeof *delta->ambiguities, err);
    additions.compare = compare_ambiguities;
    uint32_t *works = NULL;
    if (status == VT_OK)
        status = vt_overlay_section(maker, VT_SECTION_ALTERNATIVES, delta->alternative_count,
                                    &works, err);
    for (size_t i = 0; status == VT_OK && i < delta->alternative_count; i++)
        works[base->alternative_count + i] = maker->works[delta->alternatives[i]];
    for (size_t i = 0; status == VT_OK && i < delta->ambiguity_count; i++) {
        struct vt_disk_ambiguity item = delta->ambiguities[i];
        item.speaker = maker->works[item.speaker];
        item.begin += (uint32_t)base->alternative_count;
        add(&additions, &item, vt_lookup_ambiguity(base, item.speaker, item.mention));
    }
    struct vt_disk_ambiguity *items = NULL;
    if (status == VT_OK)
        status = put_in(maker, &additions, base->ambiguities, base->ambiguity_count, &items, err);
    maker->whole.ambiguities = items;
    maker->whole.ambiguity_count = base->ambiguity_count + additions.count;
    maker->whole.alternatives = works;
    maker->whole.alternative_count = base->alternative_count + delta->alternative_count;
    return status;
}

/* Of works that the base does not have; what others say of the rest waits for the whole build. */
static int add_conflicts(struct vt_overlay_maker *maker, struct vt_error *err)
{
    const struct vt_snapshot *base = &maker->base, *delta = &maker->delta;
    struct vt_disk_conflict *conflicts = NULL;
    struct vt_disk_vote *votes = NULL;
    int status =
        vt_overlay_section(maker, VT_SECTION_CONFLICTS, delta->conflict_count, &conflicts, err);
    if (status == VT_OK)
        status = vt_overlay_section(maker, VT_SECTION_VOTES, delta->vote_count, &votes, err);
    if (status != VT_OK)
        return status;
    size_t count = base->conflict_count;
    for (size_t i = 0; i < delta->conflict_count; i++) {
        struct vt_disk_conflict conflict = delta->conflicts[i];
        if (!vt_overlay_is_new(maker, conflict.work))
            continue;
        conflict.work = maker->works[conflict.work];
        conflict.chosen = vt_overlay_text(maker, conflict.chosen);
        conflict.vote_begin += (uint32_t)base->vote_count;
        conflicts[count++] = conflict;
    }
    for (size_t i = 0; i < delta->vote_count; i++) {
        struct vt_disk_vote vote = delta->votes[i];
        vote.value = vt_overlay_text(maker, vote.value);
        if (vote.speaker != VT_WORK_NONE)
            vote.speaker = maker->works[vote.speaker];
        votes[base->vote_count + i] = vote;
    }
    maker->whole.conflicts = conflicts;
    maker->whole.conflict_count = count;
    maker->whole.votes = votes;
    maker->whole.vote_count = base->vote_count + delta->vote_count;
    return VT_OK;
}

int vt_overlay_tables(struct vt_overlay_maker *maker, struct vt_error *err)
{
    struct vt_snapshot *whole = &maker->whole;
    int status = add_texts(maker, true, &whole->ids, &whole->id_count, err);
    if (status == VT_OK)
        status = add_texts(maker, false, &whole->names, &whole->name_count, err);
    if (status == VT_OK)
        status = add_keys(maker, false, &whole->keys, err);
    if (status == VT_OK)
        status = add_keys(maker, true, &whole->loose, err);
    if (status == VT_OK)
        status = add_serials(maker, err);
    if (status == VT_OK)
        status = add_ambiguities(maker, err);
    return status == VT_OK ? add_conflicts(maker, err) : status;
}
