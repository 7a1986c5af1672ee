#include "derive.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#include "bring.h"
#include "feed.h"
#include "merge.h"
#include "stop.h"
#include "vt_file.h"
#include "vt_folder_sums.h"
#include "vt_index.h"

enum {
    SHOW_MS = 200,
    /* Once much of the index is new, it is made one part again before anybody rests. */
    COMPACT_DOCUMENTS = 2000
};

struct vt_derive {
    struct vt_archive *archive;
    struct vt_derive_options options;
    char *dir;
    struct vt_feed *feed;
    struct vt_merger *merger;
    pthread_t thread;
    bool has_thread;
    pthread_mutex_t mutex; /* of what follows */
    pthread_cond_t wake, ended;
    bool more;     /* commits that the thread has not looked at */
    bool last;     /* end after catching up once more */
    bool finished; /* the thread has ended */
    int status;
    struct vt_error failure;
};

static char *path_in(const char *dir, const char *name)
{
    char *path = NULL;
    return asprintf(&path, "%s/%s", dir, name) < 0 ? NULL : path;
}

int vt_derive_new(struct vt_archive *archive, const char *archive_dir,
                  const struct vt_derive_options *options, struct vt_derive **ret,
                  struct vt_error *err)
{
    VT_AUTOFREE char *index = path_in(archive_dir, VT_INDEX_FOLDER);
    struct vt_derive *derive = calloc(1, sizeof *derive);
    if (index == NULL || derive == NULL || (derive->dir = strdup(archive_dir)) == NULL ||
        vt_merger_new(index, options->part_units, &derive->merger, NULL) != VT_OK) {
        if (derive != NULL)
            free(derive->dir);
        free(derive);
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    }
    derive->archive = archive;
    derive->options = *options;
    pthread_mutex_init(&derive->mutex, NULL);
    pthread_cond_init(&derive->wake, NULL);
    pthread_cond_init(&derive->ended, NULL);
    *ret = derive;
    return VT_OK;
}

/* ---- the thread ---- */

static void *feed_thread(void *ctx)
{
    struct vt_derive *derive = ctx;
    struct vt_error failure = {0};
    int status = VT_OK;
    bool last = false;
    while (status == VT_OK && !last) {
        pthread_mutex_lock(&derive->mutex);
        while (!derive->more && !derive->last)
            pthread_cond_wait(&derive->wake, &derive->mutex);
        last = derive->last;
        derive->more = false;
        pthread_mutex_unlock(&derive->mutex);
        status = vt_feed_catch_up(derive->feed, &failure);
    }
    pthread_mutex_lock(&derive->mutex);
    derive->status = status;
    derive->failure = failure;
    derive->finished = true;
    pthread_cond_signal(&derive->ended);
    pthread_mutex_unlock(&derive->mutex);
    return NULL;
}

static int start(struct vt_derive *derive, struct vt_error *err)
{
    int status = vt_feed_open(derive->dir, derive->dir, VT_ARCHIVE_READ, &derive->options.index,
                              &derive->feed, err);
    if (status != VT_OK)
        return status;
    derive->more = derive->last = derive->finished = false;
    /* Signals are for the thread that waits for files. */
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int result = pthread_create(&derive->thread, NULL, feed_thread, derive);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (result != 0)
        return vt_fail_errno(err, result, "cannot start a thread");
    derive->has_thread = true;
    return VT_OK;
}

/* Before anything of a marked document can be in the index: readers who must not see it look for this
 * folder. */
static void tell_marked(struct vt_derive *derive)
{
    bool has_marked = true;
    if (vt_archive_has_marked(derive->archive, &has_marked, NULL) == VT_OK && !has_marked)
        return;
    VT_AUTOFREE char *folder = path_in(derive->dir, VT_UNMARKED_FOLDER);
    if (folder != NULL)
        vt_file_mkdirs(folder, NULL);
}

void vt_derive_notify(struct vt_derive *derive)
{
    tell_marked(derive);
    if (!derive->has_thread && derive->status == VT_OK)
        derive->status = start(derive, &derive->failure);
    pthread_mutex_lock(&derive->mutex);
    derive->more = true;
    pthread_cond_signal(&derive->wake);
    pthread_mutex_unlock(&derive->mutex);
}

