/* The citations of a pasted text: each one found, a stub, ambiguous or unknown; where the text says
 * something else than the archive knows, it is told, not judged. */
#include "vt_answer_filter.h"
#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_effect_terms.h"
#include "vt_extract.h"

/* What identifies a mention: numbers, names, plenums and type with date.  Others point back at
 * them. */
static bool identifies(const json_t *mention)
{
    static const char *const KINDS[] = {"number", "name", "plenum", "date"};
    struct vt_str kind = vt_json_get_str(mention, "kind");
    for (size_t i = 0; i < VT_ARRAY_LEN(KINDS); i++)
        if (vt_str_eq(kind, vt_str(KINDS[i])))
            return true;
    return false;
}

/* A date that leaves the day or month open agrees with every date in it. */
static bool dates_agree(struct vt_str a, struct vt_str b)
{
    return vt_str_starts(a, b) || vt_str_starts(b, a);
}

/* The candidates that the mention's date does not rule out; all of them if it rules out every one.
 */
static size_t narrow(const struct vt_graph *graph, struct vt_str date,
                     struct vt_candidate *candidates, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count && date.len_bytes > 0; i++) {
        struct vt_work work;
        vt_graph_work(graph, candidates[i].work, &work);
        if (work.date.len_bytes > 0 && dates_agree(work.date, date))
            candidates[kept++] = candidates[i];
    }
    return kept > 0 ? kept : count;
}

static void add_difference(json_t *list, const char *field, struct vt_str said, struct vt_str known)
{
    json_t *item = json_object();
    json_object_set_new(item, "field", json_string(field));
    vt_json_set_str(item, "said", said);
    vt_json_set_str(item, "known", known);
    json_array_append_new(list, item);
}

static json_t *differences(const json_t *mention, const struct vt_work *work)
{
    json_t *list = json_array();
    struct vt_str date = vt_json_get_str(mention, "date"), type = vt_json_get_str(mention, "type");
    if (date.len_bytes > 0 && work->date.len_bytes > 0 && !dates_agree(date, work->date))
        add_difference(list, "date", date, work->date);
    bool is_generic = vt_str_eq(type, VT_STR("VAN_BAN"));
    if (type.len_bytes > 0 && !is_generic && work->type.len_bytes > 0 &&
        !vt_str_eq(type, work->type))
        add_difference(list, "type", type, work->type);
    return list;
}

static int put_found(struct vt_answerer *a, json_t *item, const json_t *mention, vt_work_no no,
                     struct vt_arena *arena, struct vt_error *err)
{
    struct vt_work work;
    vt_graph_work(a->graph, no, &work);
    json_object_set_new(item, "state", json_string((work.flags & VT_WORK_HELD) ? "found" : "stub"));
    json_t *document = json_object();
    json_object_set_new(item, "document", document);
    vt_answer_put_work(document, a->graph, no);
    json_object_set_new(item, "differs", differences(mention, &work));
    enum vt_effect effect;
    const struct vt_effect_cause *causes;
    size_t count;
    int status = vt_answer_effect(a, no, vt_answer_today(), arena, &effect, &causes, &count, err);
    if (status != VT_OK)
        return status;
    vt_json_set_str(item, "status", vt_effect_id(effect));
    vt_json_set_str(item, "status_label", vt_effect_label(effect));
    return VT_OK;
}

static void put_several(const struct vt_graph *graph, json_t *item,
                        const struct vt_candidate *candidates, size_t count)
{
    json_object_set_new(item, "state", json_string("ambiguous"));
    json_t *list = json_array();
    json_object_set_new(item, "candidates", list);
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, vt_answer_candidate(graph, &candidates[i]));
}

/* The number, or the words: a name alone ("Đất đai") lacks the type and year that stand beside it. */
static struct vt_str asked_text(const json_t *mention)
{
    struct vt_str key = vt_json_get_str(mention, "key");
    return key.len_bytes > 0 ? key : vt_json_get_str(mention, "surface");
}

static int check_mention(struct vt_answerer *a, const json_t *mention, json_t *items,
                         struct vt_arena *arena, struct vt_error *err)
{
    static const char *const COPIED[] = {"surface", "byte_start", "byte_end", "kind",     "key",
                                         "type",    "issuer",     "date",     "pinpoints"};
    json_t *item = json_object();
    json_array_append_new(items, item);
    for (size_t i = 0; i < VT_ARRAY_LEN(COPIED); i++)
        if (json_object_get(mention, COPIED[i]) != NULL)
            json_object_set(item, COPIED[i], json_object_get(mention, COPIED[i]));
    const struct vt_candidate *candidates = NULL;
    size_t count = 0;
    int status = vt_graph_resolve(a->graph, asked_text(mention), VT_ANSWER_CANDIDATES, arena,
                                  &candidates, &count, err);
    if (status == VT_E_NOTFOUND || (status == VT_OK && count == 0)) {
        json_object_set_new(item, "state", json_string("unknown"));
        return VT_OK;
    }
    if (status != VT_OK)
        return status;
    struct vt_candidate *kept = vt_arena_array(arena, count, sizeof *kept);
    if (kept == NULL)
        return vt_answer_no_memory(err);
    memcpy(kept, candidates, count * sizeof *kept);
    count = narrow(a->graph, vt_json_get_str(mention, "date"), kept, count);
    if (vt_graph_is_clear(kept, count))
        return put_found(a, item, mention, kept[0].work, arena, err);
    put_several(a->graph, item, kept, count);
    return VT_OK;
}

static int check_documents(struct vt_answerer *a, const json_t *documents, json_t *items,
                           struct vt_error *err)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    size_t i, j;
    const json_t *document, *mention;
    json_array_foreach(documents, i, document)
    {
        json_array_foreach(json_object_get(document, "mentions"), j, mention)
        {
            if (!identifies(mention))
                continue;
            int status = check_mention(a, mention, items, &arena, err);
            if (status != VT_OK)
                return status;
            vt_arena_reset(&arena);
        }
    }
    return VT_OK;
}

int vt_answer_check(struct vt_answerer *a, struct vt_str text, json_t **ret, struct vt_error *err)
{
    vt_answerer_refresh(a);
    int status = vt_answerer_need_graph(a, err);
    if (status != VT_OK)
        return status;
    VT_AUTOJSON answer = vt_answer_new("check");
    vt_json_set_int(vt_answer_question(answer), "bytes", (int64_t)text.len_bytes);
    const struct vt_extract_options options = {0};
    VT_AUTOJSON extracted = NULL;
    status = vt_extract_bytes(text, "pasted.txt", &options, &extracted, err);
    if (status == VT_OK)
        status = check_documents(a, json_object_get(extracted, "documents"),
                                 vt_answer_items(answer), err);
    if (status != VT_OK)
        return status;
    vt_answer_set_count(answer, json_array_size(vt_answer_items(answer)), true);
    return vt_answer_finish(&answer, ret, err, "không thấy dẫn chiếu nào trong văn bản này");
}
