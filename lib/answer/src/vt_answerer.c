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

static void close_graph(struct vt_answerer *a)
{
    vt_effect_sets_free(a->effects);
    a->effects = NULL;
    forget_speaker(a);
    if (a->graph != NULL)
        vt_graph_close(a->graph);
    a->graph = NULL;
}

static void close_index(struct vt_answerer *a)
{
    if (a->index != NULL)
        vt_index_reader_close(a->index);
    a->index = NULL;
}

static void refresh_graph(struct vt_answerer *a)
{
    if (a->graph != NULL && !vt_graph_is_stale(a->graph))
        return;
    struct vt_graph *newer = NULL;
    if (vt_graph_open(a->derived_dir, &newer, &a->graph_error) != VT_OK)
        return;
    close_graph(a);
    a->graph = newer;
}

static void refresh_index(struct vt_answerer *a)
{
    if (a->index != NULL) {
        if (vt_index_reopen(a->index, &a->index_error) == VT_OK)
            return;
        close_index(a);
    }
    struct vt_index_reader *reader = NULL;
    if (vt_index_reader_open(a->index_dir, &reader, &a->index_error) == VT_OK)
        a->index = reader;
}

/* Where index and graph are: everything, or what is not marked. */
static int name_folders(struct vt_answerer *a, bool is_parted)
{
    VT_AUTOFREE char *derived = NULL;
    VT_AUTOFREE char *index = NULL;
    if (asprintf(&derived, "%s%s", a->dir, is_parted ? "/" VT_UNMARKED_FOLDER : "") < 0) {
        derived = NULL;
        return VT_E_NOMEM;
    }
    if (asprintf(&index, "%s/%s", derived, VT_INDEX_FOLDER) < 0) {
        index = NULL;
        return VT_E_NOMEM;
    }
    free(a->derived_dir);
    free(a->index_dir);
    a->derived_dir = VT_TAKE(derived);
    a->index_dir = VT_TAKE(index);
    a->is_parted = is_parted;
    return VT_OK;
}

/* Whether there is something marked, or was: until the folder is gone, the index and graph of everything
 * may still know of it. */
static bool must_part(struct vt_answerer *a)
{
    bool has_marked = true;
    if (vt_archive_has_marked(a->archive, &has_marked, NULL) != VT_OK || has_marked)
        return true;
    VT_AUTOFREE char *folder = NULL;
    if (asprintf(&folder, "%s/" VT_UNMARKED_FOLDER, a->dir) < 0) {
        folder = NULL;
        return true;
    }
    return access(folder, F_OK) == 0;
}

/* Nothing is open, and why. */
static void hold_back(struct vt_answerer *a)
{
    close_graph(a);
    close_index(a);
    vt_hint(&a->graph_error, vt_fail(&a->graph_error, VT_E_STALE, "chỉ mục của kho đang được dựng"),
            "hỏi lại sau; nếu không tự hết: vanthu index");
    a->index_error = a->graph_error;
}

static int refuse_any(struct vt_str id, void *ctx, struct vt_error *err)
{
    (void)id;
    (void)ctx;
    return vt_fail(err, VT_E_STALE, "a document was marked");
}

static int look_for(struct vt_str id, void *ctx, struct vt_error *err)
{
    (void)err;
    const struct vt_graph *graph = ctx;
    enum { FOUND = 1 };
    return vt_graph_work_by_id(graph, id) != VT_WORK_NONE ? FOUND : VT_OK;
}

/* Whether index or graph may know of a document that was marked since they were made. */
static bool is_outdated(struct vt_answerer *a)
{
    uint64_t of_index = 0, of_graph = a->graph == NULL ? 0 : vt_graph_sequence(a->graph);
    if (a->graph == NULL || a->index == NULL ||
        vt_index_sequence(a->index, &of_index, NULL) != VT_OK)
        return true;
    if (of_index >= a->last_seen && of_graph >= a->last_seen)
        return false;
    /* The index follows the graph: a graph that is newer cannot tell what the index still has. */
    if (of_graph > of_index)
        return vt_archive_each_marked(a->archive, of_index, refuse_any, NULL, NULL) != VT_OK;
    return vt_archive_each_marked(a->archive, of_graph, look_for, a->graph, NULL) != VT_OK;
}

