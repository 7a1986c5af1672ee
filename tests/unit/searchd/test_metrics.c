#include "metrics.h"
#include "vt_test.h"

static const char *route_name(size_t place)
{
    static const char *const NAMES[] = {"search", "gaps"};
    return place < VT_ARRAY_LEN(NAMES) ? NAMES[place] : NULL;
}

static char *print(const struct vt_metrics *metrics)
{
    const struct vt_metrics_state state = {
        .route_name = route_name, .documents = 2, .start_time_s = 100};
    struct vt_buf buf = VT_BUF_INIT(1 << 20);
    vt_metrics_print(metrics, &state, &buf);
    ck_assert_int_eq(buf.failed, VT_OK);
    return buf.data;
}

static void check_line(const char *text, const char *line)
{
    ck_assert_msg(strstr(text, line) != NULL, "'%s' is missing in\n%s", line, text);
}

START_TEST(test_requests_and_times)
{
    static struct vt_metrics metrics;
    vt_metrics_count(&metrics, 0, 200, 400, 1000);
    vt_metrics_count(&metrics, 0, 200, 30000, 500);
    vt_metrics_count(&metrics, 0, 404, 9000000, 0);
    vt_metrics_count(&metrics, 1, 304, 100, 0);
    vt_metrics_count(&metrics, SIZE_MAX, 404, 100, 10);
    char *text = print(&metrics);
    check_line(text, "vanthu_http_requests_total{route=\"search\",status=\"2xx\"} 2\n");
    check_line(text, "vanthu_http_requests_total{route=\"search\",status=\"4xx\"} 1\n");
    check_line(text, "vanthu_http_requests_total{route=\"gaps\",status=\"3xx\"} 1\n");
    check_line(text, "vanthu_http_sent_bytes_total{route=\"search\"} 1500\n");
    check_line(text, "_bucket{route=\"search\",le=\"0.0005\"} 1\n");
    check_line(text, "_bucket{route=\"search\",le=\"0.025\"} 1\n");
    check_line(text, "_bucket{route=\"search\",le=\"0.05\"} 2\n");
    check_line(text, "_bucket{route=\"search\",le=\"5\"} 2\n");
    check_line(text, "_bucket{route=\"search\",le=\"+Inf\"} 3\n");
    check_line(text, "_count{route=\"search\"} 3\n");
    check_line(text, "_sum{route=\"search\"} 9.030400\n");
    check_line(text, "vanthu_http_not_modified_total 1\n");
    check_line(text, "vanthu_http_refused_total 1\n");
    check_line(text, "vanthu_documents 2\n");
    free(text);
}
END_TEST

START_TEST(test_nothing_yet)
{
    static struct vt_metrics metrics;
    char *text = print(&metrics);
    ck_assert_ptr_null(strstr(text, "route="));
    check_line(text, "# TYPE vanthu_http_request_duration_seconds histogram\n");
    free(text);
}
END_TEST

VT_TEST_MAIN("searchd.metrics", test_requests_and_times, test_nothing_yet)
