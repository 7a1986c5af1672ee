/* server.h — HTTP on libmicrohttpd: threads, limits, timeouts, and the way of a request.
 * Layer: searchd (uses answer, base; libmicrohttpd ends in server.c and exchange.c).
 *
 * A pool of workers, each with its own epoll and its own answerer (opened at its first request).  A
 * worker answers one request at a time: questions take milliseconds, and more of them at once than
 * there are cores would only be slower together. */
#ifndef VT_SERVER_H
#define VT_SERVER_H

#include "admission.h"
#include "deadlines.h"
#include "metrics.h"
#include "response_cache.h"
#include "vt_answer.h"

enum {
    VT_SERVER_HEADER_BYTES = 32 * 1024, /* request line and headers of one request */
    VT_SERVER_TARGET_BYTES = 8 * 1024   /* of the request line */
};

enum vt_log_requests { VT_LOG_ALL, VT_LOG_FAILURES, VT_LOG_NONE };

struct vt_server_options {
    const char *archive_dir;
    int listen_fd; /* bound and listening; the server closes it */
    unsigned workers;
    unsigned connections; /* at most, of all clients together */
    unsigned per_address; /* at most, of one address; 0: no limit (behind a proxy) */
    unsigned idle_s;      /* a connection that says nothing for so long is closed */
    unsigned receive_s;   /* a request that is not complete after so long is cut */
    unsigned cache_mb;    /* of finished replies */
    bool serve_secret;    /* documents marked MẬT and above, too */
    enum vt_log_requests log_requests;
};

struct vt_server;

/** Takes the tokens of the rules; their host names must live as long as the server, or until other
 * rules come. */
int vt_server_start(const struct vt_server_options *options, struct vt_rules *rules,
                    struct vt_server **ret, struct vt_error *err);

/** Other rules for the requests that come from now on. */
void vt_server_reload(struct vt_server *server, struct vt_rules *rules);

/** Take no new connections, let running requests end (at most grace_ms), close. */
void vt_server_stop(struct vt_server *server, unsigned grace_ms);

/** The answerer of the calling worker thread, opened at its first use; closed when the thread ends.
 * Unless serve_secret, it knows nothing of documents marked secret (vt_answerer_open_unmarked). */
int vt_server_answerer(struct vt_server *server, struct vt_answerer **ret, struct vt_error *err);

/** The same, with the sequence number that its answers reflect: as it was at most 5 ms ago, since
 * looking costs more than a kept reply. */
int vt_server_sequence(struct vt_server *server, struct vt_answerer **ret, uint64_t *ret_sequence,
                       struct vt_error *err);

struct vt_admission *vt_server_admission(struct vt_server *server);
struct vt_response_cache *vt_server_cache(struct vt_server *server);
struct vt_metrics *vt_server_metrics(struct vt_server *server);
const struct vt_server_options *vt_server_options(const struct vt_server *server);
int64_t vt_server_start_time_s(const struct vt_server *server);

#endif
