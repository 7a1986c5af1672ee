#include "vt_test.h"

START_TEST(test_split_gives_every_part)
{
    struct vt_str rest = VT_STR("a\t\tb"), part;
    ck_assert(vt_str_split(&rest, '\t', &part));
    vt_assert_str(part, VT_STR("a"));
    ck_assert(vt_str_split(&rest, '\t', &part));
    vt_assert_str(part, VT_STR(""));
    ck_assert(vt_str_split(&rest, '\t', &part));
    vt_assert_str(part, VT_STR("b"));
    ck_assert(!vt_str_split(&rest, '\t', &part));
}
END_TEST

START_TEST(test_to_u64_refuses_what_is_no_number)
{
    uint64_t value = 7;
    ck_assert(vt_str_to_u64(VT_STR("0042"), 100, &value));
    ck_assert_uint_eq(value, 42);
    ck_assert(!vt_str_to_u64(VT_STR("101"), 100, &value));
    ck_assert(!vt_str_to_u64(VT_STR(""), 100, &value));
    ck_assert(!vt_str_to_u64(VT_STR("4x"), 100, &value));
    ck_assert(!vt_str_to_u64(VT_STR("-4"), 100, &value));
    ck_assert_uint_eq(value, 42);
}
END_TEST

START_TEST(test_find_starts_ends_trim)
{
    struct vt_str text = VT_STR("  Nghị quyết 57 \n");
    vt_assert_str(vt_str_trim(text), VT_STR("Nghị quyết 57"));
    ck_assert_uint_eq(vt_str_find(text, VT_STR("quy"), 0), 9);
    ck_assert_uint_eq(vt_str_find(text, VT_STR("quy"), 10), SIZE_MAX);
    ck_assert(vt_str_starts(VT_STR("57-NQ"), VT_STR("57")));
    ck_assert(vt_str_ends(VT_STR("57-NQ"), VT_STR("NQ")));
    ck_assert(!vt_str_ends(VT_STR("NQ"), VT_STR("57-NQ")));
}
END_TEST

VT_TEST_MAIN("base.str", test_split_gives_every_part, test_to_u64_refuses_what_is_no_number,
             test_find_starts_ends_trim)
