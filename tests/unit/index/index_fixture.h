/* index_fixture.h — a small index in a new folder, for the tests of lib/index. */
#ifndef INDEX_FIXTURE_H
#define INDEX_FIXTURE_H

#include "vt_index.h"
#include "vt_test.h"

#define AUTO_WRITER VT_AUTO(vt_cleanup_vt_index_writer_close) struct vt_index_writer *
#define AUTO_READER VT_AUTO(vt_cleanup_vt_index_reader_close) struct vt_index_reader *
#define AUTO_BUILDER VT_AUTO(vt_cleanup_vt_index_query_free) struct vt_index_query_builder *

enum { SLOT_DATE = 1, SLOT_TYPE = 2 };

struct index_fixture {
    char *folder;
    char dir[512]; /* of the index */
};

static inline void fixture_init(struct index_fixture *fixture)
{
    fixture->folder = vt_test_folder();
    snprintf(fixture->dir, sizeof fixture->dir, "%s/index", fixture->folder);
}

static inline void fixture_release(struct index_fixture *fixture)
{
    vt_test_folder_remove(fixture->folder);
}

static inline struct vt_index_writer *fixture_writer(const struct index_fixture *fixture)
{
    struct vt_index_writer *writer = NULL;
    struct vt_error err;
    ck_assert_msg(vt_index_writer_open(fixture->dir, &writer, &err) == VT_OK, "%s", err.message);
    return writer;
}

static inline struct vt_index_reader *fixture_reader(const struct index_fixture *fixture)
{
    struct vt_index_reader *reader = NULL;
    struct vt_error err;
    ck_assert_msg(vt_index_reader_open(fixture->dir, &reader, &err) == VT_OK, "%s", err.message);
    return reader;
}

/** Put a unit whose terms are the words of a text, with its date and type as values. */
static inline int fixture_put(struct vt_index_writer *writer, const char *id, const char *words,
                              const char *date, const char *type)
{
    struct vt_index_term terms[32];
    size_t count = 0;
    struct vt_str rest = vt_str(words), word;
    while (count < VT_ARRAY_LEN(terms) && vt_str_split(&rest, ' ', &word))
        terms[count++] = (struct vt_index_term){word, 1};
    struct vt_index_value values[] = {{SLOT_DATE, vt_str(date)}, {SLOT_TYPE, vt_str(type)}};
    struct vt_index_unit unit = {.id = vt_str(id),
                                 .data = vt_str(words),
                                 .terms = terms,
                                 .term_count = count,
                                 .values = values,
                                 .value_count = VT_ARRAY_LEN(values)};
    return vt_index_put(writer, &unit, NULL);
}

/** Three letters and a decision, committed with sequence 7. */
static inline void fixture_fill(const struct index_fixture *fixture)
{
    AUTO_WRITER writer = fixture_writer(fixture);
    vt_assert_ok(fixture_put(writer, "A", "dat dai nha o", "20240101", "CONG_VAN"));
    vt_assert_ok(fixture_put(writer, "B", "dat dai dat dai rung", "20230101", "CONG_VAN"));
    vt_assert_ok(fixture_put(writer, "C", "khoa hoc cong nghe", "20250101", "QUYET_DINH"));
    vt_assert_ok(fixture_put(writer, "D", "dat nong nghiep", "20220101", "CONG_VAN"));
    vt_assert_ok(vt_index_commit(writer, 7, NULL));
}

/** The ids of the hits, in order, as one word: "BA". */
static inline struct vt_str fixture_search(struct vt_index_reader *reader,
                                           const struct vt_index_query_builder *builder,
                                           vt_node query, enum vt_index_order order)
{
    static char ids[64];
    struct vt_index_request request = {
        .query = query, .limit = 20, .count_at_least = 20, .order = order, .order_slot = SLOT_DATE};
    VT_AUTO(vt_index_result_release) struct vt_index_result result = {0};
    struct vt_error err;
    ck_assert_msg(vt_index_search(reader, builder, &request, &result, &err) == VT_OK, "%s",
                  err.message);
    ck_assert_uint_eq(result.count_lower, result.hit_count);
    ck_assert_uint_eq(result.count_upper, result.hit_count);
    size_t used = 0;
    for (size_t i = 0; i < result.hit_count; i++)
        used +=
            (size_t)snprintf(ids + used, sizeof ids - used, "%.*s", VT_STR_ARG(result.hits[i].id));
    return vt_str_n(ids, used);
}

#endif
