#include "vt_answer_corrections.h"

#include "vt_answer_frame.h"
#include "vt_buf.h"
#include "vt_correct.h"

static void put(json_t *object, const char *name, struct vt_str text)
{
    if (text.len_bytes > 0)
        vt_json_set_str(object, name, text);
}

static void put_citation(json_t *object, const struct vt_archive_correction *correction)
{
    if (correction->document.len_bytes == 0)
        return;
    VT_AUTO(vt_buf_release) struct vt_buf citation = VT_BUF_INIT(1024);
    vt_json_set_str(object, "document", correction->document);
    if (correction->byte_end == 0)
        return;
    vt_buf_printf(&citation, "%.*s#%lld", VT_STR_ARG(correction->document),
                  (long long)correction->mention);
    vt_json_set_str(object, "citation", vt_buf_str(&citation));
    vt_json_set_int(object, "byte_start", correction->byte_start);
    vt_json_set_int(object, "byte_end", correction->byte_end);
    json_object_set_new(object, "gone", json_boolean(correction->mention < 0));
}

json_t *vt_correction_json(const struct vt_archive_correction *correction)
{
    json_t *object = json_object();
    vt_json_set_int(object, "number", correction->number);
    vt_json_set_str(object, "action", correction->action);
    vt_json_set_str(object, "key", correction->work_key);
    vt_json_set_str(object, "id", correction->work);
    put(object, "date", correction->work_date);
    put(object, "object_key", correction->other_key);
    put(object, "object_id", correction->other);
    put_citation(object, correction);
    if (correction->field.len_bytes > 0) {
        vt_json_set_str(object, "field", correction->field);
        vt_json_set_str(object, "value", correction->value);
    }
    put(object, "reason", correction->reason);
    vt_json_set_str(object, "author", correction->author);
    vt_json_set_str(object, "at", correction->at);
    put(object, "undone_by", correction->undone_by);
    put(object, "undone_at", correction->undone_at);
    return object;
}

static int add(const struct vt_archive_correction *correction, void *ctx, struct vt_error *err)
{
    (void)err;
    json_array_append_new(ctx, vt_correction_json(correction));
    return VT_OK;
}

int vt_answer_corrections(struct vt_answerer *a, bool with_undone, json_t **ret,
                          struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("corrections");
    json_object_set_new(vt_answer_question(answer), "all", json_boolean(with_undone));
    json_t *items = vt_answer_items(answer);
    int status = vt_archive_each_correction(a->archive, with_undone, add, items, err);
    if (status != VT_OK)
        return status;
    vt_answer_set_count(answer, json_array_size(items), true);
    return vt_answer_finish(&answer, ret, err, "chưa ai sửa gì trong kho này");
}
