#include "office.h"

START_TEST(test_each_step_has_its_sentence)
{
    struct office office = office_open();
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_answer_path(office.answerer, VT_STR("99/UBND-KT"), VT_STR("10/2031/NĐ-CP"),
                                &answer, NULL));
    const json_t *steps = json_object_get(answer, "steps");
    ck_assert_uint_eq(json_array_size(steps), 2);
    const json_t *first = json_array_get(steps, 0), *second = json_array_get(steps, 1);
    vt_assert_str(vt_json_get_str(first, "from"), VT_STR("99/UBND-KT"));
    vt_assert_str(vt_json_get_str(json_object_get(first, "citing"), "key"), VT_STR("99/UBND-KT"));
    vt_assert_str(vt_json_get_str(second, "from"), vt_json_get_str(first, "key"));
    vt_assert_str(vt_json_get_str(second, "key"), VT_STR("10/2031/NĐ-CP"));
    ck_assert_uint_gt(vt_json_get_str(second, "sentence").len_bytes, 0);
    office_close(&office);
}
END_TEST

START_TEST(test_no_path_is_explained)
{
    struct office office = office_open();
    VT_AUTOJSON reverse = NULL, *apart = NULL;
    struct vt_error err;
    ck_assert_int_eq(vt_answer_path(office.answerer, VT_STR("10/2031/NĐ-CP"), VT_STR("99/UBND-KT"),
                                    &reverse, &err),
                     VT_E_NOTFOUND);
    ck_assert(json_is_true(json_object_get(reverse, "reverse")));
    ck_assert_uint_gt(json_array_size(json_object_get(reverse, "explanation")), 0);
    ck_assert_int_eq(vt_answer_path(office.answerer, VT_STR("20/2032/NĐ-CP"),
                                    VT_STR("30/2034/NĐ-CP"), &apart, &err),
                     VT_E_NOTFOUND);
    ck_assert(json_is_false(json_object_get(apart, "reverse")));
    ck_assert_ptr_nonnull(office_find(json_object_get(apart, "common"), "key", "10/2031/NĐ-CP"));
    office_close(&office);
}
END_TEST

START_TEST(test_ends_have_to_differ)
{
    struct office office = office_open();
    json_t *answer = NULL;
    struct vt_error err;
    ck_assert_int_eq(
        vt_answer_path(office.answerer, VT_STR("1-NQ/TW"), VT_STR("01-NQ/TW"), &answer, &err),
        VT_E_INVALID);
    ck_assert_ptr_null(answer);
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_path", test_each_step_has_its_sentence, test_no_path_is_explained,
             test_ends_have_to_differ)
