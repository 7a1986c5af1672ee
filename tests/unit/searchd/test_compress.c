#include "compress.h"
#include "vt_test.h"

#include <zlib.h>
#include <zstd.h>

START_TEST(test_accept_encoding)
{
    static const struct {
        const char *header;
        enum vt_coding coding;
    } CASES[] = {
        {"gzip", VT_CODING_GZIP},
        {"GZIP", VT_CODING_GZIP},
        {"x-gzip", VT_CODING_GZIP},
        {"*", VT_CODING_GZIP},
        {"zstd", VT_CODING_ZSTD},
        {"gzip, deflate, br, zstd", VT_CODING_ZSTD},
        {"zstd;q=0.5, gzip;q=0.8", VT_CODING_GZIP},
        {"zstd;q=0, gzip ; q=0.001", VT_CODING_GZIP},
        {"identity;q=0, *;q=0.5", VT_CODING_GZIP},
        {"gzip;q=0, *", VT_CODING_NONE},
        {"gzip;Q=0", VT_CODING_NONE},
        {"gzip; q=0.000", VT_CODING_NONE},
        {"*;q=0", VT_CODING_NONE},
        {"gzipped", VT_CODING_NONE},
        {"identity", VT_CODING_NONE},
        {"br", VT_CODING_NONE},
        {"", VT_CODING_NONE},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++)
        ck_assert_msg(vt_compress_choose(vt_str(CASES[i].header)) == CASES[i].coding, "'%s'",
                      CASES[i].header);
}
END_TEST

static void check_round_trip(struct vt_str text)
{
    struct vt_buf packed = VT_BUF_INIT(1 << 20);
    vt_assert_ok(vt_compress(VT_CODING_GZIP, text, &packed, NULL));
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

START_TEST(test_zstd_round_trip)
{
    struct vt_buf text = VT_BUF_INIT(1 << 20), packed = VT_BUF_INIT(1 << 20);
    for (unsigned i = 0; i < 5000; i++)
        vt_buf_printf(&text, "Khoản %u. ", i * 7919);
    vt_assert_ok(vt_compress(VT_CODING_ZSTD, vt_buf_str(&text), &packed, NULL));
    char *back = malloc(text.len_bytes);
    size_t got = ZSTD_decompress(back, text.len_bytes, packed.data, packed.len_bytes);
    ck_assert(!ZSTD_isError(got));
    vt_assert_str(vt_str_n(back, got), vt_buf_str(&text));
    free(back);
    vt_buf_release(&packed);
    vt_buf_release(&text);
}
END_TEST

START_TEST(test_gzip_keeps_the_limit)
{
    struct vt_buf packed = VT_BUF_INIT(16);
    struct vt_error err;
    ck_assert_int_ne(
        vt_compress(VT_CODING_GZIP, VT_STR("một câu dài hơn mười sáu byte"), &packed, &err), VT_OK);
    ck_assert_uint_eq(packed.len_bytes, 0);
    vt_buf_release(&packed);
}
END_TEST

VT_TEST_MAIN("searchd.compress", test_accept_encoding, test_gzip_round_trip, test_zstd_round_trip,
             test_gzip_keeps_the_limit)
