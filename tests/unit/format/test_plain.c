#include "format_fixture.h"

static void check_text(struct vt_str bytes, struct vt_str expected, const char *encoding)
{
    struct vt_arena arena;
    vt_arena_init(&arena, FIXTURE_ARENA_BYTES);
    struct vt_format_text read;
    vt_assert_ok(vt_format_read(&arena, bytes, "a.txt", &VT_FORMAT_LIMITS, &read, NULL));
    ck_assert(vt_str_eq(read.text, expected));
    vt_assert_str(read.encoding, vt_str(encoding));
    ck_assert_uint_eq(read.block_count, 0);
    ck_assert_uint_eq(read.page_count, 0);
    vt_arena_release(&arena);
}

START_TEST(test_utf8_is_the_file_byte_for_byte)
{
    struct vt_str bytes = VT_STR("\xEF\xBB\xBFSố: 57-NQ/TW \r\n\t\f\n\nHo\xCC\x80"
                                 "a\xC2\xA0.  ");
    check_text(bytes, bytes, "utf-8");
    check_text(VT_STR(""), VT_STR(""), "utf-8");
}
END_TEST

START_TEST(test_utf16_with_its_mark)
{
    struct vt_arena arena;
    vt_arena_init(&arena, FIXTURE_ARENA_BYTES);
    struct vt_format_text read;
    vt_assert_ok(vt_format_read(&arena, VT_STR("\xFF\xFES\0\xD1\x1E"), "a.txt", &VT_FORMAT_LIMITS,
                                &read, NULL));
    ck_assert(vt_str_ends(read.text, VT_STR("Số")));
    vt_assert_ok(vt_format_read(&arena, VT_STR("\xFE\xFF\0S\x1E\xD1"), "a.txt", &VT_FORMAT_LIMITS,
                                &read, NULL));
    ck_assert(vt_str_ends(read.text, VT_STR("Số")));
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_limit)
{
    struct vt_format_limits limits = VT_FORMAT_LIMITS;
    limits.text_bytes = 4;
    struct vt_error err;
    ck_assert_int_eq(status_within(VT_STR("12345"), "a.txt", &limits, &err), VT_E_LIMIT);
    ck_assert_int_eq(status_within(VT_STR("1234"), "a.txt", &limits, &err), VT_OK);
}
END_TEST

VT_TEST_MAIN("format.plain", test_utf8_is_the_file_byte_for_byte, test_utf16_with_its_mark,
             test_limit)
