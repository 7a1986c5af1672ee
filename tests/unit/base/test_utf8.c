#include "vt_file.h"

#include "vt_test.h"

static size_t error_offset(struct vt_str bytes)
{
    size_t offset = SIZE_MAX;
    return vt_utf8_valid(bytes, &offset) ? SIZE_MAX : offset;
}

START_TEST(test_valid_text)
{
    ck_assert(vt_utf8_valid(VT_STR(""), NULL));
    ck_assert(vt_utf8_valid(VT_STR("Nghị quyết số 57-NQ/TW ngày 22/12/2024"), NULL));
    ck_assert(vt_utf8_valid(VT_STR("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF"), NULL));
    ck_assert(
        vt_utf8_valid(VT_STR("\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"), NULL));
    ck_assert(vt_utf8_valid(VT_STR("a\0b"), NULL));
}
END_TEST

/* Table 3-7 of the Unicode Standard: what looks like UTF-8 and is not. */
START_TEST(test_invalid_text_is_placed)
{
    ck_assert_uint_eq(error_offset(VT_STR("ab\x80")), 2);           /* a continuation alone */
    ck_assert_uint_eq(error_offset(VT_STR("\xC0\xAF")), 0);         /* overlong */
    ck_assert_uint_eq(error_offset(VT_STR("\xE0\x9F\xBF")), 0);     /* overlong */
    ck_assert_uint_eq(error_offset(VT_STR("\xF0\x8F\xBF\xBF")), 0); /* overlong */
    ck_assert_uint_eq(error_offset(VT_STR("\xED\xA0\x80")), 0);     /* surrogate */
    ck_assert_uint_eq(error_offset(VT_STR("\xF4\x90\x80\x80")), 0); /* past U+10FFFF */
    ck_assert_uint_eq(error_offset(VT_STR("\xFF")), 0);
    ck_assert_uint_eq(error_offset(VT_STR("Điều \xE1\xBB")), 8); /* cut off */
    ck_assert_uint_eq(error_offset(VT_STR("0123456789abcde\xE9")), 15);
}
END_TEST

START_TEST(test_clean_replaces_byte_for_byte)
{
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_str bytes = VT_STR("a\x01\xE1\xBB"
                                 "b\xC3\x8D\n\x7F");
    vt_utf8_clean(&buf, bytes);
    vt_assert_str(vt_buf_str(&buf), VT_STR("a???bÍ??"));
    ck_assert_uint_eq(buf.len_bytes, bytes.len_bytes);
}
END_TEST

VT_TEST_MAIN("base.utf8", test_valid_text, test_invalid_text_is_placed,
             test_clean_replaces_byte_for_byte)
