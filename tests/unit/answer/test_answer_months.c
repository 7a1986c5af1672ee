#include "office.h"

START_TEST(test_months_in_order_with_their_types)
{
    struct office office = office_open();
    VT_AUTO(vt_buf_release) struct vt_buf texts = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_answer_months(office.answerer, &answer, NULL));
    const json_t *items = json_object_get(answer, "items");
    vt_assert_str(office_texts(items, "month", &texts),
                  VT_STR("2031-03 2032-06 2033-01 2033-05 2034-02"));
    vt_assert_str(office_texts(items, "type", &texts),
                  VT_STR("NGHI_DINH NGHI_DINH THONG_TU CONG_VAN NGHI_DINH"));
    ck_assert_int_eq(vt_json_get_int(json_array_get(items, 0), "count", 0), 1);
    ck_assert_int_eq(vt_json_get_int(answer, "undated", -1), 0);
    office_close(&office);
}
END_TEST

VT_TEST_MAIN("answer.answer_months", test_months_in_order_with_their_types)
