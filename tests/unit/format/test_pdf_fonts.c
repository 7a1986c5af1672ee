#include "pdf_fixture.h"

START_TEST(test_each_font_has_its_own_encoding)
{
    const struct pdf_line lines[] = {
        {1, 60, 100, 12, "c\xC2\xABng v\xC2\xA8n", PDF_TCVN3_CAPITALS},
        {1, 60, 160, 12,
         "\xC2\xA7i\xC3\x92u 1. H\xC2\xB9nh ph\xC3\xB3"
         "c",
         PDF_TCVN3},
        {1, 60, 220, 12, "Điều 2. Hạnh phúc", PDF_PLAIN},
    };
    CHECK_PDF(lines, 1, "P|CÔNG VĂN\nP|Điều 1. Hạnh phúc\nP|Điều 2. Hạnh phúc\n");
}
END_TEST

/* A word set in two fonts, and one that says nothing alone. */
START_TEST(test_a_word_in_two_fonts)
{
    const struct pdf_line lines[] = {
        {1, 60, 100, 12, "v\xC3\xADi", PDF_TCVN3},
        {1, 84, 100, 12, "\xC3\x8A", PDF_TCVN3_CAPITALS},
        {1, 90, 100, 12, "n \xC2\xA7\xC3\xA9 \xC2\xA7\xC2\xBEt \xC2\xB5o", PDF_TCVN3},
        {1, 60, 260, 12, "Quyết định này có hiệu lực từ ngày ký.", PDF_PLAIN},
    };
    CHECK_PDF(lines, 1, "P|với Ấn Độ Đắt ào\nP|Quyết định này có hiệu lực từ ngày ký.\n");
}
END_TEST

/* The text was made Unicode and the font's name stayed. */
START_TEST(test_text_that_is_unicode_already)
{
    const struct pdf_line lines[] = {{1, 60, 100, 12, "Hà Nội là thủ đô của nước ta", PDF_TCVN3},
                                     {1, 60, 160, 12, "và các tỉnh khác", PDF_TCVN3_CAPITALS}};
    CHECK_PDF(lines, 1, "P|Hà Nội là thủ đô của nước ta\nVÀ CÁC TỈNH KHÁC\n");
}
END_TEST

VT_TEST_MAIN("format.pdf_fonts", test_each_font_has_its_own_encoding, test_a_word_in_two_fonts,
             test_text_that_is_unicode_already)
