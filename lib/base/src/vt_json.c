#include "vt_json.h"

#include <math.h>

#include "vt_file.h"
#include "vt_status.h"

json_t *vt_json_str(struct vt_str text)
{
    if (vt_utf8_valid(text, NULL))
        return json_stringn_nocheck(text.ptr == NULL ? "" : text.ptr, text.len_bytes);
    VT_AUTO(vt_buf_release) struct vt_buf clean = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_utf8_clean(&clean, text);
    return json_stringn_nocheck(clean.data == NULL ? "" : clean.data, clean.len_bytes);
}

/* Names of members are our own literals: only values are checked. */

int vt_json_set_str(json_t *object, const char *key, struct vt_str text)
{
    return json_object_set_new_nocheck(object, key, vt_json_str(text));
}

int vt_json_set_int(json_t *object, const char *key, int64_t value)
{
    return json_object_set_new_nocheck(object, key, json_integer(value));
}

int vt_json_set_score(json_t *object, const char *key, double value)
{
    return json_object_set_new_nocheck(object, key, json_real(round(value * 1000.0) / 1000.0));
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
