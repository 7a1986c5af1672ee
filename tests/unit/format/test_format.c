#include "format_fixture.h"

START_TEST(test_every_format_has_a_row)
{
    for (int i = 0; i < VT_FORMAT_COUNT; i++) {
        const struct vt_format_info *info = vt_format_info((enum vt_format)i);
        ck_assert_int_eq((int)info->format, i);
        ck_assert_str_ne(info->name, "");
        ck_assert_ptr_nonnull(strchr(info->media_type, '/'));
        ck_assert_int_eq(info->is_read, info->why_not == NULL);
    }
}
END_TEST

START_TEST(test_what_is_not_read_says_why)
{
    struct vt_error err;
    ck_assert_int_eq(status_of(VT_STR("{\"a\": 1}"), "a.json", &err), VT_E_UNSUPPORTED);
    ck_assert_str_eq(err.message, vt_format_info(VT_FORMAT_DATA)->why_not);
    ck_assert_int_eq(status_of(VT_STR("\x89PNG\r\n\x1A\n"), "a.png", &err), VT_E_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(err.message, "OCR"));
}
END_TEST

VT_TEST_MAIN("format.format", test_every_format_has_a_row, test_what_is_not_read_says_why)
