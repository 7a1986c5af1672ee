#include "vt_answer_frame.h"
#include "vt_failure.h"

static int add_failure(const struct vt_archive_source *source, void *ctx, struct vt_error *err)
{
    (void)err;
    json_t *item = json_object();
    vt_json_set_str(item, "file", source->path);
    json_object_set_new(item, "state",
                        json_string(source->state == VT_SOURCE_UNREAD ? "unread" : "failed"));
    json_object_set_new(item, "status", json_string(vt_status_info(source->status)->name));
    VT_AUTO(vt_buf_release) struct vt_buf reason = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_failure_text(source->reason, &reason);
    vt_json_set_str(item, "reason", vt_buf_str(&reason));
    vt_json_set_str(item, "detail", source->reason);
    vt_json_set_str(item, "format", source->format);
    vt_json_set_str(item, "sha256", source->sha256);
    vt_json_set_int(item, "size_bytes", source->size_bytes);
    json_array_append_new(ctx, item);
    return VT_OK;
}

static int put_archive(struct vt_answerer *a, json_t *answer, struct vt_error *err)
{
    struct vt_archive_counts counts;
    uint64_t sequence;
    int status = vt_archive_counts(a->archive, &counts, err);
    if (status == VT_OK)
        status = vt_archive_sequence(a->archive, &sequence, err);
    if (status != VT_OK)
        return status;
    json_t *archive = json_object();
    json_object_set_new(answer, "archive", archive);
    vt_json_set_int(archive, "sequence", (int64_t)sequence);
    vt_json_set_int(archive, "files", counts.sources);
    vt_json_set_int(archive, "failed", counts.failed);
    vt_json_set_int(archive, "unread", counts.unread);
    vt_json_set_int(archive, "originals", counts.originals);
    vt_json_set_int(archive, "documents", counts.documents);
    vt_json_set_int(archive, "mentions", counts.mentions);
    vt_json_set_int(archive, "original_bytes", counts.original_bytes);
    vt_json_set_int(archive, "stored_bytes", counts.stored_bytes);
    vt_json_set_int(archive, "record_bytes", counts.record_bytes);
    return VT_OK;
}

static void put_missing(json_t *answer, const char *name, const struct vt_error *why)
{
    json_t *part = json_object();
    json_object_set_new(answer, name, part);
    json_object_set_new(part, "missing", vt_json_str(vt_str(why->message)));
}

static void put_graph(struct vt_answerer *a, json_t *answer)
{
    if (a->graph == NULL) {
        put_missing(answer, "graph", &a->graph_error);
        return;
    }
    size_t held = 0, malformed = 0, ambiguous = 0;
    const size_t works = vt_graph_work_count(a->graph);
    for (size_t i = 0; i < works; i++) {
        struct vt_work work;
        vt_graph_work(a->graph, (vt_work_no)i, &work);
        held += (work.flags & VT_WORK_HELD) != 0;
        malformed += (work.flags & VT_WORK_MALFORMED) != 0;
        ambiguous += (work.flags & VT_WORK_AMBIGUOUS) != 0;
    }
    json_t *graph = json_object();
    json_object_set_new(answer, "graph", graph);
    vt_json_set_int(graph, "sequence", (int64_t)vt_graph_sequence(a->graph));
    vt_json_set_int(graph, "works", (int64_t)works);
    vt_json_set_int(graph, "held", (int64_t)held);
    vt_json_set_int(graph, "stubs", (int64_t)(works - held));
    vt_json_set_int(graph, "citations", (int64_t)vt_graph_link_count(a->graph));
    vt_json_set_int(graph, "malformed", (int64_t)malformed);
    vt_json_set_int(graph, "ambiguous", (int64_t)ambiguous);
    vt_json_set_int(graph, "conflicts", (int64_t)vt_graph_conflict_count(a->graph));
}

static void put_index(struct vt_answerer *a, json_t *answer)
{
    uint64_t sequence;
    uint32_t units;
    struct vt_error failure = a->index_error;
    if (a->index == NULL || vt_index_sequence(a->index, &sequence, &failure) != VT_OK ||
        vt_index_unit_count(a->index, &units, &failure) != VT_OK) {
        put_missing(answer, "index", &failure);
        return;
    }
    json_t *index = json_object();
    json_object_set_new(answer, "index", index);
    vt_json_set_int(index, "sequence", (int64_t)sequence);
    vt_json_set_int(index, "units", units);
}

int vt_answer_stats(struct vt_answerer *a, bool failures, json_t **ret, struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("stats");
    json_object_set_new(vt_answer_question(answer), "failures", json_boolean(failures));
    int status = put_archive(a, answer, err);
    if (status == VT_OK && failures)
        status = vt_archive_each_source(a->archive, 1u << VT_SOURCE_FAILED | 1u << VT_SOURCE_UNREAD,
                                        add_failure, vt_answer_items(answer), err);
    if (status != VT_OK)
        return status;
    vt_answer_set_count(answer, json_array_size(vt_answer_items(answer)), true);
    put_graph(a, answer);
    put_index(a, answer);
    *ret = VT_TAKE(answer);
    return VT_OK;
}
