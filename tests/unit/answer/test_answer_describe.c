#include "office.h"

START_TEST(test_what_is_known_is_added)
{
    struct office office = office_open();
    VT_AUTOJSON items = json_pack("[{s:s},{s:s}]", "id", "1-nq-tw", "id", "no-such-id");
    VT_AUTOJSON found = NULL;
    vt_assert_ok(vt_answer_resolve(office.answerer, VT_STR("10/2031/NĐ-CP"), 1, &found, NULL));
    json_t *decree = json_object();
    vt_json_set_str(decree, "id",
                    vt_json_get_str(json_array_get(json_object_get(found, "items"), 0), "id"));
    json_array_append_new(items, decree);
    vt_assert_ok(vt_answer_describe(office.answerer, items, VT_STR("2032-07-01"), NULL));
    vt_assert_str(vt_json_get_str(decree, "key"), VT_STR("10/2031/NĐ-CP"));
    vt_assert_str(vt_json_get_str(decree, "status"), VT_STR("PART_EXPIRED"));
    ck_assert(json_is_true(json_object_get(decree, "held")));
    ck_assert_uint_eq(json_object_size(json_array_get(items, 1)), 1);
    office_close(&office);
}
END_TEST

START_TEST(test_a_bad_date_is_refused)
{
    struct office office = office_open();
    VT_AUTOJSON items = json_array();
    ck_assert_int_eq(vt_answer_describe(office.answerer, items, VT_STR("2032-13-01"), NULL),
                     VT_E_INVALID);
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_describe", test_what_is_known_is_added, test_a_bad_date_is_refused)
