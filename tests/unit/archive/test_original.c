#include "sample_archive.h"

static void put(struct vt_archive *archive, struct vt_str bytes, char *ret_sha256)
{
    vt_sha256_hex(bytes, ret_sha256);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    vt_assert_ok(vt_archive_put_original(archive, vt_str(ret_sha256), bytes, NULL));
    vt_assert_ok(vt_archive_commit(archive, NULL));
}

static void expect(struct vt_archive *archive, const char *sha256, struct vt_str bytes)
{
    VT_AUTO(vt_buf_release) struct vt_buf got = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&got, "before ");
    vt_assert_ok(vt_archive_get_original(archive, vt_str(sha256), &got, NULL));
    ck_assert_uint_eq(got.len_bytes, 7 + bytes.len_bytes);
    ck_assert(bytes.len_bytes == 0 || memcmp(got.data + 7, bytes.ptr, bytes.len_bytes) == 0);
}

START_TEST(test_bytes_come_back)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    char sha256[3][VT_SHA256_HEX_BYTES + 1], noise[100000];
    uint32_t random = 1;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)((random = random * 1664525u + 1013904223u) >> 24);
    const struct vt_str contents[] = {VT_STR(""), vt_str_n("\0\xFF\0\r\n", 5),
                                      vt_str_n(noise, sizeof noise)};
    for (size_t i = 0; i < 3; i++)
        put(archive, contents[i], sha256[i]);
    for (size_t i = 0; i < 3; i++)
        expect(archive, sha256[i], contents[i]);
    VT_AUTO(vt_buf_release) struct vt_buf none = VT_BUF_INIT(VT_BUF_NO_CAP);
    ck_assert_int_eq(vt_archive_get_original(archive, VT_STR("00"), &none, NULL), VT_E_NOTFOUND);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_same_content_is_stored_once)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    char sha256[VT_SHA256_HEX_BYTES + 1];
    struct vt_archive_counts once, twice;
    put(archive, VT_STR("Kế hoạch"), sha256);
    vt_assert_ok(vt_archive_counts(archive, &once, NULL));
    put(archive, VT_STR("Kế hoạch"), sha256);
    vt_assert_ok(vt_archive_counts(archive, &twice, NULL));
    ck_assert_int_eq(once.originals, 1);
    ck_assert_mem_eq(&once, &twice, sizeof once);
    uint64_t sequence = 0;
    vt_assert_ok(vt_archive_sequence(archive, &sequence, NULL));
    ck_assert_uint_eq(sequence, 1);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

/* Its name is its digest: bytes that are not those of the name are never given out. */
START_TEST(test_another_digest_is_damage)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    VT_AUTO(vt_buf_release) struct vt_buf got = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    vt_assert_ok(vt_archive_put_original(archive, VT_STR("0123"), VT_STR("other"), NULL));
    vt_assert_ok(vt_archive_commit(archive, NULL));
    ck_assert_int_eq(vt_archive_get_original(archive, VT_STR("0123"), &got, NULL), VT_E_CORRUPT);
    ck_assert_uint_eq(got.len_bytes, 0);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.original", test_bytes_come_back, test_same_content_is_stored_once,
             test_another_digest_is_damage)
