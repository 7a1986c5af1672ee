/* An index of several parts answers as one of a single part; parts are merged under readers and a
 * writer. */
#include "index_fixture.h"

#include "vt_file.h"

#include <dirent.h>

enum { UNITS = 60 };

static void put_numbered(struct vt_index_writer *writer, int number, const char *more)
{
    char id[16], words[64], date[16];
    snprintf(id, sizeof id, "u%02d", number);
    snprintf(words, sizeof words, "tat nhom%d so%d %s", number % 7, number, more);
    snprintf(date, sizeof date, "2024%04d", 100 + number);
    vt_assert_ok(fixture_put(writer, id, words, date, number % 3 == 0 ? "CONG_VAN" : "KE_HOACH"));
}

static void commit(struct vt_index_writer *writer, uint64_t sequence)
{
    struct vt_error err;
    ck_assert_msg(vt_index_commit(writer, sequence, &err) == VT_OK, "%s", err.message);
}

/* All units in one commit. */
static void fill_at_once(const struct index_fixture *fixture)
{
    AUTO_WRITER writer = fixture_writer(fixture);
    for (int i = 0; i < UNITS; i++)
        if (i % 10 != 9)
            put_numbered(writer, i, i % 5 == 0 ? "moi" : "cu");
    commit(writer, 9);
}

/* The same in many commits, every fifth replaced and every tenth removed later. */
static void fill_in_steps(const struct index_fixture *fixture)
{
    AUTO_WRITER writer = fixture_writer(fixture);
    for (int i = 0; i < UNITS; i++) {
        put_numbered(writer, i, "cu");
        if (i % 7 == 6)
            commit(writer, 1);
    }
    commit(writer, 2);
    for (int i = 0; i < UNITS; i += 5) {
        put_numbered(writer, i, "tam");
        put_numbered(writer, i, "moi");
    }
    for (int i = 9; i < UNITS; i += 10) {
        char id[16];
        snprintf(id, sizeof id, "u%02d", i);
        vt_assert_ok(vt_index_remove(writer, vt_str(id), NULL));
    }
    commit(writer, 9);
}

static unsigned part_count(const struct index_fixture *fixture)
{
    unsigned count = 0;
    DIR *folder = opendir(fixture->dir);
    ck_assert_ptr_nonnull(folder);
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        count += entry->d_name[0] >= '1' && entry->d_name[0] <= '9';
    closedir(folder);
    return count;
}

static int print_term(struct vt_str term, uint32_t frequency, void *ctx)
{
    vt_buf_printf(ctx, "%.*s=%u ", VT_STR_ARG(term), frequency);
    return VT_OK;
}

/* Everything that a reader can be asked, as text. */
static void print_answers(const struct index_fixture *fixture, struct vt_buf *ret)
{
    static const char *const WORDS[] = {"tat", "nhom3", "so17", "moi", "tam", "so9"};
    static const uint32_t SLOTS[] = {SLOT_TYPE};
    AUTO_READER reader = fixture_reader(fixture);
    uint32_t count = 0;
    uint64_t sequence = 0;
    vt_assert_ok(vt_index_unit_count(reader, &count, NULL));
    vt_assert_ok(vt_index_sequence(reader, &sequence, NULL));
    vt_buf_printf(ret, "%u units, sequence %llu\n", count, (unsigned long long)sequence);
    for (size_t i = 0; i < VT_ARRAY_LEN(WORDS); i++) {
        AUTO_BUILDER b = vt_index_query_new();
        struct vt_index_request request = {.query = vt_query_term(b, vt_str(WORDS[i])),
                                           .limit = 100,
                                           .count_at_least = 100,
                                           .order =
                                               i % 2 == 0 ? VT_ORDER_VALUE_DOWN : VT_ORDER_VALUE_UP,
                                           .order_slot = SLOT_DATE,
                                           .facet_slots = SLOTS,
                                           .facet_count = 1};
        VT_AUTO(vt_index_result_release) struct vt_index_result result = {0};
        struct vt_error err;
        ck_assert_msg(vt_index_search(reader, b, &request, &result, &err) == VT_OK, "%s",
                      err.message);
        vt_buf_printf(ret, "%s: %u to %u", WORDS[i], result.count_lower, result.count_upper);
        for (size_t h = 0; h < result.hit_count; h++) {
            vt_buf_printf(ret, " %.*s", VT_STR_ARG(result.hits[h].id));
            VT_AUTO(vt_buf_release) struct vt_buf data = VT_BUF_INIT(1 << 10);
            vt_assert_ok(vt_index_data(reader, result.hits[h].unit, &data, NULL));
            vt_assert_str(vt_buf_str(&data), result.hits[h].data);
        }
        for (size_t f = 0; f < result.facet_count; f++)
            vt_buf_printf(ret, " %.*s=%u", VT_STR_ARG(result.facets[f].value),
                          result.facets[f].count);
        vt_buf_add_c(ret, '\n');
    }
    /* Terms that more units have than died are not told apart; these are rarer. */
    vt_assert_ok(vt_index_each_term(reader, VT_STR("so"), UINT32_MAX, print_term, ret, NULL));
    vt_assert_ok(vt_index_each_term(reader, VT_STR("tam"), UINT32_MAX, print_term, ret, NULL));
    vt_assert_ok(vt_index_each_term(reader, VT_STR("Qu"), 5, print_term, ret, NULL));
}

