#include "index_fixture.h"

static vt_node word(struct vt_index_query_builder *b, const char *text)
{
    return vt_query_term(b, vt_str(text));
}

static vt_node two(vt_node (*op)(struct vt_index_query_builder *, const vt_node *, size_t),
                   struct vt_index_query_builder *b, const char *first, const char *second)
{
    vt_node nodes[] = {word(b, first), word(b, second)};
    return op(b, nodes, VT_ARRAY_LEN(nodes));
}

START_TEST(test_operators_match_what_they_should)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    enum vt_index_order down = VT_ORDER_VALUE_DOWN, rank = VT_ORDER_RELEVANCE;

    vt_assert_str(fixture_search(reader, b, word(b, "dat"), down), VT_STR("ABD"));
    vt_assert_str(fixture_search(reader, b, word(b, "dat"), VT_ORDER_VALUE_UP), VT_STR("DBA"));
    vt_assert_str(fixture_search(reader, b, vt_query_all(b), down), VT_STR("CABD"));
    vt_assert_str(fixture_search(reader, b, vt_query_none(b), down), VT_STR(""));
    vt_assert_str(fixture_search(reader, b, NULL, down), VT_STR(""));
    vt_assert_str(fixture_search(reader, b, two(vt_query_and, b, "dat", "rung"), down),
                  VT_STR("B"));
    vt_assert_str(fixture_search(reader, b, two(vt_query_or, b, "khoa", "rung"), down),
                  VT_STR("CB"));
    vt_assert_str(fixture_search(reader, b, two(vt_query_synonym, b, "khoa", "rung"), down),
                  VT_STR("CB"));
    vt_assert_str(
        fixture_search(reader, b, vt_query_and_not(b, word(b, "dat"), word(b, "rung")), down),
        VT_STR("AD"));
    vt_assert_str(
        fixture_search(reader, b, vt_query_filter(b, word(b, "dat"), word(b, "nha")), down),
        VT_STR("A"));
    /* "rung" lifts B over A and D */
    vt_node boosted =
        vt_query_and_maybe(b, vt_query_scale(b, word(b, "dat"), 0.0), word(b, "rung"));
    vt_assert_str(fixture_search(reader, b, boosted, rank), VT_STR("BAD"));
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_empty_combinations)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    vt_node nothing = NULL;
    vt_assert_str(fixture_search(reader, b, vt_query_and(b, NULL, 0), VT_ORDER_VALUE_DOWN),
                  VT_STR("CABD"));
    vt_assert_str(fixture_search(reader, b, vt_query_or(b, NULL, 0), VT_ORDER_VALUE_DOWN),
                  VT_STR(""));
    vt_assert_str(fixture_search(reader, b, vt_query_and(b, &nothing, 1), VT_ORDER_VALUE_DOWN),
                  VT_STR(""));
    vt_assert_str(fixture_search(reader, b, vt_query_and_not(b, word(b, "rung"), nothing),
                                 VT_ORDER_VALUE_DOWN),
                  VT_STR("B"));
    fixture_release(&fixture);
}
END_TEST

/* "dat" is in three units, "dai" in two, "rung" and "khoa" in one each. */
START_TEST(test_the_rarest_of_many)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    vt_node nodes[] = {word(b, "dat"), word(b, "dai"), word(b, "rung"), word(b, "khoa")};
    static const struct {
        uint32_t most;
        const char *ids;
    } cases[] = {{2, "CB"}, {3, "CAB"}, {4, "CABD"}, {9, "CABD"}};
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++)
        vt_assert_str(fixture_search(reader, b, vt_query_elite(b, nodes, 4, cases[i].most),
                                     VT_ORDER_VALUE_DOWN),
                      vt_str(cases[i].ids));
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_value_ranges_include_their_ends)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    static const struct {
        const char *begin, *end, *ids;
    } cases[] = {{"20230101", "20240101", "AB"},
                 {"20230102", "", "CA"},
                 {"", "20230101", "BD"},
                 {"", "", "CABD"},
                 {"2026", "2027", ""}};
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++) {
        vt_node range =
            vt_query_value_range(b, SLOT_DATE, vt_str(cases[i].begin), vt_str(cases[i].end));
        vt_assert_str(fixture_search(reader, b, range, VT_ORDER_VALUE_DOWN), vt_str(cases[i].ids));
    }
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_prefix_has_a_limit)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    vt_assert_str(
        fixture_search(reader, b, vt_query_prefix(b, VT_STR("n"), 5), VT_ORDER_VALUE_DOWN),
        VT_STR("CAD"));
    struct vt_index_request request = {.query = vt_query_prefix(b, VT_STR("n"), 2), .limit = 5};
    struct vt_index_result result = {0};
    struct vt_error err;
    ck_assert_int_eq(vt_index_search(reader, b, &request, &result, &err), VT_E_QUERY);
    ck_assert_str_ne(err.hint, "");
    ck_assert_ptr_null(result.memory);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_a_failed_builder_says_so_at_search)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    char longer[VT_INDEX_TERM_BYTES + 2];
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    const struct vt_str bad[] = {VT_STR(""), vt_str(longer), vt_str_n("a\0b", 3)};
    for (size_t i = 0; i < VT_ARRAY_LEN(bad); i++) {
        AUTO_BUILDER b = vt_index_query_new();
        vt_node nodes[] = {word(b, "dat"), vt_query_term(b, bad[i])};
        struct vt_index_request request = {.query = vt_query_or(b, nodes, 2), .limit = 5};
        struct vt_index_result result = {0};
        ck_assert_int_eq(vt_index_search(reader, b, &request, &result, NULL), VT_E_INVALID);
    }
    AUTO_BUILDER b = vt_index_query_new();
    ck_assert_ptr_null(vt_query_prefix(b, VT_STR("n"), 0));
    ck_assert_ptr_null(vt_query_scale(b, vt_query_all(b), -1.0));
    ck_assert_ptr_null(vt_query_term(NULL, VT_STR("dat")));
    fixture_release(&fixture);
}
END_TEST

VT_TEST_MAIN("index.query", test_operators_match_what_they_should, test_empty_combinations,
             test_the_rarest_of_many, test_value_ranges_include_their_ends, test_prefix_has_a_limit,
             test_a_failed_builder_says_so_at_search)
