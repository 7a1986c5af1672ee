#include "metrics.h"
#include "routes.h"
#include "vt_test.h"

static const char *find(const char *path, enum vt_method method, const char *id)
{
    struct vt_str found = VT_STR_EMPTY;
    unsigned methods = 0;
    const struct vt_route *route = vt_route_find(vt_str(path), method, &found, &methods);
    if (route == NULL)
        return NULL;
    vt_assert_str(found, vt_str(id));
    return route->name;
}

START_TEST(test_paths)
{
    static const struct {
        const char *path, *name, *id;
    } PATHS[] = {
        {"/", "page_search", ""},
        {"/gaps", "page_gaps", ""},
        {"/d/57-nq-tw.2024-12-22", "page_document", "57-nq-tw.2024-12-22"},
        {"/d/2386-CT%2FTU/lineage", "page_lineage", "2386-CT%2FTU"},
        {"/d/2386-CT/TU/lineage", "page_lineage", "2386-CT/TU"},
        {"/d/2386-CT/TU", "page_document", "2386-CT/TU"},
        {"/d/lineage", "page_document", "lineage"},
        {"/api/v1/search", "api_search", ""},
        {"/api/v1/documents/x", "api_document", "x"},
        {"/api/v1/documents/x/cited-by", "api_cited_by", "x"},
        {"/api/v1/documents/3/NQ-CP/cites", "api_cites", "3/NQ-CP"},
        {"/static/style.00.css", "static", "style.00.css"},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(PATHS); i++)
        ck_assert_pstr_eq(find(PATHS[i].path, VT_METHOD_GET, PATHS[i].id), PATHS[i].name);
}
END_TEST

START_TEST(test_what_is_no_route)
{
    static const char *const PATHS[] = {"",
                                        "/gaps/",
                                        "/d/",
                                        "/d",
                                        "/static/",
                                        "/api/v1/",
                                        "/api/v1/nope",
                                        "/api/v1/documents/",
                                        "/healthz/",
                                        "/api/v2/search",
                                        "/api/v1/search/"};
    for (size_t i = 0; i < VT_ARRAY_LEN(PATHS); i++)
        ck_assert_msg(find(PATHS[i], VT_METHOD_GET, "") == NULL, "'%s' was found", PATHS[i]);
}
END_TEST

START_TEST(test_methods)
{
    struct vt_str id;
    unsigned methods = 0;
    ck_assert_pstr_eq(find("/api/v1/resolve", VT_METHOD_GET, ""), "api_resolve");
    ck_assert_pstr_eq(find("/api/v1/resolve", VT_METHOD_POST, ""), "api_resolve_batch");
    ck_assert_ptr_null(vt_route_find(VT_STR("/api/v1/check"), VT_METHOD_GET, &id, &methods));
    ck_assert_uint_eq(methods, VT_METHOD_POST);
    ck_assert_ptr_null(
        vt_route_find(VT_STR("/api/v1/documents/x/cites"), VT_METHOD_POST, &id, &methods));
    ck_assert_uint_eq(methods, VT_METHOD_GET);
    ck_assert_ptr_null(vt_route_find(VT_STR("/api/v1/resolve"), (enum vt_method)0, &id, &methods));
    ck_assert_uint_eq(methods, VT_METHOD_GET | VT_METHOD_POST);
}
END_TEST

START_TEST(test_metrics_have_room_for_every_route)
{
    ck_assert_uint_le(vt_route_count(), VT_METRICS_ROUTES);
    ck_assert_ptr_null(vt_route_name(vt_route_count()));
    ck_assert_uint_eq(vt_route_place(NULL), SIZE_MAX);
}
END_TEST

VT_TEST_MAIN("searchd.routes", test_paths, test_what_is_no_route, test_methods,
             test_metrics_have_room_for_every_route)
