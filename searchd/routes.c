#include "routes.h"

#include "api.h"
#include "caching.h"
#include "pages.h"
#include "server.h"
#include "state.h"

#define GET VT_METHOD_GET
#define POST VT_METHOD_POST
#define API "/api/v1/"

/* Rows with a suffix stand before the row of the same prefix without one. */
static const struct vt_route ROUTES[] = {
    {"health", "/healthz", NULL, VT_ROUTE_PROBE, GET, 0, vt_state_health, VT_API_NO_PARAMS},
    {"ready", "/readyz", NULL, VT_ROUTE_PROBE, GET, 0, vt_state_ready, VT_API_NO_PARAMS},
    {"metrics", "/metrics", NULL, VT_ROUTE_STATE, GET, 0, vt_state_metrics, VT_API_NO_PARAMS},
    {"openapi", "/openapi.json", NULL, VT_ROUTE_STATIC, GET, 0, vt_static_openapi,
     VT_API_NO_PARAMS},
    {"static", "/static/", "", VT_ROUTE_STATIC, GET, 0, vt_static_asset, VT_API_NO_PARAMS},

    {"api_search", API "search", NULL, VT_ROUTE_API, GET, 0, vt_api_search, VT_API_SEARCH_PARAMS},
    {"api_text", API "documents/", "/text", VT_ROUTE_API, GET, 0, vt_api_text, VT_API_NO_PARAMS},
    {"api_original", API "documents/", "/original", VT_ROUTE_API, GET, 0, vt_api_original,
     VT_API_NO_PARAMS},
    {"api_akn", API "documents/", "/akn", VT_ROUTE_API, GET, 0, vt_api_akn, VT_API_NO_PARAMS},
    {"api_cites", API "documents/", "/cites", VT_ROUTE_API, GET, 0, vt_api_cites,
     VT_API_LINKS_PARAMS},
    {"api_cited_by", API "documents/", "/cited-by", VT_ROUTE_API, GET, 0, vt_api_cited_by,
     VT_API_LINKS_PARAMS},
    {"api_lineage", API "documents/", "/lineage", VT_ROUTE_API, GET, 0, vt_api_lineage,
     VT_API_LINEAGE_PARAMS},
    {"api_status", API "documents/", "/status", VT_ROUTE_API, GET, 0, vt_api_status,
     VT_API_STATUS_PARAMS},
    {"api_document", API "documents/", "", VT_ROUTE_API, GET, 0, vt_api_document,
     VT_API_DOCUMENT_PARAMS},
    {"api_path", API "path", NULL, VT_ROUTE_API, GET, 0, vt_api_path, VT_API_PATH_PARAMS},
    {"api_resolve", API "resolve", NULL, VT_ROUTE_API, GET, 0, vt_api_resolve,
     VT_API_RESOLVE_PARAMS},
    {"api_resolve_batch", API "resolve", NULL, VT_ROUTE_API, POST, VT_API_BATCH_BYTES,
     vt_api_resolve_batch, VT_API_NO_PARAMS},
    {"api_check", API "check", NULL, VT_ROUTE_API, POST, VT_API_CHECK_BYTES, vt_api_check,
     VT_API_NO_PARAMS},
    {"api_gaps", API "gaps", NULL, VT_ROUTE_API, GET, 0, vt_api_gaps, VT_API_LIST_PARAMS},
    {"api_conflicts", API "conflicts", NULL, VT_ROUTE_API, GET, 0, vt_api_conflicts,
     VT_API_LIST_PARAMS},
    {"api_suggest", API "suggest", NULL, VT_ROUTE_API, GET, 0, vt_api_suggest,
     VT_API_SUGGEST_PARAMS},
    {"api_stats", API "stats", NULL, VT_ROUTE_API, GET, 0, vt_api_stats, VT_API_STATS_PARAMS},

    {"page_search", "/", NULL, VT_ROUTE_PAGE, GET, 0, vt_page_search, VT_PAGE_SEARCH_PARAMS},
    {"page_lineage", "/d/", "/lineage", VT_ROUTE_PAGE, GET, 0, vt_page_lineage,
     VT_PAGE_LINEAGE_PARAMS},
    {"page_document", "/d/", "", VT_ROUTE_PAGE, GET, 0, vt_page_document, VT_PAGE_DOCUMENT_PARAMS},
    {"page_path", "/path", NULL, VT_ROUTE_PAGE, GET, 0, vt_page_path, VT_PAGE_PATH_PARAMS},
    {"page_gaps", "/gaps", NULL, VT_ROUTE_PAGE, GET, 0, vt_page_gaps, VT_PAGE_GAPS_PARAMS},
    {"page_conflicts", "/conflicts", NULL, VT_ROUTE_PAGE, GET, 0, vt_page_conflicts,
     VT_PAGE_LIST_PARAMS},
    {"page_check", "/check", NULL, VT_ROUTE_PAGE, GET | POST, 3 * VT_API_CHECK_BYTES, vt_page_check,
     VT_PAGE_CHECK_PARAMS},
    {"page_stats", "/stats", NULL, VT_ROUTE_PAGE, GET, 0, vt_page_stats, VT_PAGE_STATS_PARAMS},
    {"page_help", "/help", NULL, VT_ROUTE_PAGE, GET, 0, vt_page_help, VT_PAGE_PLAIN_PARAMS},
};

