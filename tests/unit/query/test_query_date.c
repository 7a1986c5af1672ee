#include "vt_query_value.h"

#include "vt_test.h"

static void check_row(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    struct vt_str from = VT_STR("no"), to = VT_STR("no");
    vt_query_date_range(&arena, cells[0], &from, &to);
    ck_assert_msg(vt_str_eq(from, cells[1]) && vt_str_eq(to, cells[2]),
                  "query_dates.tsv:%u: '%.*s' is '%.*s' to '%.*s'", line, VT_STR_ARG(cells[0]),
                  VT_STR_ARG(from), VT_STR_ARG(to));
}

START_TEST(test_ranges)
{
    vt_test_rows("query_dates.tsv", 3, check_row, NULL);
}
END_TEST

VT_TEST_MAIN("query.query_date", test_ranges)
