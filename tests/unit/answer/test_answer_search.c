#include "office.h"

static json_t *search(struct office *office, int expected, const struct vt_search_request *request)
{
    struct vt_error err = {0};
    json_t *answer = NULL;
    int status = vt_answer_search(office->answerer, request, &answer, &err);
    ck_assert_msg(status == expected, "status %d, expected %d: %s", status, expected, err.message);
    return answer;
}
#define SEARCH(office, expected, ...) \
    search((office), (expected), &(struct vt_search_request){__VA_ARGS__})

static void assert_keys(const json_t *answer, const char *expected)
{
    VT_AUTO(vt_buf_release) struct vt_buf keys = VT_BUF_INIT(1 << 16);
    vt_assert_str(office_texts(json_object_get(answer, "items"), "key", &keys), vt_str(expected));
}

START_TEST(test_articles_with_their_headings)
{
    struct office office = office_open();
    VT_AUTOJSON answer =
        SEARCH(&office, VT_OK, .query = VT_STR("giấy phép bến đỗ"), .by_article = true);
    const json_t *first = json_array_get(json_object_get(answer, "items"), 0);
    vt_assert_str(vt_json_get_str(first, "key"), VT_STR("10/2031/NĐ-CP"));
    vt_assert_str(vt_json_get_str(first, "article"), VT_STR("2"));
    vt_assert_str(vt_json_get_str(first, "heading"), VT_STR("Giấy phép bến đỗ"));
    vt_assert_str(vt_json_get_str(first, "unit"), VT_STR("article"));
    ck_assert_uint_eq(vt_str_find(vt_json_get_str(first, "snippet"), VT_STR("\n"), 0), SIZE_MAX);
    office_close(&office);
}
END_TEST

START_TEST(test_phrases_run_over_commas_and_not_over_words)
{
    struct office office = office_open();
    VT_AUTOJSON comma = SEARCH(&office, VT_OK, .query = VT_STR("\"chợ nổi ghe thuyền\""));
    assert_keys(comma, "10/2031/NĐ-CP");
    ck_assert(json_is_true(json_object_get(comma, "count_exact")));
    VT_AUTOJSON plain = SEARCH(&office, VT_OK, .query = VT_STR("\"ghe do ngoai ben\""));
    assert_keys(plain, "10/2031/NĐ-CP");
    VT_AUTOJSON either =
        SEARCH(&office, VT_OK, .query = VT_STR("\"ba mươi mét\" OR \"đóng cửa sông\""));
    assert_keys(either, "5/2033/TT-BXD");
    VT_AUTOJSON wrong = SEARCH(&office, VT_OK, .query = VT_STR("\"thuyền ghe\""));
    ck_assert(json_is_true(json_object_get(wrong, "partial")));
    office_close(&office);
}
END_TEST

START_TEST(test_sets_of_the_graph)
{
    struct office office = office_open();
    VT_AUTOJSON citing = SEARCH(&office, VT_OK, .query = VT_STR("bến đỗ dẫn:1-NQ/TW"));
    ck_assert_ptr_nonnull(office_find(json_object_get(citing, "items"), "key", "5/2033/TT-BXD"));
    ck_assert_ptr_null(office_find(json_object_get(citing, "items"), "key", "30/2034/NĐ-CP"));
    VT_AUTOJSON expired = SEARCH(&office, VT_OK, .query = VT_STR("chợ nổi được-dẫn:30/2034/NĐ-CP"));
    assert_keys(expired, "10/2031/NĐ-CP");
    VT_AUTOJSON unknown = SEARCH(&office, VT_E_NOTFOUND, .query = VT_STR("dẫn:\"88/2088/NĐ-CP\""));
    ck_assert_uint_gt(json_array_size(json_object_get(unknown, "notes")), 0);
    office_close(&office);
}
END_TEST

START_TEST(test_order_by_date_and_citations)
{
    struct office office = office_open();
    VT_AUTOJSON newest = SEARCH(&office, VT_OK, .query = VT_STR("chợ nổi"), .sort = VT_SORT_DATE);
    assert_keys(newest, "30/2034/NĐ-CP 99/UBND-KT 5/2033/TT-BXD 20/2032/NĐ-CP 10/2031/NĐ-CP");
    VT_AUTOJSON cited =
        SEARCH(&office, VT_OK, .query = VT_STR("chợ nổi"), .sort = VT_SORT_CITATIONS);
    const json_t *first = json_array_get(json_object_get(cited, "items"), 0);
    vt_assert_str(vt_json_get_str(first, "key"), VT_STR("10/2031/NĐ-CP"));
    office_close(&office);
}
END_TEST

