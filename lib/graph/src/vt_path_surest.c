/* The surest of the shortest chains.
 *
 * A chain of `length` links passes, at each distance from the start, one of the works of a step: those
 * from which the end is as far as it has to be.  The steps before the place where the searches met are
 * found from there back, those after it forward; then the best product of confidences goes through them
 * from the start. */
#include "vt_path.h"

#include <stdlib.h>

#include "vt_strings.h"

enum { FIRST_SLOTS = 256 };

struct visit {
    vt_work_no work; /* VT_WORK_NONE: a free slot */
    uint32_t step;
    uint32_t link;   /* by which it is reached best */
    double sureness; /* below 0: not reached yet */
};

struct chain {
    const struct vt_path_search *search;
    struct visit *slots; /* works of all steps */
    size_t slot_count, count;
    vt_work_no **steps; /* works by their distance from the start */
    size_t *step_counts;
    size_t length; /* in links */
};

static void release(struct chain *chain)
{
    for (size_t i = 0; chain->steps != NULL && i <= chain->length; i++)
        free(chain->steps[i]);
    free(chain->steps);
    free(chain->step_counts);
    free(chain->slots);
}

/* ---- works of the steps ---- */

static struct visit *slot_of(const struct chain *chain, vt_work_no work)
{
    size_t at = (size_t)((work * (uint64_t)0x9E3779B97F4A7C15u) >> 32) & (chain->slot_count - 1);
    while (chain->slots[at].work != VT_WORK_NONE && chain->slots[at].work != work)
        at = (at + 1) & (chain->slot_count - 1);
    return &chain->slots[at];
}

static int set_slots(struct chain *chain, size_t slot_count, struct vt_error *err)
{
    struct chain wider = *chain;
    wider.slots = malloc(slot_count * sizeof *wider.slots);
    if (wider.slots == NULL)
        return vt_no_memory(err);
    wider.slot_count = slot_count;
    memset(wider.slots, 0xFF, slot_count * sizeof *wider.slots);
    for (size_t i = 0; i < chain->slot_count; i++)
        if (chain->slots[i].work != VT_WORK_NONE)
            *slot_of(&wider, chain->slots[i].work) = chain->slots[i];
    free(chain->slots);
    *chain = wider;
    return VT_OK;
}

/* A work of a step, once. */
static int add(struct chain *chain, vt_work_no work, size_t step, struct vt_error *err)
{
    if ((chain->count + 1) * 2 > chain->slot_count) {
        const int status = set_slots(chain, chain->slot_count * 2, err);
        if (status != VT_OK)
            return status;
    }
    struct visit *visit = slot_of(chain, work);
    if (visit->work == work)
        return VT_OK;
    *visit = (struct visit){work, (uint32_t)step, UINT32_MAX, -1};
    chain->count++;
    size_t *count = &chain->step_counts[step];
    if ((*count & (*count + 1)) == 0) { /* room for 1, 3, 7, 15 … */
        vt_work_no *grown = reallocarray(chain->steps[step], 2 * *count + 1, sizeof *grown);
        if (grown == NULL)
            return vt_no_memory(err);
        chain->steps[step] = grown;
    }
    chain->steps[step][(*count)++] = work;
    return VT_OK;
}

static bool is_of_step(const struct chain *chain, vt_work_no work, size_t step)
{
    const struct visit *visit = slot_of(chain, work);
    return visit->work == work && visit->step == step;
}

/* ---- which works ---- */

static int set_of_layer(const struct vt_path_side *side, size_t layer, struct vt_seen *ret,
                        struct vt_error *err)
{
    const size_t begin = side->layers[layer], end = side->layers[layer + 1];
    int status = vt_seen_init(ret, side->seen.work_count, err);
    if (status == VT_OK)
        status = vt_seen_reserve(ret, end - begin, err);
    for (size_t i = begin; status == VT_OK && i < end; i++)
        vt_seen_add(ret, side->queue[i]);
    return status;
}

/* Works of a layer of the first search that lead to a work of a set, or of the step after. */
static int add_leading(struct chain *chain, size_t layer, const struct vt_seen *set,
                       struct vt_error *err)
{
    const struct vt_path_search *search = chain->search;
    const struct vt_snapshot *s = search->snapshot;
    int status = VT_OK;
    for (size_t i = search->from.layers[layer];
         status == VT_OK && i < search->from.layers[layer + 1]; i++) {
        const vt_work_no work = search->from.queue[i];
        const struct vt_disk_span span = vt_snapshot_out(s, work);
        bool leads = false;
        for (uint32_t l = span.begin; !leads && l < span.end; l++)
            leads = (set != NULL ? vt_seen_has(set, s->targets[l])
                                 : is_of_step(chain, s->targets[l], layer + 1)) &&
                    vt_path_passes(s, true, l, search->filter);
        if (leads)
            status = add(chain, work, layer, err);
    }
    return status;
}

/* The same from the other side, where that has fewer links: the works before the last layer of the second
 * search. */
