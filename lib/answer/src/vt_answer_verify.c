#include "vt_answer_frame.h"

#include <stdio.h>

#include "vt_folder_sums.h"

struct verification {
    const char *dir;
    char *index_dir;
    json_t *items, *parts;
};

static void add_problem(const struct verification *v, const char *part, struct vt_str where,
                        const struct vt_error *problem, const char *remedy)
{
    json_t *item = json_object();
    json_array_append_new(v->items, item);
    json_object_set_new(item, "part", json_string(part));
    vt_json_set_str(item, "where", where);
    json_object_set_new(item, "status", json_string(vt_status_info(problem->status)->name));
    vt_json_set_str(item, "message", vt_str(problem->message));
    vt_json_set_str(item, "hint", vt_str(remedy));
}

static void close_part(const struct verification *v, const char *part, const char *label,
                       size_t problems_before)
{
    json_t *item = json_object();
    json_array_append_new(v->parts, item);
    json_object_set_new(item, "part", json_string(part));
    json_object_set_new(item, "label", json_string(label));
    json_object_set_new(item, "sound", json_boolean(json_array_size(v->items) == problems_before));
}

static const char RESTORE[] = "chép lại archive.sqlite từ bản sao lưu (vanthu backup) rồi chạy "
                              "vanthu index; hoặc lập kho mới từ các tệp gốc";
static const char REBUILD[] = "chạy vanthu index: phần này được dựng lại từ kho";

static int archive_problem(struct vt_str where, const struct vt_error *problem, void *ctx)
{
    add_problem(ctx, "archive", where, problem, RESTORE);
    return VT_OK;
}

static void verify_archive(struct verification *v)
{
    struct vt_error failure;
    size_t before = json_array_size(v->items);
    struct vt_archive *archive = NULL;
    int status = vt_archive_open(v->dir, VT_ARCHIVE_READ, &archive, &failure);
    if (status == VT_OK)
        status = vt_archive_verify(archive, archive_problem, v, &failure);
    if (status != VT_OK)
        add_problem(v, "archive", vt_str("archive.sqlite"), &failure, RESTORE);
    if (archive != NULL)
        vt_archive_close(archive);
    close_part(v, "archive", "Kho (archive.sqlite)", before);
}

static void sums_problem(struct vt_str file, const char *what, void *ctx)
{
    struct vt_error problem;
    vt_fail(&problem, VT_E_CORRUPT, "%s", what);
    add_problem(ctx, "index", file, &problem, REBUILD);
}

static void verify_derived(struct verification *v)
{
    struct vt_error failure;
    size_t before = json_array_size(v->items);
    if (vt_graph_verify(v->dir, &failure) != VT_OK)
        add_problem(v, "graph", vt_str("graph.vtg"), &failure, REBUILD);
    close_part(v, "graph", "Đồ thị dẫn chiếu (graph.vtg)", before);
    before = json_array_size(v->items);
    /* First, since damaged files can bring Xapian down; without sums an indexer is at work. */
    vt_folder_sums_check(v->index_dir, sums_problem, v, NULL);
    if (json_array_size(v->items) == before && vt_index_verify(v->index_dir, &failure) != VT_OK)
        add_problem(v, "index", vt_str(VT_INDEX_FOLDER), &failure, REBUILD);
    close_part(v, "index", "Chỉ mục (" VT_INDEX_FOLDER ")", before);
}

int vt_answer_verify(const char *dir, json_t **ret, struct vt_error *err)
{
    vt_ref_init();
    VT_AUTOJSON answer = vt_answer_new("verify");
    VT_AUTOFREE char *index_dir = NULL;
    if (answer == NULL || asprintf(&index_dir, "%s/%s", dir, VT_INDEX_FOLDER) < 0)
        return vt_answer_no_memory(err);
    struct vt_archive *archive = NULL;
    int status = vt_archive_open(dir, VT_ARCHIVE_READ, &archive, err);
    if (archive != NULL)
        vt_archive_close(archive);
    if (status == VT_E_NOTFOUND)
        return vt_answerer_no_archive(dir, err);
    vt_json_set_str(vt_answer_question(answer), "archive", vt_str(dir));
    struct verification v = {dir, index_dir, vt_answer_items(answer), json_array()};
    json_object_set_new(answer, "parts", v.parts);
    verify_archive(&v);
    verify_derived(&v);
    size_t problems = json_array_size(v.items);
    vt_answer_set_count(answer, problems, true);
    *ret = VT_TAKE(answer);
    if (problems == 0)
        return VT_OK;
    return vt_hint(err, vt_fail(err, VT_E_CORRUPT, "kho '%s' có %zu lỗi", dir, problems),
                   "mỗi lỗi ở trên có ghi cách chữa");
}