size_t vt_route_count(void)
{
    return VT_ARRAY_LEN(ROUTES);
}

size_t vt_route_place(const struct vt_route *route)
{
    return route == NULL ? SIZE_MAX : (size_t)(route - ROUTES);
}

const char *vt_route_name(size_t place)
{
    return place < VT_ARRAY_LEN(ROUTES) ? ROUTES[place].name : NULL;
}

static bool matches(const struct vt_route *route, struct vt_str path, struct vt_str *ret_id)
{
    struct vt_str prefix = vt_str(route->prefix);
    if (route->suffix == NULL) {
        *ret_id = VT_STR_EMPTY;
        return vt_str_eq(path, prefix);
    }
    struct vt_str suffix = vt_str(route->suffix);
    if (!vt_str_starts(path, prefix) || path.len_bytes <= prefix.len_bytes + suffix.len_bytes ||
        !vt_str_ends(path, suffix))
        return false;
    *ret_id =
        vt_str_n(path.ptr + prefix.len_bytes, path.len_bytes - prefix.len_bytes - suffix.len_bytes);
    return true;
}

const struct vt_route *vt_route_find(struct vt_str path, enum vt_method method,
                                     struct vt_str *ret_id, unsigned *ret_methods)
{
    unsigned methods = 0;
    for (size_t i = 0; i < VT_ARRAY_LEN(ROUTES); i++) {
        struct vt_str id;
        if (!matches(&ROUTES[i], path, &id))
            continue;
        if ((ROUTES[i].methods & method) != 0) {
            *ret_id = id;
            return &ROUTES[i];
        }
        methods |= ROUTES[i].methods;
        if (ROUTES[i].suffix != NULL)
            break; /* the plain {id} row is not meant where a row with a suffix fits */
    }
    *ret_methods = methods;
    return NULL;
}

/* A page is in Vietnamese unless its address says otherwise: the choice is part of what is kept and
 * shared.  A failure of the API is in the language that the client asks for. */
static enum vt_lang language_of(const struct vt_request *request)
{
    if (request->route->kind != VT_ROUTE_PAGE)
        return request->lang;
    struct vt_str rest = request->query, part;
    while (vt_str_split(&rest, '&', &part))
        if (vt_str_eq(part, VT_STR("lang=en")))
            return VT_LANG_EN;
    return VT_LANG_VI;
}

static int prepare(struct vt_request *request, struct vt_error *err)
{
    const struct vt_route *route = request->route;
    request->lang = language_of(request);
    int status = vt_params_check(&request->arena, route->params, request->query,
                                 route->kind != VT_ROUTE_API, &request->params, err);
    if (status != VT_OK)
        return status;
    status = vt_uri_decode(&request->arena, request->id, false, &request->id, err);
    if (status != VT_OK)
        return status;
    if (route->kind != VT_ROUTE_API && route->kind != VT_ROUTE_PAGE)
        return VT_OK;
    return vt_server_sequence(request->server, &request->answerer, &request->sequence, err);
}

/* All that a reply says is of one state of the archive. */
static int answer_at_once(struct vt_request *request, struct vt_error *err)
{
    int status = vt_answerer_hold(request->answerer, err);
    if (status != VT_OK)
        return status;
    status = request->route->handle(request, err);
    vt_answerer_let_go(request->answerer);
    return status;
}

static int run(struct vt_request *request, struct vt_error *err)
{
    int status = prepare(request, err);
    if (status != VT_OK)
        return status;
    if (request->answerer == NULL)
        return request->route->handle(request, err);
    if (request->method != VT_METHOD_GET)
        return answer_at_once(request, err);
    const char *etag = vt_caching_etag(request);
    if (vt_caching_matches(request->if_none_match, etag)) {
        request->reply.http_status = 304;
    } else {
        status = answer_at_once(request, err);
        if (status != VT_OK)
            return status;
    }
    if (request->reply.http_status == 200 || request->reply.http_status == 304) {
        request->reply.caching = VT_CACHE_VALIDATE;
        request->reply.etag = etag;
    }
    return VT_OK;
}

void vt_route_run(struct vt_request *request)
{
    struct vt_error err = {0};
    int status = run(request, &err);
    if (status == VT_OK)
        return;
    err.status = status;
    if (request->route->kind == VT_ROUTE_PAGE)
        vt_page_failure(request, &err);
    else
        vt_request_fail(request, &err);
}

void vt_route_unknown(struct vt_request *request)
{
    if (vt_str_starts(request->path, VT_STR("/api/")))
        vt_request_refuse(request, 404, "xem /openapi.json");
    else
        vt_page_unknown(request);
}
