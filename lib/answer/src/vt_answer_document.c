#include "vt_akn.h"
#include "vt_answer_filter.h"
#include "vt_answer_work.h"
#include "vt_document_json.h"
#include "vt_expired_basis.h"
#include "vt_file.h"
#include "vt_held.h"
#include "vt_mention_targets.h"

static const char *unit_kind_name(enum vt_unit_kind kind)
{
    static const char *const NAMES[] = {"part",      "chapter", "section", "article",
                                        "paragraph", "point",   "annex"};
    return NAMES[kind];
}

static json_t *outline_json(const struct vt_akn_record *record)
{
    json_t *outline = json_array();
    for (size_t i = 0; i < record->unit_count; i++) {
        const struct vt_unit *unit = &record->units[i];
        json_t *item = json_object();
        vt_json_set_str(item, "eid", unit->eid);
        json_object_set_new(item, "kind", json_string(unit_kind_name(unit->kind)));
        vt_json_set_str(item, "num", unit->num);
        vt_json_set_str(item, "heading", unit->heading);
        vt_json_set_int(item, "parent", unit->parent);
        vt_json_set_int(item, "text_start", unit->span.start);
        vt_json_set_int(item, "text_end", unit->span.end);
        json_array_append_new(outline, item);
    }
    return outline;
}

static int add_path(struct vt_str path, void *ctx, struct vt_error *err)
{
    (void)err;
    json_array_append_new(ctx, vt_json_str(path));
    return VT_OK;
}

struct mention_list {
    struct vt_answerer *a;
    const struct vt_akn_record *record;
    struct vt_mention_targets targets;
    vt_work_no work;
    bool with_text;
    json_t *list;
    size_t next_ref; /* of the record: they come in about the order of the mentions */
};

static void put_target(json_t *item, const struct vt_graph *graph, vt_work_no target)
{
    struct vt_work work;
    vt_graph_work(graph, target, &work);
    json_t *object = json_object();
    vt_json_set_str(object, "key", vt_answer_key(&work));
    vt_json_set_str(object, "id", work.id);
    json_object_set_new(object, "held", json_boolean(work.flags & VT_WORK_HELD));
    json_object_set_new(item, "target", object);
}

static void put_text_span(json_t *item, struct mention_list *mentions, int64_t ordinal)
{
    const struct vt_akn_record *record = mentions->record;
    for (size_t tried = 0; tried < record->ref_count; tried++) {
        size_t i = (mentions->next_ref + tried) % record->ref_count;
        if (record->refs[i].ordinal != ordinal)
            continue;
        vt_json_set_int(item, "text_start", record->refs[i].span.start);
        vt_json_set_int(item, "text_end", record->refs[i].span.end);
        mentions->next_ref = i + 1;
        return;
    }
}

static int add_mention(const struct vt_archive_mention *mention, void *ctx, struct vt_error *err)
{
    (void)err;
    struct mention_list *mentions = ctx;
    json_t *item = vt_mention_json(mention);
    json_array_append_new(mentions->list, item);
    vt_json_set_str(item, "relation_label",
                    vt_relation_label(vt_relation_by_id(mention->relation), false));
    if (mentions->work != VT_WORK_NONE) {
        vt_work_no target =
            vt_mention_target(mentions->a->graph, &mentions->targets, mentions->work, mention);
        if (target != VT_WORK_NONE)
            put_target(item, mentions->a->graph, target);
    }
    if (mentions->with_text)
        put_text_span(item, mentions, mention->ordinal);
    return VT_OK;
}

static int count_mention(const struct vt_archive_mention *mention, void *ctx, struct vt_error *err)
{
    (void)mention;
    (void)err;
    ++*(size_t *)ctx;
    return VT_OK;
}

static int put_mentions(struct vt_answerer *a, json_t *document, const struct vt_held *held,
                        const struct vt_akn_record *record, bool with_text, struct vt_arena *arena,
                        struct vt_error *err)
{
    struct mention_list mentions = {
        .a = a, .record = record, .work = held->work, .with_text = with_text, .list = json_array()};
    json_object_set_new(document, "mentions", mentions.list);
    if (held->work != VT_WORK_NONE) {
        size_t count = 0;
        int status =
            vt_archive_each_mention(a->archive, held->document, count_mention, &count, err);
        if (status == VT_OK)
            status = vt_mention_targets(a->graph, held->work, count, arena, &mentions.targets, err);
        if (status != VT_OK)
            return status;
    }
    return vt_archive_each_mention(a->archive, held->document, add_mention, &mentions, err);
}

