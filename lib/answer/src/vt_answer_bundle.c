/* The documents that came in one file: a letter and what is enclosed with it. */
#include "vt_answer_work.h"

#include <inttypes.h>
#include <stdio.h>

static int add_document(struct vt_answerer *a, struct vt_str id, json_t *items,
                        struct vt_error *err)
{
    struct vt_archive_document row;
    int status = vt_archive_get_document(a->archive, id, false, &row, err);
    if (status != VT_OK)
        return status;
    json_t *item = json_object();
    json_array_append_new(items, item);
    vt_work_no work = a->graph == NULL ? VT_WORK_NONE : vt_graph_work_by_id(a->graph, row.id);
    if (work != VT_WORK_NONE) {
        vt_answer_put_work(item, a->graph, work);
    } else {
        vt_json_set_str(item, "key", row.key.len_bytes > 0 ? row.key : id);
        vt_json_set_str(item, "type", row.type);
        vt_json_set_str(item, "type_name", vt_type_name(vt_type_by_id(row.type)));
        vt_json_set_str(item, "date", row.date);
        vt_json_set_str(item, "subject", row.subject);
        json_object_set_new(item, "held", json_true());
    }
    vt_json_set_str(item, "id", id); /* its own, where another copy stands for the work */
    vt_json_set_int(item, "ordinal", row.ordinal);
    return VT_OK;
}

int vt_answer_bundle(struct vt_answerer *a, struct vt_str id, json_t **ret, struct vt_error *err)
{
    enum { MOST = 200, ID_BYTES = 64 };
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("bundle");
    size_t dot = vt_str_find(id, VT_STR("."), 0);
    int status = dot == SIZE_MAX || dot > ID_BYTES / 2 ? VT_E_NOTFOUND : VT_OK;
    for (int64_t ordinal = 1; status == VT_OK && ordinal <= MOST; ordinal++) {
        char one[ID_BYTES];
        snprintf(one, sizeof one, "%.*s.%" PRId64, (int)dot, id.ptr, ordinal);
        status = add_document(a, vt_str(one), vt_answer_items(answer), NULL);
    }
    if (status != VT_OK && status != VT_E_NOTFOUND)
        return vt_fail(err, status, "the documents of one file cannot be read");
    vt_answer_set_count(answer, json_array_size(vt_answer_items(answer)), status != VT_OK);
    *ret = VT_TAKE(answer);
    return VT_OK;
}
