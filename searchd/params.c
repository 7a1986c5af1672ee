#include "params.h"

#include <assert.h>

static const struct vt_param_spec *find_spec(const struct vt_param_spec *specs, struct vt_str name,
                                             size_t *ret_place)
{
    for (size_t i = 0; specs[i].name != NULL; i++) {
        if (vt_str_eq(vt_str(specs[i].name), name)) {
            *ret_place = i;
            return &specs[i];
        }
    }
    return NULL;
}

/* Place of a value in "a|b|c", or SIZE_MAX. */
static size_t find_choice(const char *choices, struct vt_str value)
{
    struct vt_str rest = vt_str(choices), part;
    for (size_t i = 0; vt_str_split(&rest, '|', &part); i++)
        if (vt_str_eq(part, value))
            return i;
    return SIZE_MAX;
}

static bool is_flag_set(struct vt_str value)
{
    return vt_str_eq(value, VT_STR("1")) || vt_str_eq(value, VT_STR("true"));
}

static bool is_flag(struct vt_str value)
{
    return is_flag_set(value) || vt_str_eq(value, VT_STR("0")) || vt_str_eq(value, VT_STR("false"));
}

static unsigned days_of_month(uint64_t year, uint64_t month)
{
    static const unsigned char DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return DAYS[month - 1] + (month == 2 && leap ? 1u : 0u);
}

static bool is_date(struct vt_str value)
{
    struct vt_str rest = value, part;
    uint64_t numbers[3] = {0, 1, 1};
    size_t count = 0;
    while (vt_str_split(&rest, '-', &part)) {
        if (count == 3 || part.len_bytes != (count == 0 ? 4u : 2u) ||
            !vt_str_to_u64(part, 9999, &numbers[count]))
            return false;
        count++;
    }
    return numbers[0] >= 1 && numbers[1] >= 1 && numbers[1] <= 12 && numbers[2] >= 1 &&
           numbers[2] <= days_of_month(numbers[0], numbers[1]);
}

static bool is_relation_list(struct vt_str value)
{
    for (size_t i = 0; i < value.len_bytes; i++) {
        char c = value.ptr[i];
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == ','))
            return false;
    }
    return value.len_bytes <= 512;
}

static int check_value(const struct vt_param_spec *spec, struct vt_str value, struct vt_error *err)
{
    uint64_t number;
    switch (spec->kind) {
    case VT_PARAM_TEXT:
    case VT_PARAM_TEXTS:
        if (value.len_bytes > spec->max) {
            return vt_hint(err, vt_fail(err, VT_E_INVALID, "tham số '%s' quá dài", spec->name),
                           "tối đa %u byte", spec->max);
        }
        return VT_OK;
    case VT_PARAM_COUNT:
        if (vt_str_to_u64(value, spec->max, &number) && number >= spec->min)
            return VT_OK;
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID, "tham số '%s' không phải số hợp lệ", spec->name),
                       "số nguyên từ %u đến %u", spec->min, spec->max);
    case VT_PARAM_CHOICE:
        if (find_choice(spec->choices, value) != SIZE_MAX)
            return VT_OK;
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID, "tham số '%s' không nhận '%.*s'", spec->name,
                               VT_STR_ARG(value)),
                       "một trong: %s", spec->choices);
    case VT_PARAM_FLAG:
        if (is_flag(value))
            return VT_OK;
        return vt_hint(
            err, vt_fail(err, VT_E_INVALID, "tham số '%s' chỉ nhận có hoặc không", spec->name),
            "1 hoặc 0");
    case VT_PARAM_DATE:
        if (is_date(value))
            return VT_OK;
        return vt_hint(err, vt_fail(err, VT_E_INVALID, "tham số '%s' không phải ngày", spec->name),
                       "dạng 2025-03-13, 2025-03 hoặc 2025");
    case VT_PARAM_RELATIONS:
        if (is_relation_list(value))
            return VT_OK;
        return vt_hint(
            err,
            vt_fail(err, VT_E_INVALID, "tham số '%s' không phải danh sách quan hệ", spec->name),
            "ví dụ AMENDS,REPLACES");
    }
    return vt_fail(err, VT_E_INTERNAL, "parameter '%s' has no kind", spec->name);
}

static int take_arg(struct vt_params *params, const struct vt_uri_arg *arg, bool ignore_unknown,
                    struct vt_error *err)
{
    size_t place;
    const struct vt_param_spec *spec = find_spec(params->specs, arg->name, &place);
    if (spec == NULL && ignore_unknown)
        return VT_OK;
    if (spec == NULL)
        return vt_fail(err, VT_E_INVALID, "không có tham số '%.*s'", VT_STR_ARG(arg->name));
    if (arg->value.len_bytes == 0)
        return VT_OK;
    int status = check_value(spec, arg->value, err);
    if (status != VT_OK)
        return status;
    if (spec->kind == VT_PARAM_TEXTS) {
        if (params->text_count == VT_PARAM_REPEAT_MAX)
            return vt_fail(err, VT_E_INVALID, "tham số '%s' lặp quá nhiều", spec->name);
        params->texts[params->text_count++] = arg->value;
        return VT_OK;
    }
    if (params->values[place].len_bytes > 0)
        return vt_fail(err, VT_E_INVALID, "tham số '%s' bị lặp", spec->name);
    params->values[place] = arg->value;
    return VT_OK;
}

int vt_params_check(struct vt_arena *arena, const struct vt_param_spec *specs, struct vt_str query,
                    bool ignore_unknown, struct vt_params *ret, struct vt_error *err)
{
    const struct vt_uri_arg *args = NULL;
    size_t count = 0;
    int status = vt_uri_query(arena, query, VT_QUERY_ARGS_MAX, &args, &count, err);
    if (status != VT_OK)
        return status == VT_E_LIMIT ? vt_fail(err, VT_E_INVALID, "quá nhiều tham số") : status;
    struct vt_params params = {.specs = specs};
    for (size_t i = 0; i < VT_PARAMS_MAX; i++)
        params.values[i] = VT_STR_EMPTY;
    for (size_t i = 0; i < count; i++) {
        status = take_arg(&params, &args[i], ignore_unknown, err);
        if (status != VT_OK)
            return status;
    }
    for (size_t i = 0; specs[i].name != NULL; i++)
        if (specs[i].required && params.values[i].len_bytes == 0)
            return vt_fail(err, VT_E_INVALID, "thiếu tham số '%s'", specs[i].name);
    *ret = params;
    return VT_OK;
}

static size_t place_of(const struct vt_params *params, const char *name)
{
    size_t place = 0;
    const struct vt_param_spec *spec = find_spec(params->specs, vt_str(name), &place);
    assert(spec != NULL);
    (void)spec;
    return place;
}

struct vt_str vt_params_text(const struct vt_params *params, const char *name)
{
    return params->values[place_of(params, name)];
}

uint32_t vt_params_count(const struct vt_params *params, const char *name, uint32_t otherwise)
{
    size_t place = place_of(params, name);
    uint64_t number;
    return vt_str_to_u64(params->values[place], params->specs[place].max, &number)
               ? (uint32_t)number
               : otherwise;
}

bool vt_params_flag(const struct vt_params *params, const char *name)
{
    return is_flag_set(vt_params_text(params, name));
}

unsigned vt_params_choice(const struct vt_params *params, const char *name, unsigned otherwise)
{
    size_t place = place_of(params, name);
    if (params->values[place].len_bytes == 0)
        return otherwise;
    return (unsigned)find_choice(params->specs[place].choices, params->values[place]);
}
