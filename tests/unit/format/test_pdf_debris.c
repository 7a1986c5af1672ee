#include "pdf_fixture.h"

#define TEXT(page)                                                                                 \
    {                                                                                              \
        page, 60, 400, 12, "Nội dung của văn bản đứng ở giữa trang, dài một dòng rưỡi.", PDF_PLAIN \
    }

/* Enough of the usual size that small print stands out. */
#define BODY                                                                                       \
    {1, 60, 400, 12, "Một.", PDF_PLAIN}, {1, 60, 416, 12, "Hai.", PDF_PLAIN},                      \
        {1, 60, 432, 12, "Ba.", PDF_PLAIN}, {1, 60, 448, 12, "Bốn.", PDF_PLAIN},                   \
        {1, 60, 464, 12, "Nội dung của văn bản đứng ở giữa trang, dài một dòng rưỡi.", PDF_PLAIN}, \
        {1, 60, 480, 12, "- Sáu.", PDF_PLAIN},                                                     \
    {                                                                                              \
        1, 60, 496, 12, "Bảy.", PDF_PLAIN                                                          \
    }
#define BODY_BLOCKS                       \
    "P|Một.\nP|Hai.\nP|Ba.\nP|Bốn.\n" \
    "P|Nội dung của văn bản đứng ở giữa trang, dài một dòng rưỡi.\nP|- Sáu.\nP|Bảy.\n"

START_TEST(test_heads_and_page_numbers_are_no_content)
{
    const struct pdf_line lines[] = {
        {1, 150, 40, 11, "Quy chế mẫu của Sở Mẫu", PDF_PLAIN},
        TEXT(1),
        {1, 295, 780, 11, "- 1 -", PDF_PLAIN},
        {2, 150, 40, 11, "Quy chế mẫu của Sở Mẫu", PDF_PLAIN},
        TEXT(2),
        {2, 295, 780, 11, "Trang 2/3", PDF_PLAIN},
        {3, 150, 40, 11, "Quy chế mẫu của Sở Mẫu", PDF_PLAIN},
        TEXT(3),
        {3, 295, 780, 11, "3", PDF_PLAIN},
    };
    CHECK_PDF(lines, 3,
              "D|Quy chế mẫu của Sở Mẫu\nP|Nội dung của văn bản đứng ở giữa trang, dài một dòng "
              "rưỡi.\nD|- 1 -\n"
              "D|Quy chế mẫu của Sở Mẫu\nP|Nội dung của văn bản đứng ở giữa trang, dài một dòng "
              "rưỡi.\nD|Trang 2/3\n"
              "D|Quy chế mẫu của Sở Mẫu\nP|Nội dung của văn bản đứng ở giữa trang, dài một dòng "
              "rưỡi.\nD|3\n");
}
END_TEST

START_TEST(test_the_gazette_is_known_on_a_single_page)
{
    const struct pdf_line lines[] = {
        {1, 60, 40, 11, "2", PDF_PLAIN},
        {1, 200, 40, 11, "CÔNG BÁO/Số 345 + 346/Ngày 18-5-2025", PDF_PLAIN},
        TEXT(1),
    };
    CHECK_PDF(lines, 1,
              "D|2\tCÔNG BÁO/Số 345 + 346/Ngày 18-5-2025\n"
              "P|Nội dung của văn bản đứng ở giữa trang, dài một dòng rưỡi.\n");
}
END_TEST

START_TEST(test_a_letterhead_on_every_page_is_content)
{
    const struct pdf_line lines[] = {
        {1, 198, 60, 12, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", PDF_PLAIN}, TEXT(1),
        {2, 198, 60, 12, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", PDF_PLAIN}, TEXT(2),
        {3, 198, 60, 12, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", PDF_PLAIN}, TEXT(3),
    };
    CHECK_PDF(lines, 3,
              "P|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nP|Nội dung của văn bản đứng ở giữa trang, dài "
              "một dòng rưỡi.\n"
              "P|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nP|Nội dung của văn bản đứng ở giữa trang, dài "
              "một dòng rưỡi.\n"
              "P|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nP|Nội dung của văn bản đứng ở giữa trang, dài "
              "một dòng rưỡi.\n");
}
END_TEST

START_TEST(test_footnotes)
{
    const struct pdf_line lines[] = {
        BODY,
        {1, 60, 697, 6, "1", PDF_PLAIN},
        {1, 65, 700, 9, "Thông tư này được sửa đổi bởi Thông tư số 2/2025/TT-BM.", PDF_PLAIN},
        {1, 60, 711, 9, "Còn hiệu lực.", PDF_PLAIN},
        {1, 295, 780, 12, "7", PDF_PLAIN},
    };
    CHECK_PDF(lines, 1,
              BODY_BLOCKS "N|¹ Thông tư này được sửa đổi bởi Thông tư số 2/2025/TT-BM.\n"
                          "N|Còn hiệu lực.\nD|7\n");
}
END_TEST

START_TEST(test_small_print_without_a_mark_is_no_note)
{
    const struct pdf_line lines[] = {
        BODY,
        {1, 60, 700, 9, "Nơi nhận: như trên.", PDF_PLAIN},
    };
    CHECK_PDF(lines, 1, BODY_BLOCKS "P|Nơi nhận: như trên.\n");
}
END_TEST

START_TEST(test_stamps_of_electronic_signatures)
{
    const struct pdf_line lines[] = {
        {1, 60, 60, 12, "SỞ MẪU", PDF_PLAIN},
        /* Beside the text, in small print. */
        {1, 400, 60, 7, "Ký bởi: Sở Mẫu tỉnh An Mẫu", PDF_PLAIN},
        {1, 400, 68, 7, "Cơ quan: Tỉnh An Mẫu", PDF_PLAIN},
        {1, 400, 76, 7, "Ngày ký: 2025-01-28 14:18:41 +07:00", PDF_PLAIN},
        BODY,
        {1, 350, 600, 7, "Văn phòng Sở Mẫu", PDF_PLAIN},
        {1, 350, 608, 7, "26-02-2025 15:31:17", PDF_PLAIN},
        {1, 350, 616, 7, "+07:00", PDF_PLAIN},
    };
    CHECK_PDF(lines, 1,
              "P|SỞ MẪU\nS|Ký bởi: Sở Mẫu tỉnh An Mẫu\nS|Cơ quan: Tỉnh An Mẫu\n"
              "S|Ngày ký: 2025-01-28 14:18:41 +07:00\n" BODY_BLOCKS
              "S|Văn phòng Sở Mẫu\nS|26-02-2025 15:31:17\nS|+07:00\n");
}
END_TEST

START_TEST(test_watermarks_are_left_out)
{
    const struct pdf_line lines[] = {
        TEXT(1),
        {1, 200, 600, 40, "www.mau.vn", PDF_UPWARDS},
    };
    CHECK_PDF(lines, 1, "P|Nội dung của văn bản đứng ở giữa trang, dài một dòng rưỡi.\n");
}
END_TEST

VT_TEST_MAIN("format.pdf_debris", test_heads_and_page_numbers_are_no_content,
             test_the_gazette_is_known_on_a_single_page, test_a_letterhead_on_every_page_is_content,
             test_footnotes, test_small_print_without_a_mark_is_no_note,
             test_stamps_of_electronic_signatures, test_watermarks_are_left_out)
