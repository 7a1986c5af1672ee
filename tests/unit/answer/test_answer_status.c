#include "office.h"

static const struct {
    const char *as_of, *status, *cause;
} CASES[] = {
    {"2031-04-30", "NOT_YET", NULL},
    {"2031-05-01", "IN_FORCE", NULL},
    {"2032-07-01", "PART_EXPIRED", "20/2032/NĐ-CP"},
    {"2034-04-01", "EXPIRED", "30/2034/NĐ-CP"},
};

START_TEST(test_effect_and_its_causes)
{
    struct office office = office_open();
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        VT_AUTOJSON answer = NULL;
        vt_assert_ok(vt_answer_status(office.answerer, VT_STR("10/2031/NĐ-CP"),
                                      vt_str(CASES[i].as_of), &answer, NULL));
        const json_t *item = json_array_get(json_object_get(answer, "items"), 0);
        vt_assert_str(vt_json_get_str(item, "status"), vt_str(CASES[i].status));
        vt_assert_str(vt_json_get_str(item, "as_of"), vt_str(CASES[i].as_of));
        vt_assert_str(vt_json_get_str(item, "effective"), VT_STR("2031-05-01"));
        if (CASES[i].cause == NULL)
            continue;
        const json_t *cause = office_find(json_object_get(item, "causes"), "key", CASES[i].cause);
        ck_assert_msg(cause != NULL, "%s: no cause %s", CASES[i].as_of, CASES[i].cause);
        ck_assert(json_is_false(json_object_get(cause, "claim")));
        ck_assert_uint_gt(vt_json_get_str(cause, "sentence").len_bytes, 0);
    }
    office_close(&office);
}
END_TEST

START_TEST(test_unknown_has_its_reason)
{
    struct office office = office_open();
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(
        vt_answer_status(office.answerer, VT_STR("1-NQ/TW"), VT_STR("2035"), &answer, NULL));
    const json_t *item = json_array_get(json_object_get(answer, "items"), 0);
    vt_assert_str(vt_json_get_str(item, "status"), VT_STR("UNKNOWN"));
    vt_assert_str(vt_json_get_str(item, "as_of"), VT_STR("2035-12-31"));
    ck_assert_uint_gt(vt_json_get_str(item, "reason").len_bytes, 0);
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_status", test_effect_and_its_causes, test_unknown_has_its_reason)
