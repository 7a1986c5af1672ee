/* vanthu-searchd — answers over HTTP: web pages and JSON API.  Reads an archive, never writes one.
 */
#include "listen.h"
#include "options.h"
#include "vt_log.h"
#include "vt_sandbox.h"

#include <pthread.h>
#include <signal.h>

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

/* SQLite keeps its shared memory beside the archive, so that folder stays writable; nothing else
 * is. */
static int enter_sandbox(const char *archive_dir, struct vt_error *err)
{
    const char *const writable[] = {archive_dir, NULL};
    const struct vt_sandbox_options options = {
        .no_exec = true, .no_write = true, .writable = writable};
    return vt_sandbox_enter(&options, NULL, err);
}

static int serve(struct vt_options *options, struct vt_error *err)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals,
                    NULL); /* the workers inherit it: only this thread is told */
    signal(SIGPIPE, SIG_IGN);

    int status = check_archive(options->server.archive_dir, err);
    if (status != VT_OK)
        return status;
    struct vt_listening listening;
    status = vt_listen(options->listen, &listening, err);
    if (status != VT_OK)
        return status;
    options->server.listen_fd = listening.fd;
    options->server.hosts.is_loopback = listening.is_loopback;
    status = enter_sandbox(options->server.archive_dir, err);
    struct vt_server *server = NULL;
    if (status == VT_OK)
        status = vt_server_start(&options->server, &server, err);
    if (status != VT_OK) {
        close(listening.fd);
        return status;
    }
    printf("vanthu-searchd: %s\n", listening.url);
    fflush(stdout);
    log_event("listening", "url", vt_str(listening.url));
    int caught = 0;
    sigwait(&signals, &caught);
    log_event("stopping", "signal", vt_str(caught == SIGINT ? "SIGINT" : "SIGTERM"));
    vt_server_stop(server, GRACE_MS);
    return VT_OK;
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
    else if (status == VT_OK)
        status = serve(&options, &err);
    vt_options_release(&options);
    if (status == VT_OK)
        return 0;
    vt_log_failure(&err);
    return 2;
}
