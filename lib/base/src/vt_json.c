#include "vt_json.h"

#include <math.h>

#include "vt_file.h"
#include "vt_status.h"

json_t *vt_json_str(struct vt_str text)
{
    json_t *value = json_stringn(text.ptr == NULL ? "" : text.ptr, text.len_bytes);
    if (value != NULL)
        return value;
    VT_AUTO(vt_buf_release) struct vt_buf clean = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_utf8_clean(&clean, text);
    return json_stringn(clean.data == NULL ? "" : clean.data, clean.len_bytes);
}

int vt_json_set_str(json_t *object, const char *key, struct vt_str text)
{
    return json_object_set_new(object, key, vt_json_str(text));
}

int vt_json_set_int(json_t *object, const char *key, int64_t value)
{
    return json_object_set_new(object, key, json_integer(value));
}

int vt_json_set_score(json_t *object, const char *key, double value)
{
    return json_object_set_new(object, key, json_real(round(value * 1000.0) / 1000.0));
}

struct vt_str vt_json_get_str(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (!json_is_string(value))
        return VT_STR_EMPTY;
    return vt_str_n(json_string_value(value), json_string_length(value));
}

int64_t vt_json_get_int(const json_t *object, const char *key, int64_t otherwise)
{
    const json_t *value = json_object_get(object, key);
    return json_is_integer(value) ? json_integer_value(value) : otherwise;
}

static int add_chunk(const char *bytes, size_t len_bytes, void *ctx)
{
    struct vt_buf *buf = ctx;
    vt_buf_add(buf, vt_str_n(bytes, len_bytes));
    return buf->failed == VT_OK ? 0 : -1;
}

void vt_json_print(const json_t *value, struct vt_buf *buf)
{
    if (json_dump_callback(value, add_chunk, buf,
                           JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(6)) != 0 &&
        buf->failed == VT_OK)
        buf->failed = VT_E_NOMEM;
}
