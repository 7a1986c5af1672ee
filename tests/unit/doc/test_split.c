#include "doc_fixture.h"

/* One letter with its signature; what follows decides whether another document begins. */
#define LETTER(number)                                                                       \
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" \
    "Độc lập - Tự do - Hạnh phúc\n\nSố: " number "/UBND-NC\n\n"                              \
    "Sơn La, ngày 02 tháng 4 năm 2024\n\nV/v kiểm tra\n\nKính gửi: Các sở.\n\n"  \
    "Yêu cầu kiểm tra.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nHoàng Văn Mẫu\n\n"

static size_t count_of(const char *text)
{
    struct doc_fixture f;
    doc_fixture_init(&f, vt_str(text));
    size_t count = f.count;
    /* The parts cover the text, in order. */
    ck_assert_uint_eq(f.extents[0].begin, 0);
    ck_assert_uint_eq(f.extents[count - 1].end, f.page.cell_count);
    for (size_t i = 1; i < count; i++)
        ck_assert_uint_eq(f.extents[i].begin, f.extents[i - 1].end);
    vt_arena_release(&f.arena);
    return count;
}

START_TEST(test_one_document)
{
    ck_assert_uint_eq(count_of(LETTER("15")), 1);
}
END_TEST

START_TEST(test_second_letterhead_begins_a_document)
{
    ck_assert_uint_eq(count_of(LETTER("15") LETTER("16")), 2);
    ck_assert_uint_eq(count_of(LETTER("15") LETTER("16") LETTER("17")), 3);
}
END_TEST

START_TEST(test_number_line_behind_a_signature_begins_a_document)
{
    static const char SECOND[] =
        LETTER("15") "Số 77-CV/TU\n\nV/v rà soát\n\nKính gửi: Các huyện ủy.\n";
    ck_assert_uint_eq(count_of(SECOND), 2);
}
END_TEST

START_TEST(test_number_inside_a_sentence_does_not)
{
    static const char SENTENCE[] =
        LETTER("15") "Theo Công văn số 77-CV/TU về việc rà soát.\n\nKính gửi: A.\n";
    ck_assert_uint_eq(count_of(SENTENCE), 1);
}
END_TEST

START_TEST(test_same_number_again_does_not)
{
    static const char SUMMARY[] =
        "Số hiệu\t15/UBND-NC\n\nCăn cứ Luật Thanh tra năm 2022.\n\n" LETTER("15");
    ck_assert_uint_eq(count_of(SUMMARY), 1);
    ck_assert_uint_eq(count_of(LETTER("15") LETTER("15")), 1);
}
END_TEST

START_TEST(test_form_in_an_annex_does_not)
{
    static const char FORM[] = LETTER("15") "Mẫu số 01\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                                            "Độc lập - Tự do - Hạnh phúc\n\nSố: ......../GP-SXD\n\n"
                                            "......, ngày ... tháng ... năm ...\n\nGIẤY PHÉP\n";
    ck_assert_uint_eq(count_of(FORM), 1);
}
END_TEST

VT_TEST_MAIN("doc.split", test_one_document, test_second_letterhead_begins_a_document,
             test_number_line_behind_a_signature_begins_a_document,
             test_number_inside_a_sentence_does_not, test_same_number_again_does_not,
             test_form_in_an_annex_does_not)
