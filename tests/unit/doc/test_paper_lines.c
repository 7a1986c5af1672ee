#include "vt_test.h"

#include "vt_document.h"

/* A line of running text that does not end its sentence, ten times: a page. */
#define LINE \
    "Sở Xây dựng chủ trì, phối hợp với Sở Tài chính và các địa phương rà soát việc quản lý\n"
#define PAGE LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE

/* Whether a number stands among the tokens of a text as it is read. */
static bool is_read(const char *text, uint32_t number)
{
    struct vt_arena arena;
    struct vt_page page;
    bool found = false;
    vt_ref_init();
    vt_arena_init(&arena, 16 * 1024 * 1024);
    vt_assert_ok(vt_page_read(&arena, vt_str(text), &page, NULL));
    for (size_t i = 0; i < page.token_count; i++)
        found = found || (page.tokens[i].kind == VT_TOKEN_NUMBER && page.tokens[i].match == number);
    vt_arena_release(&arena);
    return found;
}

START_TEST(test_page_number_within_a_sentence_is_none_of_the_text)
{
    ck_assert(!is_read(PAGE "\n12\n\nvà nhà ở.\n", 12));
    ck_assert(!is_read(PAGE "- 12 -\nvà nhà ở.\n", 12));
    ck_assert(!is_read(PAGE "Trang 12\fvà nhà ở.\n", 12));
}
END_TEST

START_TEST(test_numbers_of_the_text_stay)
{
    ck_assert(is_read("12\n" PAGE, 12));                      /* nothing goes on to it */
    ck_assert(is_read(PAGE "hết năm.\n12\nvà nhà ở.\n", 12)); /* the sentence has ended */
    ck_assert(is_read(PAGE "theo quy định của pháp luật về nhà ở tại Điều\n12\nLuật này\n", 12));
    ck_assert(is_read(PAGE "12 nhà ở\n", 12));
    ck_assert(is_read(PAGE "13\n" LINE "14\n", 14)); /* a column of figures is closer */
}
END_TEST

START_TEST(test_running_head_of_a_gazette)
{
    ck_assert(!is_read(PAGE "CÔNG BÁO/Số 115 + 116/Ngày 28-02-2032\n15\n" LINE, 115));
    ck_assert(!is_read(PAGE "CÔNG BÁO/Số 115 + 116/Ngày 28-02-2032\n15\n" LINE, 15));
    ck_assert(!is_read(PAGE "16\tCÔNG BÁO/Số 115 + 116/Ngày 28-02-2032\n" LINE, 16));
    ck_assert(is_read(PAGE "Công báo số 115 đăng Quyết định này\n", 115));
}
END_TEST

VT_TEST_MAIN("doc.paper_lines", test_page_number_within_a_sentence_is_none_of_the_text,
             test_numbers_of_the_text_stay, test_running_head_of_a_gazette)
