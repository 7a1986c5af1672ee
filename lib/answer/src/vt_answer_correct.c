#include "vt_correct.h"

#include <stdlib.h>

#include "vt_answer_corrections.h"
#include "vt_answer_ref.h"
#include "vt_answer_work.h"
#include "vt_date.h"
#include "vt_fold.h"
#include "vt_mention_targets.h"
#include "vt_number.h"

static const char *const ACTIONS[] = {[VT_CORRECT_MERGE] = "merge",
                                      [VT_CORRECT_SPLIT] = "split",
                                      [VT_CORRECT_FIELD] = "field",
                                      [VT_CORRECT_CONFIRM] = "confirm",
                                      [VT_CORRECT_REJECT] = "reject"};

/* What the pieces of one correction share. */
struct making {
    struct vt_answerer *a;
    const struct vt_correct_request *request;
    struct vt_arena arena;
    json_t *answer;
    struct vt_archive_correction row;
    vt_work_no subject, object;
};

/* ---- works and citations ---- */

static void name_work(const struct making *making, vt_work_no no, struct vt_str *ret_id,
                      struct vt_str *ret_key, struct vt_str *ret_date, struct vt_str *ret_place)
{
    struct vt_work work;
    vt_graph_work(making->a->graph, no, &work);
    *ret_id = work.id;
    *ret_key = vt_answer_key(&work);
    *ret_date = work.date;
    *ret_place = work.place;
}

static void name_subject(struct making *making)
{
    struct vt_archive_correction *row = &making->row;
    if (making->subject != VT_WORK_NONE)
        name_work(making, making->subject, &row->work, &row->work_key, &row->work_date,
                  &row->work_place);
    if (making->object != VT_WORK_NONE)
        name_work(making, making->object, &row->other, &row->other_key, &row->other_date,
                  &row->other_place);
}

static int no_citation(struct vt_str given, struct vt_error *err)
{
    return vt_hint(err, vt_fail(err, VT_E_NOTFOUND, "không có dẫn chiếu '%.*s'", VT_STR_ARG(given)),
                   "ghi như trong kết quả của cites, cited-by (\"citation\"), ví dụ "
                   "\"2b783e2436d6.1#12\"");
}

/* "2b783e2436d6.1#12": the citation, and the work that it is linked to now. */
static int find_citation(struct making *making, struct vt_error *err)
{
    struct vt_str rest = making->request->subject, ref;
    uint64_t ordinal;
    if (!vt_str_split(&rest, '#', &ref) || !vt_str_to_u64(vt_str_trim(rest), INT32_MAX, &ordinal))
        return no_citation(making->request->subject, err);
    vt_work_no speaker;
    int status = vt_answer_find(making->a, ref, &making->arena, making->answer, &speaker, err);
    if (status != VT_OK)
        return status;
    struct vt_work work;
    vt_graph_work(making->a->graph, speaker, &work);
    struct vt_archive_mention mention;
    status =
        vt_archive_get_mention(making->a->archive, work.document, (int64_t)ordinal, &mention, err);
    if (status == VT_E_NOTFOUND)
        return no_citation(making->request->subject, err);
    if (status != VT_OK)
        return status;
    making->row.document = work.document;
    making->row.mention = mention.ordinal;
    making->row.byte_start = mention.byte_start;
    making->row.byte_end = mention.byte_end;
    struct vt_mention_targets targets;
    status = vt_mention_targets(making->a->graph, speaker, (size_t)ordinal + 1, &making->arena,
                                &targets, err);
    if (status == VT_OK)
        making->subject = vt_mention_target(making->a->graph, &targets, speaker, &mention);
    return status;
}

static int find(struct making *making, struct vt_str ref, vt_work_no *ret, struct vt_error *err)
{
    return vt_answer_find(making->a, ref, &making->arena, making->answer, ret, err);
}

/* ---- one action each ---- */

static int make_merge(struct making *making, struct vt_error *err)
{
    int status = find(making, making->request->subject, &making->subject, err);
    if (status == VT_OK)
        status = find(making, making->request->object, &making->object, err);
    if (status == VT_OK && making->subject == making->object)
        return vt_fail(err, VT_E_INVALID, "hai đầu đã là cùng một văn bản");
    return status;
}

static bool is_citation(struct vt_str text)
{
    return vt_str_find(text, VT_STR("#"), 0) != SIZE_MAX;
}

