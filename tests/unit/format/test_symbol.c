#include "vt_symbol.h"

#include "vt_test.h"

static void check_symbol(const char *font, uint32_t code, const char *expected)
{
    struct vt_buf buf = VT_BUF_INIT(100);
    vt_symbol_add(vt_str(font), code, &buf);
    vt_assert_str(vt_buf_str(&buf), vt_str(expected));
    vt_buf_release(&buf);
}

START_TEST(test_symbols_by_font_and_code)
{
    check_symbol("Wingdings", 0xF0FE, "☑");
    check_symbol("Wingdings", 0xFE, "☑");
    check_symbol("Wingdings 2", 0xF052, "☑");
    check_symbol("Symbol", 0xF0B7, "•");
    check_symbol("Symbol", 0xF0B3, "≥");
}
END_TEST

START_TEST(test_what_has_no_meaning_is_a_space)
{
    check_symbol("Wingdings", 0xF021, " ");
    check_symbol("Wingdings", 0, " ");
    check_symbol("Wingdings", 0xD800, " ");
}
END_TEST

START_TEST(test_ordinary_characters_stay)
{
    check_symbol("Times New Roman", 0x1EBF, "ế");
}
END_TEST

VT_TEST_MAIN("format.symbol", test_symbols_by_font_and_code, test_what_has_no_meaning_is_a_space,
             test_ordinary_characters_stay)
