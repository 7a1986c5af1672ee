/* Cases of tests/data/query_listings.tsv. */
#include "vt_query_listing.h"
#include "vt_test.h"
#include "vt_type.h"

static void check_case(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    unsigned *failed = ctx;
    struct vt_str fields = VT_STR("-");
    (void)count;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 20);
    if (!vt_query_listing(&arena, cells[0], &fields))
        fields = VT_STR("-");
    if (vt_str_eq(vt_str_trim(fields), cells[1]))
        return;
    printf("query_listings.tsv:%u: '%.*s' gave %.*s\n", line, VT_STR_ARG(cells[0]),
           VT_STR_ARG(fields));
    ++*failed;
}

START_TEST(test_table)
{
    unsigned failed = 0;
    vt_ref_init();
    vt_test_rows("query_listings.tsv", 2, check_case, &failed);
    ck_assert_uint_eq(failed, 0);
}
END_TEST

VT_TEST_MAIN("query.query_listing", test_table)
