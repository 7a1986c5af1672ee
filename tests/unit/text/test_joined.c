#include "vt_test.h"
#include "vt_token.h"

/* The words of a text, with '|' between. */
static void assert_words(const char *text, const char *words)
{
    struct vt_arena arena;
    struct vt_tokens tokens;
    char got[256];
    size_t used = 0;
    vt_arena_init(&arena, 1 << 20);
    vt_assert_ok(vt_tokenize(&arena, vt_str(text), &tokens, NULL));
    for (size_t i = 0; i < tokens.count; i++) {
        struct vt_str word = vt_token_str(vt_str(text), &tokens.items[i]);
        used += (size_t)snprintf(got + used, sizeof got - used, "%s%.*s", i > 0 ? "|" : "",
                                 VT_STR_ARG(word));
    }
    vt_assert_str(vt_str_n(got, used), vt_str(words));
    vt_arena_release(&arena);
}

START_TEST(test_joined_words_are_two_tokens)
{
    assert_words("tạiĐiều 7", "tại|Điều|7");
    assert_words("CPđể CPthực CPcó", "CP|để|CP|thực|CP|có");
    assert_words("TTgngày", "TTg|ngày");
    assert_words("tạikhoản 2", "tại|khoản|2");
    assert_words("củaUBND", "của|UBND");
    assert_words("CPngày 16", "CP|ngày|16");
    assert_words("QH13của", "QH|13|của");
    assert_words("thuếngày", "thuế|ngày");
    assert_words("theoQuyết địnhsố", "theo|Quyết|địnhsố");
}
END_TEST

START_TEST(test_words_with_odd_capitals_stay_whole)
{
    assert_words("TTg TTr CTr QyĐ", "TTg|TTr|CTr|QyĐ");
    assert_words("THông tư BÌnh", "THông|tư|BÌnh");
    assert_words("SắC LệNH NGàY CHíNH CộNG", "SắC|LệNH|NGàY|CHíNH|CộNG");
    assert_words("iPad nghiêng Nguyễn", "iPad|nghiêng|Nguyễn");
}
END_TEST

VT_TEST_MAIN("text.joined", test_joined_words_are_two_tokens,
             test_words_with_odd_capitals_stay_whole)
