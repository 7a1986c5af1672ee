#include "sample_archive.h"

static int keep_work(const struct vt_archive_work *work, void *ctx, struct vt_error *err)
{
    (void)err;
    vt_buf_printf(ctx, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s\n", VT_STR_ARG(work->key),
                  VT_STR_ARG(work->type), VT_STR_ARG(work->issuer), VT_STR_ARG(work->date),
                  VT_STR_ARG(work->subject), VT_STR_ARG(work->source));
    return VT_OK;
}

static uint64_t put(struct vt_archive *archive, const struct vt_archive_work *works, size_t count)
{
    uint64_t sequence = 0;
    vt_assert_ok(vt_archive_begin(archive, NULL));
    for (size_t i = 0; i < count; i++)
        vt_assert_ok(vt_archive_put_work(archive, &works[i], NULL));
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_assert_ok(vt_archive_sequence(archive, &sequence, NULL));
    return sequence;
}

START_TEST(test_works_are_told_apart_by_key_type_issuer_and_date)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_archive_work works[] = {
        {VT_STR("9-KH/TU"), VT_STR("KE_HOACH"), VT_STR("Tỉnh ủy B"), VT_STR("2030"), VT_STR(""),
         VT_STR("bảng 1")},
        {VT_STR("9-KH/TU"), VT_STR("KE_HOACH"), VT_STR("Tỉnh ủy A"), VT_STR("2030"), VT_STR("đất"),
         VT_STR("bảng 1")},
    };
    ck_assert_uint_eq(put(archive, works, 2), 1);
    ck_assert_uint_eq(put(archive, works, 2), 1); /* nothing new */
    works[0].subject = VT_STR("nước");
    ck_assert_uint_eq(put(archive, works, 2), 2);
    vt_assert_ok(vt_archive_each_work(archive, keep_work, &all, NULL));
    vt_assert_str(vt_buf_str(&all), VT_STR("9-KH/TU|KE_HOACH|Tỉnh ủy A|2030|đất|bảng 1\n"
                                           "9-KH/TU|KE_HOACH|Tỉnh ủy B|2030|nước|bảng 1\n"));
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.work", test_works_are_told_apart_by_key_type_issuer_and_date)
