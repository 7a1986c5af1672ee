#include "vt_effect_sets.h"

#include "vt_answer_filter.h"
#include "vt_effect_terms.h"
#include "vt_fold.h"

void vt_effect_sets_free(struct vt_effect_sets *sets)
{
    if (sets == NULL)
        return;
    free(sets->effects);
    free(sets);
}
VT_DEFINE_CLEANUP(struct vt_effect_sets, vt_effect_sets_free);

static int work_out(struct vt_answerer *a, struct vt_effect_sets *sets, struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    for (size_t i = 0; i < sets->count; i++) {
        struct vt_work work;
        vt_graph_work(a->graph, (vt_work_no)i, &work);
        if ((work.flags & VT_WORK_HELD) == 0)
            continue;
        enum vt_effect effect;
        const struct vt_effect_cause *causes;
        size_t cause_count;
        int status = vt_answer_effect(a, (vt_work_no)i, sets->day, &arena, &effect, &causes,
                                      &cause_count, err);
        if (status != VT_OK)
            return status;
        sets->effects[i] = (uint8_t)effect;
        vt_arena_reset(&arena);
    }
    return VT_OK;
}

int vt_effect_sets_get(struct vt_answerer *a, const struct vt_effect_sets **ret,
                       struct vt_error *err)
{
    uint32_t today = vt_answer_today();
    if (a->effects == NULL || a->effects->day != today) {
        VT_AUTO(vt_cleanup_vt_effect_sets_free)
        struct vt_effect_sets *sets = calloc(1, sizeof *sets);
        size_t count = vt_graph_work_count(a->graph);
        if (sets == NULL || (sets->effects = calloc(count + 1, 1)) == NULL)
            return vt_fail(err, VT_E_NOMEM, "no memory for the effect of %zu works", count);
        sets->day = today;
        sets->count = count;
        int status = work_out(a, sets, err);
        if (status != VT_OK)
            return status;
        vt_effect_sets_free(a->effects);
        a->effects = VT_TAKE(sets);
    }
    *ret = a->effects;
    return VT_OK;
}

bool vt_effect_by_name(struct vt_str name, enum vt_effect *ret)
{
    for (int i = VT_EFFECT_UNKNOWN; i <= VT_EFFECT_SUSPENDED_PART; i++) {
        enum vt_effect effect = (enum vt_effect)i;
        if (vt_fold_equal(name, vt_effect_id(effect)) ||
            vt_fold_equal(name, vt_effect_label(effect))) {
            *ret = effect;
            return true;
        }
    }
    return false;
}
