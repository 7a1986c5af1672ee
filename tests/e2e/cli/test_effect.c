/* In force or not, at any date, and by whose words: the documents of tests/e2e/cli/documents. */
#include "run.h"

static char *archive; /* one for all tests */

static json_t *status_of(const char *ref, const char *day)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "status", ref, "--as-of", day, "--format", "jsonl", NULL);
    vt_assert_exit(&run, 0);
    VT_AUTOJSON lines = vt_run_lines(&run);
    ck_assert_uint_eq(json_array_size(lines), 1);
    return json_incref(json_array_get(lines, 0));
}

static void assert_status(const char *ref, const char *day, const char *status)
{
    VT_AUTOJSON item = status_of(ref, day);
    struct vt_str found = vt_json_get_str(item, "status");
    ck_assert_msg(vt_str_eq(found, vt_str(status)), "%s at %s: %.*s, not %s", ref, day,
                  VT_STR_ARG(found), status);
}

#define TT_5 "5/2019/TT-BXD"
#define ND_30 "30/2019/NĐ-CP"
#define QD_15 "15/2018/QĐ-UBND"

START_TEST(test_a_law_before_and_after_it_begins)
{
    assert_status("11/2018/QH14", "2018-12-31", "NOT_YET");
    assert_status("11/2018/QH14", "2019-01-01", "IN_FORCE");
}
END_TEST

START_TEST(test_a_chain_of_amendments)
{
    assert_status("11/2018/QH14", "2022-08-31", "IN_FORCE"); /* passed in June, not yet in force */
    assert_status("11/2018/QH14", "2022-09-01", "PART_EXPIRED");
    assert_status("12/2022/QH15", "2024-12-31", "IN_FORCE");
    assert_status("12/2022/QH15", "2025-01-01", "PART_EXPIRED");
    VT_AUTOJSON law = status_of("11/2018/QH14", "2023");
    const json_t *part = vt_find(json_object_get(law, "parts"), "pinpoint", "d5.k2", NULL);
    ck_assert_ptr_nonnull(part);
    vt_assert_str(vt_json_get_str(part, "key"), VT_STR("12/2022/QH15"));
    vt_assert_str(vt_json_get_str(part, "since"), VT_STR("2022-09-01"));
    const json_t *cause = json_array_get(json_object_get(law, "causes"), 0);
    ck_assert_ptr_nonnull(strstr(json_string_value(json_object_get(cause, "sentence")),
                                 "Sửa đổi, bổ sung khoản 2 Điều 5"));
}
END_TEST

START_TEST(test_replaced)
{
    assert_status(ND_30, "2023-07-31", "IN_FORCE");
    assert_status(ND_30, "2023-08-01", "EXPIRED");
    VT_AUTOJSON decree = status_of(ND_30, "2024-01-01");
    const json_t *cause = json_array_get(json_object_get(decree, "causes"), 0);
    vt_assert_str(vt_json_get_str(cause, "key"), VT_STR("45/2023/NĐ-CP"));
    vt_assert_str(vt_json_get_str(cause, "relation"), VT_STR("REPLACES"));
    ck_assert_ptr_nonnull(strstr(json_string_value(json_object_get(cause, "sentence")),
                                 "Nghị định này thay thế Nghị định số 30/2019/NĐ-CP"));
}
END_TEST

START_TEST(test_suspended_until_a_day)
{
    assert_status(TT_5, "2021-04-30", "IN_FORCE");
    assert_status(TT_5, "2021-05-01", "SUSPENDED");
    assert_status(TT_5, "2021-12-31", "SUSPENDED");
    assert_status(TT_5, "2022-01-01", "IN_FORCE");
    VT_AUTOJSON circular = status_of(TT_5, "2021-06-01");
    const json_t *cause = json_array_get(json_object_get(circular, "causes"), 0);
    vt_assert_str(vt_json_get_str(cause, "until"), VT_STR("2021-12-31"));
}
END_TEST

START_TEST(test_repealed_in_part_in_one_province_only)
{
    assert_status("12/2019/QĐ-UBND Cần Thơ", "2021-02-09", "IN_FORCE");
    assert_status("12/2019/QĐ-UBND Cần Thơ", "2021-02-10", "PART_EXPIRED");
    assert_status("12/2019/QĐ-UBND Hậu Giang", "2021-02-10", "IN_FORCE");
    VT_AUTOJSON decision = status_of("12/2019/QĐ-UBND Cần Thơ", "2022");
    ck_assert_ptr_nonnull(vt_find(json_object_get(decision, "parts"), "pinpoint", "d4.k2",
                                  "relation", "REPEALS_PART", NULL));
}
END_TEST