static int add_before(struct chain *chain, const struct vt_seen *set, struct vt_error *err)
{
    const struct vt_path_search *search = chain->search;
    const struct vt_path_side *to = &search->to;
    const struct vt_snapshot *s = search->snapshot;
    int status = VT_OK;
    for (size_t i = to->layers[to->layer_count - 1]; status == VT_OK && i < to->count; i++) {
        const struct vt_disk_span span = vt_snapshot_in(s, to->queue[i]);
        for (uint32_t e = span.begin; status == VT_OK && e < span.end; e++)
            if (vt_seen_has(set, s->sources[e]) && vt_path_passes(s, false, e, search->filter))
                status = add(chain, s->sources[e], search->from.layer_count - 1, err);
    }
    return status;
}

static int add_meeting(struct chain *chain, struct vt_error *err)
{
    const struct vt_path_side *from = &chain->search->from, *to = &chain->search->to;
    const bool is_out = from->entries <= to->entries;
    const struct vt_path_side *other = is_out ? to : from;
    VT_AUTO(vt_seen_release) struct vt_seen set = {0};
    int status = set_of_layer(other, other->layer_count - 1, &set, err);
    if (status == VT_OK)
        status = is_out ? add_leading(chain, from->layer_count - 1, &set, err)
                        : add_before(chain, &set, err);
    return status;
}

/* Works of a layer of the second search to which a work of the step before leads. */
static int add_following(struct chain *chain, size_t step, struct vt_error *err)
{
    const struct vt_path_search *search = chain->search;
    const struct vt_snapshot *s = search->snapshot;
    VT_AUTO(vt_seen_release) struct vt_seen set = {0};
    int status = set_of_layer(&search->to, chain->length - step, &set, err);
    for (size_t i = 0; status == VT_OK && i < chain->step_counts[step - 1]; i++) {
        const struct vt_disk_span span = vt_snapshot_out(s, chain->steps[step - 1][i]);
        for (uint32_t l = span.begin; status == VT_OK && l < span.end; l++)
            if (vt_seen_has(&set, s->targets[l]) && vt_path_passes(s, true, l, search->filter))
                status = add(chain, s->targets[l], step, err);
    }
    return status;
}

static int list_steps(struct chain *chain, struct vt_error *err)
{
    const size_t met = chain->search->from.layer_count - 1;
    int status = add_meeting(chain, err);
    for (size_t step = met; status == VT_OK && step-- > 0;)
        status = add_leading(chain, step, NULL, err);
    for (size_t step = met + 1; status == VT_OK && step <= chain->length; step++)
        status = add_following(chain, step, err);
    return status;
}

/* ---- which of them ---- */

/* Equal sureness keeps the link that comes first. */
static bool is_surer(const struct visit *visit, double sureness, uint32_t link)
{
    return sureness > visit->sureness || (sureness == visit->sureness && link < visit->link);
}

static void weigh(struct chain *chain, vt_work_no via, size_t step)
{
    const struct vt_snapshot *s = chain->search->snapshot;
    const double so_far = slot_of(chain, via)->sureness;
    const struct vt_disk_span span = vt_snapshot_out(s, via);
    for (uint32_t l = span.begin; l < span.end; l++) {
        struct visit *visit = slot_of(chain, s->targets[l]);
        const double sureness = so_far * s->links[l].confidence / VT_SNAPSHOT_CONFIDENCE_ONE;
        if (visit->work == s->targets[l] && visit->step == step + 1 &&
            vt_path_passes(s, true, l, chain->search->filter) && is_surer(visit, sureness, l)) {
            visit->sureness = sureness;
            visit->link = l;
        }
    }
}

static int follow_back(const struct chain *chain, struct vt_arena *arena,
                       const uint32_t **ret_links, size_t *ret_count, struct vt_error *err)
{
    const struct vt_snapshot *s = chain->search->snapshot;
    uint32_t *links = vt_arena_array(arena, chain->length + 1, sizeof *links);
    vt_work_no work = chain->search->to.queue[0];
    if (links == NULL)
        return vt_no_memory(err);
    for (size_t i = chain->length; i-- > 0;) {
        const struct visit *visit = slot_of(chain, work);
        if (visit->work != work || visit->link >= s->link_count)
            return vt_snapshot_build_anew(
                err, vt_fail(err, VT_E_CORRUPT, "the graph is damaged: a link leads nowhere"));
        links[i] = visit->link;
        work = s->links[visit->link].from;
    }
    *ret_links = links;
    *ret_count = chain->length;
    return VT_OK;
}

int vt_path_surest(const struct vt_path_search *search, struct vt_arena *arena,
                   const uint32_t **ret_links, size_t *ret_count, struct vt_error *err)
{
    VT_AUTO(release)
    struct chain chain = {.search = search,
                          .length = search->from.layer_count + search->to.layer_count - 1};
    chain.steps = calloc(chain.length + 1, sizeof *chain.steps);
    chain.step_counts = calloc(chain.length + 1, sizeof *chain.step_counts);
    if (chain.steps == NULL || chain.step_counts == NULL)
        return vt_no_memory(err);
    int status = set_slots(&chain, FIRST_SLOTS, err);
    if (status == VT_OK)
        status = list_steps(&chain, err);
    if (status != VT_OK)
        return status;
    slot_of(&chain, search->from.queue[0])->sureness = 1;
    for (size_t step = 0; step < chain.length; step++)
        for (size_t i = 0; i < chain.step_counts[step]; i++)
            weigh(&chain, chain.steps[step][i], step);
    return follow_back(&chain, arena, ret_links, ret_count, err);
}
