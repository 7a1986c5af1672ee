#include "vt_hash.h"

#include "vt_test.h"

/* FIPS 180-4 examples. */
START_TEST(test_sha256_of_known_texts)
{
    char hex[VT_SHA256_HEX_BYTES + 1];
    vt_sha256_hex(VT_STR(""), hex);
    ck_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    vt_sha256_hex(VT_STR("abc"), hex);
    ck_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
END_TEST

START_TEST(test_hash64_is_the_same_everywhere)
{
    /* XXH3 with seed 0: stored in files, so it must not change. */
    ck_assert_uint_eq(vt_hash64(VT_STR("")), UINT64_C(0x2D06800538D394C2));
    ck_assert_uint_ne(vt_hash64(VT_STR("57-NQ/TW")), vt_hash64(VT_STR("57-NQ/TU")));
    ck_assert_uint_eq(vt_hash64(VT_STR("57-NQ/TW")), vt_hash64(VT_STR("57-NQ/TW")));
}
END_TEST

VT_TEST_MAIN("base.hash", test_sha256_of_known_texts, test_hash64_is_the_same_everywhere)