static void expect_answers(const struct index_fixture *fixture, const struct vt_buf *expected)
{
    VT_AUTO(vt_buf_release) struct vt_buf answers = VT_BUF_INIT(1 << 20);
    print_answers(fixture, &answers);
    vt_assert_str(vt_buf_str(&answers), vt_buf_str(expected));
}

static bool merge(const struct index_fixture *fixture, uint32_t part_units, bool all)
{
    const struct vt_index_merge_options options = {.part_units = part_units, .all = all};
    struct vt_error err;
    bool merged = false;
    ck_assert_msg(vt_index_merge(fixture->dir, &options, &merged, &err) == VT_OK, "%s",
                  err.message);
    return merged;
}

START_TEST(test_many_parts_answer_as_one)
{
    struct index_fixture one, many;
    VT_AUTO(vt_buf_release) struct vt_buf expected = VT_BUF_INIT(1 << 20);
    fixture_init(&one);
    fixture_init(&many);
    fill_at_once(&one);
    fill_in_steps(&many);
    print_answers(&one, &expected);
    ck_assert_uint_eq(part_count(&one), 1);
    ck_assert_uint_eq(part_count(&many), 10);
    expect_answers(&many, &expected);
    vt_assert_ok(vt_index_verify(many.dir, NULL));

    ck_assert(merge(&many, 30, true));
    ck_assert_uint_lt(part_count(&many), 10);
    ck_assert_uint_gt(part_count(&many), 2); /* none of more than 30 units */
    expect_answers(&many, &expected);
    while (merge(&many, UINT32_MAX, true))
        ;
    ck_assert_uint_eq(part_count(&many), 1);
    expect_answers(&many, &expected);
    vt_assert_ok(vt_index_verify(many.dir, NULL));
    fixture_release(&one);
    fixture_release(&many);
}
END_TEST

START_TEST(test_only_parts_of_one_size_are_merged)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    {
        AUTO_WRITER writer = fixture_writer(&fixture);
        for (int i = 0; i < 5000; i++) {
            char id[16];
            snprintf(id, sizeof id, "n%d", i);
            vt_assert_ok(fixture_put(writer, id, "nhieu", "20250101", "CONG_VAN"));
        }
        commit(writer, 1);
        for (int i = 0; i < 3; i++) {
            put_numbered(writer, i, "cu");
            commit(writer, 2);
        }
        ck_assert(!merge(&fixture, UINT32_MAX, false));
        put_numbered(writer, 3, "cu");
        commit(writer, 3);
        ck_assert_uint_eq(part_count(&fixture), 5);
        ck_assert(merge(&fixture, UINT32_MAX, false));
        ck_assert(!merge(&fixture, UINT32_MAX, false));
    }
    ck_assert_uint_eq(part_count(&fixture), 2); /* the large one, and the four small ones */
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_a_reader_keeps_its_parts_until_it_reopens)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fill_in_steps(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    ck_assert(merge(&fixture, UINT32_MAX, true));
    {
        AUTO_WRITER writer = fixture_writer(&fixture);
        put_numbered(writer, 17, "doi");
        commit(writer, 10);
    }
    vt_node seventeen = vt_query_term(b, VT_STR("so17"));
    struct vt_index_request request = {.query = seventeen, .limit = 10};
    struct vt_index_result result = {0};
    vt_assert_ok(vt_index_search(reader, b, &request, &result, NULL));
    ck_assert_uint_eq(result.hit_count, 1);
    vt_assert_str(result.hits[0].data, VT_STR("tat nhom3 so17 cu"));
    vt_index_result_release(&result);
    vt_assert_ok(vt_index_reopen(reader, NULL));
    vt_assert_ok(vt_index_search(reader, b, &request, &result, NULL));
    ck_assert_uint_eq(result.hit_count, 1);
    vt_assert_str(result.hits[0].data, VT_STR("tat nhom3 so17 doi"));
    vt_index_result_release(&result);
    fixture_release(&fixture);
}
END_TEST

