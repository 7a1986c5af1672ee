#include "pdf_fixture.h"

#define FULL(page, y, text)              \
    {                                    \
        page, 60, y, 12, text, PDF_PLAIN \
    }

START_TEST(test_lines_of_a_paragraph_share_a_block)
{
    const struct pdf_line lines[] = {
        {1, 90, 100, 12, "Một đoạn văn thụt đầu dòng, đủ dài để chạy sang đến lề phải của trang ấy",
         PDF_PLAIN},
        FULL(1, 116, "rồi xuống dòng tiếp theo cũng chạy hết bề ngang của trang giấy này nữa thế"),
        FULL(1, 132, "và hết ở đây."),
        {1, 90, 148, 12, "Đoạn thứ hai.", PDF_PLAIN},
        FULL(1, 164,
             "Điều 2. Một điều mới bắt đầu ngay ở lề trái mà không hề thụt đầu dòng vào kia"),
        FULL(1, 180, "a) Điểm thứ nhất cũng bắt đầu ở lề trái và chạy hết bề ngang của trang giấy"),
        FULL(1, 196, "12. Khoản cũng vậy."),
        FULL(1, 240, "Xa ra."),
    };
    CHECK_PDF(lines, 1,
              "P|Một đoạn văn thụt đầu dòng, đủ dài để chạy sang đến lề phải của trang ấy\n"
              "rồi xuống dòng tiếp theo cũng chạy hết bề ngang của trang giấy này nữa thế\n"
              "và hết ở đây.\nP|Đoạn thứ hai.\n"
              "P|Điều 2. Một điều mới bắt đầu ngay ở lề trái mà không hề thụt đầu dòng vào kia\n"
              "P|a) Điểm thứ nhất cũng bắt đầu ở lề trái và chạy hết bề ngang của trang giấy\n"
              "P|12. Khoản cũng vậy.\nP|Xa ra.\n");
}
END_TEST

START_TEST(test_a_centred_title_ends_before_its_subject)
{
    const struct pdf_line lines[] = {
        {1, 246, 100, 12, "QUYẾT ĐỊNH MẪU", PDF_PLAIN},
        {1, 153, 116, 12, "Về việc phê duyệt kế hoạch của tỉnh An Mẫu và", PDF_PLAIN},
        {1, 177, 132, 12, "các huyện có liên quan trong năm 2025", PDF_PLAIN},
        FULL(1, 148,
             "Một dòng chữ dài chạy từ lề trái sang đến tận lề phải của trang giấy này, và"),
        FULL(1, 164, "thêm dòng nữa."),
    };
    CHECK_PDF(lines, 1,
              "P|QUYẾT ĐỊNH MẪU\nP|Về việc phê duyệt kế hoạch của tỉnh An Mẫu và\n"
              "các huyện có liên quan trong năm 2025\n"
              "P|Một dòng chữ dài chạy từ lề trái sang đến tận lề phải của trang giấy này, và\n"
              "thêm dòng nữa.\n");
}
END_TEST

START_TEST(test_words_of_a_stretched_line_are_not_columns)
{
    const struct pdf_line lines[] = {
        {1, 60, 100, 12, "Số", PDF_PLAIN},
        {1, 110, 100, 12, "định", PDF_PLAIN},
        {1, 170, 100, 12, "danh", PDF_PLAIN},
        {1, 230, 100, 12, "cá", PDF_PLAIN},
        {1, 280, 100, 12, "nhân", PDF_PLAIN},
        FULL(1, 116,
             "của một người, trong một văn bản có dòng chữ bị kéo giãn ra đến hai lề trang"),
    };
    CHECK_PDF(lines, 1,
              "P|Số định danh cá nhân\n"
              "P|của một người, trong một văn bản có dòng chữ bị kéo giãn ra đến hai lề trang\n");
}
END_TEST

START_TEST(test_letters_set_apart_are_one_word)
{
    const struct pdf_line lines[] = {
        FULL(1, 100, "Quy định của nước Cộng hòa về đường bộ và phương tiện vận tải qua biên giới"),
        {1, 60, 116, 12, "V", PDF_PLAIN},
        {1, 67.4, 116, 12, "iệ", PDF_PLAIN},
        {1, 80.8, 116, 12, "t", PDF_PLAIN},
        {1, 93, 116, 12, "Nam và hai nước láng giềng", PDF_PLAIN},
    };
    CHECK_PDF(lines, 1,
              "P|Quy định của nước Cộng hòa về đường bộ và phương tiện vận tải qua biên giới\n"
              "Việt Nam và hai nước láng giềng\n");
}
END_TEST

START_TEST(test_raised_digits)
{
    const struct pdf_line lines[] = {
        {1, 60, 100, 12, "Diện tích là 72 m", PDF_PLAIN},
        {1, 162, 96, 8, "2", PDF_PLAIN},
        {1, 172, 100, 12, "đất ở tại xã Bản Mẫu, huyện Mẫu", PDF_PLAIN},
    };
    CHECK_PDF(lines, 1, "P|Diện tích là 72 m² đất ở tại xã Bản Mẫu, huyện Mẫu\n");
}
END_TEST

VT_TEST_MAIN("format.pdf_paragraphs", test_lines_of_a_paragraph_share_a_block,
             test_a_centred_title_ends_before_its_subject,
             test_words_of_a_stretched_line_are_not_columns, test_letters_set_apart_are_one_word,
             test_raised_digits)
