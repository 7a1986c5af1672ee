#include "feed_private.h"

#include <stdio.h>

#include "clock.h"
#include "stop.h"
#include "vt_file.h"
#include "vt_folder_sums.h"
#include "vt_log.h"

enum { COMMIT_MS = 60000 }; /* a kill costs so much indexing */

static char *index_path(const char *derived_dir)
{
    char *path = NULL;
    return asprintf(&path, "%s/" VT_INDEX_FOLDER, derived_dir) < 0 ? NULL : path;
}

static int index_sequence(const char *index_dir, uint64_t *ret, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_index_reader_close) struct vt_index_reader *reader = NULL;
    int status = vt_index_reader_open(index_dir, &reader, err);
    return status == VT_OK ? vt_index_sequence(reader, ret, err) : status;
}

bool vt_feed_is_current(const char *derived_dir, uint64_t sequence)
{
    VT_AUTOFREE char *path = index_path(derived_dir);
    uint64_t of_index;
    return path != NULL && index_sequence(path, &of_index, NULL) == VT_OK && of_index == sequence;
}

/* Where the index stands.  One that cannot be used is removed: the archive has everything. */
static int find_start(struct vt_feed *feed, struct vt_error *err)
{
    uint64_t of_archive, of_index = 0;
    struct vt_error why = {0};
    int status = vt_archive_sequence(feed->archive, &of_archive, err);
    if (status != VT_OK)
        return status;
    status = index_sequence(feed->index_dir, &of_index, &why);
    bool unusable = status == VT_E_CORRUPT || status == VT_E_VERSION || of_index > of_archive;
    if (status != VT_OK && status != VT_E_NOTFOUND && !unusable) {
        if (err != NULL)
            *err = why;
        return status;
    }
    if (unusable) {
        vt_log(VT_LOG_INFO, "chỉ mục được dựng lại từ kho: %s",
               status == VT_OK ? "nó đi trước kho" : why.message);
        status = vt_file_remove_tree(feed->index_dir, err);
        if (status != VT_OK)
            return status;
        of_index = 0;
    }
    feed->fed = feed->committed = of_index;
    return VT_OK;
}

int vt_feed_open(const char *archive_dir, const char *derived_dir, enum vt_archive_mode mode,
                 const struct vt_index_writer_options *options, struct vt_feed **ret,
                 struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_feed_close) struct vt_feed *feed = calloc(1, sizeof *feed);
    if (feed == NULL || (feed->index_dir = index_path(derived_dir)) == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    feed->committed_ms = vt_now_ms();
    int status = vt_archive_open(archive_dir, mode, &feed->archive, err);
    if (status == VT_OK)
        status = find_start(feed, err);
    if (status == VT_OK)
        status = vt_folder_sums_remove(feed->index_dir, err);
    if (status == VT_OK)
        status = vt_index_writer_open_with(feed->index_dir, options, &feed->writer, err);
    if (status == VT_OK)
        *ret = VT_TAKE(feed);
    return status;
}

void vt_feed_close(struct vt_feed *feed)
{
    if (feed->writer != NULL)
        vt_index_writer_close(feed->writer);
    if (feed->archive != NULL)
        vt_archive_close(feed->archive);
    free(feed->index_dir);
    free(feed);
}

void vt_feed_cancel(struct vt_feed *feed)
{
    atomic_store(&feed->cancelled, true);
}

void vt_feed_progress(struct vt_feed *feed, unsigned *ret_done, unsigned *ret_known)
{
    *ret_done = atomic_load(&feed->done);
    *ret_known = atomic_load(&feed->known);
}

/* ---- catching up ---- */

/* Ids are listed first and the documents read one by one, so that no read transaction lasts and
 * keeps the writer of the archive from emptying its log. */
static int add_id(struct vt_buf *ids, struct vt_str id, struct vt_error *err)
{
    vt_buf_add(ids, id);
    vt_buf_add_c(ids, '\n');
    return ids->failed == VT_OK ? VT_OK : vt_fail(err, ids->failed, "out of memory");
}

static int list_removed(struct vt_str id, void *ctx, struct vt_error *err)
{
    return add_id(ctx, id, err);
}

static int list_document(const struct vt_archive_document *document, void *ctx,
                         struct vt_error *err)
{
    return add_id(ctx, document->id, err);
}

static int feed_each(struct vt_feed *feed, const struct vt_buf *ids,
                     int (*each)(struct vt_feed *, struct vt_str, struct vt_error *),
                     struct vt_error *err)
{
    struct vt_str rest = vt_buf_str(ids), id;
    int status = VT_OK;
    while (status == VT_OK && vt_str_split(&rest, '\n', &id)) {
        if (id.len_bytes == 0)
            continue;
        if (vt_stop_requested() || atomic_load(&feed->cancelled))
            return VT_FEED_STOPPED;
        status = each(feed, id, err);
    }
    return status;
}

static int count_ids(const struct vt_buf *ids)
{
    int count = 0;
    for (size_t i = 0; i < ids->len_bytes; i++)
        count += ids->data[i] == '\n';
    return count;
}

/* Everything up to the archive's present sequence. */
static int pass(struct vt_feed *feed, uint64_t until, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf removed = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf changed = VT_BUF_INIT(VT_BUF_NO_CAP);
    int status = vt_archive_each_removed(feed->archive, feed->fed, list_removed, &removed, err);
    if (status == VT_OK)
        status =
            vt_archive_each_document(feed->archive, feed->fed, false, list_document, &changed, err);
    if (status != VT_OK)
        return status;
    atomic_fetch_add(&feed->known, (unsigned)count_ids(&changed));
    status = feed_each(feed, &removed, vt_feed_remove, err);
    if (status == VT_OK)
        status = feed_each(feed, &changed, vt_feed_document, err);
    if (status == VT_OK)
        feed->fed = until;
    return status;
}

int vt_feed_catch_up(struct vt_feed *feed, struct vt_error *err)
{
    for (;;) {
        uint64_t until;
        int status = vt_archive_sequence(feed->archive, &until, err);
        if (status != VT_OK || until == feed->fed)
            return status;
        status = pass(feed, until, err);
        if (status != VT_OK)
            return status;
        if (vt_now_ms() - feed->committed_ms < COMMIT_MS || feed->fed < feed->committed + 2)
            continue;
        /* One less than what was fed: stubs are missing, so a new start must not take it as done.
         */
        status = vt_index_commit(feed->writer, feed->fed - 1, err);
        if (status != VT_OK)
            return status;
        feed->committed = feed->fed - 1;
        feed->committed_ms = vt_now_ms();
    }
}

int vt_feed_finish(struct vt_feed *feed, const struct vt_graph *graph, struct vt_error *err)
{
    int status = vt_feed_stubs(feed, graph, err);
    if (status == VT_OK)
        status = vt_index_commit(feed->writer, feed->fed, err);
    if (status == VT_OK)
        feed->committed = feed->fed;
    return status;
}
