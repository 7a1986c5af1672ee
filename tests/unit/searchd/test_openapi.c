/* The description and the table of routes say the same: every route and parameter of the API stands
 * in schema/openapi.json, and nothing else does. */
#include "routes.h"
#include "vt_json.h"
#include "vt_tables.h"
#include "vt_test.h"

static json_t *load(void)
{
    json_error_t failure;
    json_t *description = json_loads(vt_text_openapi_json, JSON_REJECT_DUPLICATES, &failure);
    ck_assert_msg(description != NULL, "openapi.json:%d: %s", failure.line, failure.text);
    return description;
}

static const json_t *follow(const json_t *root, const json_t *value)
{
    struct vt_str ref = vt_json_get_str(value, "$ref");
    if (ref.len_bytes == 0)
        return value;
    struct vt_str rest = ref, part;
    vt_str_split(&rest, '/', &part);
    const json_t *at = root;
    while (vt_str_split(&rest, '/', &part))
        at = json_object_getn(at, part.ptr, part.len_bytes);
    ck_assert_msg(at != NULL, "'%.*s' leads nowhere", VT_STR_ARG(ref));
    return at;
}

/* "/api/v1/documents/{id}/cites" → a path that a client would send. */
static struct vt_str concrete(struct vt_buf *buf, const char *path)
{
    const char *brace = strchr(path, '{');
    vt_buf_clear(buf);
    if (brace == NULL) {
        vt_buf_puts(buf, path);
        return vt_buf_str(buf);
    }
    vt_buf_add(buf, vt_str_n(path, (size_t)(brace - path)));
    vt_buf_puts(buf, "x");
    vt_buf_puts(buf, strchr(brace, '}') + 1);
    return vt_buf_str(buf);
}

static bool has_spec(const struct vt_route *route, struct vt_str name)
{
    for (const struct vt_param_spec *spec = route->params; spec->name != NULL; spec++)
        if (vt_str_eq(vt_str(spec->name), name))
            return true;
    return false;
}

static void check_operation(const json_t *root, const char *path, const json_t *item,
                            const char *method, bool *seen)
{
    const json_t *operation = json_object_get(item, method), *parameter;
    struct vt_buf buf = VT_BUF_INIT(1024);
    struct vt_str id;
    unsigned methods;
    size_t described = 0, i;
    const struct vt_route *route =
        vt_route_find(concrete(&buf, path),
                      strcmp(method, "post") == 0 ? VT_METHOD_POST : VT_METHOD_GET, &id, &methods);
    ck_assert_msg(route != NULL, "%s %s is no route", method, path);
    seen[vt_route_place(route)] = true;
    json_array_foreach(json_object_get(operation, "parameters"), i, parameter)
    {
        const json_t *found = follow(root, parameter);
        if (!vt_str_eq(vt_json_get_str(found, "in"), VT_STR("query")))
            continue;
        described++;
        ck_assert_msg(has_spec(route, vt_json_get_str(found, "name")), "%s does not take '%.*s'",
                      path, VT_STR_ARG(vt_json_get_str(found, "name")));
    }
    size_t taken = 0;
    while (route->params[taken].name != NULL)
        taken++;
    ck_assert_msg(described == taken, "%s %s: %zu parameters described, %zu taken", method, path,
                  described, taken);
    vt_buf_release(&buf);
}

START_TEST(test_description_and_routes_agree)
{
    static const char *const METHODS[] = {"get", "post"};
    json_t *root = load(), *item;
    const char *path;
    bool seen[64] = {false};
    json_object_foreach(json_object_get(root, "paths"), path, item)
    {
        for (size_t i = 0; i < VT_ARRAY_LEN(METHODS); i++)
            if (json_object_get(item, METHODS[i]) != NULL)
                check_operation(root, path, item, METHODS[i], seen);
    }
    static const char *const PATHS[] = {"/api/v1/search",
                                        "/api/v1/documents/x",
                                        "/api/v1/documents/x/text",
                                        "/api/v1/documents/x/akn",
                                        "/api/v1/documents/x/original",
                                        "/api/v1/documents/x/cites",
                                        "/api/v1/documents/x/cited-by",
                                        "/api/v1/documents/x/lineage",
                                        "/api/v1/documents/x/status",
                                        "/api/v1/path",
                                        "/api/v1/resolve",
                                        "/api/v1/gaps",
                                        "/api/v1/conflicts",
                                        "/api/v1/suggest",
                                        "/api/v1/stats",
                                        "/healthz",
                                        "/readyz",
                                        "/metrics"};
    for (size_t i = 0; i < VT_ARRAY_LEN(PATHS); i++) {
        struct vt_str id;
        unsigned methods;
        const struct vt_route *route =
            vt_route_find(vt_str(PATHS[i]), VT_METHOD_GET, &id, &methods);
        ck_assert_msg(route != NULL && seen[vt_route_place(route)], "%s is not described",
                      PATHS[i]);
    }
    json_decref(root);
}
END_TEST

static void check_refs(const json_t *root, const json_t *value)
{
    const char *key;
    json_t *member;
    size_t i;
    if (json_is_object(value)) {
        follow(root, value);
        json_object_foreach((json_t *)(uintptr_t)value, key, member)
        {
            check_refs(root, member);
        }
    }
    json_array_foreach(value, i, member)
    {
        check_refs(root, member);
    }
}

START_TEST(test_references_lead_somewhere)
{
    json_t *root = load();
    check_refs(root, root);
    json_decref(root);
}
END_TEST

VT_TEST_MAIN("searchd.openapi", test_description_and_routes_agree, test_references_lead_somewhere)
