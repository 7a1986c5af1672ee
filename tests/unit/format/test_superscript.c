#include "vt_superscript.h"

#include "vt_test.h"

START_TEST(test_digits_and_parentheses_only)
{
    static const char *const CASES[][2] = {{"2", "²"},       {"0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"},
                                           {"(16)", "⁽¹⁶⁾"}, {"[1]", "⁽¹⁾"},
                                           {"st", "st"},     {"2a", "2a"},
                                           {"", ""}};
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        struct vt_buf buf = VT_BUF_INIT(100);
        vt_superscript_add(&buf, vt_str(CASES[i][0]));
        vt_assert_str(vt_buf_str(&buf), vt_str(CASES[i][1]));
        vt_buf_release(&buf);
    }
}
END_TEST

VT_TEST_MAIN("format.superscript", test_digits_and_parentheses_only)