/* What a writer removes before a merge and commits after it is gone in the merged part. */
START_TEST(test_a_merge_under_a_writer)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fill_in_steps(&fixture);
    {
        AUTO_WRITER writer = fixture_writer(&fixture);
        vt_assert_ok(vt_index_remove(writer, VT_STR("u17"), NULL));
        put_numbered(writer, 23, "doi");
        ck_assert(merge(&fixture, 30, true));         /* moves some parts, and … */
        ck_assert(merge(&fixture, UINT32_MAX, true)); /* … all of them once more */
        vt_assert_ok(vt_index_remove(writer, VT_STR("u24"), NULL));
        commit(writer, 10);
        put_numbered(writer, 24, "lai");
        commit(writer, 11);
    }
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    static const struct {
        const char *word, *ids;
    } cases[] = {{"so17", ""}, {"so23", "u23"}, {"so24", "u24"}, {"lai", "u24"}};
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++)
        vt_assert_str(
            fixture_search(reader, b, vt_query_term(b, vt_str(cases[i].word)), VT_ORDER_RELEVANCE),
            vt_str(cases[i].ids));
    uint32_t count = 0;
    vt_assert_ok(vt_index_unit_count(reader, &count, NULL));
    ck_assert_uint_eq(count, 53);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_a_part_without_living_units_goes)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_WRITER writer = fixture_writer(&fixture);
    static const char *const IDS[] = {"A", "B", "C", "D"};
    for (size_t i = 0; i < VT_ARRAY_LEN(IDS); i++)
        vt_assert_ok(fixture_put(writer, IDS[i], "khac", "20250101", "KE_HOACH"));
    commit(writer, 8);
    ck_assert_uint_eq(part_count(&fixture), 1);
    vt_assert_ok(vt_index_remove_term(writer, VT_STR("khac"), NULL));
    commit(writer, 9);
    ck_assert_uint_eq(part_count(&fixture), 0);
    AUTO_READER reader = fixture_reader(&fixture);
    AUTO_BUILDER b = vt_index_query_new();
    vt_assert_str(fixture_search(reader, b, vt_query_all(b), VT_ORDER_RELEVANCE), VT_STR(""));
    fixture_release(&fixture);
}
END_TEST

static void put_in_group(struct vt_index_writer *writer, unsigned document, unsigned article)
{
    char id[32], group[32];
    snprintf(id, sizeof id, "A%u#%u", document, article);
    snprintf(group, sizeof group, "W%u", document);
    struct vt_index_term terms[] = {{vt_str(group), 0}, {VT_STR("tat"), 1}};
    struct vt_index_unit unit = {.id = vt_str(id),
                                 .data = vt_str(id),
                                 .terms = terms,
                                 .term_count = VT_ARRAY_LEN(terms),
                                 .group = vt_str(group)};
    vt_assert_ok(vt_index_put(writer, &unit, NULL));
}

static void remove_group(struct vt_index_writer *writer, unsigned document)
{
    char group[32];
    snprintf(group, sizeof group, "W%u", document);
    vt_assert_ok(vt_index_remove_group(writer, vt_str(group), NULL));
}

