#include "xls_fixture.h"

#include "vt_biff.h"

static struct vt_biff first_record(const struct vt_buf *stream)
{
    struct vt_biff biff = {.stream = vt_buf_str(stream)};
    ck_assert(vt_biff_next(&biff));
    return biff;
}

START_TEST(test_strings_go_on_in_continuations)
{
    struct vt_buf stream = VT_BUF_INIT(VT_BUF_NO_CAP), text = VT_BUF_INIT(VT_BUF_NO_CAP);
    /* "Số 12" in narrow, wide and narrow pieces; then what follows it: a run of a font. */
    add_record(&stream, VT_BIFF_STRINGS, vt_str_n("\x08\x01\0S", 4));
    add_record(&stream, VT_BIFF_CONTINUE, vt_str_n("\x01\xD1\x1E \0", 5));
    add_record(&stream, VT_BIFF_CONTINUE,
               vt_str_n("\0"
                        "12\1\2",
                        5));
    add_record(&stream, VT_BIFF_CONTINUE, vt_str_n("\3\4X", 3));
    add_record(&stream, VT_BIFF_EOF, VT_STR_EMPTY);
    struct vt_biff biff = first_record(&stream);
    vt_biff_string(&biff, 5, &text);
    vt_assert_str(vt_buf_str(&text), VT_STR("Số 12"));
    ck_assert_uint_eq(vt_biff_u8(&biff), 'X');
    ck_assert(!biff.failed);
    ck_assert_uint_eq(vt_biff_u8(&biff), 0);
    ck_assert(biff.failed);
    ck_assert(vt_biff_next(&biff));
    ck_assert_uint_eq(biff.type, VT_BIFF_EOF);
    ck_assert(!vt_biff_next(&biff));
    vt_buf_release(&stream);
    vt_buf_release(&text);
}
END_TEST

START_TEST(test_characters_beyond_the_first_plane_and_halves_of_them)
{
    struct vt_buf stream = VT_BUF_INIT(VT_BUF_NO_CAP), text = VT_BUF_INIT(VT_BUF_NO_CAP);
    add_record(&stream, VT_BIFF_LABEL,
               vt_str_n("\x01\x3D\xD8\x00\xDE\x3D\xD8"
                        "a\0\7\0",
                        11));
    struct vt_biff biff = first_record(&stream);
    vt_biff_string(&biff, 5, &text);
    vt_assert_str(vt_buf_str(&text), VT_STR("😀\xEF\xBF\xBD"
                                            "a "));
    vt_buf_release(&stream);
    vt_buf_release(&text);
}
END_TEST

START_TEST(test_lengths_that_lie)
{
    struct vt_buf stream = VT_BUF_INIT(VT_BUF_NO_CAP), text = VT_BUF_INIT(VT_BUF_NO_CAP);
    add_record(&stream, VT_BIFF_LABEL, VT_STR("\0ab"));
    struct vt_biff biff = first_record(&stream);
    vt_biff_string(&biff, 60000, &text);
    vt_assert_str(vt_buf_str(&text), VT_STR("ab"));
    ck_assert(biff.failed);
    stream.data[2] = 100; /* the record is longer than the stream */
    struct vt_biff longer = {.stream = vt_buf_str(&stream)};
    ck_assert(!vt_biff_next(&longer));
    vt_buf_release(&stream);
    vt_buf_release(&text);
}
END_TEST

VT_TEST_MAIN("format.biff", test_strings_go_on_in_continuations,
             test_characters_beyond_the_first_plane_and_halves_of_them, test_lengths_that_lie)
