#include "vt_answer_filter.h"

#include <ctype.h>
#include <stdio.h>
#include <time.h>

#include "vt_buf.h"
#include "vt_date.h"

static int unknown_relation(struct vt_str name, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf known = VT_BUF_INIT(VT_ERROR_HINT_BYTES);
    for (size_t i = 1; i <= vt_relation_count(); i++) {
        struct vt_str id = vt_relation_id((vt_relation)i);
        if (id.len_bytes > 0)
            vt_buf_printf(&known, "%s%.*s", known.len_bytes > 0 ? ", " : "", VT_STR_ARG(id));
    }
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "không có quan hệ '%.*s'", VT_STR_ARG(name)),
                   "%.*s", VT_STR_ARG(vt_buf_str(&known)));
}

static int add_relation(struct vt_str name, struct vt_graph_filter *filter, struct vt_error *err)
{
    char upper[32];
    if (name.len_bytes >= sizeof upper)
        return unknown_relation(name, err);
    for (size_t i = 0; i < name.len_bytes; i++)
        upper[i] = (char)toupper((unsigned char)name.ptr[i]);
    vt_relation relation = vt_relation_by_id(vt_str_n(upper, name.len_bytes));
    if (relation == 0)
        return unknown_relation(name, err);
    filter->relations |= UINT64_C(1) << relation;
    return VT_OK;
}

int vt_answer_filter(struct vt_str relations, struct vt_str as_of, struct vt_graph_filter *ret,
                     struct vt_error *err)
{
    struct vt_graph_filter filter = {0};
    struct vt_str name;
    while (vt_str_split(&relations, ',', &name)) {
        name = vt_str_trim(name);
        int status = name.len_bytes == 0 ? VT_OK : add_relation(name, &filter, err);
        if (status != VT_OK)
            return status;
    }
    int status = vt_answer_day(as_of, &filter.as_of, err);
    if (status == VT_OK)
        *ret = filter;
    return status;
}

int vt_answer_day(struct vt_str iso, uint32_t *ret, struct vt_error *err)
{
    iso = vt_str_trim(iso);
    struct vt_date date = {0, 0, 0};
    if (iso.len_bytes > 0 && (!vt_date_from_iso(iso, &date) || !vt_date_valid(date))) {
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID, "'%.*s' không phải là ngày", VT_STR_ARG(iso)),
                       "ghi năm-tháng-ngày, ví dụ 2025-03-13, 2025-03 hoặc 2025");
    }
    if (date.year != 0 && date.month == 0)
        date.month = 12;
    if (date.year != 0 && date.day == 0)
        for (date.day = 31; !vt_date_valid(date); date.day--)
            continue;
    *ret = vt_date_number(date);
    return VT_OK;
}

uint32_t vt_answer_today(void)
{
    time_t now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    return (uint32_t)((local.tm_year + 1900) * 10000 + (local.tm_mon + 1) * 100 + local.tm_mday);
}

struct vt_str vt_answer_iso(uint32_t day, char buf[11])
{
    if (day == 0)
        return VT_STR_EMPTY;
    int used = snprintf(buf, 11, "%04u-%02u-%02u", day / 10000 % 10000, day / 100 % 100, day % 100);
    return vt_str_n(buf, (size_t)used);
}
