#include "vt_search.h"

#include "vt_answer_work.h"
#include "vt_test.h"
#include "vt_type.h"

static const char QUESTION[] = "giấy phép bến đỗ của ghe gỗ";

/* A document that is searched for QUESTION, as far as a passage needs it. */
struct paper {
    struct vt_search search;
    struct vt_search_request request;
    struct vt_text_hit hit;
    struct vt_str text;
};

static void paper_init(struct paper *paper, struct vt_str text)
{
    struct vt_tokens tokens;
    vt_ref_init();
    *paper = (struct paper){.text = text};
    vt_arena_init(&paper->search.arena, VT_ANSWER_ARENA_BYTES);
    paper->request = (struct vt_search_request){.query = VT_STR(QUESTION)};
    paper->search.request = &paper->request;
    vt_assert_ok(
        vt_query_parse(&paper->search.arena, VT_STR(QUESTION), &paper->search.query, NULL));
    vt_assert_ok(vt_tokenize(&paper->search.arena, text, &tokens, NULL));
    paper->hit.unit.article = VT_STR("1");
    paper->hit.unit.span = (struct vt_span){0, (uint32_t)text.len_bytes};
    vt_assert_ok(vt_codes_make(&paper->search.arena, &tokens, &paper->hit.unit.codes.text, NULL));
}

/* Sentences about something else, the one that is asked for between them. */
static struct vt_str long_text(struct vt_buf *buf, size_t before, size_t behind,
                               const char *filling)
{
    for (size_t i = 0; i < before; i++)
        vt_buf_puts(buf, filling);
    vt_buf_puts(buf, "Chủ ghe gỗ xin giấy phép bến đỗ.\n");
    for (size_t i = 0; i < behind; i++)
        vt_buf_puts(buf, filling);
    return vt_buf_str(buf);
}

START_TEST(test_the_window_holds_the_best_sentence)
{
    static const struct {
        size_t before, behind;
        const char *filling;
    } CASES[] = {{0, 400, "Bến tàu mở cửa.\n"},
                 {400, 0, "Bến tàu mở cửa.\n"},
                 {300, 700, "Bến tàu mở cửa.\n"},
                 {300, 100, "bến tàu mở cửa "}};
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1 << 20);
        struct paper paper;
        struct vt_str window;
        paper_init(&paper, long_text(&buf, CASES[i].before, CASES[i].behind, CASES[i].filling));
        vt_assert_ok(vt_search_window(&paper.search, &paper.hit, paper.text, &window, NULL));
        ck_assert_uint_le(window.len_bytes, 4 * 1024);
        ck_assert_uint_ne(vt_str_find(window, VT_STR("giấy phép bến đỗ"), 0), SIZE_MAX);
        const bool is_at_word =
            window.ptr == paper.text.ptr || window.ptr[-1] == ' ' || window.ptr[-1] == '\n';
        ck_assert(is_at_word);
        vt_arena_release(&paper.search.arena);
    }
}
END_TEST

START_TEST(test_short_and_unbroken_texts)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1 << 20);
    struct paper paper;
    struct vt_str window;
    paper_init(&paper, VT_STR("Chủ ghe gỗ xin giấy phép."));
    vt_assert_ok(vt_search_window(&paper.search, &paper.hit, paper.text, &window, NULL));
    vt_assert_str(window, paper.text);
    vt_arena_release(&paper.search.arena);
    for (size_t i = 0; i < 5000; i++)
        vt_buf_puts(&buf, "đ");
    paper_init(&paper, vt_buf_str(&buf));
    vt_assert_ok(vt_search_window(&paper.search, &paper.hit, paper.text, &window, NULL));
    ck_assert_uint_gt(window.len_bytes, 0);
    ck_assert(((unsigned char)window.ptr[0] & 0xC0) != 0x80);
    vt_arena_release(&paper.search.arena);
}
END_TEST

VT_TEST_MAIN("answer.search_text", test_the_window_holds_the_best_sentence,
             test_short_and_unbroken_texts)
