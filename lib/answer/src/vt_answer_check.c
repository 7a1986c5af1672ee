/* The citations of a pasted text: each one found, a stub, ambiguous or unknown (then with the numbers
 * like it); where the text says something else than the archive knows, it is told, not judged. */
#include "vt_answer_filter.h"
#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_effect_terms.h"
#include "vt_extract.h"
#include "vt_number.h"

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

/* How well a work's date fits the one that a mention gives. */
enum fit { FIT_NONE, FIT_YEAR, FIT_DATE };

static enum fit fit_of(const struct vt_graph *graph, const struct vt_candidate *candidate,
                       struct vt_str date)
{
    enum { YEAR_BYTES = 4 };
    struct vt_work work;
    vt_graph_work(graph, candidate->work, &work);
    if (work.date.len_bytes < YEAR_BYTES || date.len_bytes < YEAR_BYTES)
        return FIT_NONE;
    if (dates_agree(work.date, date))
        return FIT_DATE;
    return memcmp(work.date.ptr, date.ptr, YEAR_BYTES) == 0 ? FIT_YEAR : FIT_NONE;
}

/* The candidates that fit the mention's date best, and how well.  Where none does, all that bear its
 * number; a law that only has the name of one from another year is not meant. */
static size_t narrow(const struct vt_graph *graph, const json_t *mention,
                     struct vt_candidate *candidates, size_t count, enum fit *ret_fit)
{
    const struct vt_str date = vt_json_get_str(mention, "date");
    size_t kept = 0;
    *ret_fit = FIT_NONE;
    for (size_t i = 0; i < count; i++) {
        const enum fit fit = fit_of(graph, &candidates[i], date);
        if (fit > *ret_fit)
            *ret_fit = fit;
    }
    for (size_t i = 0; i < count && *ret_fit != FIT_NONE; i++)
        if (fit_of(graph, &candidates[i], date) == *ret_fit)
            candidates[kept++] = candidates[i];
    const bool is_named = vt_json_get_str(mention, "key").len_bytes == 0;
    return kept > 0 || (is_named && date.len_bytes > 0) ? kept : count;
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

static void put_candidates(const struct vt_graph *graph, json_t *item,
                           const struct vt_candidate *candidates, size_t count)
{
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

/* Whether a candidate bears the mention's number, however separated, and not only one like it. */
static bool bears_number(const struct vt_graph *graph, const struct vt_candidate *candidate,
                         const json_t *mention, struct vt_arena *arena)
{
    const struct vt_str key = vt_json_get_str(mention, "key");
    struct vt_work work;
    vt_graph_work(graph, candidate->work, &work);
    return key.len_bytes == 0 ||
           vt_str_eq(vt_number_loose(key, arena), vt_number_loose(work.key, arena));
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
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return status;
    struct vt_candidate *kept = vt_arena_array(arena, count + 1, sizeof *kept);
    if (kept == NULL)
        return vt_answer_no_memory(err);
    for (size_t i = 0; i < count; i++)
        kept[i] = candidates[i];
    enum fit fit;
    count = narrow(a->graph, mention, kept, count, &fit);
    if (vt_graph_is_clear(kept, count) ||
        (count == 1 && fit != FIT_NONE && bears_number(a->graph, &kept[0], mention, arena)))
        return put_found(a, item, mention, kept[0].work, arena, err);
    const bool is_known = count > 0 && bears_number(a->graph, &kept[0], mention, arena);
    json_object_set_new(item, "state", json_string(is_known ? "ambiguous" : "unknown"));
    if (count > 0)
        put_candidates(a->graph, item, kept, count);
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
