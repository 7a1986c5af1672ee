#include "sample_archive.h"

#include <sys/wait.h>

/* Run an SQL text with SQLite's own program, as anybody could. */
static void sql(const char *dir, const char *text)
{
    char command[1024];
    snprintf(command, sizeof command, "sqlite3 '%s/archive.sqlite' \"%s\" > /dev/null", dir, text);
    ck_assert_int_eq(system(command), 0);
}

START_TEST(test_reading_needs_an_archive)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = NULL;
    struct vt_error err;
    ck_assert_int_eq(vt_archive_open(dir, VT_ARCHIVE_READ, &archive, &err), VT_E_NOTFOUND);
    ck_assert_ptr_null(archive);
    ck_assert_ptr_nonnull(strstr(err.message, dir));
    ck_assert_str_ne(err.hint, "");
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_writing_makes_folder_and_file)
{
    char *dir = vt_test_folder();
    char nested[1024];
    snprintf(nested, sizeof nested, "%s/a/b", dir);
    struct vt_archive *archive = sample_open(nested, VT_ARCHIVE_WRITE);
    uint64_t sequence = 7;
    vt_assert_ok(vt_archive_sequence(archive, &sequence, NULL));
    ck_assert_uint_eq(sequence, 0);
    vt_archive_close(archive);
    archive = sample_open(nested, VT_ARCHIVE_READ);
    ck_assert_uint_eq(sample_documents(archive), 0);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_second_writer_is_refused_at_once)
{
    char *dir = vt_test_folder();
    struct vt_archive *first = sample_open(dir, VT_ARCHIVE_WRITE), *second = NULL;
    struct vt_error err;
    ck_assert_int_eq(vt_archive_open(dir, VT_ARCHIVE_WRITE, &second, &err), VT_E_LOCKED);
    ck_assert_ptr_nonnull(strstr(err.message, dir));
    pid_t child = fork();
    if (child == 0)
        _exit(vt_archive_open(dir, VT_ARCHIVE_WRITE, &second, &err) == VT_E_LOCKED ? 0 : 1);
    int result = -1;
    ck_assert_int_eq(waitpid(child, &result, 0), child);
    ck_assert_int_eq(result, 0);
    struct vt_archive *reader = sample_open(dir, VT_ARCHIVE_READ);
    vt_archive_close(reader);
    vt_archive_close(first);
    second = sample_open(dir, VT_ARCHIVE_WRITE);
    vt_archive_close(second);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_newer_format_is_refused_and_left_alone)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 1, 1);
    sql(dir, "PRAGMA user_version = 2");
    struct vt_archive *archive = NULL;
    struct vt_error err;
    for (int mode = VT_ARCHIVE_READ; mode <= VT_ARCHIVE_WRITE; mode++) {
        ck_assert_int_eq(vt_archive_open(dir, (enum vt_archive_mode)mode, &archive, &err),
                         VT_E_VERSION);
        ck_assert_ptr_nonnull(strstr(err.hint, "newer"));
    }
    sql(dir, "PRAGMA user_version = 1");
    archive = sample_open(dir, VT_ARCHIVE_READ);
    ck_assert_uint_eq(sample_documents(archive), 1);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_what_is_no_archive_is_refused)
{
    char *dir = vt_test_folder();
    char path[1024];
    struct vt_archive *archive = NULL;
    sql(dir, "CREATE TABLE notes (text)");
    ck_assert_int_eq(vt_archive_open(dir, VT_ARCHIVE_READ, &archive, NULL), VT_E_CORRUPT);
    ck_assert_int_eq(vt_archive_open(dir, VT_ARCHIVE_WRITE, &archive, NULL), VT_E_CORRUPT);
    snprintf(path, sizeof path, "%s/archive.sqlite", dir);
    char text[4096];
    memset(text, 'x', sizeof text);
    vt_assert_ok(vt_file_write_atomic(path, vt_str_n(text, sizeof text), NULL));
    ck_assert_int_eq(vt_archive_open(dir, VT_ARCHIVE_READ, &archive, NULL), VT_E_CORRUPT);
    ck_assert_int_eq(vt_archive_open(dir, VT_ARCHIVE_WRITE, &archive, NULL), VT_E_CORRUPT);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_reader_leaves_no_files_and_cannot_write)
{
    char *dir = vt_test_folder();
    char path[1024];
    sample_fill(dir, 2, 1);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_READ);
    ck_assert_uint_eq(sample_documents(archive), 2);
    ck_assert_int_ne(vt_archive_begin(archive, NULL), VT_OK);
    vt_archive_close(archive);
    static const char *const NOT_THERE[] = {"-wal", "-shm", "-journal"};
    for (size_t i = 0; i < VT_ARRAY_LEN(NOT_THERE); i++) {
        snprintf(path, sizeof path, "%s/archive.sqlite%s", dir, NOT_THERE[i]);
        ck_assert_int_ne(access(path, F_OK), 0);
    }
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_folder_without_right_to_write_is_read)
{
    char *dir = vt_test_folder();
    char odd[1024];
    snprintf(odd, sizeof odd, "%s/kho #1 100%%?", dir);
    sample_fill(odd, 2, 1);
    ck_assert_int_eq(chmod(odd, 0555), 0);
    struct vt_archive *archive = sample_open(odd, VT_ARCHIVE_READ);
    ck_assert_uint_eq(sample_documents(archive), 2);
    vt_archive_close(archive);
    ck_assert_int_eq(chmod(odd, 0755), 0);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.archive", test_reading_needs_an_archive, test_writing_makes_folder_and_file,
             test_second_writer_is_refused_at_once, test_newer_format_is_refused_and_left_alone,
             test_what_is_no_archive_is_refused, test_reader_leaves_no_files_and_cannot_write,
             test_folder_without_right_to_write_is_read)
