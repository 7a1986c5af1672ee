#include "doc_fixture.h"

/* One letter with its signature; what follows decides whether another document begins. */
#define LETTER                                                                                                               \
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh " \
    "phúc\n\n"                                                                                                              \
    "Số: 15/UBND-NC\n\nSơn La, ngày 02 tháng 4 năm 2024\n\nV/v kiểm tra\n\nKính gửi: Các "                       \
    "sở.\n\nYêu cầu kiểm tra.\n\n"                                                                                    \
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nHoàng Văn Mẫu\n\n"

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
    ck_assert_uint_eq(count_of(LETTER), 1);
}
END_TEST

START_TEST(test_second_letterhead_begins_a_document)
{
    ck_assert_uint_eq(count_of(LETTER LETTER), 2);
    ck_assert_uint_eq(count_of(LETTER LETTER LETTER), 3);
}
END_TEST

START_TEST(test_number_line_behind_a_signature_begins_a_document)
{
    ck_assert_uint_eq(
        count_of(LETTER "Số 77-CV/TU\n\nV/v rà soát\n\nKính gửi: Các huyện ủy.\n\nNội dung.\n"), 2);
}
END_TEST

START_TEST(test_number_inside_a_sentence_does_not)
{
    ck_assert_uint_eq(
        count_of(LETTER "Theo Công văn số 77-CV/TU về việc rà soát.\n\nKính gửi: Các sở.\n"), 1);
}
END_TEST

START_TEST(test_form_in_an_annex_does_not)
{
    ck_assert_uint_eq(
        count_of(LETTER
                 "Mẫu số 01\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
                 "Số: ......../GP-SXD\n\n......, ngày ... tháng ... năm ...\n\nGIẤY PHÉP\n"),
        1);
}
END_TEST

VT_TEST_MAIN("doc.split", test_one_document, test_second_letterhead_begins_a_document,
             test_number_line_behind_a_signature_begins_a_document,
             test_number_inside_a_sentence_does_not, test_form_in_an_annex_does_not)
