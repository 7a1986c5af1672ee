/* What a client sends before any body: a line each of target, Host, Accept-Encoding, If-None-Match, cursor.
 * Promised: what comes out is UTF-8 without zero bytes, encoding gives it back, numbers are in range. */
#include "caching.h"
#include "compress.h"
#include "cursor.h"
#include "fuzz_target.h"
#include "hosts.h"
#include "routes.h"
#include "vt_file.h"

static void check_text(struct vt_arena *arena, struct vt_str text)
{
    if (!vt_utf8_valid(text, NULL) || memchr(text.ptr, '\0', text.len_bytes) != NULL)
        abort();
    struct vt_buf encoded = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_str back;
    vt_uri_encode(&encoded, text);
    if (vt_uri_decode(arena, vt_buf_str(&encoded), true, &back, NULL) != VT_OK ||
        !vt_str_eq(text, back))
        abort();
    vt_buf_release(&encoded);
}

static void check_params(struct vt_arena *arena, const struct vt_route *route, struct vt_str query)
{
    struct vt_params params;
    struct vt_error err;
    if (vt_params_check(arena, route->params, query, route->kind == VT_ROUTE_PAGE, &params, &err) !=
        VT_OK)
        return;
    for (size_t i = 0; route->params[i].name != NULL; i++) {
        const struct vt_param_spec *spec = &route->params[i];
        check_text(arena, params.values[i]);
        uint32_t count = vt_params_count(&params, spec->name, spec->min);
        if (spec->kind == VT_PARAM_COUNT && (count < spec->min || count > spec->max))
            abort();
        if (spec->kind == VT_PARAM_CHOICE && vt_params_choice(&params, spec->name, 0) > 8)
            abort();
    }
}

static void check_target(struct vt_arena *arena, struct vt_str target)
{
    struct vt_str path, query, id, decoded;
    unsigned methods;
    vt_uri_split(target, &path, &query);
    const struct vt_route *route = vt_route_find(path, VT_METHOD_GET, &id, &methods);
    if (route == NULL)
        return;
    if (vt_uri_decode(arena, id, false, &decoded, NULL) == VT_OK)
        check_text(arena, decoded);
    check_params(arena, route, query);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vt_str rest = vt_str_n((const char *)data, size), lines[5];
    for (size_t i = 0; i < VT_ARRAY_LEN(lines); i++) {
        lines[i] = VT_STR_EMPTY;
        vt_str_split(&rest, '\n', &lines[i]);
    }
    struct vt_arena arena;
    vt_arena_init(&arena, 8 << 20);
    check_target(&arena, lines[0]);
    const struct vt_hosts hosts = {{"vanthu.example"}, 1, true};
    vt_hosts_allow(&hosts, lines[1]);
    vt_compress_choose(lines[2]);
    vt_caching_matches(lines[3], "W/\"7-00ff\"");
    struct vt_cursor cursor;
    struct vt_error err;
    if (vt_cursor_parse(lines[4], 1, &cursor, &err) == VT_OK &&
        cursor.offset > VT_CURSOR_OFFSET_MAX)
        abort();
    vt_arena_release(&arena);
    return 0;
}
