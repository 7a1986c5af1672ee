#include "office.h"

START_TEST(test_documents_of_one_file)
{
    struct office office = office_open();
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_answer_bundle(office.answerer, VT_STR("aaaaaaaaaa03.1"), &answer, NULL));
    const json_t *items = json_object_get(answer, "items");
    ck_assert_uint_eq(json_array_size(items), 1);
    vt_assert_str(vt_json_get_str(json_array_get(items, 0), "key"), VT_STR("5/2033/TT-BXD"));
    ck_assert_int_eq(vt_json_get_int(json_array_get(items, 0), "ordinal", 0), 1);
    office_close(&office);
}
END_TEST

START_TEST(test_nothing_came_with_a_stub)
{
    struct office office = office_open();
    static const char *const IDS[] = {"1-nq-tw.2030-02-03", "1-nq-tw", "", "."};
    for (size_t i = 0; i < VT_ARRAY_LEN(IDS); i++) {
        VT_AUTOJSON answer = NULL;
        vt_assert_ok(vt_answer_bundle(office.answerer, vt_str(IDS[i]), &answer, NULL));
        ck_assert_uint_eq(json_array_size(json_object_get(answer, "items")), 0);
    }
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_bundle", test_documents_of_one_file, test_nothing_came_with_a_stub)
