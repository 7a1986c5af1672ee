#include "sample_archive.h"

static int count_problem(struct vt_str where, const struct vt_error *problem, void *ctx)
{
    (void)where, (void)problem;
    ++*(unsigned *)ctx;
    return VT_OK;
}

START_TEST(test_copy_while_a_writer_is_at_work)
{
    char *dir = vt_test_folder(), *copy_dir = vt_test_folder();
    char copy[1024];
    sample_fill(dir, 300, 2);
    struct vt_archive *writer = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive *reader = sample_open(dir, VT_ARCHIVE_READ);
    vt_assert_ok(vt_archive_begin(writer, NULL));
    sample_put(writer, 1000, 1);
    snprintf(copy, sizeof copy, "%s/archive.sqlite", copy_dir);
    vt_assert_ok(vt_archive_backup(reader, copy, NULL));
    vt_assert_ok(vt_archive_commit(writer, NULL));
    vt_archive_close(reader);
    vt_archive_close(writer);

    unsigned problems = 0;
    struct vt_archive *archive = sample_open(copy_dir, VT_ARCHIVE_READ);
    ck_assert_uint_eq(sample_documents(archive), 300);
    vt_assert_ok(vt_archive_verify(archive, count_problem, &problems, NULL));
    ck_assert_uint_eq(problems, 0);
    vt_archive_close(archive);
    snprintf(copy, sizeof copy, "%s/archive.sqlite.sum", copy_dir);
    ck_assert_int_eq(access(copy, F_OK), 0);
    archive = sample_open(copy_dir, VT_ARCHIVE_WRITE);
    vt_archive_close(archive);
    archive = sample_open(copy_dir, VT_ARCHIVE_READ);
    vt_assert_ok(vt_archive_verify(archive, count_problem, &problems, NULL));
    ck_assert_uint_eq(problems, 0);
    vt_archive_close(archive);
    vt_test_folder_remove(copy_dir);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_nothing_is_overwritten)
{
    char *dir = vt_test_folder();
    char copy[1024];
    sample_fill(dir, 1, 1);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_READ);
    struct vt_error err;
    snprintf(copy, sizeof copy, "%s/archive.sqlite", dir);
    ck_assert_int_eq(vt_archive_backup(archive, copy, &err), VT_E_INVALID);
    ck_assert_str_ne(err.hint, "");
    snprintf(copy, sizeof copy, "%s/no/such/folder", dir);
    ck_assert_int_ne(vt_archive_backup(archive, copy, &err), VT_OK);
    ck_assert_ptr_nonnull(strstr(err.message, copy));
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.backup", test_copy_while_a_writer_is_at_work, test_nothing_is_overwritten)
