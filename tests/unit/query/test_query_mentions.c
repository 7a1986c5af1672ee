/* Cases of tests/data/query_mentions.tsv. */
#include "query_fixture.h"

#include "vt_type.h"

static void check_case(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    unsigned *failed = ctx;
    (void)count;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    VT_AUTO(vt_buf_release) struct vt_buf references = VT_BUF_INIT(1 << 16);
    struct vt_query query;
    vt_assert_ok(vt_query_parse(&arena, cells[0], &query, NULL));
    for (size_t i = 0; i < query.reference_count; i++)
        vt_buf_printf(&references, "%s%.*s", i > 0 ? " | " : "", VT_STR_ARG(query.references[i]));
    if (query.reference_count == 0)
        vt_buf_puts(&references, "-");
    const struct vt_str asks = vt_str(query.asks_who_cites ? "who" : "-");
    const struct vt_str relation =
        query.asked_relation.len_bytes > 0 ? query.asked_relation : VT_STR("-");
    if (vt_str_eq(vt_buf_str(&references), cells[1]) && vt_str_eq(asks, cells[2]) &&
        vt_str_eq(relation, cells[3]))
        return;
    printf("query_mentions.tsv:%u: '%.*s' gave %.*s, %.*s, %.*s\n", line, VT_STR_ARG(cells[0]),
           VT_STR_ARG(vt_buf_str(&references)), VT_STR_ARG(asks), VT_STR_ARG(relation));
    ++*failed;
}

START_TEST(test_table)
{
    unsigned failed = 0;
    vt_ref_init();
    vt_test_rows("query_mentions.tsv", 4, check_case, &failed);
    ck_assert_uint_eq(failed, 0);
}
END_TEST

/* Every relation of the table exists. */
START_TEST(test_asked_relations)
{
    static const char *const QUESTIONS[] = {"ai thay thế 57-NQ/TW",
                                            "ai bãi bỏ 57-NQ/TW",
                                            "ai đình chỉ 57-NQ/TW",
                                            "ai hợp nhất 57-NQ/TW",
                                            "ai đính chính 57-NQ/TW",
                                            "ai sửa đổi 57-NQ/TW",
                                            "ai hướng dẫn nghị quyết 57-NQ/TW",
                                            "ai thực hiện 57-NQ/TW",
                                            "ai căn cứ 57-NQ/TW"};
    vt_ref_init();
    for (size_t i = 0; i < VT_ARRAY_LEN(QUESTIONS); i++) {
        VT_AUTO(vt_arena_release) struct vt_arena arena;
        vt_arena_init(&arena, QUERY_ARENA_BYTES);
        struct vt_query query;
        vt_assert_ok(vt_query_parse(&arena, vt_str(QUESTIONS[i]), &query, NULL));
        ck_assert_msg(vt_relation_by_id(query.asked_relation) != 0, "%s", QUESTIONS[i]);
    }
}
END_TEST

VT_TEST_MAIN("query.query_mentions", test_table, test_asked_relations)
