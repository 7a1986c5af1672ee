/* server.h — HTTP on libmicrohttpd: threads, limits, timeouts, and the way of a request.
 * Layer: searchd (uses answer, base; libmicrohttpd ends in server.c and exchange.c).
 *
 * A pool of workers, each with its own epoll and its own answerer (opened at its first request).  A
 * worker answers one request at a time: questions take milliseconds, and more of them at once than
 * there are cores would only be slower together. */
#ifndef VT_SERVER_H
#define VT_SERVER_H

#include "hosts.h"
#include "metrics.h"
#include "vt_answer.h"

enum {
    VT_SERVER_HEADER_BYTES = 32 * 1024, /* request line and headers of one request */
    VT_SERVER_TARGET_BYTES = 8 * 1024   /* of the request line */
};

struct vt_server_options {
    const char *archive_dir;
    int listen_fd; /* bound and listening; the server closes it */
    unsigned workers;
    unsigned connections; /* at most, of all clients together */
    unsigned per_address; /* at most, of one address; 0: no limit (behind a proxy) */
    unsigned idle_s;      /* a connection that says nothing for so long is closed */
    struct vt_hosts hosts;
};

struct vt_server;

int vt_server_start(const struct vt_server_options *options, struct vt_server **ret,
                    struct vt_error *err);

/** Take no new connections, let running requests end (at most grace_ms), close. */
void vt_server_stop(struct vt_server *server, unsigned grace_ms);

/** The answerer of the calling worker thread, opened at its first use; closed when the thread ends.
 */
int vt_server_answerer(struct vt_server *server, struct vt_answerer **ret, struct vt_error *err);

struct vt_metrics *vt_server_metrics(struct vt_server *server);
const struct vt_server_options *vt_server_options(const struct vt_server *server);
int64_t vt_server_start_time_s(const struct vt_server *server);

#endif
