#include "server.h"

#include "assets.h"
#include "exchange.h"
#include "vt_log.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>

struct vt_server {
    struct vt_server_options options;
    struct MHD_Daemon *daemon;
    pthread_key_t worker_key;
    struct vt_admission admission;
    struct vt_deadlines *deadlines;
    struct vt_response_cache *cache;
    struct vt_metrics metrics;
    int64_t start_time_s;
};

/* What each worker thread has for itself. */
struct worker {
    struct vt_answerer *answerer;
    uint64_t sequence, looked_us; /* of the monotonic clock; 0: not yet */
};

enum { LOOK_AGAIN_US = 5000 };

static void close_worker(void *value)
{
    struct worker *worker = value;
    vt_answerer_close(worker->answerer);
    free(worker);
}

static void count_cut(void *ctx)
{
    ((struct vt_server *)ctx)->metrics.cut++;
}

static void log_library(void *cls, const char *format, va_list args)
{
    (void)cls;
    char text[1024];
    vsnprintf(text, sizeof text, format, args);
    text[strcspn(text, "\n")] = '\0';
    json_t *line = json_object();
    vt_json_set_str(line, "event", VT_STR("http"));
    vt_json_set_str(line, "message", vt_str(text));
    vt_log_json(VT_LOG_WARNING, line);
}

static void notice_connection(void *cls, struct MHD_Connection *connection, void **socket_context,
                              enum MHD_ConnectionNotificationCode code)
{
    struct vt_server *server = cls;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        server->metrics.connections++;
        *socket_context =
            vt_deadline_begin(server->deadlines, info->connect_fd, server->options.receive_s);
    } else {
        server->metrics.connections--;
        vt_deadline_end(*socket_context);
        *socket_context = NULL;
    }
}

static struct MHD_Daemon *start_daemon(struct vt_server *server)
{
    const struct vt_server_options *options = &server->options;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG;
    struct MHD_OptionItem items[] = {
        {MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)log_library, server},
        {MHD_OPTION_LISTEN_SOCKET, options->listen_fd, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)options->connections, NULL},
        {MHD_OPTION_PER_IP_CONNECTION_LIMIT, (intptr_t)options->per_address, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)options->idle_s, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, VT_SERVER_HEADER_BYTES, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)vt_exchange_begin, server},
        {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)vt_exchange_keep_escapes, server},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)notice_connection, server},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)vt_exchange_end, server},
        {MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)(options->workers > 1 ? options->workers : 0),
         NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(flags, 0, NULL, NULL, vt_exchange_handle, server, MHD_OPTION_ARRAY,
                            items, MHD_OPTION_END);
}

/* What was made of a server, in whatever state it is. */
static void free_server(struct vt_server *server)
{
    vt_deadlines_free(server->deadlines);
    vt_response_cache_free(server->cache);
    vt_admission_release(&server->admission);
    pthread_key_delete(server->worker_key);
    free(server);
}

int vt_server_start(const struct vt_server_options *options, struct vt_rules *rules,
                    struct vt_server **ret, struct vt_error *err)
{
    struct vt_server *server = calloc(1, sizeof *server);
    if (server == NULL || pthread_key_create(&server->worker_key, close_worker) != 0) {
        free(server);
        return vt_fail(err, VT_E_NOMEM, "no memory for the server");
    }
    server->options = *options;
    server->start_time_s = (int64_t)time(NULL);
    vt_assets_init();
    vt_admission_init(&server->admission, rules);
    int status = vt_response_cache_new((size_t)options->cache_mb << 20, &server->cache, err);
    if (status == VT_OK)
        status = vt_deadlines_new(count_cut, server, &server->deadlines, err);
    if (status == VT_OK) {
        server->daemon = start_daemon(server);
        if (server->daemon == NULL)
            status = vt_fail(err, VT_E_INTERNAL, "cannot start the workers");
    }
    if (status != VT_OK) {
        free_server(server);
        return status;
    }
    *ret = server;
    return VT_OK;
}

void vt_server_reload(struct vt_server *server, struct vt_rules *rules)
{
    vt_admission_replace(&server->admission, rules);
}

void vt_server_stop(struct vt_server *server, unsigned grace_ms)
{
    if (server == NULL)
        return;
    enum { STEP_MS = 10 };
    MHD_socket listen_fd = MHD_quiesce_daemon(server->daemon);
    for (unsigned waited_ms = 0; server->metrics.in_flight > 0 && waited_ms < grace_ms;
         waited_ms += STEP_MS)
        nanosleep(&(struct timespec){0, STEP_MS * 1000000L}, NULL);
    MHD_stop_daemon(server->daemon);
    if (listen_fd != MHD_INVALID_SOCKET)
        close(listen_fd);
    free_server(server);
}

static int open_worker(struct vt_server *server, struct worker **ret, struct vt_error *err)
{
    struct worker *worker = pthread_getspecific(server->worker_key);
    if (worker != NULL) {
        *ret = worker;
        return VT_OK;
    }
    worker = calloc(1, sizeof *worker);
    if (worker == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for an answerer");
    const struct vt_server_options *options = &server->options;
    int status = (options->serve_secret ? vt_answerer_open : vt_answerer_open_unmarked)(
        options->archive_dir, &worker->answerer, err);
    if (status == VT_OK && pthread_setspecific(server->worker_key, worker) != 0)
        status = vt_fail(err, VT_E_NOMEM, "no memory for an answerer");
    if (status != VT_OK) {
        close_worker(worker);
        return status;
    }
    *ret = worker;
    return VT_OK;
}

int vt_server_sequence(struct vt_server *server, struct vt_answerer **ret, uint64_t *ret_sequence,
                       struct vt_error *err)
{
    struct worker *worker = NULL;
    int status = open_worker(server, &worker, err);
    if (status != VT_OK)
        return status;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    uint64_t now_us = (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
    if (worker->looked_us == 0 || now_us - worker->looked_us > LOOK_AGAIN_US) {
        worker->sequence = vt_answerer_sequence(worker->answerer);
        worker->looked_us = now_us;
    }
    *ret = worker->answerer;
    *ret_sequence = worker->sequence;
    return VT_OK;
}

int vt_server_answerer(struct vt_server *server, struct vt_answerer **ret, struct vt_error *err)
{
    uint64_t sequence;
    return vt_server_sequence(server, ret, &sequence, err);
}

struct vt_admission *vt_server_admission(struct vt_server *server)
{
    return &server->admission;
}

struct vt_response_cache *vt_server_cache(struct vt_server *server)
{
    return server->cache;
}

struct vt_metrics *vt_server_metrics(struct vt_server *server)
{
    return &server->metrics;
}

const struct vt_server_options *vt_server_options(const struct vt_server *server)
{
    return &server->options;
}

int64_t vt_server_start_time_s(const struct vt_server *server)
{
    return server->start_time_s;
}
