#include "vt_answerer.h"

#include <stdio.h>
#include <string.h>

#include "vt_effect_sets.h"
#include "vt_file.h"

static void forget_speaker(struct vt_answerer *a)
{
    free(a->speaker.file);
    free(a->speaker.sha256);
    a->speaker.file = a->speaker.sha256 = NULL;
    a->speaker.work = VT_WORK_NONE;
}

static void refresh_graph(struct vt_answerer *a)
{
    if (a->graph != NULL && !vt_graph_is_stale(a->graph))
        return;
    struct vt_graph *newer = NULL;
    if (vt_graph_open(a->dir, &newer, &a->graph_error) != VT_OK)
        return;
    vt_effect_sets_free(a->effects);
    a->effects = NULL;
    forget_speaker(a);
    if (a->graph != NULL)
        vt_graph_close(a->graph);
    a->graph = newer;
}

static void refresh_index(struct vt_answerer *a)
{
    if (a->index != NULL) {
        if (vt_index_reopen(a->index, &a->index_error) == VT_OK)
            return;
        vt_index_reader_close(a->index);
        a->index = NULL;
    }
    struct vt_index_reader *reader = NULL;
    if (vt_index_reader_open(a->index_dir, &reader, &a->index_error) == VT_OK)
        a->index = reader;
}

void vt_answerer_refresh(struct vt_answerer *a)
{
    uint64_t now = 0;
    if (vt_archive_sequence(a->archive, &now, NULL) == VT_OK && now != a->last_seen) {
        forget_speaker(a);
        a->last_seen = now;
    }
    refresh_graph(a);
    refresh_index(a);
}

int vt_answerer_no_archive(const char *dir, struct vt_error *err)
{
    return vt_hint(err, vt_fail(err, VT_E_NOTFOUND, "không có kho văn bản nào ở '%s'", dir),
                   "lập kho: vanthu index --archive %s TỆP…; hoặc chỉ kho khác bằng --archive",
                   dir);
}

int vt_answerer_open(const char *dir, struct vt_answerer **ret, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_answerer_close) struct vt_answerer *a = calloc(1, sizeof *a);
    if (a == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory to open '%s'", dir);
    a->speaker.work = VT_WORK_NONE;
    a->dir = strdup(dir);
    if (a->dir == NULL || asprintf(&a->index_dir, "%s/%s", dir, VT_INDEX_FOLDER) < 0) {
        a->index_dir = NULL;
        return vt_fail(err, VT_E_NOMEM, "no memory to open '%s'", dir);
    }
    vt_ref_init();
    int status = vt_archive_open(dir, VT_ARCHIVE_READ, &a->archive, err);
    if (status == VT_E_NOTFOUND)
        return vt_answerer_no_archive(dir, err);
    if (status != VT_OK)
        return status;
    vt_answerer_refresh(a);
    *ret = VT_TAKE(a);
    return VT_OK;
}

void vt_answerer_close(struct vt_answerer *a)
{
    if (a == NULL)
        return;
    forget_speaker(a);
    vt_effect_sets_free(a->effects);
    if (a->index != NULL)
        vt_index_reader_close(a->index);
    if (a->graph != NULL)
        vt_graph_close(a->graph);
    if (a->archive != NULL)
        vt_archive_close(a->archive);
    free(a->index_dir);
    free(a->dir);
    free(a);
}

uint64_t vt_answerer_sequence(struct vt_answerer *a)
{
    vt_answerer_refresh(a);
    uint64_t least = a->last_seen, of_index = 0;
    if (a->graph != NULL && vt_graph_sequence(a->graph) < least)
        least = vt_graph_sequence(a->graph);
    if (a->index != NULL && vt_index_sequence(a->index, &of_index, NULL) == VT_OK &&
        of_index < least)
        least = of_index;
    return least;
}

static int missing(const struct vt_answerer *a, const char *what, const struct vt_error *why,
                   struct vt_error *err)
{
    int status = why->status == VT_E_NOTFOUND || why->status == VT_OK ? VT_E_CORRUPT : why->status;
    return vt_hint(err,
                   vt_fail(err, status, "kho '%s' chưa có %s dùng được: %s", a->dir, what,
                           why->status == VT_OK ? "missing" : why->message),
                   "dựng lại: vanthu index --archive %s", a->dir);
}

int vt_answerer_need_graph(const struct vt_answerer *a, struct vt_error *err)
{
    return a->graph != NULL ? VT_OK : missing(a, "đồ thị trích dẫn", &a->graph_error, err);
}

int vt_answerer_need_index(const struct vt_answerer *a, struct vt_error *err)
{
    return a->index != NULL ? VT_OK : missing(a, "chỉ mục", &a->index_error, err);
}
