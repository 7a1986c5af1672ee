#include "pdf_fixture.h"

#define BODY                                                                               \
    {                                                                                      \
        1, 60, 300, 12,                                                                    \
            "Căn cứ Luật Mẫu số 12/2025/QH15 ngày 26 tháng 11 năm 2025 của Quốc hội khóa", \
            PDF_PLAIN                                                                      \
    }

START_TEST(test_letterhead_left_before_right)
{
    /* Columns that almost touch, and a date set a little lower than the number. */
    const struct pdf_line lines[] = {
        {1, 60, 80, 12, "BỘ LAO ĐỘNG - THƯƠNG BINH", PDF_PLAIN},
        {1, 90, 95, 12, "VÀ XÃ HỘI MẪU", PDF_PLAIN},
        {1, 220, 80, 12, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", PDF_PLAIN},
        {1, 260, 95, 12, "Độc lập - Tự do - Hạnh phúc", PDF_PLAIN},
        {1, 80, 125, 12, "Số: 07/2025/TT-BLĐ", PDF_PLAIN},
        {1, 250, 127, 12, "Hà Nội, ngày    tháng 5 năm 2025", PDF_PLAIN},
        {1, 275, 160, 12, "THÔNG TƯ", PDF_PLAIN},
        BODY,
    };
    CHECK_PDF(lines, 1,
              "P|BỘ LAO ĐỘNG - THƯƠNG BINH\nP|VÀ XÃ HỘI MẪU\nP|Số: 07/2025/TT-BLĐ\n"
              "P|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nP|Độc lập - Tự do - Hạnh phúc\n"
              "P|Hà Nội, ngày tháng 5 năm 2025\nP|THÔNG TƯ\n"
              "P|Căn cứ Luật Mẫu số 12/2025/QH15 ngày 26 tháng 11 năm 2025 của Quốc hội khóa\n");
}
END_TEST

START_TEST(test_party_letterhead_begins_above_the_party)
{
    const struct pdf_line lines[] = {
        {1, 80, 70, 12, "TỈNH ỦY AN MẪU", PDF_PLAIN},
        {1, 330, 78, 12, "ĐẢNG CỘNG SẢN VIỆT NAM", PDF_PLAIN},
        {1, 120, 85, 12, "*", PDF_PLAIN},
        {1, 80, 100, 12, "Số 57-QĐ/TU", PDF_PLAIN},
        {1, 320, 106, 12, "An Mẫu, ngày 3 tháng 2 năm 2025", PDF_PLAIN},
        BODY,
    };
    CHECK_PDF(lines, 1,
              "P|TỈNH ỦY AN MẪU\nP|*\nP|Số 57-QĐ/TU\nP|ĐẢNG CỘNG SẢN VIỆT NAM\n"
              "P|An Mẫu, ngày 3 tháng 2 năm 2025\n"
              "P|Căn cứ Luật Mẫu số 12/2025/QH15 ngày 26 tháng 11 năm 2025 của Quốc hội khóa\n");
}
END_TEST

START_TEST(test_a_centred_letterhead_stays_as_it_is)
{
    const struct pdf_line lines[] = {
        {1, 198, 80, 12, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", PDF_PLAIN},
        {1, 216, 95, 12, "Độc lập - Tự do - Hạnh phúc", PDF_PLAIN},
        {1, 250, 130, 12, "GIẤY CHỨNG NHẬN", PDF_PLAIN},
        {1, 60, 300, 12, "Một dòng chữ dài chạy từ lề trái sang đến tận lề phải của trang giấy này",
         PDF_PLAIN},
    };
    CHECK_PDF(lines, 1,
              "P|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nP|Độc lập - Tự do - Hạnh phúc\n"
              "P|GIẤY CHỨNG NHẬN\n"
              "P|Một dòng chữ dài chạy từ lề trái sang đến tận lề phải của trang giấy này\n");
}
END_TEST

START_TEST(test_recipients_before_the_signature)
{
    const struct pdf_line lines[] = {
        BODY,
        {1, 60, 330, 10, "Nơi nhận:", PDF_PLAIN},
        {1, 360, 330, 12, "TM. ỦY BAN NHÂN DÂN", PDF_PLAIN},
        {1, 60, 342, 10, "- Như Điều 3;", PDF_PLAIN},
        {1, 380, 345, 12, "KT. CHỦ TỊCH", PDF_PLAIN},
        {1, 60, 354, 10, "- Lưu: VT, KT.", PDF_PLAIN},
        {1, 375, 360, 12, "PHÓ CHỦ TỊCH", PDF_PLAIN},
        {1, 385, 430, 12, "Lê Văn Mẫu", PDF_PLAIN},
    };
    CHECK_PDF(lines, 1,
              "P|Căn cứ Luật Mẫu số 12/2025/QH15 ngày 26 tháng 11 năm 2025 của Quốc hội khóa\n"
              "P|Nơi nhận:\nP|- Như Điều 3;\nP|- Lưu: VT, KT.\n"
              "P|TM. ỦY BAN NHÂN DÂN\nP|KT. CHỦ TỊCH\nP|PHÓ CHỦ TỊCH\nP|Lê Văn Mẫu\n");
}
END_TEST

START_TEST(test_tables_stay_rows)
{
    const struct pdf_line lines[] = {
        BODY,
        {1, 60, 330, 12, "STT", PDF_PLAIN},
        {1, 150, 330, 12, "Tên xã", PDF_PLAIN},
        {1, 350, 330, 12, "Diện tích", PDF_PLAIN},
        {1, 60, 345, 12, "1", PDF_PLAIN},
        {1, 150, 345, 12, "Bản Mẫu", PDF_PLAIN},
        {1, 350, 345, 12, "76,39 ha", PDF_PLAIN},
    };
    CHECK_PDF(lines, 1,
              "P|Căn cứ Luật Mẫu số 12/2025/QH15 ngày 26 tháng 11 năm 2025 của Quốc hội khóa\n"
              "R|STT\tTên xã\tDiện tích\nR|1\tBản Mẫu\t76,39 ha\n");
}
END_TEST

VT_TEST_MAIN("format.pdf_columns", test_letterhead_left_before_right,
             test_party_letterhead_begins_above_the_party, test_a_centred_letterhead_stays_as_it_is,
             test_recipients_before_the_signature, test_tables_stay_rows)
