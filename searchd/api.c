#include "api.h"

#include "cursor.h"

/* A cursor belongs to the route, the document and every parameter but itself and the limit. */
static uint32_t question_of(const struct vt_request *request)
{
    struct vt_str values[VT_PARAMS_MAX + 1];
    size_t count = 0;
    values[count++] = request->id;
    const struct vt_param_spec *specs = request->params.specs;
    for (size_t i = 0; specs[i].name != NULL; i++)
        if (strcmp(specs[i].name, "cursor") != 0 && strcmp(specs[i].name, "limit") != 0)
            values[count++] = request->params.values[i];
    return vt_cursor_question(vt_str(request->route->name), values, count);
}

int vt_api_place(const struct vt_request *request, struct vt_api_place *ret, struct vt_error *err)
{
    struct vt_api_place place = {.limit = vt_params_count(&request->params, "limit", VT_API_LIMIT)};
    struct vt_str text = vt_params_text(&request->params, "cursor");
    if (text.len_bytes > 0) {
        struct vt_cursor cursor;
        int status = vt_cursor_parse(text, question_of(request), &cursor, err);
        if (status != VT_OK)
            return status;
        place.offset = cursor.offset;
        place.moved_on = cursor.sequence != request->sequence;
    }
    *ret = place;
    return VT_OK;
}

/* The same address with the cursor in place of the one it had. */
static const char *link_to_next(struct vt_request *request, const char *cursor)
{
    VT_AUTO(vt_buf_release) struct vt_buf link = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_add_c(&link, '<');
    vt_buf_add(&link, request->path);
    char separator = '?';
    struct vt_str rest = request->query, part;
    while (rest.len_bytes > 0 && vt_str_split(&rest, '&', &part)) {
        if (part.len_bytes == 0 || vt_str_starts(part, VT_STR("cursor=")))
            continue;
        vt_buf_add_c(&link, separator);
        vt_buf_add(&link, part);
        separator = '&';
    }
    vt_buf_printf(&link, "%ccursor=%s>; rel=\"next\"", separator, cursor);
    return vt_arena_copy(&request->arena, vt_buf_str(&link)).ptr;
}

static void add_next(struct vt_request *request, json_t *answer, const struct vt_api_place *place)
{
    size_t here = json_array_size(json_object_get(answer, "items"));
    uint64_t end = (uint64_t)place->offset + here;
    bool is_exact = json_is_true(json_object_get(answer, "count_exact"));
    bool has_more =
        is_exact ? end < (uint64_t)vt_json_get_int(answer, "count", 0) : here == place->limit;
    if (place->moved_on)
        json_object_set_new(answer, "archive_changed", json_true());
    if (!has_more || here == 0 || end > VT_CURSOR_OFFSET_MAX)
        return;
    const struct vt_cursor cursor = {(uint32_t)end, request->sequence, question_of(request)};
    char text[VT_CURSOR_CHARS + 1];
    vt_cursor_print(&cursor, text);
    vt_json_set_str(answer, "next_cursor", vt_str(text));
    const char *link = link_to_next(request, text);
    if (link != NULL)
        vt_reply_header(&request->reply, "Link", link);
}

/* "2b783e2436d6.1" or "57-nq-tw.2024-12-22": an address that we gave, not a number that a person
 * typed. */
static bool is_id(struct vt_str text)
{
    bool has_dot = false;
    for (size_t i = 0; i < text.len_bytes; i++) {
        char c = text.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'))
            return false;
        has_dot = has_dot || c == '.';
    }
    return has_dot;
}

/* The same address with another id. */
static const char *location_of(struct vt_request *request, struct vt_str id)
{
    VT_AUTO(vt_buf_release) struct vt_buf location = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&location, request->route->prefix);
    vt_uri_encode(&location, id);
    vt_buf_puts(&location, request->route->suffix);
    if (request->query.len_bytes > 0)
        vt_buf_add_c(&location, '?');
    vt_buf_add(&location, request->query);
    return vt_arena_copy(&request->arena, vt_buf_str(&location)).ptr;
}

/* A document that has come to the archive, or turned out to be a copy of another, has another id
 * than what links made before say: they are led on. */
static bool has_moved(const struct vt_request *request, const json_t *answer, struct vt_str *ret_id)
{
    *ret_id = vt_json_get_str(json_object_get(answer, "document"), "id");
    return ret_id->len_bytes > 0 && is_id(request->id) && !vt_str_eq(*ret_id, request->id);
}

static int send_moved(struct vt_request *request, struct vt_str id, struct vt_error *err)
{
    enum { MOVED = 308 };
    VT_AUTOJSON body = json_object();
    const char *location = location_of(request, id);
    if (location == NULL)
        return vt_fail(err, VT_E_NOMEM, "không đủ bộ nhớ cho yêu cầu");
    vt_json_set_str(body, "id", id);
    vt_json_set_str(body, "location", vt_str(location));
    vt_reply_header(&request->reply, "Location", location);
    return vt_reply_json(&request->reply, MOVED, body, err);
}

int vt_api_send(struct vt_request *request, int status, const json_t *answer, struct vt_error *err)
{
    struct vt_str id;
    if (status == VT_OK && has_moved(request, answer, &id))
        return send_moved(request, id, err);
    if (status == VT_OK)
        return vt_reply_json(&request->reply, 200, answer, err);
    if (status == VT_E_AMBIGUOUS && answer != NULL)
        return vt_reply_json(&request->reply, (unsigned)vt_status_info(status)->http_status, answer,
                             err);
    return status;
}

int vt_api_send_list(struct vt_request *request, int status, json_t *answer, const char *subject,
                     const struct vt_api_place *place, struct vt_error *err)
{
    if (status == VT_E_NOTFOUND && answer != NULL &&
        (subject == NULL || json_object_get(answer, subject) != NULL))
        status = VT_OK;
    struct vt_str id;
    if (status == VT_OK && has_moved(request, answer, &id))
        return send_moved(request, id, err);
    if (status == VT_OK && place != NULL)
        add_next(request, answer, place);
    if (status == VT_OK)
        return vt_api_print_list(request, answer, err);
    return vt_api_send(request, status, answer, err);
}
