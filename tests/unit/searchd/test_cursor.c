#include "cursor.h"
#include "vt_test.h"

static uint32_t question(const char *route, const char *a, const char *b)
{
    const struct vt_str values[] = {vt_str(a), vt_str(b)};
    return vt_cursor_question(vt_str(route), values, 2);
}

START_TEST(test_round_trip)
{
    static const struct vt_cursor CURSORS[] = {
        {0, 0, 0}, {20, 7, 0xDEADBEEF}, {VT_CURSOR_OFFSET_MAX, UINT64_MAX, UINT32_MAX}};
    for (size_t i = 0; i < VT_ARRAY_LEN(CURSORS); i++) {
        char text[VT_CURSOR_CHARS + 1];
        struct vt_cursor back;
        vt_cursor_print(&CURSORS[i], text);
        ck_assert_uint_eq(strlen(text), VT_CURSOR_CHARS);
        ck_assert(strpbrk(text, "+/=&") == NULL);
        vt_assert_ok(vt_cursor_parse(vt_str(text), CURSORS[i].question, &back, NULL));
        ck_assert_uint_eq(back.offset, CURSORS[i].offset);
        ck_assert_uint_eq(back.sequence, CURSORS[i].sequence);
    }
}
END_TEST

START_TEST(test_questions_differ)
{
    ck_assert_uint_eq(question("search", "a", "b"), question("search", "a", "b"));
    ck_assert_uint_ne(question("search", "a", "b"), question("search", "b", "a"));
    ck_assert_uint_ne(question("search", "ab", ""), question("search", "a", "b"));
    ck_assert_uint_ne(question("gaps", "a", "b"), question("search", "a", "b"));
}
END_TEST

START_TEST(test_refused)
{
    char text[VT_CURSOR_CHARS + 1];
    struct vt_cursor cursor = {20, 7, 1}, back = {0, 0, 0};
    struct vt_error err;
    vt_cursor_print(&cursor, text);
    ck_assert_int_eq(vt_cursor_parse(vt_str(text), 2, &back, &err), VT_E_INVALID);
    ck_assert_int_eq(vt_cursor_parse(vt_str_n(text, VT_CURSOR_CHARS - 1), 1, &back, &err),
                     VT_E_INVALID);
    ck_assert_int_eq(vt_cursor_parse(VT_STR(""), 1, &back, &err), VT_E_INVALID);
    ck_assert_int_eq(vt_cursor_parse(VT_STR("AAAAAAAAAAAAAAAAAAAAAAA"), 1, &back, &err),
                     VT_E_INVALID);
    text[3] = '=';
    ck_assert_int_eq(vt_cursor_parse(vt_str(text), 1, &back, &err), VT_E_INVALID);
    text[3] = '\0';
    ck_assert_int_eq(vt_cursor_parse(vt_str_n(text, VT_CURSOR_CHARS), 1, &back, &err),
                     VT_E_INVALID);
    ck_assert_uint_eq(back.offset, 0);
}
END_TEST

VT_TEST_MAIN("searchd.cursor", test_round_trip, test_questions_differ, test_refused)
