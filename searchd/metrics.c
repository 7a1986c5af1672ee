#include "metrics.h"

#include "vt_cleanup.h"

#include <inttypes.h>

/* Upper bounds in microseconds: an answer is expected within 50 ms, a drawing within 500 ms. */
static const uint64_t BOUNDS_US[VT_METRICS_BUCKETS - 1] = {
    500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000, 5000000};

void vt_metrics_count(struct vt_metrics *metrics, size_t route, unsigned http_status,
                      uint64_t time_us, uint64_t sent_bytes)
{
    if (http_status == 304)
        metrics->not_modified++;
    if (route >= VT_METRICS_ROUTES) {
        metrics->refused++;
        return;
    }
    struct vt_metrics_route *counters = &metrics->routes[route];
    if (http_status >= 100 && http_status < 600)
        counters->requests[http_status / 100 - 1]++;
    size_t bucket = 0;
    while (bucket < VT_ARRAY_LEN(BOUNDS_US) && time_us > BOUNDS_US[bucket])
        bucket++;
    counters->buckets[bucket]++;
    counters->time_us += time_us;
    counters->sent_bytes += sent_bytes;
}

static void print_head(struct vt_buf *buf, const char *name, const char *type, const char *help)
{
    vt_buf_printf(buf, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void print_gauge(struct vt_buf *buf, const char *name, const char *help, int64_t value)
{
    print_head(buf, name, "gauge", help);
    vt_buf_printf(buf, "%s %" PRId64 "\n", name, value);
}

static void print_counter(struct vt_buf *buf, const char *name, const char *help, uint64_t value)
{
    print_head(buf, name, "counter", help);
    vt_buf_printf(buf, "%s %" PRIu64 "\n", name, value);
}

static void print_requests(const struct vt_metrics *metrics, const struct vt_metrics_state *state,
                           struct vt_buf *buf)
{
    print_head(buf, "vanthu_http_requests_total", "counter",
               "Requests by route and class of status.");
    for (size_t i = 0; state->route_name(i) != NULL; i++)
        for (unsigned c = 0; c < VT_METRICS_CLASSES; c++)
            if (metrics->routes[i].requests[c] > 0)
                vt_buf_printf(
                    buf, "vanthu_http_requests_total{route=\"%s\",status=\"%uxx\"} %" PRIu64 "\n",
                    state->route_name(i), c + 1, metrics->routes[i].requests[c]);
    print_head(buf, "vanthu_http_sent_bytes_total", "counter",
               "Bytes of bodies sent, as compressed.");
    for (size_t i = 0; state->route_name(i) != NULL; i++)
        if (metrics->routes[i].sent_bytes > 0)
            vt_buf_printf(buf, "vanthu_http_sent_bytes_total{route=\"%s\"} %" PRIu64 "\n",
                          state->route_name(i), metrics->routes[i].sent_bytes);
}

static void print_times(const struct vt_metrics *metrics, const struct vt_metrics_state *state,
                        struct vt_buf *buf)
{
    print_head(buf, "vanthu_http_request_duration_seconds", "histogram",
               "Time from the last byte of a request to its reply.");
    for (size_t i = 0; state->route_name(i) != NULL; i++) {
        const struct vt_metrics_route *route = &metrics->routes[i];
        uint64_t counts[VT_METRICS_BUCKETS], total = 0;
        for (size_t b = 0; b < VT_METRICS_BUCKETS; b++)
            total += counts[b] = route->buckets[b];
        if (total == 0)
            continue;
        uint64_t below = 0;
        for (size_t b = 0; b < VT_ARRAY_LEN(BOUNDS_US); b++) {
            below += counts[b];
            vt_buf_printf(
                buf,
                "vanthu_http_request_duration_seconds_bucket{route=\"%s\",le=\"%g\"} %" PRIu64 "\n",
                state->route_name(i), (double)BOUNDS_US[b] / 1e6, below);
        }
        vt_buf_printf(
            buf,
            "vanthu_http_request_duration_seconds_bucket{route=\"%s\",le=\"+Inf\"} %" PRIu64 "\n"
            "vanthu_http_request_duration_seconds_sum{route=\"%s\"} %.6f\n"
            "vanthu_http_request_duration_seconds_count{route=\"%s\"} %" PRIu64 "\n",
            state->route_name(i), total, state->route_name(i), (double)route->time_us / 1e6,
            state->route_name(i), total);
    }
}

void vt_metrics_print(const struct vt_metrics *metrics, const struct vt_metrics_state *state,
                      struct vt_buf *buf)
{
    print_head(buf, "vanthu_build_info", "gauge", "The running version.");
    vt_buf_printf(buf, "vanthu_build_info{version=\"%s\"} 1\n", VT_VERSION);
    print_gauge(buf, "vanthu_archive_sequence", "Commit of the archive that answers reflect.",
                (int64_t)state->sequence);
    print_gauge(buf, "vanthu_archive_behind", "Commits that the answers do not reflect yet.",
                (int64_t)state->behind);
    print_gauge(buf, "vanthu_documents", "Documents held.", state->documents);
    print_gauge(buf, "vanthu_works", "Documents known, held or only cited.", state->works);
    print_gauge(buf, "vanthu_links", "Citations between documents.", state->links);
    print_gauge(buf, "vanthu_http_connections", "Open connections.", metrics->connections);
    print_gauge(buf, "vanthu_http_in_flight", "Requests being answered.", metrics->in_flight);
    print_gauge(buf, "process_start_time_seconds", "Start of the process.", state->start_time_s);
    print_gauge(buf, "vanthu_http_kept_bytes", "Replies kept in memory.",
                (int64_t)state->cache_bytes);
    print_counter(buf, "vanthu_http_kept_hits_total", "Replies taken from those kept.",
                  state->cache_hits);
    print_counter(buf, "vanthu_http_kept_misses_total", "Replies that had to be made.",
                  state->cache_misses);
    print_counter(buf, "vanthu_http_not_modified_total", "Replies without a body, by ETag.",
                  metrics->not_modified);
    print_counter(buf, "vanthu_http_refused_total",
                  "Requests for no route, method or host of ours.", metrics->refused);
    print_counter(buf, "vanthu_http_cut_total", "Connections that did not get on in time.",
                  metrics->cut);
    print_requests(metrics, state, buf);
    print_times(metrics, state, buf);
}
