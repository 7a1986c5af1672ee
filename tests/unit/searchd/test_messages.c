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

/* Each row says all that it took, and is found: none before it fits what it is for. */
START_TEST(test_problems_are_found_and_complete)
{
    for (size_t row = 0; row < vt_table_problems.row_count; row++) {
        VT_AUTO(vt_arena_release) struct vt_arena arena;
        VT_AUTO(vt_buf_release) struct vt_buf said = VT_BUF_INIT(VT_BUF_NO_CAP);
        VT_AUTO(vt_buf_release) struct vt_buf expected = VT_BUF_INIT(VT_BUF_NO_CAP);
        struct vt_str pattern = vt_table_cell(&vt_table_problems, row, 0);
        struct vt_str english = vt_table_cell(&vt_table_problems, row, 1);
        vt_arena_init(&arena, 1 << 20);
        char place = '0';
        for (size_t i = 0; i < pattern.len_bytes; i++)
            if (pattern.ptr[i] == '*')
                vt_buf_printf(&said, "<%c>", ++place);
            else
                vt_buf_add_c(&said, pattern.ptr[i]);
        char stands = '0';
        for (size_t i = 0; i < english.len_bytes; i++)
            if (english.ptr[i] == '{' && i + 2 < english.len_bytes && english.ptr[i + 2] == '}') {
                vt_buf_printf(&expected, "<%c>", english.ptr[i + 1]);
                stands = english.ptr[i + 1] > stands ? english.ptr[i + 1] : stands;
                i += 2;
            } else {
                vt_buf_add_c(&expected, english.ptr[i]);
            }
        ck_assert_msg(place == stands, "%.*s", VT_STR_ARG(pattern));
        vt_assert_str(vt_message_of_problem(&arena, VT_LANG_EN, vt_buf_str(&said)),
                      vt_buf_str(&expected));
        vt_assert_str(vt_message_of_problem(&arena, VT_LANG_VI, vt_buf_str(&said)),
                      vt_buf_str(&said));
    }
}
END_TEST

START_TEST(test_a_client_chooses_its_language)
{
    static const struct {
        const char *header;
        enum vt_lang lang;
    } CASES[] = {
        {"", VT_LANG_VI},
        {"en", VT_LANG_EN},
        {"EN-gb", VT_LANG_EN},
        {"fr, en;q=0.4", VT_LANG_EN},
        {"fr", VT_LANG_VI},
        {"*", VT_LANG_VI},
        {"vi-VN,vi;q=0.9,en;q=0.8", VT_LANG_VI},
        {"en-US,en;q=0.9,vi;q=0.8", VT_LANG_EN},
        {"vi, en", VT_LANG_VI},
        {"en;q=0", VT_LANG_VI},
        {",;q=,en;q=x", VT_LANG_EN},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++)
        ck_assert_msg(vt_lang_choose(vt_str(CASES[i].header)) == CASES[i].lang, "%s",
                      CASES[i].header);
}
END_TEST

VT_TEST_MAIN("searchd.messages", test_rows_and_names_agree, test_fill, test_number,
             test_languages_agree, test_problems_are_found_and_complete,
             test_a_client_chooses_its_language)
