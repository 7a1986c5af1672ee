#include "vt_number_format.h"

#include "vt_test.h"

static void check_number(int number, const char *format, const char *expected)
{
    struct vt_buf buf = VT_BUF_INIT(100);
    vt_number_format_add(number, vt_number_format_of(vt_str(format)), &buf);
    vt_assert_str(vt_buf_str(&buf), vt_str(expected));
    vt_buf_release(&buf);
}

START_TEST(test_numbers)
{
    check_number(12, "decimal", "12");
    check_number(0, "decimal", "0");
    check_number(7, "decimalZero", "07");
    check_number(123, "decimalZero", "123");
    check_number(1, "lowerLetter", "a");
    check_number(26, "lowerLetter", "z");
    check_number(28, "upperLetter", "BB");
    check_number(0, "lowerLetter", "");
    check_number(14, "upperRoman", "XIV");
    check_number(49, "lowerRoman", "xlix");
    check_number(3999, "upperRoman", "MMMCMXCIX");
    check_number(4000, "upperRoman", "4000");
    check_number(5, "none", "");
    check_number(5, "ideographTraditional", "5");
    check_number(1000000, "lowerLetter", "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnn");
}
END_TEST

START_TEST(test_bullets)
{
    static const char *const CASES[][2] = {
        {"-", "-"}, {"+", "+"}, {"*", "*"}, {"\xEF\x82\xB7", "•"}, {"\xEF\x80\xAD", "-"},
        {"o", "•"}, {"", "•"},  {"–", "–"}};
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        struct vt_buf buf = VT_BUF_INIT(100);
        vt_number_format_bullet(vt_str(CASES[i][0]), &buf);
        vt_assert_str(vt_buf_str(&buf), vt_str(CASES[i][1]));
        vt_buf_release(&buf);
    }
}
END_TEST

VT_TEST_MAIN("format.number_format", test_numbers, test_bullets)
