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
    sql(dir, "PRAGMA user_version = 1000");
    struct vt_archive *archive = NULL;
    struct vt_error err;
    for (int mode = VT_ARCHIVE_READ; mode <= VT_ARCHIVE_WRITE; mode++) {
        ck_assert_int_eq(vt_archive_open(dir, (enum vt_archive_mode)mode, &archive, &err),
                         VT_E_VERSION);
        ck_assert_ptr_nonnull(strstr(err.hint, "newer"));
    }
    sql(dir, "PRAGMA user_version = 2");
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

/* As somebody who may read only; the superuser may always write. */
static int read_as_guest(const char *dir, int told_fd, int tell_fd)
{
    struct vt_archive *archive = NULL;
    uint64_t before = 0, after = 0;
    char byte = 'x';
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 2;
    if (vt_archive_open(dir, VT_ARCHIVE_READ, &archive, NULL) != VT_OK)
        return 3;
    if (sample_documents(archive) != 2 || vt_archive_sequence(archive, &before, NULL) != VT_OK)
        return 4;
    /* The parent writes now, and tells. */
    if (write(tell_fd, &byte, 1) != 1 || read(told_fd, &byte, 1) != 1)
        return 5;
    if (vt_archive_sequence(archive, &after, NULL) != VT_OK || after != before + 1)
        return 6;
    if (sample_documents(archive) != 3)
        return 7;
    vt_archive_close(archive);
    return 0;
}

START_TEST(test_reader_without_right_to_write_follows_all_the_same)
{
    char *dir = vt_test_folder();
    char odd[1024], byte;
    int to_child[2], to_parent[2], result = -1;
    snprintf(odd, sizeof odd, "%s/kho #1 100%%?", dir);
    sample_fill(odd, 2, 1);
    ck_assert_int_eq(chmod(dir, 0755), 0);
    ck_assert_int_eq(chmod(odd, 0555), 0);
    ck_assert(pipe(to_child) == 0 && pipe(to_parent) == 0);
    pid_t child = fork();
    if (child == 0)
        _exit(read_as_guest(odd, to_child[0], to_parent[1]));
    close(to_parent[1]);
    ck_assert_int_eq(read(to_parent[0], &byte, 1), 1);
    ck_assert_int_eq(chmod(odd, 0755), 0);
    struct vt_archive *archive = sample_open(odd, VT_ARCHIVE_WRITE);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    sample_put(archive, 7, 1);
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_archive_close(archive);
    ck_assert_int_eq(chmod(odd, 0555), 0);
    ck_assert_int_eq(write(to_child[1], &byte, 1), 1);
    ck_assert_int_eq(waitpid(child, &result, 0), child);
    ck_assert_msg(result == 0, "the guest ended with %d", WEXITSTATUS(result));
    ck_assert_int_eq(chmod(odd, 0755), 0);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.archive", test_reading_needs_an_archive, test_writing_makes_folder_and_file,
             test_second_writer_is_refused_at_once, test_newer_format_is_refused_and_left_alone,
             test_what_is_no_archive_is_refused, test_reader_leaves_no_files_and_cannot_write,
             test_reader_without_right_to_write_follows_all_the_same)
