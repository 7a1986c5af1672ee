#include "vt_answer_frame.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>

#include "vt_file.h"

static int need_empty(const char *dir, struct vt_error *err)
{
    DIR *folder = opendir(dir);
    if (folder == NULL)
        return errno == ENOENT ? VT_OK : vt_fail_errno(err, errno, "không mở được '%s'", dir);
    size_t entries = 0;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        entries += entry->d_name[0] != '.';
    closedir(folder);
    if (entries == 0)
        return VT_OK;
    return vt_hint(err, vt_fail(err, VT_E_INVALID, "thư mục '%s' không trống", dir),
                   "sao lưu vào một thư mục mới");
}

/* The index first: one that lags behind its archive is caught up, one that runs ahead is not.  Its
 * writer's lock keeps an indexer away meanwhile; where one is at work, the copy does without. */
static int copy_index(struct vt_answerer *a, const char *to_dir, bool *ret_copied,
                      struct vt_error *err)
{
    *ret_copied = false;
    if (a->index == NULL)
        return VT_OK;
    VT_AUTO(vt_cleanup_vt_index_writer_close) struct vt_index_writer *lock = NULL;
    if (vt_index_writer_open(a->index_dir, &lock, NULL) != VT_OK)
        return VT_OK;
    VT_AUTOFREE char *to = NULL;
    if (asprintf(&to, "%s/%s", to_dir, VT_INDEX_FOLDER) < 0)
        return vt_answer_no_memory(err);
    int status = vt_index_compact(a->index_dir, to, err);
    *ret_copied = status == VT_OK;
    return status;
}

static int copy_archive(struct vt_answerer *a, const char *to_dir, struct vt_error *err)
{
    VT_AUTOFREE char *to = NULL;
    if (asprintf(&to, "%s/archive.sqlite", to_dir) < 0)
        return vt_answer_no_memory(err);
    return vt_archive_backup(a->archive, to, err);
}

static int build_graph(const char *to_dir, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_archive_close) struct vt_archive *copy = NULL;
    int status = vt_archive_open(to_dir, VT_ARCHIVE_READ, &copy, err);
    return status == VT_OK ? vt_graph_build(copy, to_dir, err) : status;
}

int vt_answer_backup(struct vt_answerer *a, const char *to_dir, json_t **ret, struct vt_error *err)
{
    vt_answerer_refresh(a);
    bool has_index = false;
    int status = need_empty(to_dir, err);
    if (status == VT_OK)
        status = vt_file_mkdirs(to_dir, err);
    if (status == VT_OK)
        status = copy_index(a, to_dir, &has_index, err);
    if (status == VT_OK)
        status = copy_archive(a, to_dir, err);
    if (status == VT_OK)
        status = build_graph(to_dir, err);
    if (status != VT_OK)
        return status;
    VT_AUTOJSON answer = vt_answer_new("backup");
    vt_json_set_str(vt_answer_question(answer), "to", vt_str(to_dir));
    json_t *item = json_object();
    json_array_append_new(vt_answer_items(answer), item);
    vt_json_set_str(item, "archive", vt_str(a->dir));
    vt_json_set_str(item, "to", vt_str(to_dir));
    json_object_set_new(item, "index", json_boolean(has_index));
    vt_answer_set_count(answer, 1, true);
    *ret = VT_TAKE(answer);
    return VT_OK;
}
