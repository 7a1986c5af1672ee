#include "index_fixture.h"

START_TEST(test_no_index)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    struct vt_index_reader *reader = NULL;
    struct vt_error err;
    ck_assert_int_eq(vt_index_reader_open(fixture.dir, &reader, &err), VT_E_NOTFOUND);
    ck_assert_str_ne(err.hint, "");
    ck_assert_int_eq(vt_index_reader_open(fixture.folder, &reader, &err), VT_E_NOTFOUND);
    ck_assert_ptr_null(reader);
    vt_index_reader_close(NULL);
    fixture_release(&fixture);
}
END_TEST

/* However much is committed meanwhile: what a reader has open is never written to. */
START_TEST(test_a_reader_is_never_stale)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    AUTO_WRITER writer = fixture_writer(&fixture);
    char id[16];
    for (int i = 0; i < 3000; i++) {
        snprintf(id, sizeof id, "n%d", i);
        vt_assert_ok(fixture_put(writer, id, "dat dai", "20250101", "CONG_VAN"));
    }
    vt_assert_ok(vt_index_commit(writer, 1, NULL));
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    struct vt_index_request request = {
        .query = vt_query_term(b, VT_STR("moi")), .limit = 5, .count_at_least = 5000};
    struct vt_index_result result = {0};
    for (int commit = 0; commit < 6; commit++) {
        for (int i = commit; i < 3000; i += 3) {
            snprintf(id, sizeof id, "n%d", i);
            vt_assert_ok(fixture_put(writer, id, "dat dai moi", "20250101", "CONG_VAN"));
        }
        vt_assert_ok(vt_index_commit(writer, 2, NULL));
    }
    vt_assert_ok(vt_index_search(reader, b, &request, &result, NULL));
    ck_assert_uint_eq(result.hit_count, 0);
    vt_index_result_release(&result);
    vt_assert_ok(vt_index_reopen(reader, NULL));
    vt_assert_ok(vt_index_search(reader, b, &request, &result, NULL));
    ck_assert_uint_eq(result.hit_count, 5);
    ck_assert_uint_eq(result.count_lower, 3000);
    vt_index_result_release(&result);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_reopen_follows_a_folder_that_was_exchanged)
{
    struct index_fixture fixture;
    char compacted[600], old[600];
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    {
        AUTO_WRITER writer = fixture_writer(&fixture);
        vt_assert_ok(vt_index_remove(writer, VT_STR("A"), NULL));
        vt_assert_ok(vt_index_commit(writer, 8, NULL));
    }
    snprintf(compacted, sizeof compacted, "%s.new", fixture.dir);
    snprintf(old, sizeof old, "%s.old", fixture.dir);
    vt_assert_ok(vt_index_compact(fixture.dir, compacted, NULL));
    ck_assert_int_eq(rename(fixture.dir, old), 0);
    ck_assert_int_eq(vt_index_reopen(reader, NULL), VT_E_NOTFOUND);
    ck_assert_int_eq(rename(compacted, fixture.dir), 0);
    vt_assert_ok(vt_index_reopen(reader, NULL));
    uint64_t sequence = 0;
    uint32_t count = 0;
    vt_assert_ok(vt_index_sequence(reader, &sequence, NULL));
    vt_assert_ok(vt_index_unit_count(reader, &count, NULL));
    ck_assert_uint_eq(sequence, 8);
    ck_assert_uint_eq(count, 3);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_hits_carry_id_data_and_facets)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    const uint32_t slots[] = {SLOT_TYPE, SLOT_DATE};
    struct vt_index_request request = {.query = vt_query_all(b),
                                       .offset = 1,
                                       .limit = 1,
                                       .count_at_least = 100,
                                       .order = VT_ORDER_VALUE_DOWN,
                                       .order_slot = SLOT_DATE,
                                       .facet_slots = slots,
                                       .facet_count = 2};
    VT_AUTO(vt_index_result_release) struct vt_index_result result = {0};
    vt_assert_ok(vt_index_search(reader, b, &request, &result, NULL));
    ck_assert_uint_eq(result.hit_count, 1);
    vt_assert_str(result.hits[0].id, VT_STR("A"));
    vt_assert_str(result.hits[0].data, VT_STR("dat dai nha o"));
    ck_assert_uint_eq(result.count_lower, 4);
    ck_assert_uint_eq(result.count_upper, 4);
    ck_assert_uint_eq(result.facet_count, 6);
    ck_assert_uint_eq(result.facets[0].slot, SLOT_TYPE);
    vt_assert_str(result.facets[0].value, VT_STR("CONG_VAN"));
    ck_assert_uint_eq(result.facets[0].count, 3);
    vt_assert_str(result.facets[1].value, VT_STR("QUYET_DINH"));
    ck_assert_uint_eq(result.facets[2].slot, SLOT_DATE);
    vt_assert_str(result.facets[2].value, VT_STR("20220101"));
    fixture_release(&fixture);
}
END_TEST

