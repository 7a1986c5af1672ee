#include "vt_query_reference.h"

#include "vt_test.h"
#include "vt_type.h"

static void check_row(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    bool expected = vt_str_eq(cells[1], VT_STR("yes"));
    ck_assert_msg(vt_query_is_reference(&arena, cells[0]) == expected,
                  "query_references.tsv:%u: '%.*s'", line, VT_STR_ARG(cells[0]));
}

START_TEST(test_references)
{
    vt_ref_init();
    vt_test_rows("query_references.tsv", 2, check_row, NULL);
}
END_TEST

VT_TEST_MAIN("query.query_reference", test_references)
