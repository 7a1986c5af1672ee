#include "vt_graph.h"

#include <errno.h>
#include <unistd.h>

#include "vt_file.h"
#include "vt_graph_builder.h"
#include "vt_snapshot.h"
#include "vt_strings.h"

static int add_document(const struct vt_archive_document *document, void *ctx, struct vt_error *err)
{
    return vt_graph_builder_document(ctx, document, err);
}

static int add_mention(const struct vt_archive_mention *mention, void *ctx, struct vt_error *err)
{
    return vt_graph_builder_mention(ctx, mention, err);
}

static int add_work(const struct vt_archive_work *work, void *ctx, struct vt_error *err)
{
    return vt_graph_builder_work(ctx, work, err);
}

static int add_correction(const struct vt_archive_correction *correction, void *ctx,
                          struct vt_error *err)
{
    return vt_graph_builder_correction(ctx, correction, err);
}

static int build(struct vt_archive *archive, struct vt_buf *bytes, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_graph_builder_free) struct vt_graph_builder *builder = NULL;
    uint64_t sequence = 0;
    int status = vt_graph_builder_new(&builder, err);
    if (status == VT_OK)
        status = vt_archive_sequence(archive, &sequence, err);
    if (status == VT_OK)
        status = vt_archive_each_document(archive, 0, false, add_document, builder, err);
    if (status == VT_OK)
        status = vt_archive_each_mention(archive, VT_STR_EMPTY, add_mention, builder, err);
    if (status == VT_OK)
        status = vt_archive_each_work(archive, add_work, builder, err);
    if (status == VT_OK)
        status = vt_archive_each_correction(archive, false, add_correction, builder, err);
    return status == VT_OK ? vt_graph_builder_finish(builder, sequence, bytes, err) : status;
}

int vt_graph_build(struct vt_archive *archive, const char *dir, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTOFREE char *path = NULL;
    if (asprintf(&path, "%s/" VT_SNAPSHOT_FILE, dir) < 0) {
        path = NULL;
        return vt_no_memory(err);
    }
    VT_AUTOFREE char *delta = NULL;
    if (asprintf(&delta, "%s/" VT_DELTA_FILE, dir) < 0) {
        delta = NULL;
        return vt_no_memory(err);
    }
    int status = build(archive, &bytes, err);
    if (status == VT_OK)
        status = vt_file_write_atomic(path, vt_buf_str(&bytes), err);
    if (status == VT_OK && unlink(delta) != 0 && errno != ENOENT) /* it is of the one before */
        return vt_fail_errno(err, errno, "cannot remove '%s'", delta);
    return status;
}

int vt_graph_verify(const char *dir, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    VT_AUTO(vt_cleanup_vt_archive_close) struct vt_archive *archive = NULL;
    VT_AUTO(vt_buf_release) struct vt_buf right = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf stored = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTOFREE char *path = NULL;
    if (asprintf(&path, "%s/" VT_SNAPSHOT_FILE, dir) < 0) {
        path = NULL;
        return vt_no_memory(err);
    }
    int status = vt_graph_open_checked(dir, &graph, err);
    if (status == VT_OK)
        status = vt_archive_open(dir, VT_ARCHIVE_READ, &archive, err);
    if (status == VT_OK)
        status = build(archive, &right, err);
    if (status == VT_OK)
        status = vt_file_read(path, &stored, err);
    if (status != VT_OK || vt_str_eq(vt_buf_str(&right), vt_buf_str(&stored)))
        return status;
    vt_fail(err, VT_E_STALE, "the graph is not what the archive gives: '%s'", path);
    return vt_snapshot_build_anew(err, VT_E_STALE);
}
