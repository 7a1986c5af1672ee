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
    pthread_key_t answerer_key;
    struct vt_metrics metrics;
    int64_t start_time_s;
};

static void close_answerer(void *answerer)
{
    vt_answerer_close(answerer);
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

static void count_connection(void *cls, struct MHD_Connection *connection, void **socket_context,
                             enum MHD_ConnectionNotificationCode code)
{
    (void)connection;
    (void)socket_context;
    struct vt_server *server = cls;
    server->metrics.connections += code == MHD_CONNECTION_NOTIFY_STARTED ? 1 : -1;
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
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)count_connection, server},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)vt_exchange_end, server},
        {MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)(options->workers > 1 ? options->workers : 0),
         NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(flags, 0, NULL, NULL, vt_exchange_handle, server, MHD_OPTION_ARRAY,
                            items, MHD_OPTION_END);
}

int vt_server_start(const struct vt_server_options *options, struct vt_server **ret,
                    struct vt_error *err)
{
    VT_AUTOFREE struct vt_server *server = calloc(1, sizeof *server);
    if (server == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for the server");
    server->options = *options;
    server->start_time_s = (int64_t)time(NULL);
    vt_assets_init();
    if (pthread_key_create(&server->answerer_key, close_answerer) != 0)
        return vt_fail(err, VT_E_NOMEM, "no memory for the server");
    server->daemon = start_daemon(server);
    if (server->daemon == NULL) {
        pthread_key_delete(server->answerer_key);
        return vt_fail(err, VT_E_INTERNAL, "cannot start the workers");
    }
    *ret = VT_TAKE(server);
    return VT_OK;
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
    pthread_key_delete(server->answerer_key);
    free(server);
}

int vt_server_answerer(struct vt_server *server, struct vt_answerer **ret, struct vt_error *err)
{
    struct vt_answerer *answerer = pthread_getspecific(server->answerer_key);
    if (answerer == NULL) {
        int status = vt_answerer_open(server->options.archive_dir, &answerer, err);
        if (status != VT_OK)
            return status;
        if (pthread_setspecific(server->answerer_key, answerer) != 0) {
            vt_answerer_close(answerer);
            return vt_fail(err, VT_E_NOMEM, "no memory for an answerer");
        }
    }
    *ret = answerer;
    return VT_OK;
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
