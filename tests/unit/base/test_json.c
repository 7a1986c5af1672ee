#include "vt_json.h"

#include "vt_test.h"

static void check_printed(const json_t *value, struct vt_str expected)
{
    struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_json_print(value, &buf);
    ck_assert_int_eq(buf.failed, VT_OK);
    vt_assert_str(vt_buf_str(&buf), expected);
    vt_buf_release(&buf);
}

START_TEST(test_members_keep_their_order)
{
    VT_AUTOJSON object = json_object();
    vt_json_set_str(object, "số", VT_STR("57-NQ/TW"));
    vt_json_set_int(object, "b", INT64_MAX);
    vt_json_set_score(object, "a", 2.0 / 3.0);
    check_printed(object, VT_STR("{\"số\":\"57-NQ/TW\",\"b\":9223372036854775807,\"a\":0.667}"));
}
END_TEST

START_TEST(test_bad_utf8_becomes_question_marks)
{
    VT_AUTOJSON value = vt_json_str(VT_STR("Quy\xC3\xD5t"));
    ck_assert_str_eq(json_string_value(value), "Quy??t");
    VT_AUTOJSON empty = vt_json_str((struct vt_str){NULL, 0});
    ck_assert_str_eq(json_string_value(empty), "");
}
END_TEST

START_TEST(test_get_of_what_is_missing_or_of_another_type)
{
    VT_AUTOJSON object = json_pack("{s:s, s:i}", "text", "x", "number", 5);
    vt_assert_str(vt_json_get_str(object, "text"), VT_STR("x"));
    vt_assert_str(vt_json_get_str(object, "number"), VT_STR(""));
    vt_assert_str(vt_json_get_str(object, "none"), VT_STR(""));
    ck_assert_int_eq(vt_json_get_int(object, "number", -1), 5);
    ck_assert_int_eq(vt_json_get_int(object, "text", -1), -1);
    ck_assert_int_eq(vt_json_get_int(object, "none", -1), -1);
}
END_TEST

/* jansson's own printer is the oracle. */
START_TEST(test_text_is_that_of_jansson)
{
    static const char *const TEXTS[] = {
        "[]",
        "{}",
        "null",
        "\"\"",
        "[[],{},[{}]]",
        "[true,false,null,0,-1,10,9007199254740993,-9223372036854775808,9223372036854775807]",
        "{\"a\":{\"b\":[\"c\",{\"d\":1.5}]},\"\":\"\"}",
        "[0.1,1e300,-2.5e-7,3.0,123456.789,0.333333333]",
        "\"Quyết \\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\xE2\x80\xA8\xF0\x9F\x98\x80\"",
        "{\"tab\\tkey\":\"\\u0000x\"}"};
    for (size_t i = 0; i < VT_ARRAY_LEN(TEXTS); i++) {
        json_error_t failure;
        VT_AUTOJSON value = json_loads(TEXTS[i], JSON_DECODE_ANY | JSON_ALLOW_NUL, &failure);
        ck_assert_msg(value != NULL, "%zu: %s", i, failure.text);
        VT_AUTOFREE char *expected =
            json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
        check_printed(value, vt_str(expected));
    }
}
END_TEST

START_TEST(test_print_past_the_cap_is_a_limit)
{
    VT_AUTOJSON value = vt_json_str(VT_STR("0123456789"));
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(5);
    vt_json_print(value, &buf);
    ck_assert_int_eq(buf.failed, VT_E_LIMIT);
}
END_TEST

VT_TEST_MAIN("base.json", test_members_keep_their_order, test_bad_utf8_becomes_question_marks,
             test_get_of_what_is_missing_or_of_another_type, test_text_is_that_of_jansson,
             test_print_past_the_cap_is_a_limit)
