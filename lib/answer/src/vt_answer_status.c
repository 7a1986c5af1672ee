#include "vt_answer_filter.h"
#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_effect_terms.h"
#include "vt_expired_basis.h"
#include "vt_held.h"
#include "vt_part_effect.h"

/* From when an act works: what its clause says, else the day it was signed. */
static int put_since(struct vt_answerer *a, json_t *item, vt_work_no act, struct vt_error *err)
{
    struct vt_work work;
    struct vt_archive_document row;
    vt_graph_work(a->graph, act, &work);
    vt_json_set_str(item, "since", VT_STR_EMPTY);
    if (work.document.len_bytes == 0)
        return VT_OK;
    int status = vt_archive_get_document(a->archive, work.document, false, &row, err);
    if (status == VT_E_NOTFOUND)
        return VT_OK;
    if (status != VT_OK)
        return status;
    if (row.effective.len_bytes > 0)
        vt_json_set_str(item, "since", row.effective);
    else if (!vt_type_is_normative(vt_type_by_id(work.type)))
        vt_json_set_str(item, "since", work.date);
    return VT_OK;
}

/* The acts and claims behind an effect, each as a citation of the work by the act. */
static int add_cause(struct vt_answerer *a, json_t *causes, const struct vt_effect_cause *cause,
                     struct vt_error *err)
{
    char iso[11];
    struct vt_link link;
    vt_graph_in(a->graph, cause->link, &link);
    json_t *item = json_object();
    json_array_append_new(causes, item);
    vt_answer_put_work(item, a->graph, link.from);
    json_object_set_new(item, "claim", json_boolean(cause->is_claim));
    json_object_set_new(item, "pending", json_boolean(cause->is_pending));
    if (cause->last_day != 0) {
        vt_json_set_str(item, "until", vt_answer_iso(cause->last_day, iso));
        json_object_set_new(item, "over", json_boolean(cause->is_over));
    }
    vt_json_set_str(item, "effect", vt_relation_effect(link.relation));
    vt_json_set_str(item, "direction", VT_STR("in"));
    vt_answer_put_link(item, a->graph, &link);
    int status = put_since(a, item, link.from, err);
    return status == VT_OK ? vt_answer_put_evidence(a, item, link.speaker, link.mention, err)
                           : status;
}

/* What acts in effect changed of the document, unit by unit: "d5.k2" amended by whom, since when. */
static void put_parts(json_t *item, const json_t *causes)
{
    static const char *const MEMBERS[] = {"key",   "id",   "relation", "relation_label",
                                          "since", "until"};
    json_t *parts = json_array();
    const json_t *cause, *pinpoint;
    size_t i, j;
    json_array_foreach(causes, i, cause)
    {
        if (json_is_true(json_object_get(cause, "claim")) ||
            json_is_true(json_object_get(cause, "pending")) ||
            json_is_true(json_object_get(cause, "over")))
            continue;
        json_array_foreach(json_object_get(cause, "pinpoints"), j, pinpoint)
        {
            json_t *part = json_object();
            json_object_set(part, "pinpoint", (json_t *)pinpoint);
            for (size_t m = 0; m < VT_ARRAY_LEN(MEMBERS); m++)
                if (json_object_get(cause, MEMBERS[m]) != NULL)
                    json_object_set(part, MEMBERS[m], json_object_get(cause, MEMBERS[m]));
            json_array_append_new(parts, part);
        }
    }
    json_object_set_new(item, "parts", parts);
}

static int put_own_clauses(struct vt_answerer *a, json_t *item, vt_work_no no, struct vt_error *err)
{
    struct vt_work work;
    vt_graph_work(a->graph, no, &work);
    if (work.document.len_bytes == 0)
        return VT_OK;
    struct vt_archive_document row;
    int status = vt_archive_get_document(a->archive, work.document, false, &row, err);
    if (status == VT_E_NOTFOUND)
        return VT_OK;
    if (status != VT_OK)
        return status;
    vt_json_set_str(item, "effective", row.effective);
    vt_json_set_str(item, "expires", row.expires);
    return VT_OK;
}

static struct vt_str why_unknown(const struct vt_work *work, bool has_claims)
{
    if (has_claims)
        return VT_STR("chỉ có lời của văn bản khác nói về hiệu lực, không đủ để kết luận");
    if ((work->flags & VT_WORK_HELD) == 0)
        return VT_STR(
            "kho không giữ văn bản này và không văn bản nào trong kho nói đến hiệu lực của nó");
    return VT_STR("văn bản không nói ngày có hiệu lực và không văn bản nào trong kho nói đến hiệu "
                  "lực của nó");
}

static int fill(struct vt_answerer *a, struct vt_str ref, struct vt_str part, struct vt_str as_of,
                struct vt_arena *arena, json_t *answer, struct vt_error *err)
{
    uint32_t day;
    int status = vt_answer_day(as_of, &day, err);
    if (status != VT_OK)
        return status;
    if (day == 0)
        day = vt_answer_today();
    vt_work_no no;
    status = vt_answer_find(a, ref, arena, answer, &no, err);
    if (status != VT_OK)
        return status;
    enum vt_effect effect;
    const struct vt_effect_cause *causes;
    size_t count;
    status = vt_answer_effect(a, no, day, arena, &effect, &causes, &count, err);
    if (status != VT_OK)
        return status;
    char iso[11];
    struct vt_work work;
    vt_graph_work(a->graph, no, &work);
    json_t *item = json_object();
    json_array_append_new(vt_answer_items(answer), item);
    vt_answer_put_work(item, a->graph, no);
    vt_json_set_str(item, "as_of", vt_answer_iso(day, iso));
    vt_json_set_str(item, "status", vt_effect_id(effect));
    vt_json_set_str(item, "status_label", vt_effect_label(effect));
    status = put_own_clauses(a, item, no, err);
    if (status == VT_OK && effect == VT_EFFECT_UNKNOWN)
        vt_json_set_str(item, "reason", why_unknown(&work, count > 0));
    json_t *list = json_array();
    json_object_set_new(item, "causes", list);
    for (size_t i = 0; i < count && status == VT_OK; i++)
        status = add_cause(a, list, &causes[i], err);
    put_parts(item, list);
    if (status == VT_OK && part.len_bytes > 0)
        status = vt_part_effect_put(item, part, effect, err);
    if (status == VT_OK)
        status = vt_expired_basis_put(a, item, no, day, arena, err);
    vt_answer_set_count(answer, 1, true);
    return status;
}

int vt_answer_status_of_part(struct vt_answerer *a, struct vt_str ref, struct vt_str part,
                             struct vt_str as_of, json_t **ret, struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("status");
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    json_t *question = vt_answer_question(answer);
    vt_json_set_str(question, "ref", ref);
    if (part.len_bytes > 0)
        vt_json_set_str(question, "part", part);
    vt_json_set_str(question, "as_of", as_of);
    int status = fill(a, ref, part, as_of, &arena, answer, err);
    if (status != VT_OK)
        return vt_answer_give_up(&answer, ret, status);
    *ret = VT_TAKE(answer);
    return VT_OK;
}

int vt_answer_status(struct vt_answerer *a, struct vt_str ref, struct vt_str as_of, json_t **ret,
                     struct vt_error *err)
{
    return vt_answer_status_of_part(a, ref, VT_STR_EMPTY, as_of, ret, err);
}
