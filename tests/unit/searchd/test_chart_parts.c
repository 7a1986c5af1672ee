/* Documents by time and type as a drawing and a table. */
#include "chart_parts.h"

#include "vt_test.h"

static char *render(const json_t *months, uint32_t year)
{
    struct vt_request request = {.lang = VT_LANG_VI};
    vt_arena_init(&request.arena, 4 << 20);
    struct vt_buf out = VT_BUF_INIT(4 << 20);
    struct vt_page page = {.request = &request};
    vt_html_init(&page.html, &out);
    vt_chart(&page, months, year);
    vt_assert_ok(vt_html_finish(&page.html));
    vt_arena_release(&request.arena);
    return out.data;
}

static size_t count(const char *html, const char *part)
{
    size_t found = 0;
    for (const char *at = html; (at = strstr(at, part)) != NULL; at++)
        found++;
    return found;
}

static void add(json_t *months, const char *month, const char *type, int documents)
{
    json_array_append_new(months, json_pack("{s:s, s:s, s:s, s:i}", "month", month, "type", type,
                                            "type_name", type, "count", documents));
}

START_TEST(test_few_months_are_bars_of_their_own)
{
    VT_AUTOJSON months = json_array();
    add(months, "2031-01", "THONG_TU", 3);
    add(months, "2031-01", "CONG_VAN", 1);
    add(months, "2031-04", "THONG_TU", 2);
    VT_AUTOFREE char *html = render(months, 0);
    ck_assert_uint_eq(count(html, "<title>"), 2);
    ck_assert_ptr_nonnull(strstr(html, "<title>01/2031: 4 văn bản</title>"));
    ck_assert_ptr_nonnull(strstr(html, "f=ng%C3%A0y%3A2031-04"));
    ck_assert_uint_eq(count(html, "<rect class=\"series-0\""), 2);
    ck_assert_uint_eq(count(html, "<rect class=\"series-1\""), 1);
    ck_assert_uint_eq(count(html, "<tr>"), 3);
}
END_TEST

START_TEST(test_many_months_are_years_and_a_year_is_months)
{
    VT_AUTOJSON months = json_array();
    char month[16];
    for (int i = 0; i < 12 * 50; i++) {
        snprintf(month, sizeof month, "%04d-%02d", 1980 + i / 12, i % 12 + 1);
        add(months, month, "THONG_TU", 1);
    }
    VT_AUTOFREE char *years = render(months, 0);
    ck_assert_uint_eq(count(years, "<title>"), 40);
    ck_assert_ptr_nonnull(strstr(years, "<title>≤ 1990: 132 văn bản</title>"));
    ck_assert_ptr_nonnull(strstr(years, "/stats?year=2029"));
    VT_AUTOFREE char *one = render(months, 2029);
    ck_assert_uint_eq(count(one, "<title>"), 12);
    ck_assert_ptr_nonnull(strstr(one, "<title>12/2029: 1 văn bản</title>"));
}
END_TEST

START_TEST(test_no_more_series_than_colours)
{
    VT_AUTOJSON months = json_array();
    char type[16];
    for (int i = 0; i < 200; i++) {
        snprintf(type, sizeof type, "LOAI_%d", i);
        add(months, "2031-01", type, 1);
    }
    VT_AUTOFREE char *html = render(months, 0);
    ck_assert_ptr_nonnull(strstr(html, "01/2031: 200 văn bản"));
    ck_assert_ptr_nonnull(strstr(html, "Loại khác"));
    ck_assert_ptr_null(strstr(html, "series-7"));
}
END_TEST

START_TEST(test_nothing_is_said)
{
    VT_AUTOJSON months = json_array();
    VT_AUTOFREE char *html = render(months, 0);
    ck_assert_ptr_null(strstr(html, "<svg"));
    ck_assert_ptr_nonnull(strstr(html, "Không có văn bản nào"));
}
END_TEST

VT_TEST_MAIN("searchd.chart_parts", test_few_months_are_bars_of_their_own,
             test_many_months_are_years_and_a_year_is_months, test_no_more_series_than_colours,
             test_nothing_is_said)
