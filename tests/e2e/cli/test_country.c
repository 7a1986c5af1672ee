/* Who cites whom in a made-up country whose truth is known: tests/e2e/cli/documents. */
#include "run.h"

static char *archive; /* one for all tests */

static json_t *ask(int exit_code, const char *const *arguments)
{
    const char *argv[VT_RUN_ARGUMENTS] = {"vanthu"};
    size_t count = 1;
    while (*arguments != NULL && count + 3 < VT_ARRAY_LEN(argv))
        argv[count++] = *arguments++;
    argv[count++] = "--format";
    argv[count++] = "json";
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run_to(&run, archive, NULL, NULL, argv);
    vt_assert_exit(&run, exit_code);
    return vt_run_json(&run);
}
#define ASK(...) ask(0, (const char *const[]){__VA_ARGS__, NULL})

static const json_t *items(const json_t *answer)
{
    return json_object_get(answer, "items");
}

/* Question 9: every document of one number. */
START_TEST(test_one_number_of_four_terms)
{
    static const char *const DATES[] = {"2004-03-26", "2014-07-01", "2018-10-22", "2023-01-30"};
    VT_AUTOJSON answer = ASK("resolve", "36-NQ/TW");
    vt_assert_str(vt_json_get_str(answer, "state"), VT_STR("ambiguous"));
    ck_assert_uint_eq(json_array_size(items(answer)), VT_ARRAY_LEN(DATES));
    for (size_t i = 0; i < VT_ARRAY_LEN(DATES); i++) {
        const json_t *one = vt_find(items(answer), "date", DATES[i], NULL);
        ck_assert_ptr_nonnull(one);
        ck_assert_uint_gt(vt_json_get_str(one, "issuer").len_bytes, 0);
        ck_assert_uint_gt(vt_json_get_str(one, "reason").len_bytes, 0);
    }
    VT_AUTOJSON choice = ask(2, (const char *const[]){"cited-by", "36-NQ/TW", NULL});
    ck_assert_uint_eq(json_array_size(json_object_get(choice, "candidates")), 4);
}
END_TEST

/* Questions 3 and 6: those of another term are not mixed in. */
START_TEST(test_who_implements_the_one_of_2018)
{
    VT_AUTOJSON answer = ASK("cited-by", "36-NQ/TW 22/10/2018", "--relation", "IMPLEMENTS");
    ck_assert_ptr_nonnull(vt_find(items(answer), "key", "20-CTr/TU", NULL));
    ck_assert_ptr_nonnull(vt_find(items(answer), "key", "60/KH-UBND", NULL));
    ck_assert_ptr_null(vt_find(items(answer), "key", "88/UBND-NC", NULL));
    ck_assert_int_eq(vt_json_get_int(answer, "documents", 0), 2);
}
END_TEST

START_TEST(test_one_number_in_two_provinces)
{
    VT_AUTOJSON answer = ASK("resolve", "12/2019/QĐ-UBND");
    ck_assert_uint_eq(json_array_size(items(answer)), 2);
    VT_AUTOJSON repealed = ASK("cited-by", "12/2019/QĐ-UBND Cần Thơ");
    ck_assert_ptr_nonnull(
        vt_find(items(repealed), "key", "3/2021/QĐ-UBND", "relation", "REPEALS_PART", NULL));
    VT_AUTOJSON other =
        ask(1, (const char *const[]){"cited-by", "12/2019/QĐ-UBND Hậu Giang", NULL});
    ck_assert_uint_eq(json_array_size(items(other)), 0);
}
END_TEST

/* Question 10: amended by what, since when; question 12: what replaced it. */
START_TEST(test_who_amends_and_who_replaces)
{
    VT_AUTOJSON amended = ASK("cited-by", "11/2018/QH14", "--relation", "AMENDS");
    const json_t *act = json_array_get(items(amended), 0);
    vt_assert_str(vt_json_get_str(act, "key"), VT_STR("12/2022/QH15"));
    vt_assert_str(vt_str(json_string_value(json_array_get(json_object_get(act, "pinpoints"), 0))),
                  VT_STR("d5.k2"));
    VT_AUTOJSON chain = ASK("cited-by", "11/2018/QH14", "--relation", "AMENDS", "--depth", "0");
    const json_t *second = vt_find(items(chain), "key", "20/2024/QH15", NULL);
    ck_assert_ptr_nonnull(second);
    ck_assert_int_eq(vt_json_get_int(second, "depth", 0), 2);
    VT_AUTOJSON replaced = ASK("cited-by", "30/2019/NĐ-CP", "--relation", "REPLACES");
    ck_assert_uint_eq(json_array_size(items(replaced)), 1);
    vt_assert_str(vt_json_get_str(json_array_get(items(replaced), 0), "key"),
                  VT_STR("45/2023/NĐ-CP"));
}
END_TEST

