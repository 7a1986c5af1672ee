/* How many documents of each type each month has brought. */
#include "vt_answer_work.h"

struct entry {
    uint32_t month; /* yyyymm */
    vt_type type;
};

static int compare(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->month != b->month)
        return a->month < b->month ? -1 : 1;
    return a->type < b->type ? -1 : a->type > b->type;
}

/* yyyymm of "2025-03" or "2025-03-13"; 0 where the month is not known. */
static uint32_t month_of(struct vt_str iso)
{
    static const size_t DIGITS[] = {0, 1, 2, 3, 5, 6};
    uint32_t month = 0;
    if (iso.len_bytes < 7)
        return 0;
    for (size_t i = 0; i < VT_ARRAY_LEN(DIGITS); i++)
        month = month * 10 + (uint32_t)(iso.ptr[DIGITS[i]] - '0');
    return month;
}

static size_t collect(const struct vt_graph *graph, struct entry *entries, int64_t *ret_undated)
{
    size_t count = 0;
    for (size_t i = 0; i < vt_graph_work_count(graph); i++) {
        struct vt_work work;
        vt_graph_work(graph, (vt_work_no)i, &work);
        if ((work.flags & VT_WORK_HELD) == 0)
            continue;
        uint32_t month = month_of(work.date);
        if (month == 0)
            ++*ret_undated;
        else
            entries[count++] = (struct entry){month, vt_type_by_id(work.type)};
    }
    if (count > 1)
        qsort(entries, count, sizeof *entries, compare);
    return count;
}

static void put_entries(const struct entry *entries, size_t count, json_t *items)
{
    size_t begin = 0;
    while (begin < count) {
        size_t end = begin + 1;
        while (end < count && compare(&entries[begin], &entries[end]) == 0)
            end++;
        uint32_t month = entries[begin].month;
        json_t *item = json_object();
        json_array_append_new(items, item);
        json_object_set_new(item, "month", json_sprintf("%04u-%02u", month / 100, month % 100));
        vt_json_set_str(item, "type", vt_type_id(entries[begin].type));
        vt_json_set_str(item, "type_name", vt_type_name(entries[begin].type));
        vt_json_set_int(item, "count", (int64_t)(end - begin));
        begin = end;
    }
}

int vt_answer_months(struct vt_answerer *a, json_t **ret, struct vt_error *err)
{
    vt_answerer_refresh(a);
    int status = vt_answerer_need_graph(a, err);
    if (status != VT_OK)
        return status;
    VT_AUTOJSON answer = vt_answer_new("months");
    VT_AUTOFREE struct entry *entries = calloc(vt_graph_work_count(a->graph) + 1, sizeof *entries);
    if (entries == NULL)
        return vt_answer_no_memory(err);
    int64_t undated = 0;
    size_t count = collect(a->graph, entries, &undated);
    put_entries(entries, count, vt_answer_items(answer));
    vt_json_set_int(answer, "undated", undated);
    vt_answer_set_count(answer, json_array_size(vt_answer_items(answer)), true);
    *ret = VT_TAKE(answer);
    return VT_OK;
}
