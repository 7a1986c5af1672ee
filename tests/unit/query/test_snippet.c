#include "query_fixture.h"

#include "vt_type.h"

/** The passage with its marks in brackets and '|' for line breaks. */
static struct vt_str show(struct vt_arena *arena, struct vt_str text,
                          const struct vt_snippet *snippet)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1 << 16);
    uint32_t at = snippet->span.start;
    for (size_t i = 0; i < snippet->mark_count; i++) {
        struct vt_span mark = snippet->marks[i];
        ck_assert(mark.start >= at && mark.end <= snippet->span.end);
        vt_buf_printf(&buf, "%.*s[%.*s]", (int)(mark.start - at), text.ptr + at,
                      VT_STR_ARG(vt_str_span(text, mark)));
        at = mark.end;
    }
    vt_buf_add(&buf, vt_str_n(text.ptr + at, snippet->span.end - at));
    for (size_t i = 0; i < buf.len_bytes; i++)
        if (buf.data[i] == '\n')
            buf.data[i] = '|';
    return vt_arena_copy(arena, vt_buf_str(&buf));
}

static struct vt_str snippet_of(struct vt_arena *arena, struct vt_str question, struct vt_str text,
                                size_t max_bytes)
{
    struct vt_query query;
    struct vt_snippet snippet;
    vt_assert_ok(vt_query_parse(arena, question, &query, NULL));
    vt_assert_ok(vt_query_snippet(arena, &query, text, max_bytes, &snippet));
    return show(arena, text, &snippet);
}

static void check_row(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    struct vt_str text = vt_arena_copy(&arena, cells[2]);
    uint64_t max_bytes = 0;
    ck_assert(vt_str_to_u64(cells[1], 10000, &max_bytes));
    for (size_t i = 0; i < text.len_bytes; i++)
        if (text.ptr[i] == '|')
            ((char *)(uintptr_t)text.ptr)[i] = '\n';
    struct vt_str shown = snippet_of(&arena, cells[0], text, max_bytes);
    ck_assert_msg(vt_str_eq(shown, cells[3]), "query_snippets.tsv:%u: got '%.*s'", line,
                  VT_STR_ARG(shown));
}

START_TEST(test_passages)
{
    vt_ref_init();
    vt_test_rows("query_snippets.tsv", 4, check_row, NULL);
}
END_TEST

/* Marks as separate characters (NFD), as some word processors write them. */
START_TEST(test_decomposed_text_is_marked_too)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    vt_ref_init();
    static const char nfd[] = "nghi\xcc\xa3 quye\xcc\x82\xcc\x81t va\xcc\x80 quye\xcc\xa3\xcc\x82t";
    struct vt_str shown = snippet_of(&arena, VT_STR("quyết"), vt_str(nfd), 100);
    vt_assert_str(shown,
                  VT_STR("nghi\xcc\xa3 [quye\xcc\x82\xcc\x81t] va\xcc\x80 quye\xcc\xa3\xcc\x82t"));
    shown = snippet_of(&arena, VT_STR("nghi quyet"), vt_str(nfd), 100);
    vt_assert_str(
        shown, VT_STR("[nghi\xcc\xa3 quye\xcc\x82\xcc\x81t] va\xcc\x80 [quye\xcc\xa3\xcc\x82t]"));
}
END_TEST

START_TEST(test_a_long_text_gives_a_short_passage)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(4 << 20);
    vt_ref_init();
    for (int i = 0; i < 20000; i++)
        vt_buf_printf(&text, "Khoản %d. Đất đai và rừng%s.\n", i, i == 15000 ? " phòng hộ" : "");
    struct vt_query query;
    struct vt_snippet snippet;
    vt_assert_ok(vt_query_parse(&arena, VT_STR("đất rừng phòng hộ"), &query, NULL));
    vt_assert_ok(vt_query_snippet(&arena, &query, vt_buf_str(&text), 200, &snippet));
    struct vt_str passage = vt_str_span(vt_buf_str(&text), snippet.span);
    ck_assert_uint_le(passage.len_bytes, 201);
    ck_assert_uint_ne(vt_str_find(passage, VT_STR("phòng hộ"), 0), SIZE_MAX);
}
END_TEST

START_TEST(test_one_endless_word)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(1 << 20);
    vt_ref_init();
    while (text.len_bytes < 3000)
        vt_buf_puts(&text, "ậ");
    struct vt_query query;
    struct vt_snippet snippet;
    vt_assert_ok(vt_query_parse(&arena, VT_STR("đất"), &query, NULL));
    vt_assert_ok(vt_query_snippet(&arena, &query, vt_buf_str(&text), 100, &snippet));
    ck_assert_uint_le(snippet.span.end - snippet.span.start, 100);
    ck_assert_uint_eq((snippet.span.end - snippet.span.start) % 3, 0);
}
END_TEST

VT_TEST_MAIN("query.snippet", test_passages, test_decomposed_text_is_marked_too,
             test_a_long_text_gives_a_short_passage, test_one_endless_word)
