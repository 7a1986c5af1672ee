#include "vt_test.h"
#include "vt_tiers.h"
#include "vt_type.h"

static void assert_tier(const char *issuer, const char *code, enum vt_tier tier)
{
    vt_ref_init();
    ck_assert_msg(vt_tier_of(vt_str(issuer), vt_str(code)) == tier, "%s", issuer);
}

START_TEST(test_bodies)
{
    assert_tier("Ban Chấp hành Trung ương Đảng", "TW", VT_TIER_CENTRAL);
    assert_tier("Chính phủ", "CP", VT_TIER_CENTRAL);
    assert_tier("Bộ Xây dựng", "BXD", VT_TIER_CENTRAL);
    assert_tier("Ủy ban nhân dân tỉnh Hậu Giang", "UBND", VT_TIER_PROVINCE);
    assert_tier("Ủy ban nhân dân thành phố Cần Thơ", "UBND", VT_TIER_PROVINCE);
    assert_tier("Tỉnh ủy Bình Dương", "TU", VT_TIER_PROVINCE);
    assert_tier("Sở Xây dựng thành phố Cần Thơ", "SXD", VT_TIER_DISTRICT);
    assert_tier("Ủy ban nhân dân huyện Hòa An", "UBND", VT_TIER_DISTRICT);
    assert_tier("Ủy ban nhân dân thị xã Ngã Năm", "UBND", VT_TIER_DISTRICT);
    assert_tier("Ủy ban nhân dân phường Lê Bình", "UBND", VT_TIER_COMMUNE);
    assert_tier("Ủy ban nhân dân xã Thanh Bình", "UBND", VT_TIER_COMMUNE);
    assert_tier("Câu lạc bộ Ghe Xuồng", "", VT_TIER_UNKNOWN);
}
END_TEST

START_TEST(test_who_is_silent)
{
    VT_AUTOJSON lineage =
        json_loads("{\"nodes\": ["
                   "{\"id\": \"a\", \"issuer\": \"Chính phủ\", \"date\": \"2031-01-01\", "
                   "\"level\": 0},"
                   "{\"id\": \"b\", \"issuer\": \"Sở Nội vụ\", \"date\": \"2031-01-31\", "
                   "\"level\": 1},"
                   "{\"id\": \"c\", \"issuer\": \"Quốc hội\", \"date\": \"2030-01-01\", "
                   "\"level\": -1}],"
                   "\"links\": [{\"from_id\": \"b\", \"to_id\": \"a\"}]}",
                   0, NULL);
    vt_ref_init();
    vt_assert_ok(vt_tiers_put(lineage, NULL));
    const json_t *tiers = json_object_get(lineage, "tiers");
    ck_assert_uint_eq(json_array_size(tiers), 4);
    ck_assert_int_eq(vt_json_get_int(json_array_get(tiers, 0), "documents", 0), 1);
    ck_assert(json_is_true(json_object_get(json_array_get(tiers, 1), "silent")));
    ck_assert_int_eq(vt_json_get_int(json_array_get(tiers, 2), "days", 0), 30);
    ck_assert(json_is_true(json_object_get(json_array_get(tiers, 3), "silent")));
    const json_t *link = json_array_get(json_object_get(lineage, "links"), 0);
    ck_assert_int_eq(vt_json_get_int(link, "days", 0), 30);
}
END_TEST

VT_TEST_MAIN("answer.tiers", test_bodies, test_who_is_silent)
