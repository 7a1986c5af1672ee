#include "deadlines.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

struct vt_deadline {
    struct vt_deadlines *all;
    struct vt_deadline *next, **link; /* in the list of open connections */
    int fd;
    int64_t until_s; /* of the monotonic clock; 0: none */
};

struct vt_deadlines {
    pthread_mutex_t mutex; /* of what follows */
    pthread_cond_t wake;
    struct vt_deadline *first;
    bool is_ending;
    pthread_t thread;
    void (*cut_cb)(void *ctx);
    void *ctx;
};

static int64_t now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec;
}

/* The worker that has the connection sees its end and closes it. */
static void cut_late(struct vt_deadlines *deadlines)
{
    int64_t now = now_s();
    for (struct vt_deadline *each = deadlines->first; each != NULL; each = each->next) {
        if (each->until_s == 0 || each->until_s > now)
            continue;
        each->until_s = 0;
        shutdown(each->fd, SHUT_RDWR);
        if (deadlines->cut_cb != NULL)
            deadlines->cut_cb(deadlines->ctx);
    }
}

static void *watch(void *ctx)
{
    struct vt_deadlines *deadlines = ctx;
    pthread_mutex_lock(&deadlines->mutex);
    while (!deadlines->is_ending) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_sec++;
        pthread_cond_timedwait(&deadlines->wake, &deadlines->mutex, &until);
        cut_late(deadlines);
    }
    pthread_mutex_unlock(&deadlines->mutex);
    return NULL;
}

int vt_deadlines_new(void (*cut_cb)(void *ctx), void *ctx, struct vt_deadlines **ret,
                     struct vt_error *err)
{
    struct vt_deadlines *deadlines = calloc(1, sizeof *deadlines);
    if (deadlines == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for the server");
    deadlines->cut_cb = cut_cb;
    deadlines->ctx = ctx;
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&deadlines->mutex, NULL);
    pthread_cond_init(&deadlines->wake, &attributes);
    pthread_condattr_destroy(&attributes);
    int result = pthread_create(&deadlines->thread, NULL, watch, deadlines);
    if (result != 0) {
        pthread_cond_destroy(&deadlines->wake);
        pthread_mutex_destroy(&deadlines->mutex);
        free(deadlines);
        return vt_fail_errno(err, result, "cannot start a thread");
    }
    *ret = deadlines;
    return VT_OK;
}

void vt_deadlines_free(struct vt_deadlines *deadlines)
{
    if (deadlines == NULL)
        return;
    pthread_mutex_lock(&deadlines->mutex);
    deadlines->is_ending = true;
    pthread_cond_signal(&deadlines->wake);
    pthread_mutex_unlock(&deadlines->mutex);
    pthread_join(deadlines->thread, NULL);
    pthread_cond_destroy(&deadlines->wake);
    pthread_mutex_destroy(&deadlines->mutex);
    free(deadlines);
}

struct vt_deadline *vt_deadline_begin(struct vt_deadlines *deadlines, int fd, unsigned seconds)
{
    struct vt_deadline *deadline = calloc(1, sizeof *deadline);
    if (deadline == NULL)
        return NULL;
    deadline->all = deadlines;
    deadline->fd = fd;
    deadline->until_s = now_s() + seconds;
    pthread_mutex_lock(&deadlines->mutex);
    deadline->next = deadlines->first;
    deadline->link = &deadlines->first;
    if (deadline->next != NULL)
        deadline->next->link = &deadline->next;
    deadlines->first = deadline;
    pthread_mutex_unlock(&deadlines->mutex);
    return deadline;
}

void vt_deadline_set(struct vt_deadline *deadline, unsigned seconds)
{
    if (deadline == NULL)
        return;
    int64_t until = seconds == 0 ? 0 : now_s() + seconds;
    pthread_mutex_lock(&deadline->all->mutex);
    deadline->until_s = until;
    pthread_mutex_unlock(&deadline->all->mutex);
}

void vt_deadline_end(struct vt_deadline *deadline)
{
    if (deadline == NULL)
        return;
    pthread_mutex_lock(&deadline->all->mutex);
    *deadline->link = deadline->next;
    if (deadline->next != NULL)
        deadline->next->link = deadline->link;
    pthread_mutex_unlock(&deadline->all->mutex);
    free(deadline);
}
