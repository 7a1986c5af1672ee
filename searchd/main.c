/* vanthu-searchd — answers over HTTP: web pages and JSON API.  Reads an archive, never writes one.
 */
#include "listen.h"
#include "options.h"
#include "service.h"
#include "vt_log.h"
#include "vt_sandbox.h"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

enum { GRACE_MS = 10000 };

static void log_event(const char *event, const char *name, struct vt_str value)
{
    json_t *line = json_object();
    vt_json_set_str(line, "event", vt_str(event));
    vt_json_set_str(line, name, value);
    vt_log_json(VT_LOG_INFO, line);
}

/* Before anything listens: an archive that is not there is told at once, with what to do. */
static int check_archive(const char *dir, struct vt_error *err)
{
    struct vt_answerer *answerer = NULL;
    int status = vt_answerer_open(dir, &answerer, err);
    if (status == VT_OK)
        vt_answerer_close(answerer);
    return status;
}

/* No program is started, nothing written; told in the log, since an old kernel may lack parts.  Who
 * has the right to write the archive's folder keeps that alone: SQLite then puts the memory that it
 * shares with the indexer there.  Who has not (as under the shipped unit) has it nowhere. */
static int enter_sandbox(const char *archive_dir, struct vt_error *err)
{
    const bool is_writable = access(archive_dir, W_OK) == 0;
    const char *const writable[] = {is_writable ? archive_dir : NULL, NULL};
    const struct vt_sandbox_options options = {
        .no_exec = true, .no_write = true, .writable = writable};
    unsigned held = 0;
    int status = vt_sandbox_enter(&options, &held, err);
    if (status != VT_OK)
        return status;
    json_t *line = json_object();
    vt_json_set_str(line, "event", VT_STR("sandbox"));
    json_object_set_new(line, "seccomp", json_boolean(held & VT_SANDBOX_SECCOMP));
    json_object_set_new(line, "landlock", json_boolean(held & VT_SANDBOX_LANDLOCK));
    json_object_set_new(line, "archive", json_string(is_writable ? "query only" : "read-only"));
    vt_log_json((held & VT_SANDBOX_SECCOMP) && (held & VT_SANDBOX_LANDLOCK) ? VT_LOG_INFO
                                                                            : VT_LOG_WARNING,
                line);
    return VT_OK;
}

/* A descriptor for each connection, and some for the archive of each worker. */
static void raise_file_limit(const struct vt_server_options *options)
{
    enum { EACH_WORKER = 64, OTHERS = 128 };
    rlim_t wanted = options->connections + options->workers * EACH_WORKER + OTHERS;
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < wanted)
        vt_log(VT_LOG_WARNING, "chỉ mở được %llu tệp cùng lúc, cần %llu cho --connections %u",
               (unsigned long long)limit.rlim_cur, (unsigned long long)wanted,
               options->connections);
}

/* The socket of the service manager, else one of our own. */
static int open_socket(const char *address, struct vt_listening *ret, struct vt_error *err)
{
    int fd, status = vt_service_socket(&fd, err);
    if (status != VT_OK)
        return status;
    if (fd < 0)
        return vt_listen(address, ret, err);
    vt_listen_describe(fd, ret);
    return VT_OK;
}

/* What can change while requests run: who may ask.  A mistake leaves the old rules as they are. */
static void reload(struct vt_server *server, int argc, char **argv, struct vt_options *options)
{
    struct vt_options newer = {0};
    struct vt_error err = {0};
    vt_service_reloading();
    int status = vt_options_parse(argc, argv, &newer, &err);
    if (status == VT_OK)
        status = vt_options_load_rules(&newer, &err);
    if (status == VT_OK) {
        newer.rules.hosts.is_loopback = options->rules.hosts.is_loopback;
        vt_server_reload(server, &newer.rules);
        vt_options_release(options);
        *options = newer;
        log_event("reloaded", "settings", VT_STR("host, tokens, rate"));
    } else {
        vt_options_release(&newer);
        log_event("not reloaded", "message", vt_str(err.message));
    }
    vt_service_ready(status == VT_OK ? "serving" : "serving; the new settings have a mistake");
}

static void wait_for_end(struct vt_server *server, const sigset_t *signals, int argc, char **argv,
                         struct vt_options *options)
{
    int caught = 0;
    while (sigwait(signals, &caught) == 0 && caught == SIGHUP)
        reload(server, argc, argv, options);
    vt_service_stopping();
    log_event("stopping", "signal", vt_str(caught == SIGINT ? "SIGINT" : "SIGTERM"));
}

static int start(struct vt_options *options, struct vt_listening *listening, struct vt_server **ret,
                 struct vt_error *err)
{
    int status = open_socket(options->listen, listening, err);
    if (status != VT_OK)
        return status;
    options->server.listen_fd = listening->fd;
    options->rules.hosts.is_loopback = listening->is_loopback;
    raise_file_limit(&options->server);
    status = enter_sandbox(options->server.archive_dir, err);
    if (status == VT_OK)
        status = vt_server_start(&options->server, &options->rules, ret, err);
    if (status != VT_OK)
        close(listening->fd);
    return status;
}

static int serve(int argc, char **argv, struct vt_options *options, struct vt_error *err)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    /* The workers inherit it: only this thread is told. */
    pthread_sigmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);

    struct vt_server *server = NULL;
    struct vt_listening listening;
    int status = check_archive(options->server.archive_dir, err);
    if (status == VT_OK)
        status = vt_options_load_rules(options, err);
    if (status == VT_OK)
        status = start(options, &listening, &server, err);
    if (status != VT_OK)
        return status;
    printf("vanthu-searchd: %s\n", listening.url);
    fflush(stdout);
    log_event("listening", "url", vt_str(listening.url));
    vt_service_ready("serving");
    wait_for_end(server, &signals, argc, argv, options);
    vt_server_stop(server, GRACE_MS);
    return VT_OK;
}

static int check_config(struct vt_options *options, struct vt_error *err)
{
    int status = vt_options_load_rules(options, err);
    if (status == VT_OK)
        puts("vanthu-searchd: các tùy chọn đều đúng");
    return status;
}

int main(int argc, char **argv)
{
    struct vt_error err = {0};
    struct vt_options options = {0};
    vt_log_setup("vanthu-searchd", VT_LOG_INFO);
    int status = vt_options_parse(argc, argv, &options, &err);
    if (status == VT_OK && options.show_help)
        vt_options_print_help();
    else if (status == VT_OK && options.show_version)
        puts("vanthu-searchd " VT_VERSION);
    else if (status == VT_OK && options.check_config)
        status = check_config(&options, &err);
    else if (status == VT_OK)
        status = serve(argc, argv, &options, &err);
    vt_options_release(&options);
    if (status == VT_OK)
        return 0;
    vt_log_failure(&err);
    return 2;
}
