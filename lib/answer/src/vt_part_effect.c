#include "vt_part_effect.h"

#include <ctype.h>

/* "d5", "d5.k2", "d5.k2.a"; "5" is Điều 5. */
static int read_pinpoint(struct vt_str part, struct vt_buf *ret, struct vt_error *err)
{
    part = vt_str_trim(part);
    bool good = part.len_bytes > 0 && part.len_bytes < 64;
    if (good && isdigit((unsigned char)part.ptr[0]))
        vt_buf_add_c(ret, 'd');
    for (size_t i = 0; good && i < part.len_bytes; i++) {
        const unsigned char c = (unsigned char)part.ptr[i];
        good = isalnum(c) || c == '.' || c >= 0x80;
        vt_buf_add_c(ret, part.ptr[i]);
    }
    if (good && ret->failed == VT_OK && ret->data[0] == 'd')
        return VT_OK;
    return vt_hint(
        err, vt_fail(err, VT_E_INVALID, "'%.*s' không phải là điều, khoản, điểm", VT_STR_ARG(part)),
        "ghi d5 (Điều 5), d5.k2 (khoản 2 Điều 5) hoặc d5.k2.a (điểm a)");
}

/* Whether `outer` is `inner` or holds it: d5 holds d5.k2, not d50. */
static bool holds(struct vt_str outer, struct vt_str inner)
{
    return vt_str_starts(inner, outer) &&
           (inner.len_bytes == outer.len_bytes || inner.ptr[outer.len_bytes] == '.');
}

/* Every act in force that changes a part says which. */
static bool acts_say_where(const json_t *causes)
{
    size_t i;
    const json_t *cause;
    json_array_foreach(causes, i, cause)
    {
        const bool is_idle = json_is_true(json_object_get(cause, "claim")) ||
                             json_is_true(json_object_get(cause, "pending")) ||
                             json_is_true(json_object_get(cause, "over"));
        if (is_idle || json_array_size(json_object_get(cause, "pinpoints")) > 0)
            continue;
        /* A title names the whole; an article of the same act says which part. */
        bool is_said = false;
        size_t j;
        const json_t *other;
        json_array_foreach(causes, j, other) is_said =
            is_said || (vt_str_eq(vt_json_get_str(other, "id"), vt_json_get_str(cause, "id")) &&
                        json_array_size(json_object_get(other, "pinpoints")) > 0);
        const struct vt_str effect = vt_json_get_str(cause, "effect");
        if (!is_said &&
            (vt_str_starts(effect, VT_STR("part")) || vt_str_eq(effect, VT_STR("suspend_part"))))
            return false;
    }
    return true;
}

static enum vt_effect effect_of(const json_t *by, struct vt_str pinpoint)
{
    enum vt_effect effect = VT_EFFECT_IN_FORCE;
    size_t i;
    const json_t *one;
    json_array_foreach(by, i, one)
    {
        const struct vt_str relation = vt_json_get_str(one, "relation");
        const bool is_whole = holds(vt_json_get_str(one, "pinpoint"), pinpoint);
        if (vt_str_eq(relation, VT_STR("SUSPENDS_PART")) && effect == VT_EFFECT_IN_FORCE)
            effect = is_whole ? VT_EFFECT_SUSPENDED : VT_EFFECT_SUSPENDED_PART;
        else if (vt_str_starts(relation, VT_STR("REP")) && is_whole)
            return VT_EFFECT_EXPIRED;
        else if (effect == VT_EFFECT_IN_FORCE)
            effect = VT_EFFECT_PART_EXPIRED;
    }
    return effect;
}

int vt_part_effect_put(json_t *item, struct vt_str part, enum vt_effect whole, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(256);
    int status = read_pinpoint(part, &buf, err);
    if (status != VT_OK)
        return status;
    const struct vt_str pinpoint = vt_buf_str(&buf);
    json_t *object = json_object(), *by = json_array();
    json_object_set_new(item, "part", object);
    vt_json_set_str(object, "pinpoint", pinpoint);
    size_t i;
    json_t *one;
    json_array_foreach(json_object_get(item, "parts"), i, one)
    {
        const struct vt_str changed = vt_json_get_str(one, "pinpoint");
        if (holds(changed, pinpoint) || holds(pinpoint, changed))
            json_array_append(by, one);
    }
    enum vt_effect effect = whole;
    if (whole == VT_EFFECT_PART_EXPIRED || whole == VT_EFFECT_SUSPENDED_PART) {
        effect = effect_of(by, pinpoint);
        if (effect == VT_EFFECT_IN_FORCE && !acts_say_where(json_object_get(item, "causes")))
            effect = VT_EFFECT_UNKNOWN;
    }
    vt_json_set_str(object, "status", vt_effect_id(effect));
    vt_json_set_str(object, "status_label", vt_effect_label(effect));
    json_object_set_new(object, "by", by);
    return VT_OK;
}
