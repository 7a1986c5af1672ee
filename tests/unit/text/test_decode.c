#include "vt_test.h"

#include "vt_decode.h"

static struct vt_arena arena;

static struct vt_text normalize(struct vt_str source)
{
    struct vt_text text;
    vt_arena_init(&arena, 16 * 1024 * 1024);
    vt_assert_ok(vt_text_normalize(&arena, source, &text, NULL));
    return text;
}

START_TEST(test_normal_text_is_borrowed)
{
    struct vt_str source = VT_STR("Nghị quyết số 57-NQ/TW\n\tngày\f");
    struct vt_text text = normalize(source);
    ck_assert_ptr_eq(text.normal.ptr, source.ptr);
    ck_assert_uint_eq(text.step_count, 0);
    ck_assert_uint_eq(vt_text_source_offset(&text, 7), 7);
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_decomposed_text_keeps_the_way_back)
{
    /* "Nghị quyết" with its marks as separate characters. */
    struct vt_str source = VT_STR("Nghi\xCC\xA3 quye\xCC\x82\xCC\x81t 57");
    struct vt_text text = normalize(source);
    vt_assert_str(text.normal, VT_STR("Nghị quyết 57"));
    size_t at = vt_str_find(text.normal, VT_STR("57"), 0);
    ck_assert_uint_eq(vt_text_source_offset(&text, at), vt_str_find(source, VT_STR("57"), 0));
    at = vt_str_find(text.normal, VT_STR("quy"), 0);
    ck_assert_uint_eq(vt_text_source_offset(&text, at), vt_str_find(source, VT_STR("quy"), 0));
    ck_assert_uint_eq(vt_text_source_offset(&text, text.normal.len_bytes), source.len_bytes);
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_marks_in_the_wrong_order_and_half_composed)
{
    vt_assert_str(normalize(VT_STR("ê\xCC\x81")).normal, VT_STR("ế"));
    vt_arena_release(&arena);
    vt_assert_str(normalize(VT_STR("e\xCC\xA3\xCC\x82")).normal, VT_STR("ệ"));
    vt_arena_release(&arena);
    vt_assert_str(normalize(VT_STR("\xCC\x81x")).normal, VT_STR("\xCC\x81x"));
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_control_characters_and_byte_order_mark)
{
    struct vt_str source = VT_STR("\xEF\xBB\xBFsố\x01 5\x7F");
    struct vt_text text = normalize(source);
    vt_assert_str(text.normal, VT_STR("số  5 "));
    ck_assert_uint_eq(vt_text_source_offset(&text, 0), 3);
    ck_assert_uint_eq(vt_text_source_offset(&text, vt_str_find(text.normal, VT_STR("5"), 0)),
                      vt_str_find(source, VT_STR("5"), 0));
    vt_arena_release(&arena);
}
END_TEST

START_TEST(test_bytes_in_other_encodings)
{
    struct vt_str text;
    enum vt_encoding encoding;
    struct vt_error err;
    vt_arena_init(&arena, 1024 * 1024);
    vt_assert_ok(vt_decode_bytes(&arena, VT_STR("\xFF\xFES\0\xD1\x1E"), &text, &encoding, &err));
    vt_assert_str(text, VT_STR("Số"));
    ck_assert_int_eq(encoding, VT_ENCODING_UTF16LE);
    vt_assert_ok(vt_decode_bytes(&arena, VT_STR("\xFE\xFF\0S\x1E\xD1"), &text, &encoding, &err));
    vt_assert_str(text, VT_STR("Số"));
    ck_assert_int_eq(vt_decode_bytes(&arena, VT_STR("S\xE9 5"), &text, &encoding, &err),
                     VT_E_FORMAT);
    ck_assert(err.hint[0] != '\0');
    vt_arena_release(&arena);
}
END_TEST

VT_TEST_MAIN("text.decode", test_normal_text_is_borrowed, test_decomposed_text_keeps_the_way_back,
             test_marks_in_the_wrong_order_and_half_composed,
             test_control_characters_and_byte_order_mark, test_bytes_in_other_encodings)
