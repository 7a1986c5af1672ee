#include "assets.h"
#include "caching.h"
#include "vt_test.h"

START_TEST(test_if_none_match)
{
    static const char ETAG[] = "W/\"7-00ff\"";
    static const char *const SAME[] = {"W/\"7-00ff\"", "\"7-00ff\"", "*", "\"x\", W/\"7-00ff\"",
                                       "\"7-00ff\" ,\"y\""};
    static const char *const OTHER[] = {"", "\"7-00fe\"", "7-00ff", "W/\"8-00ff\"", "\"\""};
    for (size_t i = 0; i < VT_ARRAY_LEN(SAME); i++)
        ck_assert_msg(vt_caching_matches(vt_str(SAME[i]), ETAG), "'%s'", SAME[i]);
    for (size_t i = 0; i < VT_ARRAY_LEN(OTHER); i++)
        ck_assert_msg(!vt_caching_matches(vt_str(OTHER[i]), ETAG), "'%s'", OTHER[i]);
    ck_assert(!vt_caching_matches(VT_STR("*"), NULL));
}
END_TEST

START_TEST(test_etag_changes_with_archive_and_address)
{
    struct vt_request a = {.sequence = 7, .target = VT_STR("/gaps")};
    struct vt_request b = {.sequence = 8, .target = VT_STR("/gaps")};
    struct vt_request c = {.sequence = 7, .target = VT_STR("/gaps?lang=en")};
    struct vt_request *const requests[] = {&a, &b, &c};
    const char *etags[3];
    vt_assets_init();
    for (size_t i = 0; i < 3; i++) {
        vt_arena_init(&requests[i]->arena, 1 << 16);
        etags[i] = vt_caching_etag(requests[i]);
        ck_assert(vt_caching_matches(vt_str(etags[i]), etags[i]));
    }
    ck_assert_str_eq(etags[0], vt_caching_etag(&a));
    ck_assert_str_ne(etags[0], etags[1]);
    ck_assert_str_ne(etags[0], etags[2]);
    for (size_t i = 0; i < 3; i++)
        vt_arena_release(&requests[i]->arena);
}
END_TEST

START_TEST(test_assets_are_found_by_their_own_name_only)
{
    vt_assets_init();
    for (int i = 0; i < VT_ASSET_COUNT; i++) {
        enum vt_asset asset = (enum vt_asset)i;
        ck_assert_int_eq(vt_asset_find(vt_str(strrchr(vt_asset_url(asset), '/') + 1)), asset);
        ck_assert_uint_gt(vt_asset_content(asset).len_bytes, 100);
    }
    ck_assert_int_eq(vt_asset_find(VT_STR("style.0000000000000000.css")), VT_ASSET_COUNT);
    ck_assert_int_eq(vt_asset_find(VT_STR("")), VT_ASSET_COUNT);
}
END_TEST

VT_TEST_MAIN("searchd.caching", test_if_none_match, test_etag_changes_with_archive_and_address,
             test_assets_are_found_by_their_own_name_only)