static int make_split(struct making *making, struct vt_error *err)
{
    if (is_citation(making->request->subject))
        return find_citation(making, err);
    struct vt_archive_document document;
    struct vt_str id = vt_str_trim(making->request->subject);
    int status = vt_archive_get_document(making->a->archive, id, false, &document, err);
    if (status == VT_E_NOTFOUND)
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID, "'%.*s' không phải là dẫn chiếu hay id văn bản",
                               VT_STR_ARG(id)),
                       "để tách bản bị coi là bản sao, ghi id của nó, ví dụ 2b783e2436d6.1");
    if (status != VT_OK)
        return status;
    making->row.document = vt_arena_copy(&making->arena, document.id);
    making->subject = vt_graph_work_by_id(making->a->graph, id);
    return making->row.document.ptr == NULL ? vt_answer_no_memory(err) : VT_OK;
}

static int make_confirm(struct making *making, struct vt_error *err)
{
    int status = find_citation(making, err);
    if (status != VT_OK)
        return status;
    if (making->request->object.len_bytes > 0)
        return find(making, making->request->object, &making->object, err);
    making->object = making->subject;
    if (making->object != VT_WORK_NONE)
        return VT_OK;
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "dẫn chiếu này chưa được nối với văn bản nào"),
                   "ghi thêm văn bản mà nó nói đến");
}

/* ---- values ---- */

static int bad_value(const struct vt_correct_request *request, const char *hint,
                     struct vt_error *err)
{
    return vt_hint(err,
                   vt_fail(err, VT_E_INVALID, "%.*s không thể là '%.*s'",
                           VT_STR_ARG(request->field), VT_STR_ARG(request->value)),
                   "%s", hint);
}

static int read_type(struct making *making, struct vt_error *err)
{
    for (size_t i = 1; i <= vt_type_count(); i++) {
        const struct vt_str id = vt_type_id((vt_type)i);
        if (vt_fold_equal(making->request->value, id) ||
            vt_fold_equal(making->request->value, vt_type_name((vt_type)i))) {
            making->row.value = id;
            return VT_OK;
        }
    }
    return bad_value(making->request, "ghi tên loại văn bản, ví dụ \"Nghị quyết\"", err);
}

static int read_value(struct making *making, struct vt_error *err)
{
    const struct vt_correct_request *request = making->request;
    const struct vt_str field = request->field;
    struct vt_date date;
    struct vt_number number;
    struct vt_work work;
    vt_graph_work(making->a->graph, making->subject, &work);
    making->row.field = field;
    making->row.value = request->value;
    const bool is_term =
        vt_str_eq(field, VT_STR("effective")) || vt_str_eq(field, VT_STR("expires"));
    if (is_term && (work.flags & VT_WORK_HELD) == 0)
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID,
                               "kho không giữ văn bản này, chỉ sửa được số, "
                               "loại, cơ quan, nơi, ngày và trích yếu"),
                       "đưa văn bản vào kho rồi sửa");
    if (vt_str_eq(field, VT_STR("date")) || is_term)
        return (is_term && request->value.len_bytes == 0) ||
                       (vt_date_from_iso(request->value, &date) && vt_date_valid(date))
                   ? VT_OK
                   : bad_value(request, "ghi năm-tháng-ngày, ví dụ 2025-03-13", err);
    if (vt_str_eq(field, VT_STR("type")))
        return read_type(making, err);
    if (vt_str_eq(field, VT_STR("number"))) {
        if (vt_number_parse(request->value, &making->arena, &number) != VT_OK)
            return bad_value(request, "ghi cả số ký hiệu, ví dụ 57-NQ/TW", err);
        making->row.value = vt_number_key(&number, &making->arena);
        return making->row.value.ptr == NULL ? vt_answer_no_memory(err) : VT_OK;
    }
    if (!vt_str_eq(field, VT_STR("issuer")) && !vt_str_eq(field, VT_STR("place")) &&
        !vt_str_eq(field, VT_STR("subject")))
        return vt_hint(
            err, vt_fail(err, VT_E_INVALID, "không có trường '%.*s'", VT_STR_ARG(field)),
            "các trường: number, type, issuer, place, date, subject, effective, expires");
    return request->value.len_bytes > 0 ? VT_OK : bad_value(request, "ghi giá trị đúng", err);
}

static int make_field(struct making *making, struct vt_error *err)
{
    int status = find(making, making->request->subject, &making->subject, err);
    return status == VT_OK ? read_value(making, err) : status;
}

static int make(struct making *making, struct vt_error *err)
{
    int status = vt_answerer_need_graph(making->a, err);
    if (status != VT_OK)
        return status;
    switch (making->request->action) {
    case VT_CORRECT_MERGE:
        status = make_merge(making, err);
        break;
    case VT_CORRECT_SPLIT:
        status = make_split(making, err);
        break;
    case VT_CORRECT_FIELD:
        status = make_field(making, err);
        break;
    case VT_CORRECT_CONFIRM:
        status = make_confirm(making, err);
        break;
    case VT_CORRECT_REJECT:
        status = find_citation(making, err);
        break;
    }
    if (status == VT_OK)
        name_subject(making);
    return status;
}

