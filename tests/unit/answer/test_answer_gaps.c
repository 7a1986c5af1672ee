/* Gaps and conflicts: what is missing, and what those who cite it say differently. */
#include "office.h"

START_TEST(test_gaps_have_witnesses)
{
    struct office office = office_open();
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_answer_gaps(office.answerer, 0, 0, &answer, NULL));
    const json_t *gap = office_find(json_object_get(answer, "items"), "key", "1-NQ/TW");
    ck_assert_ptr_nonnull(gap);
    ck_assert(json_is_false(json_object_get(gap, "held")));
    ck_assert_ptr_null(office_find(json_object_get(answer, "items"), "key", "10/2031/NĐ-CP"));
    const json_t *witness = json_array_get(json_object_get(gap, "cited_by"), 0);
    ck_assert_uint_gt(vt_json_get_str(witness, "sentence").len_bytes, 0);
    int64_t before = INT64_MAX;
    size_t i;
    json_array_foreach(json_object_get(answer, "items"), i, gap)
    {
        ck_assert_int_eq(vt_json_get_int(gap, "rank", 0), (int64_t)i + 1);
        ck_assert_int_le(vt_json_get_int(gap, "citing_documents", 0), before);
        before = vt_json_get_int(gap, "citing_documents", 0);
    }
    office_close(&office);
}
END_TEST

START_TEST(test_conflicts_have_voters)
{
    struct office office = office_open();
    VT_AUTOJSON answer = NULL, *one = NULL, *none = NULL;
    vt_assert_ok(vt_answer_conflicts(office.answerer, 0, 0, &answer, NULL));
    const json_t *conflict = office_find(json_object_get(answer, "items"), "field", "date");
    ck_assert_ptr_nonnull(conflict);
    vt_assert_str(vt_json_get_str(conflict, "key"), VT_STR("1-NQ/TW"));
    const json_t *votes = json_object_get(conflict, "votes");
    const json_t *early = office_find(votes, "value", "2030-02-02"),
                 *late = office_find(votes, "value", "2030-02-03");
    ck_assert_ptr_nonnull(office_find(json_object_get(early, "voters"), "key", "5/2033/TT-BXD"));
    ck_assert_ptr_nonnull(office_find(json_object_get(late, "voters"), "key", "99/UBND-KT"));
    vt_assert_ok(vt_answer_conflicts_of(office.answerer, VT_STR("1-NQ/TW"), &one, NULL));
    ck_assert_ptr_nonnull(office_find(json_object_get(one, "items"), "field", "date"));
    ck_assert_int_eq(vt_answer_conflicts_of(office.answerer, VT_STR("99/UBND-KT"), &none, NULL),
                     VT_E_NOTFOUND);
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_gaps", test_gaps_have_witnesses, test_conflicts_have_voters)
