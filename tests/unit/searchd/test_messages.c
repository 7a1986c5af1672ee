#include "messages.h"
#include "vt_tables.h"
#include "vt_test.h"

static void check_fill(enum vt_lang lang, enum vt_msg row, const struct vt_str *parts, size_t count,
                       const char *expected)
{
    struct vt_buf buf = VT_BUF_INIT(1024);
    vt_message_fill(&buf, lang, row, parts, count);
    vt_assert_str(vt_buf_str(&buf), vt_str(expected));
    vt_buf_release(&buf);
}

static void check_number(enum vt_lang lang, int64_t number, const char *expected)
{
    struct vt_buf buf = VT_BUF_INIT(64);
    vt_message_number(&buf, lang, number);
    vt_assert_str(vt_buf_str(&buf), vt_str(expected));
    vt_buf_release(&buf);
}

START_TEST(test_rows_and_names_agree)
{
    vt_assert_str(vt_message(VT_LANG_VI, VT_MSG_NAV_SEARCH), VT_STR("Tìm kiếm"));
    vt_assert_str(vt_message(VT_LANG_EN, VT_MSG_NAV_SEARCH), VT_STR("Search"));
}
END_TEST

START_TEST(test_fill)
{
    const struct vt_str parts[] = {VT_STR("5"), VT_STR("20")};
    check_fill(VT_LANG_EN, VT_MSG_DOC_LINKS_CUT, parts, 2, "5 of 20 citations are shown.");
    check_fill(VT_LANG_VI, VT_MSG_DOC_LINKS_CUT, parts, 2, "Đang hiện 5 trong số 20 trích dẫn.");
    check_fill(VT_LANG_EN, VT_MSG_DOC_LINKS_CUT, parts, 1, "5 of {2} citations are shown.");
    check_fill(VT_LANG_EN, VT_MSG_NAV_SEARCH, parts, 2, "Search");
}
END_TEST

START_TEST(test_number)
{
    check_number(VT_LANG_VI, 0, "0");
    check_number(VT_LANG_VI, 999, "999");
    check_number(VT_LANG_VI, 1000, "1.000");
    check_number(VT_LANG_EN, 1234567, "1,234,567");
    check_number(VT_LANG_EN, -1234, "-1,234");
    check_number(VT_LANG_EN, -123, "-123");
}
END_TEST

/* Both languages say the same: no text is missing, and the same parts are filled in. */
START_TEST(test_languages_agree)
{
    for (size_t row = 0; row < vt_table_messages.row_count; row++) {
        struct vt_str vi = vt_table_cell(&vt_table_messages, row, 1);
        struct vt_str en = vt_table_cell(&vt_table_messages, row, 2);
        struct vt_str id = vt_table_cell(&vt_table_messages, row, 0);
        ck_assert_msg(vi.len_bytes > 0 && en.len_bytes > 0, "%.*s lacks a text", VT_STR_ARG(id));
        for (char digit = '1'; digit <= '3'; digit++) {
            const char part[] = {'{', digit, '}', '\0'};
            ck_assert_msg((vt_str_find(vi, vt_str(part), 0) == SIZE_MAX) ==
                              (vt_str_find(en, vt_str(part), 0) == SIZE_MAX),
                          "%.*s: %s stands in one language only", VT_STR_ARG(id), part);
        }
    }
}
END_TEST

VT_TEST_MAIN("searchd.messages", test_rows_and_names_agree, test_fill, test_number,
             test_languages_agree)
