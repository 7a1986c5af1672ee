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

static struct vt_disk_link moved_link(const struct vt_overlay_maker *maker,
                                      const struct vt_disk_link *link)
{
    struct vt_disk_link moved = *link;
    moved.from = maker->works[link->from];
    moved.speaker = maker->works[link->speaker];
    return moved;
}

/* A list that grows is written anew behind all others. */
static void grow_out(struct vt_overlay_maker *maker, uint32_t work, struct vt_disk_span *out,
                     uint32_t *targets, struct vt_disk_link *links)
{
    const struct vt_snapshot *delta = &maker->delta;
    struct vt_snapshot *whole = &maker->whole;
    const struct vt_disk_span old = vt_snapshot_out(&maker->base, maker->works[work]);
    const struct vt_disk_span more = delta->out[work];
    uint32_t at = (uint32_t)whole->link_count, from = old.begin;
    if (more.end == more.begin)
        return;
    out[maker->works[work]].begin = at;
    for (uint32_t j = more.begin; j <= more.end; j++) {
        const uint32_t target = j < more.end ? maker->works[delta->targets[j]] : VT_WORK_NONE;
        const uint32_t until =
            j < more.end ? place_of(whole, targets, from, old.end, target) : old.end;
        memcpy(targets + at, targets + from, (until - from) * sizeof *targets);
        memcpy(links + at, links + from, (until - from) * sizeof *links);
        at += until - from;
        from = until;
        if (j == more.end)
            break;
        targets[at] = target;
        links[at] = moved_link(maker, &delta->links[j]);
        maker->places[j] = at++;
    }
    out[maker->works[work]].end = at;
    whole->link_count = at;
    whole->moved_count += old.end - old.begin;
}

static void grow_in(struct vt_overlay_maker *maker, uint32_t work, struct vt_disk_span *in,
                    uint32_t *sources, uint32_t *in_links)
{
    const struct vt_snapshot *delta = &maker->delta;
    struct vt_snapshot *whole = &maker->whole;
    const struct vt_disk_span old = vt_snapshot_in(&maker->base, maker->works[work]);
    const struct vt_disk_span more = delta->in[work];
    uint32_t at = (uint32_t)whole->entry_count, from = old.begin;
    if (more.end == more.begin)
        return;
    in[maker->works[work]].begin = at;
    for (uint32_t j = more.begin; j <= more.end; j++) {
        const uint32_t source = j < more.end ? maker->works[delta->sources[j]] : VT_WORK_NONE;
        const uint32_t until =
            j < more.end ? place_of(whole, sources, from, old.end, source) : old.end;
        memcpy(sources + at, sources + from, (until - from) * sizeof *sources);
        memcpy(in_links + at, in_links + from, (until - from) * sizeof *in_links);
        at += until - from;
        from = until;
        if (j == more.end)
            break;
        sources[at] = source;
        in_links[at++] = maker->places[delta->in_links[j]];
    }
    in[maker->works[work]].end = at;
    whole->entry_count = at;
}

static void clear_spans(const struct vt_overlay_maker *maker, struct vt_disk_span *spans)
{
    for (size_t work = maker->base.work_count; work < maker->whole.work_count; work++)
        spans[work] = (struct vt_disk_span){0, 0};
}

static int add_out(struct vt_overlay_maker *maker, struct vt_error *err)
{
    struct vt_snapshot *whole = &maker->whole;
    const size_t more = places_needed(maker, true);
    struct vt_disk_span *out = NULL;
    uint32_t *targets = NULL;
    struct vt_disk_link *links = NULL;
    if (whole->link_count + more >= UINT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "too many links for a delta");
    int status = vt_overlay_section(maker, VT_SECTION_OUT,
                                    whole->work_count - maker->base.work_count, &out, err);
    if (status == VT_OK)
        status = vt_overlay_section(maker, VT_SECTION_TARGETS, more, &targets, err);
    if (status == VT_OK)
        status = vt_overlay_section(maker, VT_SECTION_LINKS, more, &links, err);
    if (status != VT_OK)
        return status;
    clear_spans(maker, out);
    for (uint32_t i = 0; i < maker->delta.work_count; i++)
        grow_out(maker, i, out, targets, links);
    whole->out = out;
    whole->targets = targets;
    whole->links = links;
    return VT_OK;
}

static int add_in(struct vt_overlay_maker *maker, struct vt_error *err)
{
    struct vt_snapshot *whole = &maker->whole;
    const size_t more = places_needed(maker, false);
    struct vt_disk_span *in = NULL;
    uint32_t *sources = NULL, *in_links = NULL;
    if (whole->entry_count + more >= UINT32_MAX)
        return vt_fail(err, VT_E_LIMIT, "too many links for a delta");
    int status = vt_overlay_section(maker, VT_SECTION_IN,
                                    whole->work_count - maker->base.work_count, &in, err);
    if (status == VT_OK)
        status = vt_overlay_section(maker, VT_SECTION_SOURCES, more, &sources, err);
    if (status == VT_OK)
        status = vt_overlay_section(maker, VT_SECTION_IN_LINKS, more, &in_links, err);
    if (status != VT_OK)
        return status;
    clear_spans(maker, in);
    for (uint32_t i = 0; i < maker->delta.work_count; i++)
        grow_in(maker, i, in, sources, in_links);
    whole->in = in;
    whole->sources = sources;
    whole->in_links = in_links;
    return VT_OK;
}

int vt_overlay_links(struct vt_overlay_maker *maker, struct vt_error *err)
{
    maker->places = calloc(maker->delta.link_count + 1, sizeof *maker->places);
    if (maker->places == NULL)
        return vt_no_memory(err);
    const int status = add_out(maker, err);
    return status == VT_OK ? add_in(maker, err) : status;
}
