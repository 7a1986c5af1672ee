#include "vt_export.h"

#include "vt_answer_corrections.h"
#include "vt_answer_work.h"
#include "vt_document_json.h"

struct export_pass {
    struct vt_export *out;
    vt_export_object_cb cb;
};

static json_t *new_object(const char *kind)
{
    json_t *object = json_object();
    json_object_set_new(object, "kind", json_string(kind));
    return object;
}

static int pass_on(struct export_pass *pass, json_t *object, struct vt_error *err)
{
    VT_AUTOJSON owned = object;
    return owned == NULL ? vt_answer_no_memory(err) : pass->cb(pass->out, owned, err);
}

static int export_document(const struct vt_archive_document *document, void *ctx,
                           struct vt_error *err)
{
    json_t *object = new_object("document");
    vt_json_set_str(object, "id", document->id);
    vt_json_set_str(object, "key", document->key);
    vt_document_put(object, document);
    return pass_on(ctx, object, err);
}

static int export_mention(const struct vt_archive_mention *mention, void *ctx, struct vt_error *err)
{
    json_t *object = new_object("mention");
    vt_json_set_str(object, "document", mention->document);
    json_t *fields = vt_mention_json(mention);
    vt_json_set_str(object, "mention_kind", mention->kind);
    json_object_del(fields, "kind");
    json_object_update(object, fields);
    json_decref(fields);
    return pass_on(ctx, object, err);
}

static int export_known_work(const struct vt_archive_work *work, void *ctx, struct vt_error *err)
{
    json_t *object = new_object("known_work");
    vt_json_set_str(object, "key", work->key);
    vt_json_set_str(object, "type", work->type);
    vt_json_set_str(object, "issuer", work->issuer);
    vt_json_set_str(object, "date", work->date);
    vt_json_set_str(object, "subject", work->subject);
    vt_json_set_str(object, "source", work->source);
    return pass_on(ctx, object, err);
}

static int export_correction(const struct vt_archive_correction *correction, void *ctx,
                             struct vt_error *err)
{
    json_t *object = new_object("correction");
    json_t *fields = vt_correction_json(correction);
    json_object_update(object, fields);
    json_decref(fields);
    return pass_on(ctx, object, err);
}

static int export_source(const struct vt_archive_source *source, void *ctx, struct vt_error *err)
{
    static const char *const STATES[] = {
        [VT_SOURCE_READ] = "read", [VT_SOURCE_FAILED] = "failed", [VT_SOURCE_UNREAD] = "unread"};
    json_t *object = new_object("source");
    vt_json_set_str(object, "file", source->path);
    vt_json_set_str(object, "sha256", source->sha256);
    vt_json_set_int(object, "size_bytes", source->size_bytes);
    json_object_set_new(object, "state", json_string(STATES[source->state]));
    if (source->status != VT_OK)
        json_object_set_new(object, "status", json_string(vt_status_info(source->status)->name));
    vt_json_set_str(object, "reason", source->reason);
    vt_json_set_str(object, "format", source->format);
    return pass_on(ctx, object, err);
}

int vt_export_archive(struct vt_export *out, vt_export_object_cb cb, struct vt_error *err)
{
    struct export_pass pass = {out, cb};
    int status = vt_archive_each_document(out->a->archive, 0, false, export_document, &pass, err);
    if (status == VT_OK)
        status = vt_archive_each_mention(out->a->archive, VT_STR_EMPTY, export_mention, &pass, err);
    if (status == VT_OK)
        status = vt_archive_each_work(out->a->archive, export_known_work, &pass, err);
    if (status == VT_OK)
        status = vt_archive_each_correction(out->a->archive, true, export_correction, &pass, err);
    return status;
}

int vt_export_works(struct vt_export *out, vt_export_object_cb cb, struct vt_error *err)
{
    struct export_pass pass = {out, cb};
    const size_t count = vt_graph_work_count(out->a->graph);
    int status = VT_OK;
    for (size_t i = 0; i < count && status == VT_OK; i++) {
        struct vt_work work;
        vt_graph_work(out->a->graph, (vt_work_no)i, &work);
        json_t *object = new_object("work");
        vt_answer_put_work(object, out->a->graph, (vt_work_no)i);
        vt_json_set_int(object, "cites", work.out_count);
        vt_json_set_int(object, "cited_by", work.in_count);
        vt_json_set_int(object, "citing_documents", work.citing_documents);
        status = pass_on(&pass, object, err);
    }
    return status;
}

static int export_link(struct export_pass *pass, const struct vt_link *link, struct vt_error *err)
{
    struct vt_answerer *a = pass->out->a;
    struct vt_work from, to;
    vt_graph_work(a->graph, link->from, &from);
    vt_graph_work(a->graph, link->to, &to);
    VT_AUTOJSON object = new_object("link");
    vt_answer_put_link(object, a->graph, link);
    vt_json_set_str(object, "from", vt_answer_key(&from));
    vt_json_set_str(object, "from_id", from.id);
    vt_json_set_str(object, "to", vt_answer_key(&to));
    vt_json_set_str(object, "to_id", to.id);
    vt_json_set_int(object, "mention", link->mention);
    int status = vt_answer_put_evidence(a, object, link->speaker, link->mention, err);
    return status == VT_OK ? pass->cb(pass->out, object, err) : status;
}

int vt_export_links(struct vt_export *out, vt_export_object_cb cb, struct vt_error *err)
{
    struct export_pass pass = {out, cb};
    const size_t count = vt_graph_work_count(out->a->graph);
    int status = VT_OK;
    for (size_t i = 0; i < count; i++) {
        struct vt_link_range range = vt_graph_out_range(out->a->graph, (vt_work_no)i);
        for (uint32_t j = range.begin; j < range.end && status == VT_OK; j++) {
            struct vt_link link;
            vt_graph_out(out->a->graph, j, &link);
            status = export_link(&pass, &link, err);
        }
    }
    return status;
}

int vt_export_sources(struct vt_export *out, vt_export_object_cb cb, struct vt_error *err)
{
    struct export_pass pass = {out, cb};
    const unsigned all = 1u << VT_SOURCE_READ | 1u << VT_SOURCE_FAILED | 1u << VT_SOURCE_UNREAD;
    return vt_archive_each_source(out->a->archive, all, export_source, &pass, err);
}
