#include "compress.h"
#include "vt_test.h"

#include <zlib.h>

START_TEST(test_accept_encoding)
{
    static const char *const YES[] = {"gzip", "GZIP",   "br, gzip",     "deflate;q=0.5, gzip;q=0.1",
                                      "*",    "x-gzip", "gzip ; q=1.0", "identity;q=0, *;q=0.5"};
    static const char *const NO[] = {"",      "identity", "gzip;q=0", "gzip; q=0.000, *",
                                     "*;q=0", "gzipped",  "br",       "gzip;Q=0"};
    for (size_t i = 0; i < VT_ARRAY_LEN(YES); i++)
        ck_assert_msg(vt_compress_accepted(vt_str(YES[i])), "'%s'", YES[i]);
    for (size_t i = 0; i < VT_ARRAY_LEN(NO); i++)
        ck_assert_msg(!vt_compress_accepted(vt_str(NO[i])), "'%s'", NO[i]);
}
END_TEST

static void check_round_trip(struct vt_str text)
{
    struct vt_buf packed = VT_BUF_INIT(1 << 20);
    vt_assert_ok(vt_compress_gzip(text, &packed, NULL));
    char *back = malloc(text.len_bytes + 1);
    z_stream stream = {.next_in = (Bytef *)packed.data,
                       .avail_in = (uInt)packed.len_bytes,
                       .next_out = (Bytef *)back,
                       .avail_out = (uInt)text.len_bytes + 1};
    ck_assert_int_eq(inflateInit2(&stream, 15 + 16), Z_OK);
    ck_assert_int_eq(inflate(&stream, Z_FINISH), Z_STREAM_END);
    vt_assert_str(vt_str_n(back, stream.total_out), text);
    inflateEnd(&stream);
    free(back);
    vt_buf_release(&packed);
}

START_TEST(test_gzip_round_trip)
{
    struct vt_buf text = VT_BUF_INIT(1 << 20);
    check_round_trip(VT_STR(""));
    for (unsigned i = 0; i < 5000; i++)
        vt_buf_printf(&text, "Điều %u. ", i * 7919);
    check_round_trip(vt_buf_str(&text));
    vt_buf_release(&text);
}
END_TEST

START_TEST(test_gzip_keeps_the_limit)
{
    struct vt_buf packed = VT_BUF_INIT(16);
    struct vt_error err;
    ck_assert_int_ne(vt_compress_gzip(VT_STR("một câu dài hơn mười sáu byte"), &packed, &err),
                     VT_OK);
    ck_assert_uint_eq(packed.len_bytes, 0);
    vt_buf_release(&packed);
}
END_TEST

VT_TEST_MAIN("searchd.compress", test_accept_encoding, test_gzip_round_trip,
             test_gzip_keeps_the_limit)