static bool is_of_2024_or_2023(struct vt_index_candidate *candidate, void *asked)
{
    ++*(unsigned *)asked;
    struct vt_str date = vt_index_candidate_value(candidate, SLOT_DATE);
    struct vt_str type = vt_index_candidate_value(candidate, SLOT_TYPE);
    return vt_str_eq(type, VT_STR("CONG_VAN")) &&
           (vt_str_starts(date, VT_STR("2024")) || vt_str_starts(date, VT_STR("2023")));
}

START_TEST(test_values_of_candidates_decide)
{
    static const uint32_t SLOT = SLOT_TYPE;
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    unsigned asked = 0;
    const struct vt_index_request request = {.query = vt_query_term(b, VT_STR("dat")),
                                             .limit = 10,
                                             .count_at_least = 100,
                                             .order_slot = SLOT_DATE,
                                             .accept = is_of_2024_or_2023,
                                             .accept_ctx = &asked,
                                             .hit_slot = &SLOT};
    VT_AUTO(vt_index_result_release) struct vt_index_result result = {0};
    vt_assert_ok(vt_index_search(reader, b, &request, &result, NULL));
    ck_assert_uint_eq(asked, 3);
    ck_assert_uint_eq(result.hit_count, 2);
    ck_assert_uint_eq(result.count_lower, 2);
    ck_assert_uint_eq(result.count_upper, 2);
    vt_assert_str(result.hits[0].value, VT_STR("CONG_VAN"));
    ck_assert_uint_eq(result.hits[0].id.len_bytes + result.hits[0].data.len_bytes, 0);
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(1 << 10);
    vt_assert_ok(vt_index_data(reader, result.hits[0].unit, &bytes, NULL));
    vt_assert_str(vt_buf_str(&bytes), VT_STR("dat dai dat dai rung"));
    vt_buf_clear(&bytes);
    vt_assert_ok(vt_index_value(reader, result.hits[0].unit, SLOT_DATE, &bytes, NULL));
    vt_assert_str(vt_buf_str(&bytes), VT_STR("20230101"));
    ck_assert_int_ne(vt_index_data(reader, 99, &bytes, NULL), VT_OK);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_more_frequent_words_rank_higher_and_ties_the_newest)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    {
        AUTO_WRITER writer = fixture_writer(&fixture);
        vt_assert_ok(fixture_put(writer, "Z", "bien dao", "20250102", ""));
        vt_assert_ok(fixture_put(writer, "Y", "bien dao", "20250101", ""));
        vt_assert_ok(fixture_put(writer, "X", "bien dao", "20250103", ""));
        vt_assert_ok(vt_index_commit(writer, 8, NULL));
    }
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    vt_assert_str(fixture_search(reader, b, vt_query_term(b, VT_STR("dai")), VT_ORDER_RELEVANCE),
                  VT_STR("BA"));
    vt_assert_str(fixture_search(reader, b, vt_query_term(b, VT_STR("bien")), VT_ORDER_RELEVANCE),
                  VT_STR("XZY"));
    vt_assert_str(fixture_search(reader, b, vt_query_term(b, VT_STR("bien")), VT_ORDER_VALUE_DOWN),
                  VT_STR("XZY"));
    fixture_release(&fixture);
}
END_TEST

static int append_term(struct vt_str term, uint32_t frequency, void *ctx)
{
    struct vt_buf *buf = ctx;
    vt_buf_printf(buf, "%.*s=%u ", VT_STR_ARG(term), frequency);
    return vt_str_eq(term, VT_STR("nha")) ? VT_E_TIMEOUT : VT_OK;
}

START_TEST(test_terms_of_a_prefix)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1000);
    vt_assert_ok(vt_index_each_term(reader, VT_STR("d"), 10, append_term, &buf, NULL));
    vt_assert_str(vt_buf_str(&buf), VT_STR("dai=2 dat=3 "));
    vt_buf_clear(&buf);
    vt_assert_ok(vt_index_each_term(reader, VT_STR("d"), 1, append_term, &buf, NULL));
    vt_assert_str(vt_buf_str(&buf), VT_STR("dai=2 "));
    vt_buf_clear(&buf);
    ck_assert_int_eq(vt_index_each_term(reader, VT_STR("n"), 10, append_term, &buf, NULL),
                     VT_E_TIMEOUT);
    vt_assert_str(vt_buf_str(&buf), VT_STR("nghe=1 nghiep=1 nha=1 "));
    uint32_t frequency = 9;
    vt_assert_ok(vt_index_term_frequency(reader, VT_STR("unknown"), &frequency, NULL));
    ck_assert_uint_eq(frequency, 0);
    fixture_release(&fixture);
}
END_TEST

VT_TEST_MAIN("index.reader", test_no_index, test_a_reader_is_never_stale,
             test_reopen_follows_a_folder_that_was_exchanged, test_hits_carry_id_data_and_facets,
             test_values_of_candidates_decide,
             test_more_frequent_words_rank_higher_and_ties_the_newest, test_terms_of_a_prefix)
