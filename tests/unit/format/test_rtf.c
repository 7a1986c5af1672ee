#include "format_fixture.h"

START_TEST(test_fonts_decide_what_bytes_mean)
{
    check_read(
        VT_STR("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}{\\f1 .VnTime;}"
               "{\\f2{\\*\\panose 020b72}.VnTimeH;}{\\f3 VNI-Times;}{\\f4\\fcharset163 Arial;}}"
               "{\\colortbl;\\red0;}{\\info{\\title no}}"
               "{\\f2 c\\'e9ng hoa}\\par{\\f1 H\\'b9nh ph\\'f3c}\\par"
               "{\\f3 Ñ}{\\f3 o\\'e4c}\\par{\\f4 l\\'e2\\'f2p}\\par \\u272?\\u7897?c\\par}"),
        "a.rtf",
        "P|CỘNG HOA\n"
        "P|Hạnh phúc\n"
        "P|Ã‘ộc\n" /* bytes of UTF-8 in RTF are windows-1252 */
        "P|lâ\xCC\xA3p\n"
        "P|Độc\n");
}
END_TEST

START_TEST(test_cells_rows_and_what_follows)
{
    check_read(VT_STR("{\\rtf1 before\\par\\trowd\\pard\\intbl 1\\cell So luong\\cell\\row"
                      "\\trowd\\pard\\intbl 2\\cell Don gia\\cell\\row\\pard after\\par}"),
               "a.rtf", "P|before\nR|1\tSo luong\nR|2\tDon gia\nP|after\n");
}
END_TEST

START_TEST(test_what_is_not_text_is_left_out)
{
    check_read(VT_STR("{\\rtf1 a{\\*\\unknown x}{\\v hidden}{\\deleted gone}{\\pict 0102}b"
                      "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt link}}\\bin3 }}{c\\par}"),
               "a.rtf", "P|ablinkc\n");
}
END_TEST

START_TEST(test_notes_follow_the_text)
{
    check_read(
        VT_STR("{\\rtf1 khoan 2{\\super\\chftn}{\\footnote {\\super\\chftn} see\\par} end\\par}"),
        "a.rtf", "P|khoan 2¹ end\nN|¹ see\n");
}
END_TEST

START_TEST(test_broken_groups_are_read_to_the_end)
{
    check_read(VT_STR("{\\rtf1 a}}}b\\par{{{\\'"), "a.rtf", "P|ab\n");
}
END_TEST

VT_TEST_MAIN("format.rtf", test_fonts_decide_what_bytes_mean, test_cells_rows_and_what_follows,
             test_what_is_not_text_is_left_out, test_notes_follow_the_text,
             test_broken_groups_are_read_to_the_end)
