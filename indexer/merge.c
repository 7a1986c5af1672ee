#include "merge.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>

#include "stop.h"
#include "vt_index.h"

enum { LOWEST_PRIORITY = 19 };

struct vt_merger {
    char *index_dir;
    uint32_t part_units;
    pthread_t thread;
    bool has_thread;
    atomic_bool stops, has_ended;
};

int vt_merger_new(const char *index_dir, uint32_t part_units, struct vt_merger **ret,
                  struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_merger_free) struct vt_merger *merger = calloc(1, sizeof *merger);
    if (merger == NULL || (merger->index_dir = strdup(index_dir)) == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    merger->part_units = part_units;
    *ret = VT_TAKE(merger);
    return VT_OK;
}

void vt_merger_free(struct vt_merger *merger)
{
    vt_merger_stop(merger);
    free(merger->index_dir);
    free(merger);
}

static bool is_stopped(void *ctx)
{
    const struct vt_merger *merger = ctx;
    return atomic_load(&merger->stops) || vt_stop_requested();
}

static void merge(struct vt_merger *merger, bool all)
{
    const struct vt_index_merge_options options = {
        .part_units = merger->part_units, .all = all, .is_cancelled = is_stopped, .ctx = merger};
    bool merged = true;
    while (merged && !is_stopped(merger))
        if (vt_index_merge(merger->index_dir, &options, &merged, NULL) != VT_OK)
            return;
}

void vt_merger_run(struct vt_merger *merger)
{
    vt_merger_stop(merger);
    merge(merger, true);
}

static void *merge_thread(void *ctx)
{
    struct vt_merger *merger = ctx;
    /* Linux: of this thread alone */
    setpriority(PRIO_PROCESS, (id_t)gettid(), LOWEST_PRIORITY);
    merge(merger, false);
    atomic_store(&merger->has_ended, true);
    return NULL;
}

static void join(struct vt_merger *merger)
{
    if (merger->has_thread)
        pthread_join(merger->thread, NULL);
    merger->has_thread = false;
}

void vt_merger_start(struct vt_merger *merger)
{
    if (merger->has_thread && !atomic_load(&merger->has_ended))
        return;
    join(merger);
    atomic_store(&merger->has_ended, false);
    /* Signals are for the thread that waits for files. */
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    merger->has_thread = pthread_create(&merger->thread, NULL, merge_thread, merger) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void vt_merger_stop(struct vt_merger *merger)
{
    atomic_store(&merger->stops, true);
    join(merger);
    atomic_store(&merger->stops, false);
}
