#include "state.h"

#include "assets.h"
#include "server.h"
#include "vt_tables.h"

int vt_state_health(struct vt_request *request, struct vt_error *err)
{
    (void)err;
    vt_buf_puts(&request->reply.body, "ok\n");
    return VT_OK;
}

static int ask_stats(struct vt_request *request, json_t **ret, struct vt_error *err)
{
    struct vt_answerer *answerer;
    int status = vt_server_answerer(request->server, &answerer, err);
    return status == VT_OK ? vt_answer_stats(answerer, false, ret, err) : status;
}

/* {"part": "index", "sequence": 7, "behind": 2} or the reason why a part is missing. */
static void check_part(const json_t *stats, const char *name, json_t *reasons)
{
    const json_t *part = json_object_get(stats, name);
    int64_t archive = vt_json_get_int(json_object_get(stats, "archive"), "sequence", 0);
    int64_t sequence = vt_json_get_int(part, "sequence", -1);
    if (sequence >= archive)
        return;
    json_t *reason = json_object();
    vt_json_set_str(reason, "part", vt_str(name));
    if (sequence < 0) {
        vt_json_set_str(reason, "missing", vt_json_get_str(part, "missing"));
    } else {
        vt_json_set_int(reason, "sequence", sequence);
        vt_json_set_int(reason, "behind", archive - sequence);
    }
    json_array_append_new(reasons, reason);
}

int vt_state_ready(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON stats = NULL;
    int status = ask_stats(request, &stats, err);
    if (status != VT_OK)
        return vt_fail(err, VT_E_LOCKED, "chưa mở được kho: %s", err->message);
    VT_AUTOJSON state = json_object();
    json_t *reasons = json_array();
    check_part(stats, "index", reasons);
    check_part(stats, "graph", reasons);
    bool is_ready = json_array_size(reasons) == 0;
    json_object_set_new(state, "ready", json_boolean(is_ready));
    vt_json_set_int(state, "sequence",
                    vt_json_get_int(json_object_get(stats, "archive"), "sequence", 0));
    json_object_set_new(state, "reasons", reasons);
    if (!is_ready)
        vt_reply_header(&request->reply, "Retry-After", "2");
    return vt_reply_json(&request->reply, is_ready ? 200 : 503, state, err);
}

int vt_state_metrics(struct vt_request *request, struct vt_error *err)
{
    VT_AUTOJSON stats = NULL;
    ask_stats(request, &stats,
              NULL); /* an archive that cannot be opened must not hide the counters */
    const json_t *graph = json_object_get(stats, "graph"),
                 *archive = json_object_get(stats, "archive");
    const int64_t sequence = vt_json_get_int(archive, "sequence", 0),
                  of_graph = vt_json_get_int(graph, "sequence", 0),
                  of_index = vt_json_get_int(json_object_get(stats, "index"), "sequence", 0),
                  reflected = of_graph < of_index ? of_graph : of_index;
    struct vt_response_cache_counts kept;
    vt_response_cache_count(vt_server_cache(request->server), &kept);
    const struct vt_metrics_state state = {
        .route_name = vt_route_name,
        .sequence = (uint64_t)reflected,
        .behind = (uint64_t)(sequence > reflected ? sequence - reflected : 0),
        .cache_hits = kept.hits,
        .cache_misses = kept.misses,
        .cache_bytes = kept.bytes,
        .documents = vt_json_get_int(archive, "documents", 0),
        .works = vt_json_get_int(graph, "works", 0),
        .links = vt_json_get_int(graph, "citations", 0),
        .start_time_s = vt_server_start_time_s(request->server),
    };
    struct vt_buf *body = &request->reply.body;
    vt_metrics_print(vt_server_metrics(request->server), &state, body);
    request->reply.media_type = "text/plain; version=0.0.4; charset=utf-8";
    return body->failed == VT_OK ? VT_OK : vt_fail(err, body->failed, "metrics are too long");
}

int vt_static_openapi(struct vt_request *request, struct vt_error *err)
{
    (void)err;
    request->reply.media_type = VT_MEDIA_JSON;
    request->reply.fixed = vt_str(vt_text_openapi_json);
    return VT_OK;
}

int vt_static_asset(struct vt_request *request, struct vt_error *err)
{
    enum vt_asset asset = vt_asset_find(request->id);
    if (asset == VT_ASSET_COUNT)
        return vt_fail(err, VT_E_NOTFOUND, "không có tệp '%.*s'", VT_STR_ARG(request->id));
    request->reply.media_type = vt_asset_media_type(asset);
    request->reply.fixed = vt_asset_content(asset);
    request->reply.caching = VT_CACHE_FOREVER;
    return VT_OK;
}
