#include "vt_work_filter.h"

#include "vt_answer_frame.h"
#include "vt_fold.h"
#include "vt_type.h"

static int add_type(struct vt_str name, struct vt_work_filter *filter, struct vt_error *err)
{
    bool found = false;
    for (size_t i = 1; i <= vt_type_count(); i++) {
        const vt_type type = (vt_type)i;
        if (!vt_fold_equal(name, vt_type_id(type)) && !vt_fold_equal(name, vt_type_name(type)))
            continue;
        filter->types[type] = found = true;
    }
    filter->has_types = true;
    return found ? VT_OK
                 : vt_hint(
                       err,
                       vt_fail(err, VT_E_INVALID, "không có loại văn bản '%.*s'", VT_STR_ARG(name)),
                       "ghi tên loại, ví dụ \"nghị định\", hoặc mã, ví dụ NGHI_DINH");
}

int vt_work_filter_make(struct vt_str types, struct vt_str issuer, struct vt_arena *arena,
                        struct vt_work_filter *ret, struct vt_error *err)
{
    *ret = (struct vt_work_filter){.has_types = false};
    struct vt_str name;
    while (vt_str_split(&types, ',', &name)) {
        name = vt_str_trim(name);
        int status = name.len_bytes == 0 ? VT_OK : add_type(name, ret, err);
        if (status != VT_OK)
            return status;
    }
    ret->issuer = vt_fold_ascii_in(arena, vt_str_trim(issuer));
    return ret->issuer.ptr == NULL ? vt_answer_no_memory(err) : VT_OK;
}

/* Every word of the filter stands in the body's code, name or place. */
static bool issuer_passes(const struct vt_work *work, struct vt_str words, struct vt_arena *scratch)
{
    const struct vt_str all = vt_fold_ascii_in(
        scratch, vt_arena_printf(scratch, " %.*s %.*s %.*s ", VT_STR_ARG(work->issuer_code),
                                 VT_STR_ARG(work->issuer), VT_STR_ARG(work->place)));
    struct vt_str word;
    while (vt_str_split(&words, ' ', &word)) {
        const struct vt_str whole = vt_arena_printf(scratch, " %.*s ", VT_STR_ARG(word));
        if (word.len_bytes > 0 &&
            (all.ptr == NULL || whole.ptr == NULL || vt_str_find(all, whole, 0) == SIZE_MAX))
            return false;
    }
    return true;
}

bool vt_work_passes(const struct vt_graph *graph, vt_work_no no,
                    const struct vt_work_filter *filter, struct vt_arena *scratch)
{
    if (vt_work_filter_is_empty(filter))
        return true;
    struct vt_work work;
    vt_graph_work(graph, no, &work);
    if (filter->has_types && !filter->types[vt_type_by_id(work.type)])
        return false;
    if (filter->issuer.len_bytes == 0)
        return true;
    vt_arena_reset(scratch);
    return issuer_passes(&work, filter->issuer, scratch);
}