static void show_feed(struct vt_derive *derive, vt_derive_cb progress_cb, void *ctx)
{
    unsigned done, known;
    vt_feed_progress(derive->feed, &done, &known);
    if (progress_cb != NULL)
        progress_cb(VT_DERIVE_INDEX, done, known, ctx);
}

/* Let the thread catch up for the last time and wait for its end. */
static void join(struct vt_derive *derive, vt_derive_cb progress_cb, void *ctx)
{
    if (!derive->has_thread)
        return;
    pthread_mutex_lock(&derive->mutex);
    derive->last = true;
    pthread_cond_signal(&derive->wake);
    while (!derive->finished) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += SHOW_MS * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        if (pthread_cond_timedwait(&derive->ended, &derive->mutex, &until) == ETIMEDOUT)
            show_feed(derive, progress_cb, ctx);
    }
    pthread_mutex_unlock(&derive->mutex);
    pthread_join(derive->thread, NULL);
    derive->has_thread = false;
}

static void close_feed(struct vt_derive *derive)
{
    if (derive->feed != NULL)
        vt_feed_close(derive->feed);
    derive->feed = NULL;
}

void vt_derive_free(struct vt_derive *derive)
{
    if (derive->feed != NULL)
        vt_feed_cancel(derive->feed);
    join(derive, NULL, NULL);
    close_feed(derive);
    vt_merger_free(derive->merger);
    pthread_cond_destroy(&derive->ended);
    pthread_cond_destroy(&derive->wake);
    pthread_mutex_destroy(&derive->mutex);
    free(derive->dir);
    free(derive);
}

/* ---- all of it ---- */

static int finish_index(struct vt_derive *derive, uint64_t sequence, vt_derive_cb progress_cb,
                        void *ctx, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    if (progress_cb != NULL)
        progress_cb(VT_DERIVE_GRAPH, 0, 0, ctx);
    int status = vt_bring_graph(derive->archive, derive->dir, sequence, &graph, err);
    if (status != VT_OK)
        return status;
    unsigned done, known;
    status = vt_feed_finish(derive->feed, graph, err);
    vt_feed_progress(derive->feed, &done, &known);
    close_feed(derive);
    if (status == VT_OK && done >= COMPACT_DOCUMENTS) {
        if (progress_cb != NULL)
            progress_cb(VT_DERIVE_COMPACT, 0, 0, ctx);
        vt_merger_run(derive->merger);
    }
    return status;
}

static int derive_all(struct vt_derive *derive, uint64_t sequence, vt_derive_cb progress_cb,
                      void *ctx, bool *ret_changed, struct vt_error *err)
{
    *ret_changed = derive->has_thread || derive->status != VT_OK ||
                   !vt_bring_is_complete(derive->dir, sequence);
    if (!*ret_changed)
        return VT_OK;
    vt_derive_notify(derive);
    join(derive, progress_cb, ctx);
    int status = derive->status;
    if (status < 0 && err != NULL)
        *err = derive->failure;
    if (status == VT_OK)
        status = finish_index(derive, sequence, progress_cb, ctx, err);
    derive->status = VT_OK; /* a watching run tries again */
    close_feed(derive);
    return status;
}

int vt_derive_finish(struct vt_derive *derive, vt_derive_cb progress_cb, void *ctx,
                     bool *ret_changed, struct vt_error *err)
{
    uint64_t sequence;
    int status = vt_archive_sequence(derive->archive, &sequence, err);
    if (status == VT_OK) {
        vt_bring_news(derive->archive, derive->dir);
        status = derive_all(derive, sequence, progress_cb, ctx, ret_changed, err);
    }
    return status == VT_OK ? vt_bring_unmarked(derive->dir, err) : status;
}

void vt_derive_tidy(struct vt_derive *derive)
{
    vt_merger_start(derive->merger);
}

int vt_derive_settle(struct vt_derive *derive, struct vt_error *err)
{
    vt_merger_stop(derive->merger);
    VT_AUTOFREE char *index = path_in(derive->dir, VT_INDEX_FOLDER);
    VT_AUTOFREE char *sums = path_in(derive->dir, VT_INDEX_FOLDER ".sum");
    if (index == NULL || sums == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    return access(sums, F_OK) == 0 ? VT_OK : vt_folder_sums_write(index, err);
}