/* Where the date does not stand in the document's own head: who says it. */
static int put_date_witnesses(struct vt_answerer *a, json_t *document, vt_work_no no,
                              struct vt_error *err)
{
    enum { MOST = 5 };
    json_t *witnesses = json_array();
    json_object_set_new(document, "date_witnesses", witnesses);
    struct vt_work work;
    vt_graph_work(a->graph, no, &work);
    struct vt_link_range range = vt_graph_in_range(a->graph, no);
    for (uint32_t i = range.begin; i < range.end && json_array_size(witnesses) < MOST; i++) {
        struct vt_link link;
        struct vt_work speaker;
        struct vt_archive_mention mention;
        vt_graph_in(a->graph, i, &link);
        vt_graph_work(a->graph, link.speaker, &speaker);
        int status =
            vt_archive_get_mention(a->archive, speaker.document, link.mention, &mention, err);
        if (status == VT_E_NOTFOUND || (status == VT_OK && !vt_str_eq(mention.date, work.date)))
            continue;
        if (status != VT_OK)
            return status;
        json_t *witness = json_object();
        json_array_append_new(witnesses, witness);
        vt_json_set_str(witness, "key", vt_answer_key(&speaker));
        vt_json_set_str(witness, "id", speaker.id);
        status = vt_answer_put_evidence(a, witness, link.speaker, link.mention, err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

/* What only the graph knows of it. */
static int put_graph_fields(struct vt_answerer *a, json_t *document, vt_work_no no,
                            struct vt_error *err)
{
    struct vt_work work;
    vt_graph_work(a->graph, no, &work);
    vt_json_set_int(document, "cites", work.out_count);
    vt_json_set_int(document, "cited_by", work.in_count);
    vt_json_set_int(document, "citing_documents", work.citing_documents);
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    int status = vt_expired_basis_put(a, document, no, vt_answer_today(), &arena, err);
    if (status != VT_OK)
        return status;
    if (work.date.len_bytes == 0 ||
        vt_str_eq(vt_json_get_str(document, "date_source"), VT_STR("header")))
        return VT_OK;
    if (vt_json_get_str(document, "date").len_bytes == 0) {
        vt_json_set_str(document, "date", work.date);
        vt_json_set_str(document, "date_source", VT_STR("citations"));
    }
    return put_date_witnesses(a, document, no, err);
}

/* What its own text leaves open but those who cite it agree on. */
static void complete(json_t *document, const char *name, struct vt_str consensus)
{
    if (vt_json_get_str(document, name).len_bytes == 0 && consensus.len_bytes > 0)
        vt_json_set_str(document, name, consensus);
}

static void put_evidence(json_t *document, struct vt_str evidence)
{
    json_t *parsed = json_loadb(evidence.ptr, evidence.len_bytes, 0, NULL);
    if (parsed != NULL)
        json_object_set_new(document, "evidence", parsed);
}

static int put_held(struct vt_answerer *a, json_t *document, const struct vt_held *held,
                    bool with_text, struct vt_arena *arena, struct vt_error *err)
{
    struct vt_archive_document row;
    int status = vt_archive_get_document(a->archive, held->document, true, &row, err);
    if (status != VT_OK)
        return status;
    struct vt_work work = {.key = row.key, .id = row.id};
    if (held->work != VT_WORK_NONE)
        vt_graph_work(a->graph, held->work, &work);
    else
        vt_json_set_str(document, "key", vt_answer_key(&work));
    vt_json_set_str(document, "id", row.id);
    vt_json_set_str(document, "number", row.key);
    vt_document_put(document, &row);
    complete(document, "type", work.type);
    complete(document, "issuer", work.issuer);
    complete(document, "subject", work.subject);
    vt_json_set_str(document, "type_name",
                    vt_type_name(vt_type_by_id(vt_json_get_str(document, "type"))));
    json_object_set_new(document, "held", json_true());
    put_evidence(document, row.evidence);
    struct vt_akn_record record = {0};
    struct vt_str sha256 = vt_arena_copy(arena, row.sha256);
    status = vt_akn_read(arena, row.record, &record, err);
    if (status != VT_OK)
        return status;
    json_t *files = json_array();
    json_object_set_new(document, "files", files);
    status = vt_archive_each_path(a->archive, sha256, add_path, files, err);
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return status;
    json_object_set_new(document, "outline", outline_json(&record));
    if (with_text)
        vt_json_set_str(document, "text", record.text);
    return put_mentions(a, document, held, &record, with_text, arena, err);
}

static int fill(struct vt_answerer *a, struct vt_str ref, bool with_text, struct vt_arena *arena,
                json_t *answer, struct vt_error *err)
{
    struct vt_held held;
    int status = vt_held_find(a, ref, arena, answer, &held, err);
    if (status != VT_OK)
        return status;
    json_t *document = json_object();
    json_object_set_new(answer, "document", document);
    if (held.work != VT_WORK_NONE)
        vt_answer_put_work(document, a->graph, held.work);
    if (held.document.len_bytes > 0)
        status = put_held(a, document, &held, with_text, arena, err);
    if (status == VT_OK && held.work != VT_WORK_NONE)
        status = put_graph_fields(a, document, held.work, err);
    if (status == VT_OK)
        vt_answer_set_count(answer, 1, true);
    return status;
}

int vt_answer_document(struct vt_answerer *a, struct vt_str ref, bool with_text, json_t **ret,
                       struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("show");
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, VT_ANSWER_ARENA_BYTES);
    vt_json_set_str(vt_answer_question(answer), "ref", ref);
    json_object_del(answer, "items");
    int status = fill(a, ref, with_text, &arena, answer, err);
    if (status != VT_OK)
        return vt_answer_give_up(&answer, ret, status);
    *ret = VT_TAKE(answer);
    return VT_OK;
}
