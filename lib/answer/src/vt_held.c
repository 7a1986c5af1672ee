#include "vt_held.h"

#include "vt_answer_work.h"
#include "vt_number.h"

struct key_search {
    struct vt_str id, loose; /* what was asked: as it is, and as a number in any spelling */
    struct vt_arena scratch;
    json_t *found; /* ids */
};

static int compare_key(const struct vt_archive_document *document, void *ctx, struct vt_error *err)
{
    (void)err;
    struct key_search *search = ctx;
    vt_arena_reset(&search->scratch);
    bool same_number = search->loose.len_bytes > 0 &&
                       vt_str_eq(vt_number_loose(document->key, &search->scratch), search->loose);
    if (same_number || vt_str_eq(document->id, search->id))
        json_array_append_new(search->found, vt_json_str(document->id));
    return VT_OK;
}

static int find_without_graph(struct vt_answerer *a, struct vt_str ref, struct vt_arena *arena,
                              json_t *answer, struct vt_held *ret, struct vt_error *err)
{
    VT_AUTOJSON found = json_array();
    struct key_search search = {.id = vt_str_trim(ref), .found = found};
    search.loose = vt_number_loose(search.id, arena);
    vt_arena_init(&search.scratch, VT_ANSWER_ARENA_BYTES);
    int status = vt_archive_each_document(a->archive, 0, false, compare_key, &search, err);
    vt_arena_release(&search.scratch);
    if (status != VT_OK)
        return status;
    if (json_array_size(found) == 0) {
        status = vt_answerer_need_graph(a, err);
        return status;
    }
    if (json_array_size(found) > 1) {
        json_object_set(answer, "candidates", found);
        return vt_hint(err,
                       vt_fail(err, VT_E_AMBIGUOUS, "'%.*s' có thể là %zu văn bản khác nhau",
                               VT_STR_ARG(ref), json_array_size(found)),
                       "hỏi lại bằng \"id\" của văn bản cần tìm");
    }
    ret->work = VT_WORK_NONE;
    ret->document = vt_arena_copy(arena, vt_str(json_string_value(json_array_get(found, 0))));
    return VT_OK;
}

int vt_held_find(struct vt_answerer *a, struct vt_str ref, struct vt_arena *arena, json_t *answer,
                 struct vt_held *ret, struct vt_error *err)
{
    if (a->graph == NULL && vt_str_trim(ref).len_bytes > 0)
        return find_without_graph(a, ref, arena, answer, ret, err);
    vt_work_no no;
    int status = vt_answer_find(a, ref, arena, answer, &no, err);
    if (status != VT_OK)
        return status;
    struct vt_work work;
    vt_graph_work(a->graph, no, &work);
    *ret = (struct vt_held){no, vt_arena_copy(arena, work.document)};
    return VT_OK;
}

int vt_held_need(struct vt_answerer *a, struct vt_str ref, struct vt_arena *arena,
                 struct vt_held *ret, struct vt_error *err)
{
    VT_AUTOJSON answer = vt_answer_new("show");
    int status = vt_held_find(a, ref, arena, answer, ret, err);
    if (status != VT_OK || ret->document.len_bytes > 0)
        return status;
    struct vt_str key = vt_answer_key_of(a->graph, ret->work);
    return vt_hint(err,
                   vt_fail(err, VT_E_NOTFOUND,
                           "kho không giữ %.*s, chỉ biết qua các văn bản dẫn chiếu nó",
                           VT_STR_ARG(key)),
                   "xem ai dẫn chiếu: vanthu cited-by \"%.*s\"", VT_STR_ARG(key));
}
