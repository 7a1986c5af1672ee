#include "bring.h"

#include <stdio.h>

#include "feed.h"
#include "vt_file.h"

static int open_graph(const char *dir, uint64_t sequence, struct vt_graph **ret,
                      struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    int status = vt_graph_open_checked(dir, &graph, err);
    if (status == VT_OK && vt_graph_sequence(graph) != sequence)
        return vt_fail(err, VT_E_STALE, "the graph of '%s' is behind", dir);
    if (status == VT_OK)
        *ret = VT_TAKE(graph);
    return status;
}

void vt_bring_news(struct vt_archive *archive, const char *dir)
{
    vt_graph_extend(archive, dir, NULL);
}

int vt_bring_graph(struct vt_archive *archive, const char *dir, uint64_t sequence,
                   struct vt_graph **ret, struct vt_error *err)
{
    if (open_graph(dir, sequence, ret, NULL) == VT_OK)
        return VT_OK;
    int status = vt_graph_build(archive, dir, err);
    return status == VT_OK ? open_graph(dir, sequence, ret, err) : status;
}

bool vt_bring_is_complete(const char *dir, uint64_t sequence)
{
    struct vt_graph *graph = NULL;
    if (open_graph(dir, sequence, &graph, NULL) != VT_OK)
        return false;
    vt_graph_close(graph);
    return vt_feed_is_current(dir, sequence);
}

static int derive(struct vt_archive *archive, const char *archive_dir, const char *dir,
                  struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_feed_close) struct vt_feed *feed = NULL;
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    uint64_t sequence;
    int status = vt_archive_sequence(archive, &sequence, err);
    if (status != VT_OK || vt_bring_is_complete(dir, sequence))
        return status;
    status = vt_file_mkdirs(dir, err);
    vt_bring_news(archive, dir);
    if (status == VT_OK)
        status = vt_feed_open(archive_dir, dir, VT_ARCHIVE_READ_UNMARKED, NULL, &feed, err);
    if (status == VT_OK)
        status = vt_feed_catch_up(feed, err);
    if (status == VT_OK)
        status = vt_bring_graph(archive, dir, sequence, &graph, err);
    return status == VT_OK ? vt_feed_finish(feed, graph, err) : status;
}

int vt_bring_unmarked(const char *archive_dir, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_archive_close) struct vt_archive *archive = NULL;
    VT_AUTOFREE char *dir = NULL;
    if (asprintf(&dir, "%s/" VT_UNMARKED_FOLDER, archive_dir) < 0) {
        dir = NULL;
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    }
    bool has_marked;
    int status = vt_archive_open(archive_dir, VT_ARCHIVE_READ_UNMARKED, &archive, err);
    if (status == VT_OK)
        status = vt_archive_has_marked(archive, &has_marked, err);
    if (status != VT_OK)
        return status;
    return has_marked ? derive(archive, archive_dir, dir, err) : vt_file_remove_tree(dir, err);
}