START_TEST(test_pages_and_scores)
{
    struct office office = office_open();
    VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(1 << 16), parts = VT_BUF_INIT(1 << 16);
    VT_AUTO(vt_buf_release) struct vt_buf page = VT_BUF_INIT(1 << 16);
    VT_AUTOJSON whole = SEARCH(&office, VT_OK, .query = VT_STR("10/2031/NĐ-CP"), .explain = true);
    const json_t *items = json_object_get(whole, "items");
    office_texts(items, "key", &all);
    ck_assert(json_is_true(json_object_get(json_array_get(items, 0), "exact")));
    for (uint32_t offset = 0; offset < json_array_size(items); offset += 2) {
        VT_AUTOJSON part =
            SEARCH(&office, VT_OK, .query = VT_STR("10/2031/NĐ-CP"), .limit = 2, .offset = offset);
        vt_buf_puts(&parts, offset > 0 ? " " : "");
        vt_buf_add(&parts, office_texts(json_object_get(part, "items"), "key", &page));
    }
    vt_assert_str(vt_buf_str(&parts), vt_buf_str(&all));
    double before = 1e9;
    size_t i;
    const json_t *item;
    json_array_foreach(items, i, item)
    {
        double score = json_number_value(json_object_get(item, "score"));
        ck_assert_double_le(score, before);
        before = score;
    }
    office_close(&office);
}
END_TEST

START_TEST(test_pages_never_repeat)
{
    static const unsigned SORTS[] = {VT_SORT_RELEVANCE, VT_SORT_DATE};
    static const char *const QUERIES[] = {"bến đỗ", "\"bến đỗ\"", "loại:NĐ"};
    struct office office = office_open();
    for (size_t i = 0; i < VT_ARRAY_LEN(SORTS) * VT_ARRAY_LEN(QUERIES); i++) {
        const struct vt_str query = vt_str(QUERIES[i / VT_ARRAY_LEN(SORTS)]);
        const unsigned sort = SORTS[i % VT_ARRAY_LEN(SORTS)];
        VT_AUTO(vt_buf_release)
        struct vt_buf all = VT_BUF_INIT(1 << 16), parts = VT_BUF_INIT(1 << 16);
        VT_AUTO(vt_buf_release) struct vt_buf page = VT_BUF_INIT(1 << 16);
        VT_AUTOJSON whole =
            SEARCH(&office, VT_OK, .query = query, .sort = sort, .by_article = true);
        const json_t *items = json_object_get(whole, "items");
        ck_assert_uint_gt(json_array_size(items), 1);
        for (uint32_t offset = 0; offset < json_array_size(items); offset++) {
            VT_AUTOJSON part = SEARCH(&office, VT_OK, .query = query, .sort = sort,
                                      .by_article = true, .limit = 1, .offset = offset);
            vt_buf_puts(&parts, offset > 0 ? " " : "");
            vt_buf_add(&parts, office_texts(json_object_get(part, "items"), "key", &page));
        }
        vt_assert_str(vt_buf_str(&parts), office_texts(items, "key", &all));
    }
    office_close(&office);
}
END_TEST

START_TEST(test_scores_are_explained)
{
    struct office office = office_open();
    VT_AUTOJSON answer = SEARCH(&office, VT_OK, .query = VT_STR("giấy phép bến đỗ"),
                                .by_article = true, .explain = true);
    const json_t *first = json_array_get(json_object_get(answer, "items"), 0);
    const char *name;
    json_t *value;
    double sum = 0;
    json_object_foreach(json_object_get(first, "explain"), name, value) sum +=
        strcmp(name, "bm25") == 0 ? 0 : json_number_value(value);
    ck_assert_double_eq_tol(sum, json_number_value(json_object_get(first, "score")), 0.01);
    office_close(&office);
}
END_TEST