/* ---- writing ---- */

struct writing {
    const struct vt_archive_correction *added; /* NULL: take `number` back */
    int64_t number;
    struct vt_str author;
};

static int write_in(struct vt_archive *archive, struct writing *writing, struct vt_error *err)
{
    int status = vt_archive_begin(archive, err);
    if (status != VT_OK)
        return status;
    status = writing->added != NULL
                 ? vt_archive_add_correction(archive, writing->added, &writing->number, err)
                 : vt_archive_undo_correction(archive, writing->number, writing->author, err);
    if (status == VT_OK)
        return vt_archive_commit(archive, err);
    vt_archive_rollback(archive);
    return status;
}

static int write_correction(struct vt_answerer *a, struct writing *writing, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_archive_close) struct vt_archive *archive = NULL;
    int status = vt_archive_open(a->dir, VT_ARCHIVE_WRITE, &archive, err);
    if (status == VT_E_LOCKED)
        return vt_hint(err,
                       vt_fail(err, status, "một chương trình khác đang ghi vào kho '%s'", a->dir),
                       "đợi vanthu index xong (hoặc dừng vanthu index --watch) rồi làm lại");
    return status == VT_OK ? write_in(archive, writing, err) : status;
}

struct wanted {
    int64_t number;
    json_t *items;
};

static int add_wanted(const struct vt_archive_correction *correction, void *ctx,
                      struct vt_error *err)
{
    (void)err;
    const struct wanted *wanted = ctx;
    if (correction->number == wanted->number)
        json_array_append_new(wanted->items, vt_correction_json(correction));
    return VT_OK;
}

/* What was stored, as it is stored. */
static int show_written(struct vt_answerer *a, int64_t number, json_t *answer, struct vt_error *err)
{
    struct wanted wanted = {number, vt_answer_items(answer)};
    vt_answerer_refresh(a);
    int status = vt_archive_each_correction(a->archive, true, add_wanted, &wanted, err);
    vt_answer_set_count(answer, json_array_size(wanted.items), true);
    return status;
}

int vt_answer_correct(struct vt_answerer *a, const struct vt_correct_request *request, json_t **ret,
                      struct vt_error *err)
{
    vt_answerer_refresh(a);
    VT_AUTOJSON answer = vt_answer_new("correct");
    json_t *question = vt_answer_question(answer);
    json_object_set_new(question, "action", json_string(ACTIONS[request->action]));
    vt_json_set_str(question, "subject", request->subject);
    vt_json_set_str(question, "object", request->object);
    struct making making = {.a = a,
                            .request = request,
                            .answer = answer,
                            .subject = VT_WORK_NONE,
                            .object = VT_WORK_NONE,
                            .row = {.action = vt_str(ACTIONS[request->action]),
                                    .mention = -1,
                                    .author = request->author,
                                    .reason = request->reason}};
    vt_arena_init(&making.arena, VT_ANSWER_ARENA_BYTES);
    int status = make(&making, err);
    struct writing writing = {.added = &making.row};
    if (status == VT_OK)
        status = write_correction(a, &writing, err);
    vt_arena_release(&making.arena);
    if (status == VT_OK)
        status = show_written(a, writing.number, answer, err);
    if (status != VT_OK)
        return vt_answer_give_up(&answer, ret, status);
    *ret = VT_TAKE(answer);
    return VT_OK;
}

int vt_answer_correct_undo(struct vt_answerer *a, int64_t number, struct vt_str author,
                           json_t **ret, struct vt_error *err)
{
    VT_AUTOJSON answer = vt_answer_new("correct");
    json_object_set_new(vt_answer_question(answer), "action", json_string("undo"));
    vt_json_set_int(vt_answer_question(answer), "number", number);
    struct writing writing = {.number = number, .author = author};
    int status = write_correction(a, &writing, err);
    if (status == VT_E_NOTFOUND)
        vt_hint(
            err,
            vt_fail(err, status, "không có lần sửa số %lld đang có tác dụng", (long long)number),
            "xem các lần sửa: vanthu correct list");
    if (status == VT_OK)
        status = show_written(a, number, answer, err);
    if (status != VT_OK)
        return vt_answer_give_up(&answer, ret, status);
    *ret = VT_TAKE(answer);
    return VT_OK;
}
