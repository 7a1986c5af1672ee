/* Documents as official texts cite them.  All of them are made up. */
#include "work_parts.h"

#include "vt_test.h"

static const struct {
    const char *work, *expected;
} CASES[] = {
    {"{\"key\": \"7/NQ-CP\", \"type\": \"NGHI_QUYET\", \"type_name\": \"Nghị quyết\", \"date\": "
     "\"2031-02-09\", \"issuer\": \"Chính phủ\", \"subject\": \"Về chợ nổi\"}",
     "Nghị quyết số 07/NQ-CP ngày 09 tháng 02 năm 2031 của Chính phủ về chợ nổi"},
    {"{\"key\": \"12/2031/TT-BXD\", \"type\": \"THONG_TU\", \"type_name\": \"Thông tư\", \"date\": "
     "\"2031-10-19\", \"issuer\": \"Bộ Xây dựng\", \"subject\": \"Quy định bến đỗ\"}",
     "Thông tư số 12/2031/TT-BXD ngày 19 tháng 10 năm 2031 của Bộ Xây dựng quy định bến đỗ"},
    {"{\"key\": \"99/UBND-KT\", \"type\": \"CONG_VAN\", \"type_name\": \"Công văn\", \"date\": "
     "\"2031-05-05\", \"issuer\": \"Ủy ban nhân dân tỉnh X\", \"subject\": \"Đắp đê\"}",
     "Công văn số 99/UBND-KT ngày 05 tháng 5 năm 2031 của Ủy ban nhân dân tỉnh X về việc đắp đê"},
    {"{\"key\": \"99/UBND-KT\", \"type\": \"CONG_VAN\", \"type_name\": \"Công văn\", \"subject\": "
     "\"V/v sửa cầu\"}",
     "Công văn số 99/UBND-KT về việc sửa cầu"},
    {"{\"key\": \"3-NQ/TW\", \"type\": \"NGHI_QUYET\", \"type_name\": \"Nghị quyết\", \"date\": "
     "\"2031\", \"issuer\": \"Bộ Chính trị\", \"subject\": \"Đột phá trồng rừng\"}",
     "Nghị quyết số 03-NQ/TW năm 2031 của Bộ Chính trị về đột phá trồng rừng"},
    {"{\"key\": \"5/2031/QH17\", \"type\": \"LUAT\", \"type_name\": \"Luật\", \"date\": "
     "\"2031-06-19\", \"issuer\": \"Quốc hội\", \"subject\": \"Chợ nổi\"}",
     "Luật Chợ nổi số 05/2031/QH17 ngày 19 tháng 6 năm 2031"},
    {"{\"key\": \"Hiến pháp 2041\", \"name\": \"Hiến pháp 2041\", \"type\": \"HIEN_PHAP\", "
     "\"type_name\": \"Hiến pháp\", \"date\": \"2041\"}",
     "Hiến pháp 2041"},
    {"{\"key\": \"x.1\"}", "số x.1"},
};

START_TEST(test_as_a_text_cites_it)
{
    struct vt_request request = {.lang = VT_LANG_VI};
    vt_arena_init(&request.arena, 1 << 20);
    struct vt_page page = {.request = &request};
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        VT_AUTOJSON work = json_loads(CASES[i].work, 0, NULL);
        ck_assert_ptr_nonnull(work);
        vt_assert_str(vt_citation_text(&page, work), vt_str(CASES[i].expected));
    }
    vt_arena_release(&request.arena);
}
END_TEST

VT_TEST_MAIN("searchd.citation_parts", test_as_a_text_cites_it)
