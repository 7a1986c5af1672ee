#include "vt_expired_basis.h"

#include "vt_answer_work.h"
#include "vt_effect_terms.h"

enum { MOST = 20 };

static bool rests_on(const struct vt_link *link)
{
    static const char *const RELATIONS[] = {"BASED_ON", "IMPLEMENTS", "GUIDES"};
    if (link->third_party || link->weak || link->ambiguous)
        return false;
    for (size_t i = 0; i < VT_ARRAY_LEN(RELATIONS); i++)
        if (link->relation == vt_relation_by_id(vt_str(RELATIONS[i])))
            return true;
    return false;
}

/* Who ended it: the first cause decided. */
static void put_by(json_t *item, const struct vt_graph *graph, const struct vt_effect_cause *causes,
                   size_t count)
{
    if (count == 0 || causes[0].is_claim || causes[0].is_pending)
        return;
    struct vt_link link;
    vt_graph_in(graph, causes[0].link, &link);
    json_t *by = json_object();
    vt_answer_put_work(by, graph, link.from);
    json_object_set_new(item, "by", by);
}

static bool is_listed(const json_t *list, struct vt_str id)
{
    size_t i;
    const json_t *item;
    json_array_foreach(list, i, item) if (vt_str_eq(vt_json_get_str(item, "id"), id)) return true;
    return false;
}

static int add_basis(struct vt_answerer *a, json_t *list, const struct vt_link *link, uint32_t date,
                     struct vt_arena *arena, struct vt_error *err)
{
    enum vt_effect effect;
    const struct vt_effect_cause *causes;
    size_t count;
    struct vt_work basis;
    vt_graph_work(a->graph, link->to, &basis);
    if (is_listed(list, basis.id))
        return VT_OK;
    int status = vt_answer_effect(a, link->to, date, arena, &effect, &causes, &count, err);
    if (status != VT_OK || effect != VT_EFFECT_EXPIRED)
        return status;
    json_t *item = json_object();
    json_array_append_new(list, item);
    vt_answer_put_work(item, a->graph, link->to);
    vt_json_set_str(item, "status", vt_effect_id(effect));
    vt_json_set_str(item, "status_label", vt_effect_label(effect));
    put_by(item, a->graph, causes, count);
    vt_json_set_str(item, "direction", VT_STR("out"));
    vt_answer_put_link(item, a->graph, link);
    return vt_answer_put_evidence(a, item, link->speaker, link->mention, err);
}

int vt_expired_basis_put(struct vt_answerer *a, json_t *object, vt_work_no no, uint32_t date,
                         struct vt_arena *arena, struct vt_error *err)
{
    VT_AUTOJSON list = json_array();
    struct vt_link_range range = vt_graph_out_range(a->graph, no);
    int status = VT_OK;
    for (uint32_t i = range.begin; i < range.end && status == VT_OK && json_array_size(list) < MOST;
         i++) {
        struct vt_link link;
        vt_graph_out(a->graph, i, &link);
        if (rests_on(&link) && (link.date == 0 || link.date <= date))
            status = add_basis(a, list, &link, date, arena, err);
    }
    if (status == VT_OK && json_array_size(list) > 0)
        json_object_set(object, "expired_basis", list);
    return status;
}
