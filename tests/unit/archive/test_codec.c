#include "vt_codec.h"

#include "vt_test.h"

static const char TEXT[] =
    "Căn cứ Luật Tổ chức chính quyền địa phương; Căn cứ Luật Ngân sách nhà nước;";

START_TEST(test_content_comes_back_with_and_without_dictionary)
{
    struct vt_codec codec = {0};
    VT_AUTO(vt_buf_release) struct vt_buf plain = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf with = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf got = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_codec_compress(&codec, 0, vt_str(TEXT), &plain, NULL));
    /* any bytes can be a dictionary: here, the beginning of the text */
    vt_assert_ok(vt_codec_add_dictionary(&codec, 7, vt_str_n(TEXT, 60), NULL));
    ck_assert(vt_codec_knows(&codec, 7) && vt_codec_knows(&codec, 0) && !vt_codec_knows(&codec, 8));
    vt_assert_ok(vt_codec_compress(&codec, 7, vt_str(TEXT), &with, NULL));
    ck_assert_uint_lt(with.len_bytes, plain.len_bytes);
    int64_t size = (int64_t)strlen(TEXT);
    vt_assert_ok(vt_codec_decompress(&codec, 7, vt_buf_str(&with), size, &got, NULL));
    vt_assert_ok(vt_codec_decompress(&codec, 0, vt_buf_str(&plain), size, &got, NULL));
    ck_assert_uint_eq(got.len_bytes, 2 * strlen(TEXT));
    ck_assert(vt_str_starts(vt_buf_str(&got), vt_str(TEXT)));
    ck_assert(vt_str_ends(vt_buf_str(&got), vt_str(TEXT)));
    ck_assert_int_eq(vt_codec_compress(&codec, 8, vt_str(TEXT), &got, NULL), VT_E_INTERNAL);
    ck_assert_int_eq(vt_codec_decompress(&codec, 8, vt_buf_str(&with), size, &got, NULL),
                     VT_E_CORRUPT);
    vt_codec_release(&codec);
}
END_TEST

START_TEST(test_damage_is_found_and_nothing_given_out)
{
    struct vt_codec codec = {0};
    VT_AUTO(vt_buf_release) struct vt_buf frame = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf got = VT_BUF_INIT(VT_BUF_NO_CAP);
    int64_t size = (int64_t)strlen(TEXT);
    vt_assert_ok(vt_codec_compress(&codec, 0, vt_str(TEXT), &frame, NULL));
    for (size_t i = 0; i < frame.len_bytes; i++) {
        frame.data[i] ^= 0x04;
        int status = vt_codec_decompress(&codec, 0, vt_buf_str(&frame), size, &got, NULL);
        ck_assert_msg(status == VT_E_CORRUPT, "byte %zu: %d", i, status);
        ck_assert_uint_eq(got.len_bytes, 0);
        frame.data[i] ^= 0x04;
    }
    static const int64_t WRONG[] = {0, 1, -1, INT64_MAX};
    for (size_t i = 0; i < VT_ARRAY_LEN(WRONG); i++)
        ck_assert_int_eq(vt_codec_decompress(&codec, 0, vt_buf_str(&frame), WRONG[i], &got, NULL),
                         VT_E_CORRUPT);
    struct vt_str half = vt_str_n(frame.data, frame.len_bytes / 2);
    ck_assert_int_eq(vt_codec_decompress(&codec, 0, half, size, &got, NULL), VT_E_CORRUPT);
    ck_assert_int_eq(vt_codec_decompress(&codec, 0, VT_STR(""), size, &got, NULL), VT_E_CORRUPT);
    vt_codec_release(&codec);
}
END_TEST

VT_TEST_MAIN("archive.codec", test_content_comes_back_with_and_without_dictionary,
             test_damage_is_found_and_nothing_given_out)