/* After opening, not before: what an index or graph knows of, the archive knew of earlier, so what is
 * open now is found out if it holds something marked. */
static void part(struct vt_answerer *a)
{
    bool is_parted = must_part(a);
    if (is_parted != a->is_parted) {
        hold_back(a);
        if (name_folders(a, is_parted) != VT_OK)
            return; /* tried again at the next question */
        refresh_graph(a);
        refresh_index(a);
    }
    if (a->is_parted ? is_outdated(a) : must_part(a))
        hold_back(a);
}

void vt_answerer_refresh(struct vt_answerer *a)
{
    if (a->is_held)
        return;
    uint64_t now = 0;
    if (vt_archive_sequence(a->archive, &now, NULL) == VT_OK && now != a->last_seen) {
        forget_speaker(a);
        a->last_seen = now;
    }
    refresh_graph(a);
    refresh_index(a);
    if (a->unmarked)
        part(a);
}

int vt_answerer_no_archive(const char *dir, struct vt_error *err)
{
    return vt_hint(err, vt_fail(err, VT_E_NOTFOUND, "không có kho văn bản nào ở '%s'", dir),
                   "lập kho: vanthu index --archive %s TỆP…; hoặc chỉ kho khác bằng --archive",
                   dir);
}

int vt_answerer_reopen(struct vt_answerer *a, struct vt_error *err)
{
    /* What is marked is looked for in the archive of now, not in the one that is held. */
    const bool was_held = a->is_held;
    vt_answerer_let_go(a);
    vt_answerer_refresh(a);
    int status = vt_answerer_need_index(a, err);
    return status == VT_OK && was_held ? vt_answerer_hold(a, err) : status;
}

int vt_answerer_hold(struct vt_answerer *a, struct vt_error *err)
{
    int status = vt_archive_hold(a->archive, err);
    a->is_held = status == VT_OK;
    return status;
}

void vt_answerer_let_go(struct vt_answerer *a)
{
    vt_archive_let_go(a->archive);
    a->is_held = false;
}

static int open_as(const char *dir, enum vt_archive_mode mode, struct vt_answerer **ret,
                   struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_answerer_close) struct vt_answerer *a = calloc(1, sizeof *a);
    if (a == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory to open '%s'", dir);
    a->speaker.work = VT_WORK_NONE;
    a->unmarked = mode == VT_ARCHIVE_READ_UNMARKED;
    a->dir = strdup(dir);
    if (a->dir == NULL || name_folders(a, false) != VT_OK)
        return vt_fail(err, VT_E_NOMEM, "no memory to open '%s'", dir);
    vt_ref_init();
    int status = vt_archive_open(dir, mode, &a->archive, err);
    if (status == VT_E_NOTFOUND)
        return vt_answerer_no_archive(dir, err);
    if (status != VT_OK)
        return status;
    vt_answerer_refresh(a);
    *ret = VT_TAKE(a);
    return VT_OK;
}

int vt_answerer_open(const char *dir, struct vt_answerer **ret, struct vt_error *err)
{
    return open_as(dir, VT_ARCHIVE_READ, ret, err);
}

int vt_answerer_open_unmarked(const char *dir, struct vt_answerer **ret, struct vt_error *err)
{
    return open_as(dir, VT_ARCHIVE_READ_UNMARKED, ret, err);
}

void vt_answerer_close(struct vt_answerer *a)
{
    if (a == NULL)
        return;
    close_graph(a);
    close_index(a);
    if (a->archive != NULL)
        vt_archive_close(a->archive);
    free(a->index_dir);
    free(a->derived_dir);
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
    if (why->status == VT_E_STALE && err != NULL)
        *err = *why;
    if (why->status == VT_E_STALE)
        return VT_E_STALE;
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
