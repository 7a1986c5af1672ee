#include "vt_failure.h"
#include "vt_test.h"

static void assert_text(const char *message, const char *expected)
{
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(4096);
    vt_failure_text(vt_str(message), &text);
    vt_assert_str(vt_buf_str(&text), vt_str(expected));
}

START_TEST(test_whole_messages)
{
    assert_text("scanned: no text layer, OCR needed",
                "bản quét, không có lớp chữ: cần nhận dạng chữ (OCR)");
    assert_text("the PDF is protected by a password", "PDF được bảo vệ bằng mật khẩu");
    assert_text("out of memory for the lines of a page", "không đủ bộ nhớ");
}
END_TEST

START_TEST(test_what_the_stars_stand_for_is_kept)
{
    assert_text("page 7 of the PDF is damaged", "trang 7 của PDF bị hỏng");
    assert_text("the PDF has 30000 pages, the limit is 20000",
                "PDF có 30000 trang, quá giới hạn 20000");
    assert_text("the package is damaged: a: b", "gói tệp bị hỏng: a: b");
    assert_text("'word/x.xml' of the package unpacks to more than 5 bytes",
                "'word/x.xml' trong gói bung ra quá 5 byte");
    assert_text("the workbook has no stream 'Workbook'",
                "không phải bảng tính Excel: thiếu phần 'Workbook'");
    assert_text("the reader crashed on this file, signal 11 (Segmentation fault)",
                "trình đọc hỏng ở tệp này, tín hiệu 11 (Segmentation fault)");
}
END_TEST

START_TEST(test_what_is_not_known_stays)
{
    assert_text("", "");
    assert_text("something new happened", "something new happened");
    assert_text("the PDF has no pages at all", "the PDF has no pages at all");
    assert_text("page 7 of the PDF", "page 7 of the PDF");
}
END_TEST

VT_TEST_MAIN("extract.failure", test_whole_messages, test_what_the_stars_stand_for_is_kept,
             test_what_is_not_known_stays)
