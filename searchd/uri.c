#include "uri.h"

#include "vt_file.h"

/* "http://host/path" → "/path": servers must take the form that proxies send (RFC 9112 §3.2.2). */
static struct vt_str without_authority(struct vt_str target)
{
    size_t scheme = vt_str_find(target, VT_STR("://"), 0);
    if (vt_str_starts(target, VT_STR("/")) || scheme == SIZE_MAX)
        return target;
    size_t slash = vt_str_find(target, VT_STR("/"), scheme + 3);
    return slash == SIZE_MAX ? VT_STR("/") : vt_str_n(target.ptr + slash, target.len_bytes - slash);
}

void vt_uri_split(struct vt_str target, struct vt_str *ret_path, struct vt_str *ret_query)
{
    target = without_authority(target);
    size_t fragment = vt_str_find(target, VT_STR("#"), 0);
    if (fragment != SIZE_MAX)
        target.len_bytes = fragment;
    size_t question = vt_str_find(target, VT_STR("?"), 0);
    if (question == SIZE_MAX) {
        *ret_path = target;
        *ret_query = VT_STR_EMPTY;
        return;
    }
    *ret_path = vt_str_n(target.ptr, question);
    *ret_query = vt_str_n(target.ptr + question + 1, target.len_bytes - question - 1);
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

int vt_uri_decode(struct vt_arena *arena, struct vt_str raw, bool plus_is_space, struct vt_str *ret,
                  struct vt_error *err)
{
    char *out = vt_arena_alloc(arena, raw.len_bytes + 1);
    if (out == NULL)
        return vt_fail(err, VT_E_NOMEM, "không đủ bộ nhớ cho yêu cầu");
    size_t len_bytes = 0;
    for (size_t i = 0; i < raw.len_bytes; i++) {
        char c = raw.ptr[i];
        if (c == '%') {
            int high = i + 2 < raw.len_bytes ? hex_value(raw.ptr[i + 1]) : -1;
            int low = high >= 0 ? hex_value(raw.ptr[i + 2]) : -1;
            if (low < 0)
                return vt_fail(err, VT_E_INVALID, "mã %% hỏng trong '%.*s'", VT_STR_ARG(raw));
            c = (char)(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (c == '\0')
            return vt_fail(err, VT_E_INVALID, "có byte 0 trong '%.*s'", VT_STR_ARG(raw));
        out[len_bytes++] = c;
    }
    struct vt_str decoded = vt_str_n(out, len_bytes);
    if (!vt_utf8_valid(decoded, NULL))
        return vt_fail(err, VT_E_INVALID, "'%.*s' không phải UTF-8", VT_STR_ARG(raw));
    *ret = decoded;
    return VT_OK;
}

int vt_uri_query(struct vt_arena *arena, struct vt_str raw, size_t max_count,
                 const struct vt_uri_arg **ret_args, size_t *ret_count, struct vt_error *err)
{
    struct vt_uri_arg *args = vt_arena_array(arena, max_count, sizeof *args);
    if (args == NULL)
        return vt_fail(err, VT_E_NOMEM, "không đủ bộ nhớ cho yêu cầu");
    size_t count = 0;
    struct vt_str rest = raw, part;
    while (rest.len_bytes > 0 && vt_str_split(&rest, '&', &part)) {
        if (part.len_bytes == 0)
            continue;
        if (count == max_count)
            return vt_fail(err, VT_E_LIMIT, "quá %zu tham số", max_count);
        struct vt_str value = part, name;
        vt_str_split(&value, '=', &name);
        if (name.len_bytes == part.len_bytes)
            value = VT_STR_EMPTY;
        int status = vt_uri_decode(arena, name, true, &args[count].name, err);
        if (status == VT_OK)
            status = vt_uri_decode(arena, value, true, &args[count].value, err);
        if (status != VT_OK)
            return status;
        count++;
    }
    *ret_args = args;
    *ret_count = count;
    return VT_OK;
}

static bool is_unreserved(unsigned char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

void vt_uri_encode(struct vt_buf *buf, struct vt_str text)
{
    static const char DIGITS[] = "0123456789ABCDEF";
    for (size_t i = 0; i < text.len_bytes; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (is_unreserved(c)) {
            vt_buf_add_c(buf, (char)c);
        } else {
            const char escape[] = {'%', DIGITS[c >> 4], DIGITS[c & 15]};
            vt_buf_add(buf, vt_str_n(escape, sizeof escape));
        }
    }
}
