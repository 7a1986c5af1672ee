#include "vt_effect_terms.h"
#include "vt_test.h"

static void assert_day(const char *sentence, const char *behind, uint32_t day)
{
    const size_t at = vt_str_find(vt_str(sentence), vt_str(behind), 0);
    ck_assert_uint_ne(at, SIZE_MAX);
    const uint32_t found = vt_last_day_in(vt_str(sentence), at);
    ck_assert_msg(found == day, "%u, not %u: %s", found, day, sentence);
}

START_TEST(test_last_days)
{
    assert_day("Ngưng hiệu lực Thông tư số 5/2019/TT-BXD đến hết ngày 31 tháng 12 năm 2021.",
               "Thông tư", 20211231);
    assert_day("Ngưng hiệu lực Thông tư số 5 đến ngày 30/6/2022.", "Thông tư", 20220630);
    assert_day("Kéo dài Quyết định số 5 từ ngày 01/01/2021 đến hết năm 2022.", "Quyết định",
               20221231);
    assert_day("Kéo dài Quyết định số 5 đến hết tháng 2 năm 2024.", "Quyết định", 20240229);
    assert_day("Đến hết ngày 31/12/2025, ngưng hiệu lực Thông tư số 5.", "Thông tư", 20251231);
}
END_TEST

START_TEST(test_no_last_day)
{
    assert_day("Ngưng hiệu lực Thông tư số 5 cho đến khi có quy định mới.", "Thông tư", 0);
    assert_day("Ngưng hiệu lực Thông tư số 5 từ ngày 01/01/2021.", "Thông tư", 0);
    assert_day("Các vấn đề liên quan đến Thông tư số 5 ngày 01/01/2021.", "Thông tư", 0);
    ck_assert_uint_eq(vt_last_day_in(VT_STR(""), 0), 0);
}
END_TEST

VT_TEST_MAIN("answer.effect_terms", test_last_days, test_no_last_day)
