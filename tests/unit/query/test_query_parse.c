#include "query_fixture.h"

#include "vt_fold.h"
#include "vt_type.h"

/** "ref any notes=2" */
static struct vt_str flags_of(struct vt_arena *arena, const struct vt_query *query)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1000);
    vt_buf_printf(&buf, "%s%s", query->whole_is_reference ? "ref " : "",
                  query->any_word ? "any " : "");
    if (query->note_count > 0)
        vt_buf_printf(&buf, "notes=%zu", query->note_count);
    return vt_arena_copy(arena, vt_str_trim(vt_buf_str(&buf)));
}

static void check_row(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    struct vt_query query;
    vt_assert_ok(vt_query_parse(&arena, cells[0], &query, NULL));
    struct vt_str tree = query_describe(&arena, &query), flags = flags_of(&arena, &query);
    ck_assert_msg(vt_str_eq(tree, cells[1]), "query_parse.tsv:%u: '%.*s' is %.*s", line,
                  VT_STR_ARG(cells[0]), VT_STR_ARG(tree));
    ck_assert_msg(vt_str_eq(flags, cells[2]), "query_parse.tsv:%u: '%.*s' gives '%.*s'", line,
                  VT_STR_ARG(cells[0]), VT_STR_ARG(flags));
}

START_TEST(test_questions)
{
    vt_ref_init();
    vt_test_rows("query_parse.tsv", 3, check_row, NULL);
}
END_TEST

/* The echo of a question, asked again, is the same question. */
static void check_echo(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    struct vt_query first, second;
    vt_assert_ok(vt_query_parse(&arena, cells[0], &first, NULL));
    vt_assert_ok(vt_query_parse(&arena, first.normalized, &second, NULL));
    struct vt_str a = query_describe(&arena, &first), b = query_describe(&arena, &second);
    ck_assert_msg(vt_str_eq(a, b), "query_parse.tsv:%u: %.*s, again: %.*s", line, VT_STR_ARG(a),
                  VT_STR_ARG(b));
}

START_TEST(test_the_echo_means_the_same)
{
    vt_ref_init();
    vt_test_rows("query_parse.tsv", 3, check_echo, NULL);
}
END_TEST

START_TEST(test_a_pasted_page_is_cut_and_said_so)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(1 << 20);
    vt_ref_init();
    for (int i = 0; text.len_bytes < 3 * VT_QUERY_BYTES; i++)
        vt_buf_printf(&text, "Căn cứ điều %d của luật, \"khoản %d\" (điểm a): - mục\n", i, i);
    struct vt_query query;
    vt_assert_ok(vt_query_parse(&arena, vt_buf_str(&text), &query, NULL));
    ck_assert_ptr_nonnull(query.tree);
    ck_assert_uint_ge(query.note_count, 2);
    ck_assert_uint_le(query.phrase_count, 200);
}
END_TEST

START_TEST(test_any_bytes_are_a_question)
{
    static const struct vt_str hostile[] = {{"\xff\xfe\x00đất", 8},
                                            {"\x00\x01\x02", 3},
                                            {"((((((((((((((((((((((((((((((((((((a", 37},
                                            {"-------", 7},
                                            {"a:b:c:d:", 8},
                                            {"số:số:số:", 12},
                                            {"loại:loại:(\"", 16},
                                            {"\xe1\xba", 2},
                                            {"\"\"\"\"\"", 5},
                                            {"..", 2},
                                            {"ngày:....", 10},
                                            {"NOT (NOT (NOT", 13}};
    vt_ref_init();
    for (size_t i = 0; i < VT_ARRAY_LEN(hostile); i++) {
        VT_AUTO(vt_arena_release) struct vt_arena arena;
        vt_arena_init(&arena, QUERY_ARENA_BYTES);
        struct vt_query query;
        vt_assert_ok(vt_query_parse(&arena, hostile[i], &query, NULL));
    }
}
END_TEST

START_TEST(test_little_memory_is_an_error_and_nothing_else)
{
    struct vt_str question =
        VT_STR("UBND (đất OR \"rừng phòng hộ\") -biển số:57-NQ/TW ngày:..2020");
    vt_ref_init();
    for (size_t cap = 1000; cap < 200000; cap += 3000) {
        VT_AUTO(vt_arena_release) struct vt_arena arena;
        vt_arena_init(&arena, cap);
        struct vt_query query;
        int status = vt_query_parse(&arena, question, &query, NULL);
        ck_assert(status == VT_OK || status == VT_E_NOMEM);
    }
}
END_TEST

START_TEST(test_phrases_are_what_a_text_is_searched_for)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    struct vt_query query;
    vt_ref_init();
    struct vt_str question = VT_STR("\"Đất đai\" rung -biển UBND số:57 tiêu-đề:luật rung");
    vt_assert_ok(vt_query_parse(&arena, question, &query, NULL));
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1000);
    for (size_t i = 0; i < query.phrase_count; i++) {
        for (size_t j = 0; j < query.phrases[i].word_count; j++)
            vt_buf_printf(&buf, "%.*s ", VT_STR_ARG(query.phrases[i].words[j]));
        vt_buf_puts(&buf, query.phrases[i].accented ? "+ " : "- ");
    }
    vt_assert_str(vt_buf_str(&buf),
                  VT_STR("đất đai + rung - ubnd - ủy + ban - nhân + dân + luật + "));
}
END_TEST

VT_TEST_MAIN("query.query_parse", test_questions, test_the_echo_means_the_same,
             test_a_pasted_page_is_cut_and_said_so, test_any_bytes_are_a_question,
             test_little_memory_is_an_error_and_nothing_else,
             test_phrases_are_what_a_text_is_searched_for)