static void assert_part(const char *ref, const char *part, const char *day, const char *status)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "status", ref, "--part", part, "--as-of", day, "--format",
           "jsonl", NULL);
    vt_assert_exit(&run, 0);
    VT_AUTOJSON lines = vt_run_lines(&run);
    const json_t *found = json_object_get(json_array_get(lines, 0), "part");
    ck_assert_msg(vt_str_eq(vt_json_get_str(found, "status"), vt_str(status)),
                  "%s of %s: %s, not %s", part, ref, vt_json_get_str(found, "status").ptr, status);
}

/* Question 11. */
START_TEST(test_down_to_the_point)
{
    assert_part("11/2018/QH14", "d5.k2", "2022-08-31", "IN_FORCE");
    assert_part("11/2018/QH14", "d5.k2", "2022-09-01", "PART_EXPIRED"); /* amended */
    assert_part("11/2018/QH14", "d5.k2.a", "2022-09-01", "PART_EXPIRED");
    assert_part("11/2018/QH14", "5", "2022-09-01", "PART_EXPIRED");
    assert_part("11/2018/QH14", "d5.k1", "2022-09-01", "IN_FORCE");
    assert_part("11/2018/QH14", "d1", "2018-01-01", "NOT_YET");
    assert_part("12/2019/QĐ-UBND Cần Thơ", "d4.k2", "2021-02-10", "EXPIRED"); /* repealed */
    assert_part("12/2019/QĐ-UBND Cần Thơ", "d4", "2021-02-10", "PART_EXPIRED");
    assert_part("12/2019/QĐ-UBND Cần Thơ", "d4.k1", "2021-02-10", "IN_FORCE");
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "status", "11/2018/QH14", "--part", "chương hai", NULL);
    vt_assert_exit(&run, 2);
}
END_TEST

START_TEST(test_extended_until_a_day)
{
    assert_status(QD_15, "2020-12-01", "IN_FORCE");
    assert_status(QD_15, "2022-12-31", "IN_FORCE");
    assert_status(QD_15, "2023-01-01", "EXPIRED");
}
END_TEST

START_TEST(test_the_words_of_others_are_claims)
{
    assert_status("77/2015/TT-BTC", "2024-01-01", "UNKNOWN");
    VT_AUTOJSON circular = status_of("77/2015/TT-BTC", "2024-01-01");
    const json_t *claim = vt_find(json_object_get(circular, "causes"), "key", "12/2020/TT-BTC",
                                  "asserter", "400/UBND-KT", NULL);
    ck_assert_ptr_nonnull(claim);
    ck_assert(json_is_true(json_object_get(claim, "claim")));
}
END_TEST

START_TEST(test_what_rests_on_something_expired_is_warned_of)
{
    VT_AUTOJSON before = status_of(TT_5, "2023-07-31");
    ck_assert_ptr_null(json_object_get(before, "expired_basis"));
    VT_AUTOJSON after = status_of(TT_5, "2023-08-01");
    vt_assert_str(vt_json_get_str(after, "status"), VT_STR("IN_FORCE")); /* a warning, no more */
    const json_t *basis = vt_find(json_object_get(after, "expired_basis"), "key", ND_30, NULL);
    ck_assert_ptr_nonnull(basis);
    vt_assert_str(vt_json_get_str(json_object_get(basis, "by"), "key"), VT_STR("45/2023/NĐ-CP"));
    ck_assert_uint_gt(vt_json_get_str(basis, "sentence").len_bytes, 0);
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "status", TT_5, "--as-of", "2024", NULL);
    vt_assert_exit(&run, 0);
    ck_assert_ptr_nonnull(strstr(run.out.data, "Căn cứ đã hết hiệu lực: 30/2019/NĐ-CP"));
}
END_TEST

START_TEST(test_an_end_that_a_person_knows)
{
    char *own = vt_country_archive();
    VT_AUTO(vt_run_release) struct vt_run corrected, run;
    vt_run(&corrected, own, "vanthu", "correct", "field", "12/2019/QĐ-UBND Hậu Giang", "expires",
           "2020-07-01", NULL);
    vt_assert_exit(&corrected, 0);
    vt_run(&run, own, "vanthu", "status", "12/2019/QĐ-UBND Hậu Giang", "--as-of", "2020-07-01",
           NULL);
    ck_assert_ptr_nonnull(strstr(run.out.data, "Tại ngày 01/07/2020: hết hiệu lực\n"));
    vt_test_folder_remove(own);
}
END_TEST

int main(void)
{
    const TTest *const TESTS[] = {test_a_law_before_and_after_it_begins,
                                  test_a_chain_of_amendments,
                                  test_replaced,
                                  test_suspended_until_a_day,
                                  test_repealed_in_part_in_one_province_only,
                                  test_down_to_the_point,
                                  test_extended_until_a_day,
                                  test_the_words_of_others_are_claims,
                                  test_what_rests_on_something_expired_is_warned_of,
                                  test_an_end_that_a_person_knows};
    archive = vt_country_archive();
    int failed = vt_test_run("e2e.cli.effect", TESTS, VT_ARRAY_LEN(TESTS));
    vt_test_folder_remove(archive);
    return failed;
}
