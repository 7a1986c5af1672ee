#include "vt_answer_work.h"

#include "vt_file.h"

struct vt_str vt_answer_key(const struct vt_work *work)
{
    if (work->key.len_bytes > 0)
        return work->key;
    return work->name.len_bytes > 0 ? work->name : work->id;
}

struct vt_str vt_answer_key_of(const struct vt_graph *graph, vt_work_no no)
{
    struct vt_work work;
    vt_graph_work(graph, no, &work);
    return vt_answer_key(&work);
}

static void put_flag(json_t *object, const char *name, bool is_set)
{
    if (is_set)
        json_object_set_new(object, name, json_true());
}

void vt_answer_put_work(json_t *object, const struct vt_graph *graph, vt_work_no no)
{
    struct vt_work work;
    vt_graph_work(graph, no, &work);
    vt_json_set_str(object, "key", vt_answer_key(&work));
    vt_json_set_str(object, "id", work.id);
    vt_json_set_str(object, "type", work.type);
    vt_json_set_str(object, "type_name", vt_type_name(vt_type_by_id(work.type)));
    vt_json_set_str(object, "issuer", work.issuer);
    vt_json_set_str(object, "issuer_code", work.issuer_code);
    vt_json_set_str(object, "place", work.place);
    vt_json_set_str(object, "date", work.date);
    vt_json_set_str(object, "subject", work.subject);
    if (work.name.len_bytes > 0)
        vt_json_set_str(object, "name", work.name);
    json_object_set_new(object, "held", json_boolean(work.flags & VT_WORK_HELD));
    put_flag(object, "malformed", work.flags & VT_WORK_MALFORMED);
    put_flag(object, "conflict", work.flags & VT_WORK_CONFLICT);
    put_flag(object, "ambiguous", work.flags & VT_WORK_AMBIGUOUS);
    put_flag(object, "draft", work.flags & VT_WORK_DRAFT);
}

void vt_answer_put_link(json_t *object, const struct vt_graph *graph, const struct vt_link *link)
{
    vt_json_set_str(object, "relation", vt_relation_id(link->relation));
    vt_json_set_str(object, "relation_label", vt_relation_label(link->relation, false));
    if (link->third_party) {
        struct vt_work speaker;
        vt_graph_work(graph, link->speaker, &speaker);
        vt_json_set_str(object, "from", vt_answer_key_of(graph, link->from));
        vt_json_set_str(object, "asserter", vt_answer_key(&speaker));
        vt_json_set_str(object, "asserter_id", speaker.id);
    } else {
        vt_json_set_str(object, "from", VT_STR("self"));
        vt_json_set_str(object, "asserter", VT_STR("self"));
    }
    vt_json_set_score(object, "confidence", (double)link->confidence);
    put_flag(object, "weak", link->weak);
    put_flag(object, "quoted", link->quoted);
    put_flag(object, "target_ambiguous", link->ambiguous);
}

/* The file and digest of a speaker's document; consecutive links mostly have the same speaker. */
static int know_speaker(struct vt_answerer *a, vt_work_no speaker, struct vt_str document,
                        struct vt_error *err)
{
    if (a->speaker.work == speaker)
        return VT_OK;
    struct vt_str of_content, path;
    int status = vt_archive_get_file(a->archive, document, &of_content, &path, err);
    if (status != VT_OK)
        return status;
    VT_AUTOFREE char *sha256 = strndup(of_content.ptr, of_content.len_bytes);
    VT_AUTOFREE char *file = strndup(path.ptr, path.len_bytes);
    if (sha256 == NULL || file == NULL)
        return vt_answer_no_memory(err);
    free(a->speaker.file);
    free(a->speaker.sha256);
    a->speaker.file = VT_TAKE(file);
    a->speaker.sha256 = VT_TAKE(sha256);
    a->speaker.work = speaker;
    return VT_OK;
}

/** "d5.k2.a d7" as a list. */
static json_t *pinpoint_list(struct vt_str pinpoints)
{
    json_t *list = json_array();
    struct vt_str part;
    while (vt_str_split(&pinpoints, ' ', &part))
        if (part.len_bytes > 0)
            json_array_append_new(list, vt_json_str(part));
    return list;
}

/* How a person points at a citation: vanthu correct. */
static void put_citation(json_t *object, struct vt_str document, int64_t ordinal)
{
    VT_AUTO(vt_buf_release) struct vt_buf citation = VT_BUF_INIT(1024);
    vt_buf_printf(&citation, "%.*s#%lld", VT_STR_ARG(document), (long long)ordinal);
    vt_json_set_str(object, "citation", vt_buf_str(&citation));
}

static void put_mention(json_t *object, const struct vt_archive_mention *mention)
{
    put_citation(object, mention->document, mention->ordinal);
    vt_json_set_str(object, "surface", mention->surface);
    vt_json_set_str(object, "sentence", mention->sentence);
    if (mention->pinpoints.len_bytes > 0)
        json_object_set_new(object, "pinpoints", pinpoint_list(mention->pinpoints));
    vt_json_set_int(object, "byte_start", mention->byte_start);
    vt_json_set_int(object, "byte_end", mention->byte_end);
    vt_json_set_int(object, "sentence_start", mention->sentence_start);
    vt_json_set_int(object, "sentence_end", mention->sentence_end);
    if (mention->unit.len_bytes > 0)
        vt_json_set_str(object, "unit", mention->unit);
}

int vt_answer_put_evidence(struct vt_answerer *a, json_t *object, vt_work_no speaker,
                           uint32_t mention, struct vt_error *err)
{
    struct vt_work work;
    vt_graph_work(a->graph, speaker, &work);
    struct vt_archive_mention printed;
    int status = vt_archive_get_mention(a->archive, work.document, mention, &printed, err);
    if (status == VT_E_NOTFOUND)
        return VT_OK;
    if (status != VT_OK)
        return status;
    put_mention(object, &printed);
    status = know_speaker(a, speaker, work.document, err);
    if (status == VT_E_NOTFOUND)
        return VT_OK;
    if (status != VT_OK)
        return status;
    vt_json_set_str(object, "document", work.document);
    vt_json_set_str(object, "file", vt_str(a->speaker.file));
    vt_json_set_str(object, "sha256", vt_str(a->speaker.sha256));
    return VT_OK;
}
