#include "office.h"

static json_t *lineage(struct office *office, const char *ref, uint32_t depth, uint32_t limit)
{
    const struct vt_lineage_request request = {.ref = vt_str(ref),
                                               .depth = depth,
                                               .relations = VT_STR(""),
                                               .as_of = VT_STR(""),
                                               .limit = limit};
    json_t *answer = NULL;
    vt_assert_ok(vt_answer_lineage(office->answerer, &request, &answer, NULL));
    return answer;
}

static int64_t level_of(const json_t *answer, const char *key)
{
    const json_t *node = office_find(json_object_get(answer, "nodes"), "key", key);
    ck_assert_msg(node != NULL, "no node %s", key);
    return vt_json_get_int(node, "level", 99);
}

START_TEST(test_levels_up_and_down)
{
    struct office office = office_open();
    VT_AUTOJSON answer = lineage(&office, "5/2033/TT-BXD", 0, 0);
    ck_assert_int_eq(level_of(answer, "5/2033/TT-BXD"), 0);
    ck_assert_int_eq(level_of(answer, "10/2031/NĐ-CP"), -1);
    ck_assert_int_eq(level_of(answer, "1-NQ/TW"), -1);
    ck_assert_int_eq(level_of(answer, "99/UBND-KT"), 1);
    ck_assert(json_is_false(json_object_get(answer, "cut")));
    office_close(&office);
}
END_TEST

START_TEST(test_statements_of_one_kind_are_one_link)
{
    struct office office = office_open();
    VT_AUTOJSON answer = lineage(&office, "5/2033/TT-BXD", 0, 0);
    size_t i, based = 0, guides = 0, refers = 0;
    const json_t *link;
    json_array_foreach(json_object_get(answer, "links"), i, link)
    {
        struct vt_str relation = vt_json_get_str(link, "relation");
        based += vt_str_eq(relation, VT_STR("BASED_ON"));
        guides += vt_str_eq(relation, VT_STR("GUIDES"));
        refers += vt_str_eq(relation, VT_STR("REFERS"));
        ck_assert_int_ge(vt_json_get_int(link, "statements", 0), 1);
        ck_assert_uint_gt(vt_json_get_str(link, "sentence").len_bytes, 0);
    }
    ck_assert_uint_eq(based, 2);
    ck_assert_uint_eq(guides, 1);
    ck_assert_uint_eq(refers, 0); /* a mere reference is no step of a chain */
    office_close(&office);
}
END_TEST

START_TEST(test_limits_keep_the_nearest)
{
    struct office office = office_open();
    VT_AUTOJSON answer = lineage(&office, "99/UBND-KT", 0, 2);
    ck_assert_uint_eq(json_array_size(json_object_get(answer, "nodes")), 2);
    ck_assert(json_is_true(json_object_get(answer, "cut")));
    ck_assert(json_is_false(json_object_get(answer, "count_exact")));
    ck_assert_int_eq(level_of(answer, "99/UBND-KT"), 0);
    ck_assert_int_eq(level_of(answer, "5/2033/TT-BXD"), -1);
    VT_AUTOJSON near = lineage(&office, "99/UBND-KT", 1, 0);
    ck_assert_ptr_null(office_find(json_object_get(near, "nodes"), "key", "10/2031/NĐ-CP"));
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_lineage", test_levels_up_and_down,
             test_statements_of_one_kind_are_one_link, test_limits_keep_the_nearest)
