/* What a page says about a document that another answer only names. */
#include "vt_answer_filter.h"
#include "vt_answer_work.h"
#include "vt_effect_terms.h"

static int describe(struct vt_answerer *a, json_t *item, vt_work_no no, uint32_t day,
                    struct vt_arena *arena, struct vt_error *err)
{
    enum vt_effect effect;
    const struct vt_effect_cause *causes;
    size_t count;
    int status = vt_answer_effect(a, no, day, arena, &effect, &causes, &count, err);
    if (status != VT_OK)
        return status;
    vt_answer_put_work(item, a->graph, no);
    vt_json_set_str(item, "status", vt_effect_id(effect));
    vt_json_set_str(item, "status_label", vt_effect_label(effect));
    return VT_OK;
}

int vt_answer_describe(struct vt_answerer *a, const json_t *items, struct vt_str as_of,
                       struct vt_error *err)
{
    uint32_t day;
    int status = vt_answer_day(as_of, &day, err);
    if (status != VT_OK || a->graph == NULL)
        return status;
    if (day == 0)
        day = vt_answer_today();
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    json_t *item;
    size_t i;
    json_array_foreach(items, i, item)
    {
        vt_work_no no = vt_graph_work_by_id(a->graph, vt_json_get_str(item, "id"));
        if (no == VT_WORK_NONE)
            continue;
        status = describe(a, item, no, day, &arena, err);
        if (status != VT_OK)
            return status;
        vt_arena_reset(&arena);
    }
    return VT_OK;
}