START_TEST(test_neighbours_of_a_number_that_nobody_bears)
{
    static const struct {
        const char *asked, *key, *reason;
    } CASES[] = {{"10/2032/NĐ-CP", "10/2031/NĐ-CP", "số gần giống, năm khác"},
                 {"40/2034/nđ-cp", "30/2034/NĐ-CP", "số gần giống, lệch một chữ số"}};
    struct office office = office_open();
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        VT_AUTOJSON answer = SEARCH(&office, VT_OK, .query = vt_str(CASES[i].asked));
        const json_t *first = json_array_get(json_object_get(answer, "items"), 0);
        vt_assert_str(vt_json_get_str(first, "key"), vt_str(CASES[i].key));
        ck_assert(json_is_false(json_object_get(first, "exact")));
        ck_assert(vt_str_starts(vt_json_get_str(first, "reason"), vt_str(CASES[i].reason)));
        ck_assert_uint_gt(json_array_size(json_object_get(answer, "notes")), 0);
    }
    VT_AUTOJSON other_issuer = SEARCH(&office, VT_E_NOTFOUND, .query = VT_STR("10/2032/NĐ-XYZ"));
    ck_assert_uint_eq(json_array_size(json_object_get(other_issuer, "items")), 0);
    office_close(&office);
}
END_TEST

static int64_t count_of(const json_t *answer, const char *facet, const char *label)
{
    const json_t *list = json_object_get(json_object_get(answer, "facets"), facet);
    return vt_json_get_int(office_find(list, "label", label), "count", 0);
}

START_TEST(test_facets_of_the_graph)
{
    struct office office = office_open();
    VT_AUTOJSON answer = SEARCH(&office, VT_OK, .query = VT_STR("loại:(NĐ OR TT)"), .facets = true);
    ck_assert(json_is_true(json_object_get(answer, "facets_exact")));
    ck_assert_int_eq(count_of(answer, "cites", "10/2031/NĐ-CP"), 3);
    ck_assert_int_eq(count_of(answer, "cites", "1-NQ/TW"), 1);
    ck_assert_int_eq(count_of(answer, "cites", "99/UBND-KT"), 0);
    int64_t units = 0;
    size_t i;
    const json_t *value;
    json_array_foreach(json_object_get(json_object_get(answer, "facets"), "status"), i, value)
    {
        units += vt_json_get_int(value, "count", 0);
        VT_AUTO(vt_buf_release) struct vt_buf query = VT_BUF_INIT(256);
        vt_buf_printf(&query, "loại:(NĐ OR TT) hiệu-lực:%.*s",
                      VT_STR_ARG(vt_json_get_str(value, "value")));
        VT_AUTOJSON narrowed = SEARCH(&office, VT_OK, .query = vt_buf_str(&query));
        ck_assert_int_eq(vt_json_get_int(narrowed, "count", -1),
                         vt_json_get_int(value, "count", 0));
    }
    ck_assert_int_eq(units, vt_json_get_int(answer, "count", -1));
    office_close(&office);
}
END_TEST

START_TEST(test_facets)
{
    struct office office = office_open();
    VT_AUTOJSON answer = SEARCH(&office, VT_OK, .query = VT_STR("chợ nổi"), .facets = true);
    const json_t *types = json_object_get(json_object_get(answer, "facets"), "type");
    const json_t *decrees = office_find(types, "value", "NGHI_DINH");
    vt_assert_str(vt_json_get_str(decrees, "label"), VT_STR("Nghị định"));
    ck_assert_int_eq(vt_json_get_int(decrees, "count", 0), 3);
    office_close(&office);
}
END_TEST

START_TEST(test_nothing_and_nonsense)
{
    struct office office = office_open();
    static const char *const QUERIES[] = {
        "",  "   ", "\"\"", "zyxwvut",   "((((",         "AND OR NOT",
        "-", "số:", "\"",   "ngày:ngày", "loại:không-có"};
    for (size_t i = 0; i < VT_ARRAY_LEN(QUERIES); i++) {
        json_t *answer = NULL;
        struct vt_error err = {0};
        const struct vt_search_request request = {
            .query = vt_str(QUERIES[i]), .limit = 5, .facets = true};
        int status = vt_answer_search(office.answerer, &request, &answer, &err);
        ck_assert_msg(status == VT_OK || status == VT_E_NOTFOUND, "'%s': %d %s", QUERIES[i], status,
                      err.message);
        ck_assert_ptr_nonnull(answer);
        json_decref(answer);
    }
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_search", test_articles_with_their_headings,
             test_phrases_run_over_commas_and_not_over_words, test_sets_of_the_graph,
             test_order_by_date_and_citations, test_pages_and_scores, test_scores_are_explained,
             test_pages_never_repeat, test_neighbours_of_a_number_that_nobody_bears, test_facets,
             test_facets_of_the_graph, test_nothing_and_nonsense)
