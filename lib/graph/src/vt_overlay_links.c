/* Links of a delta among those of its base. */
#include "vt_overlay.h"

#include <stdlib.h>

#include "vt_graph.h"
#include "vt_strings.h"

/* Works in order of date and id, which in the base is that of their numbers. */
static bool is_before(const struct vt_snapshot *s, uint32_t a, uint32_t b)
{
    const struct vt_disk_work *left = vt_snapshot_work(s, a), *right = vt_snapshot_work(s, b);
    if (left->day != right->day)
        return left->day < right->day;
    return vt_str_compare(vt_snapshot_text(s, left->id), vt_snapshot_text(s, right->id)) < 0;
}

/* The first entry of an old list that a new one goes before. */
static uint32_t place_of(const struct vt_snapshot *s, const uint32_t *works, uint32_t low,
                         uint32_t high, uint32_t work)
{
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (is_before(s, work, works[middle]))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Places behind the old ones that a direction needs: each list that grows, whole. */
static size_t places_needed(const struct vt_overlay_maker *maker, bool is_out)
{
    const struct vt_snapshot *base = &maker->base, *delta = &maker->delta;
    size_t count = 0;
    for (uint32_t i = 0; i < delta->work_count; i++) {
        const struct vt_disk_span more = is_out ? delta->out[i] : delta->in[i];
        const struct vt_disk_span old =
            is_out ? vt_snapshot_out(base, maker->works[i]) : vt_snapshot_in(base, maker->works[i]);
        if (more.end > more.begin)
            count += more.end - more.begin + old.end - old.begin;
    }
    return count;
}

/* One direction of the whole: the works at the other end, and a link or its place for each. */
struct lists {
    struct vt_disk_span *spans;
    uint32_t *others;
    char *items;
    size_t item_bytes;
    size_t count; /* of others and items */
    bool is_out;
};

static struct vt_disk_link moved_link(const struct vt_overlay_maker *maker,
                                      const struct vt_disk_link *link)
{
    struct vt_disk_link moved = *link;
    moved.from = maker->works[link->from];
    moved.speaker = maker->works[link->speaker];
    return moved;
}

/* What a link of the delta adds to a list. */
static void put(struct vt_overlay_maker *maker, const struct lists *lists, uint32_t entry,
                uint32_t other, uint32_t at)
{
    lists->others[at] = other;
    if (lists->is_out) {
        ((struct vt_disk_link *)lists->items)[at] = moved_link(maker, &maker->delta.links[entry]);
        maker->places[entry] = at;
    } else {
        ((uint32_t *)lists->items)[at] = maker->places[maker->delta.in_links[entry]];
    }
}

static uint32_t copy(const struct lists *lists, uint32_t from, uint32_t until, uint32_t at)
{
    const size_t bytes = lists->item_bytes;
    memcpy(lists->others + at, lists->others + from, (until - from) * sizeof *lists->others);
    memcpy(lists->items + at * bytes, lists->items + from * bytes, (until - from) * bytes);
    return at + until - from;
}

/* A list that grows is written anew behind all others. */
static void grow(struct vt_overlay_maker *maker, uint32_t work, struct lists *lists)
{
    const struct vt_snapshot *base = &maker->base, *delta = &maker->delta;
    const uint32_t number = maker->works[work];
    const struct vt_disk_span old =
        lists->is_out ? vt_snapshot_out(base, number) : vt_snapshot_in(base, number);
    const struct vt_disk_span more = lists->is_out ? delta->out[work] : delta->in[work];
    const uint32_t *others = lists->is_out ? delta->targets : delta->sources;
    uint32_t at = (uint32_t)lists->count, from = old.begin;
    if (more.end == more.begin)
        return;
    lists->spans[number].begin = at;
    for (uint32_t entry = more.begin; entry < more.end; entry++) {
        const uint32_t other = maker->works[others[entry]];
        const uint32_t until = place_of(&maker->whole, lists->others, from, old.end, other);
        at = copy(lists, from, until, at);
        from = until;
        put(maker, lists, entry, other, at++);
    }
    at = copy(lists, from, old.end, at);
    lists->spans[number].end = at;
    lists->count = at;
    if (lists->is_out)
        maker->whole.moved_count += old.end - old.begin;
}

static int grow_all(struct vt_overlay_maker *maker, struct lists *lists, struct vt_error *err)
{
    const struct vt_snapshot *whole = &maker->whole;
    const bool is_out = lists->is_out;
    const size_t more = places_needed(maker, is_out);
    lists->count = is_out ? whole->link_count : whole->entry_count;
    lists->item_bytes = is_out ? sizeof(struct vt_disk_link) : sizeof(uint32_t);
    if (lists->count + more >= UINT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "too many links for a delta");
    int status = vt_overlay_section(maker, is_out ? VT_SECTION_OUT : VT_SECTION_IN,
                                    whole->work_count - maker->base.work_count, &lists->spans, err);
    if (status == VT_OK)
        status = vt_overlay_section(maker, is_out ? VT_SECTION_TARGETS : VT_SECTION_SOURCES, more,
                                    &lists->others, err);
    if (status == VT_OK)
        status = vt_overlay_section(maker, is_out ? VT_SECTION_LINKS : VT_SECTION_IN_LINKS, more,
                                    &lists->items, err);
    if (status != VT_OK)
        return status;
    for (size_t work = maker->base.work_count; work < whole->work_count; work++)
        lists->spans[work] = (struct vt_disk_span){0, 0};
    for (uint32_t i = 0; i < maker->delta.work_count; i++)
        grow(maker, i, lists);
    return VT_OK;
}

int vt_overlay_links(struct vt_overlay_maker *maker, struct vt_error *err)
{
    struct vt_snapshot *whole = &maker->whole;
    struct lists out = {.is_out = true}, in = {.is_out = false};
    maker->places = calloc(maker->delta.link_count + 1, sizeof *maker->places);
    if (maker->places == NULL)
        return vt_no_memory(err);
    int status = grow_all(maker, &out, err);
    if (status == VT_OK) /* its entries say where the links stand now */
        status = grow_all(maker, &in, err);
    if (status != VT_OK)
        return status;
    whole->out = out.spans;
    whole->targets = out.others;
    whole->links = (const void *)out.items;
    whole->link_count = out.count;
    whole->in = in.spans;
    whole->sources = in.others;
    whole->in_links = (const void *)in.items;
    whole->entry_count = in.count;
    return VT_OK;
}