/* Question 21: one number, different dates, both with who says so. */
START_TEST(test_dates_that_disagree)
{
    VT_AUTOJSON answer = ASK("conflicts");
    const json_t *conflict = vt_find(items(answer), "key", "15-KL/TW", "field", "date", NULL);
    ck_assert_ptr_nonnull(conflict);
    vt_assert_str(vt_json_get_str(conflict, "chosen"), VT_STR("2019-05-10"));
    const json_t *votes = json_object_get(conflict, "votes");
    const json_t *most = vt_find(votes, "value", "2019-05-10", NULL);
    const json_t *other = vt_find(votes, "value", "2019-05-12", NULL);
    ck_assert_ptr_nonnull(vt_find(json_object_get(most, "voters"), "key", "101/UBND-KT", NULL));
    ck_assert_ptr_nonnull(vt_find(json_object_get(most, "voters"), "key", "102/UBND-KT", NULL));
    ck_assert_ptr_nonnull(vt_find(json_object_get(other, "voters"), "key", "103/UBND-KT", NULL));
    VT_AUTOJSON works = ASK("resolve", "15-KL/TW");
    ck_assert_uint_eq(json_array_size(items(works)), 1);
}
END_TEST

/* Question 5: the whole chain; two letters that implement each other do not make it endless. */
START_TEST(test_cycles_end)
{
    VT_AUTOJSON answer = ASK("lineage", "200/UBND-XD");
    ck_assert_uint_eq(json_array_size(json_object_get(answer, "nodes")), 2);
    ck_assert_uint_eq(json_array_size(json_object_get(answer, "links")), 2);
    VT_AUTOJSON cited = ASK("cites", "200/UBND-XD", "--depth", "0");
    ck_assert_int_eq(vt_json_get_int(cited, "documents", 0), 1);
    VT_AUTOJSON path = ASK("path", "200/UBND-XD", "300/SXD-QLN");
    ck_assert_uint_eq(json_array_size(json_object_get(path, "steps")), 1);
}
END_TEST

START_TEST(test_no_path_is_explained)
{
    VT_AUTOJSON answer = ask(1, (const char *const[]){"path", "5/2019/TT-BXD", "50/KH-UBND", NULL});
    ck_assert_uint_gt(json_array_size(json_object_get(answer, "explanation")), 0);
    ck_assert(json_is_false(json_object_get(answer, "reverse")));
    VT_AUTOJSON common =
        ask(1, (const char *const[]){"path", "3/2021/QĐ-UBND", "45/2023/NĐ-CP", NULL});
    ck_assert_ptr_nonnull(vt_find(json_object_get(common, "common"), "key", "11/2018/QH14", NULL));
}
END_TEST

START_TEST(test_no_path_over_certain_relations_is_explained)
{
    VT_AUTOJSON any = ASK("path", "7/KH-SXD", "20-CTr/TU", "--relation", "IMPLEMENTS");
    ck_assert_uint_eq(json_array_size(json_object_get(any, "steps")), 2);
    VT_AUTOJSON none = ask(
        1, (const char *const[]){"path", "7/KH-SXD", "20-CTr/TU", "--relation", "AMENDS", NULL});
    const json_t *why = json_object_get(none, "explanation");
    const char *last = json_string_value(json_array_get(why, json_array_size(why) - 1));
    ck_assert_ptr_nonnull(strstr(last, "qua 2 bước"));
    VT_AUTOJSON early = ask(
        1, (const char *const[]){"path", "7/KH-SXD", "20-CTr/TU", "--as-of", "2019-04-19", NULL});
    ck_assert_uint_eq(json_array_size(json_object_get(early, "steps")), 0);
}
END_TEST