START_TEST(test_threads_and_groups)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    const struct vt_index_writer_options options = {.thread_count = 3,
                                                    .memory_bytes = (uint64_t)16 << 20};
    struct vt_index_writer *opened = NULL;
    vt_assert_ok(vt_index_writer_open_with(fixture.dir, &options, &opened, NULL));
    AUTO_WRITER writer = opened;
    for (unsigned document = 0; document < 1500; document++)
        for (unsigned article = 0; article < 6; article++)
            put_in_group(writer, document, article);
    remove_group(writer, 3); /* in a batch that was written, */
    remove_group(writer, 1499);
    put_in_group(writer, 1499, 1); /* and in the one being filled */
    remove_group(writer, 7777);
    commit(writer, 1);
    remove_group(writer, 5);
    commit(writer, 2);
    AUTO_READER reader = fixture_reader(&fixture);
    uint32_t count = 0;
    vt_assert_ok(vt_index_unit_count(reader, &count, NULL));
    ck_assert_uint_eq(count, 1500 * 6 - 6 - 5 - 6);
    static const struct {
        const char *term;
        uint32_t frequency;
    } cases[] = {{"W3", 0}, {"W4", 6}, {"W5", 0}, {"W1499", 1}, {"QA1499#1", 1}, {"QA4#1", 1}};
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++) {
        vt_assert_ok(vt_index_term_frequency(reader, vt_str(cases[i].term), &count, NULL));
        ck_assert_msg(count == cases[i].frequency, "%s: %u", cases[i].term, count);
    }
    vt_assert_ok(vt_index_verify(fixture.dir, NULL));
    fixture_release(&fixture);
}
END_TEST

static bool at_once(void *ctx)
{
    ++*(unsigned *)ctx;
    return true;
}

START_TEST(test_a_cancelled_merge_changes_nothing)
{
    struct index_fixture fixture;
    VT_AUTO(vt_buf_release) struct vt_buf before = VT_BUF_INIT(1 << 20);
    fixture_init(&fixture);
    fill_in_steps(&fixture);
    print_answers(&fixture, &before);
    unsigned asked = 0;
    bool merged = true;
    const struct vt_index_merge_options options = {
        .part_units = UINT32_MAX, .all = true, .is_cancelled = at_once, .ctx = &asked};
    vt_assert_ok(vt_index_merge(fixture.dir, &options, &merged, NULL));
    ck_assert(!merged);
    ck_assert_uint_gt(asked, 0);
    ck_assert_uint_eq(part_count(&fixture), 10);
    expect_answers(&fixture, &before);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_what_a_crash_left_is_cleared_away)
{
    static const char *const LEFT[] = {"7", "batch.3", "building", "merging"};
    struct index_fixture fixture;
    char path[600];
    fixture_init(&fixture);
    fixture_fill(&fixture);
    for (size_t i = 0; i < VT_ARRAY_LEN(LEFT); i++) {
        snprintf(path, sizeof path, "%s/%s", fixture.dir, LEFT[i]);
        vt_assert_ok(vt_file_mkdirs(path, NULL));
        snprintf(path, sizeof path, "%s/%s/iamglass", fixture.dir, LEFT[i]);
        vt_assert_ok(vt_file_write_atomic(path, VT_STR("half"), NULL));
    }
    vt_index_writer_close(fixture_writer(&fixture));
    for (size_t i = 0; i < VT_ARRAY_LEN(LEFT); i++) {
        snprintf(path, sizeof path, "%s/%s", fixture.dir, LEFT[i]);
        ck_assert_int_ne(access(path, F_OK), 0);
    }
    ck_assert_uint_eq(part_count(&fixture), 1);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_an_index_of_an_earlier_format_is_told)
{
    struct index_fixture fixture;
    char path[600];
    fixture_init(&fixture);
    vt_assert_ok(vt_file_mkdirs(fixture.dir, NULL));
    snprintf(path, sizeof path, "%s/iamglass", fixture.dir);
    vt_assert_ok(vt_file_write_atomic(path, VT_STR("a database"), NULL));
    struct vt_index_reader *reader = NULL;
    struct vt_index_writer *writer = NULL;
    struct vt_error err;
    ck_assert_int_eq(vt_index_reader_open(fixture.dir, &reader, &err), VT_E_VERSION);
    ck_assert_str_ne(err.hint, "");
    ck_assert_int_eq(vt_index_writer_open(fixture.dir, &writer, &err), VT_E_VERSION);
    ck_assert_int_eq(vt_index_verify(fixture.dir, NULL), VT_E_VERSION);
    fixture_release(&fixture);
}
END_TEST

VT_TEST_MAIN("index.parts", test_many_parts_answer_as_one, test_only_parts_of_one_size_are_merged,
             test_a_reader_keeps_its_parts_until_it_reopens, test_a_merge_under_a_writer,
             test_a_part_without_living_units_goes, test_threads_and_groups,
             test_a_cancelled_merge_changes_nothing, test_what_a_crash_left_is_cleared_away,
             test_an_index_of_an_earlier_format_is_told)
