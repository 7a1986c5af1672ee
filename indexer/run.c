#include "run.h"

#include <errno.h>

#include "clock.h"
#include "derive.h"
#include "ingest.h"
#include "progress.h"
#include "stop.h"
#include "summary.h"
#include "vt_type.h"
#include "watch.h"
#include "works.h"

struct run {
    const struct vt_indexer_options *options;
    const char *archive_dir;
    struct vt_archive *archive;
    struct vt_ingest *ingest;
    struct vt_derive *derive;
    struct vt_watch *watch;
    struct vt_progress progress;
};

static void run_release(struct run *run)
{
    vt_progress_clear(&run->progress);
    if (run->watch != NULL)
        vt_watch_free(run->watch);
    if (run->ingest != NULL)
        vt_ingest_free(run->ingest);
    if (run->derive != NULL)
        vt_derive_free(run->derive);
    if (run->archive != NULL)
        vt_archive_close(run->archive);
}

static void on_commit(void *ctx)
{
    vt_derive_notify(((struct run *)ctx)->derive);
}

static void on_files(const struct vt_ingest_counts *counts, void *ctx)
{
    vt_progress_files(&((struct run *)ctx)->progress, counts);
}

static void on_stage(enum vt_derive_stage stage, unsigned done, unsigned known, void *ctx)
{
    vt_progress_stage(&((struct run *)ctx)->progress, stage, done, known);
}

static int open_all(struct run *run, struct vt_error *err)
{
    const struct vt_indexer_options *options = run->options;
    struct vt_ingest_options ingest_options = {.jobs = options->jobs,
                                               .retry = options->retry,
                                               .archive_dir = run->archive_dir,
                                               .on_commit = on_commit,
                                               .on_progress = on_files,
                                               .ctx = run};
    int status = vt_archive_open(run->archive_dir, VT_ARCHIVE_WRITE, &run->archive, err);
    if (status == VT_OK)
        status = vt_derive_new(run->archive, run->archive_dir, &options->derive, &run->derive, err);
    if (status == VT_OK)
        status = vt_ingest_new(run->archive, &ingest_options, &run->ingest, err);
    if (status == VT_OK && options->watch)
        status = vt_watch_new(options->paths, options->path_count, &run->watch, err);
    return status;
}

/* Differences of what was counted since before. */
static struct vt_ingest_counts since(const struct vt_ingest_counts *now,
                                     const struct vt_ingest_counts *before)
{
    return (struct vt_ingest_counts){
        now->files - before->files,         now->new_files - before->new_files,
        now->changed - before->changed,     now->unchanged - before->unchanged,
        now->missing - before->missing,     now->failed - before->failed,
        now->unread - before->unread,       now->documents - before->documents,
        now->citations - before->citations, now->bytes - before->bytes};
}

static int summarize(struct run *run, struct vt_summary *summary, struct vt_error *err)
{
    int status = vt_archive_counts(run->archive, &summary->archive, err);
    if (status != VT_OK)
        return status;
    vt_progress_clear(&run->progress);
    vt_summary_print(summary, run->options->json);
    return VT_OK;
}

static int first_look(struct run *run, struct vt_error *err)
{
    const struct vt_indexer_options *options = run->options;
    struct vt_summary summary = {.archive_dir = run->archive_dir, .works = -1};
    int64_t began_ms = vt_now_ms();
    size_t works;
    int status = VT_OK;
    if (options->works != NULL) {
        status = vt_works_import(run->archive, options->works, &works, err);
        if (status != VT_OK)
            return status;
        summary.works = (int64_t)works;
    }
    vt_progress_expect(&run->progress, options->paths, options->path_count);
    for (int i = 0; i < options->path_count && status == VT_OK; i++)
        status = vt_ingest_path(run->ingest, options->paths[i], err);
    if (status == VT_OK)
        status = vt_derive_finish(run->derive, on_stage, run, &summary.rebuilt, err);
    if (status == VT_OK)
        status = vt_derive_settle(run->derive, err);
    if (status != VT_OK)
        return status;
    summary.run = *vt_ingest_counts(run->ingest);
    summary.seconds = (double)(vt_now_ms() - began_ms) / 1000;
    return summarize(run, &summary, err);
}

/* One burst of changes: into the archive, the index, the graph; then rest in a state that can be
 * verified. */
static int look_again(struct run *run, const struct vt_buf *paths, struct vt_error *err)
{
    struct vt_summary summary = {.archive_dir = run->archive_dir, .works = -1};
    struct vt_ingest_counts before = *vt_ingest_counts(run->ingest);
    int64_t began_ms = vt_now_ms();
    struct vt_str rest = vt_buf_str(paths), path;
    int status = VT_OK;
    while (status == VT_OK && vt_str_split(&rest, '\0', &path))
        if (path.len_bytes > 0)
            status = vt_ingest_path(run->ingest, path.ptr, err);
    if (status == VT_OK)
        status = vt_derive_finish(run->derive, on_stage, run, &summary.rebuilt, err);
    if (status != VT_OK || !summary.rebuilt)
        return status;
    vt_derive_tidy(run->derive);
    vt_archive_settle(run->archive, NULL);
    summary.run = since(vt_ingest_counts(run->ingest), &before);
    summary.seconds = (double)(vt_now_ms() - began_ms) / 1000;
    return summarize(run, &summary, err);
}

static int watch(struct run *run, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf paths = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_archive_settle(run->archive, NULL);
    for (;;) {
        int status = vt_watch_wait(run->watch, &paths, err);
        if (status == VT_OK)
            status = look_again(run, &paths, err);
        if (status == VT_WATCH_STOPPED) /* a signal is how watching ends */
            return vt_derive_settle(run->derive, err);
        if (status != VT_OK)
            return status;
    }
}

static int check_paths(const struct vt_indexer_options *options, const char *archive_dir,
                       struct vt_error *err)
{
    for (int i = 0; i < options->path_count; i++)
        if (access(options->paths[i], F_OK) != 0) {
            vt_fail(err, VT_E_INVALID, "không có tệp hay thư mục '%s'", options->paths[i]);
            return VT_E_INVALID;
        }
    if (options->path_count > 0 || options->works != NULL)
        return VT_OK;
    /* Without files there is only something to do where there is an archive. */
    struct vt_archive *archive = NULL;
    int status = vt_archive_open(archive_dir, VT_ARCHIVE_READ, &archive, err);
    if (archive != NULL)
        vt_archive_close(archive);
    if (status == VT_E_NOTFOUND) {
        return vt_hint(err,
                       vt_fail(err, VT_E_INVALID,
                               "chưa có kho nào ở '%s' và không có tệp nào để đọc", archive_dir),
                       "ví dụ: vanthu-indexer ~/van-ban; xem vanthu-indexer --help");
    }
    return status;
}

int vt_run_indexer(const struct vt_indexer_options *options, const char *archive_dir,
                   struct vt_error *err)
{
    VT_AUTO(run_release) struct run run = {.options = options, .archive_dir = archive_dir};
    vt_ref_init(); /* before there are threads */
    vt_progress_init(&run.progress, options->quiet);
    int status = check_paths(options, archive_dir, err);
    if (status == VT_OK)
        status = open_all(&run, err);
    if (status == VT_OK)
        status = first_look(&run, err);
    if (status == VT_OK && options->watch)
        status = watch(&run, err);
    return status > 0 ? VT_RUN_STOPPED : status;
}