/* Question 19: from the Central Committee down to the ward, tier by tier, and who is silent. */
START_TEST(test_tiers_with_the_days_between_them)
{
    static const struct {
        const char *tier, *first;
        int64_t documents, days;
    } TIERS[] = {{"central", "2018-10-22", 1, -1},
                 {"province", "2019-02-15", 3, 116},
                 {"district", "2019-04-20", 1, 64},
                 {"commune", "2019-06-15", 1, 56}};
    VT_AUTOJSON answer = ASK("lineage", "36-NQ/TW 22/10/2018");
    const json_t *tiers = json_object_get(answer, "tiers");
    ck_assert_uint_eq(json_array_size(tiers), VT_ARRAY_LEN(TIERS));
    for (size_t i = 0; i < VT_ARRAY_LEN(TIERS); i++) {
        const json_t *tier = json_array_get(tiers, i);
        vt_assert_str(vt_json_get_str(tier, "tier"), vt_str(TIERS[i].tier));
        vt_assert_str(vt_json_get_str(tier, "first"), vt_str(TIERS[i].first));
        ck_assert_int_eq(vt_json_get_int(tier, "documents", 0), TIERS[i].documents);
        ck_assert_int_eq(vt_json_get_int(tier, "days", -1), TIERS[i].days);
        ck_assert(json_is_false(json_object_get(tier, "silent")));
    }
    const json_t *link =
        vt_find(json_object_get(answer, "links"), "from", "7/KH-SXD", "to", "50/KH-UBND", NULL);
    ck_assert_int_eq(vt_json_get_int(link, "days", 0), 19);
    VT_AUTOJSON silent = ASK("lineage", "60/KH-UBND");
    const json_t *wards = vt_find(json_object_get(silent, "tiers"), "tier", "commune", NULL);
    ck_assert(json_is_true(json_object_get(wards, "silent")));
}
END_TEST

START_TEST(test_only_certain_types_and_issuers)
{
    VT_AUTOJSON decisions = ASK("cited-by", "11/2018/QH14", "--issuer", "ubnd cần thơ");
    ck_assert_int_eq(vt_json_get_int(decisions, "count", 0), 3);
    VT_AUTOJSON decrees = ASK("cited-by", "11/2018/QH14", "--type", "nghị định");
    ck_assert_int_eq(vt_json_get_int(decrees, "count", 0), 2);
    VT_AUTOJSON both = ASK("cited-by", "11/2018/QH14", "--type", "LUAT,Nghị định", "--limit", "1");
    ck_assert_int_eq(vt_json_get_int(both, "count", 0), 3);
    ck_assert_uint_eq(json_array_size(items(both)), 1);
    VT_AUTOJSON chain = ASK("lineage", "36-NQ/TW 22/10/2018", "--issuer", "SXD");
    const json_t *nodes = json_object_get(chain, "nodes"); /* with what leads to it */
    ck_assert_uint_eq(json_array_size(nodes), 4);
    ck_assert_ptr_nonnull(vt_find(nodes, "key", "50/KH-UBND", NULL));
    ck_assert_ptr_null(vt_find(nodes, "key", "60/KH-UBND", NULL));
    VT_AUTOJSON gaps = ASK("gaps", "--type", "kết luận");
    ck_assert_int_eq(vt_json_get_int(gaps, "count", 0), 1);
    VT_AUTOJSON conflicts = ask(1, (const char *const[]){"conflicts", "--type", "luật", NULL});
    ck_assert_int_eq(vt_json_get_int(conflicts, "count", -1), 0);
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "gaps", "--type", "giấy khai sinh", NULL);
    vt_assert_exit(&run, 2);
}
END_TEST

START_TEST(test_names_typed_while_the_input_method_was_off)
{
    VT_AUTOJSON telex = ASK("resolve", "nghij ddinhj 45");
    vt_assert_str(vt_json_get_str(json_array_get(items(telex), 0), "key"), VT_STR("45/2023/NĐ-CP"));
    VT_AUTOJSON vni = ASK("cited-by", "nghi5 d9inh5 30");
    vt_assert_str(vt_json_get_str(json_object_get(vni, "document"), "key"),
                  VT_STR("30/2019/NĐ-CP"));
}
END_TEST

/* Question 8. */
START_TEST(test_gaps)
{
    VT_AUTOJSON answer = ASK("gaps");
    const json_t *first = json_array_get(items(answer), 0);
    vt_assert_str(vt_json_get_str(first, "key"), VT_STR("15-KL/TW"));
    ck_assert_int_eq(vt_json_get_int(first, "citing_documents", 0), 3);
    ck_assert_ptr_nonnull(vt_find(items(answer), "key", "77/2015/TT-BTC", NULL));
    ck_assert_ptr_null(vt_find(items(answer), "key", "11/2018/QH14", NULL));
}
END_TEST

int main(void)
{
    const TTest *const TESTS[] = {test_one_number_of_four_terms,
                                  test_who_implements_the_one_of_2018,
                                  test_one_number_in_two_provinces,
                                  test_who_amends_and_who_replaces,
                                  test_dates_that_disagree,
                                  test_cycles_end,
                                  test_no_path_is_explained,
                                  test_no_path_over_certain_relations_is_explained,
                                  test_tiers_with_the_days_between_them,
                                  test_only_certain_types_and_issuers,
                                  test_names_typed_while_the_input_method_was_off,
                                  test_gaps};
    archive = vt_country_archive();
    int failed = vt_test_run("e2e.cli.country", TESTS, VT_ARRAY_LEN(TESTS));
    vt_test_folder_remove(archive);
    return failed;
}
