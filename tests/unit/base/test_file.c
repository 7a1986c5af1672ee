#include "vt_file.h"

#include "vt_test.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

static char folder_path[512];

static void set_up(void)
{
    char *folder = vt_test_folder();
    snprintf(folder_path, sizeof folder_path, "%s", folder);
    free(folder);
}

static void tear_down(void)
{
    vt_file_remove_tree(folder_path, NULL);
}

/* A path below the test's folder, good until the next call but one. */
static const char *path_of(const char *name)
{
    static char paths[2][1024];
    static unsigned next;
    char *path = paths[next++ % 2];
    snprintf(path, sizeof paths[0], "%s/%s", folder_path, name);
    return path;
}

START_TEST(test_what_is_written_is_read)
{
    set_up();
    struct vt_str content = VT_STR("dòng một\nhai\0ba");
    vt_assert_ok(vt_file_write_atomic(path_of("a"), content, NULL));
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1000);
    vt_assert_ok(vt_file_read(path_of("a"), &buf, NULL));
    ck_assert(vt_str_eq(vt_buf_str(&buf), content));
    /* Appends. */
    vt_assert_ok(vt_file_read(path_of("a"), &buf, NULL));
    ck_assert_uint_eq(buf.len_bytes, 2 * content.len_bytes);
    tear_down();
}
END_TEST

START_TEST(test_replacing_keeps_the_old_inode_for_its_readers)
{
    set_up();
    vt_assert_ok(vt_file_write_atomic(path_of("a"), VT_STR("old"), NULL));
    VT_AUTOFD int reader = open(path_of("a"), O_RDONLY | O_CLOEXEC);
    vt_assert_ok(vt_file_write_atomic(path_of("a"), VT_STR("newer"), NULL));
    char bytes[8] = "";
    ck_assert_int_eq(read(reader, bytes, sizeof bytes), 3);
    ck_assert_str_eq(bytes, "old");
    ck_assert_int_ne(access(path_of("a.new"), F_OK), 0);
    tear_down();
}
END_TEST

START_TEST(test_limit_is_exact)
{
    set_up();
    vt_assert_ok(vt_file_write_atomic(path_of("a"), VT_STR("0123456789"), NULL));
    VT_AUTO(vt_buf_release) struct vt_buf enough = VT_BUF_INIT(10);
    vt_assert_ok(vt_file_read(path_of("a"), &enough, NULL));
    VT_AUTO(vt_buf_release) struct vt_buf small = VT_BUF_INIT(9);
    struct vt_error err;
    ck_assert_int_eq(vt_file_read(path_of("a"), &small, &err), VT_E_LIMIT);
    ck_assert_ptr_nonnull(strstr(err.message, "9 bytes"));
    tear_down();
}
END_TEST

START_TEST(test_empty_file_reads_as_nothing)
{
    set_up();
    vt_assert_ok(vt_file_write_atomic(path_of("a"), VT_STR(""), NULL));
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(0);
    vt_assert_ok(vt_file_read(path_of("a"), &buf, NULL));
    vt_assert_str(vt_buf_str(&buf), VT_STR(""));
    tear_down();
}
END_TEST

START_TEST(test_what_is_no_file_is_refused_without_waiting)
{
    set_up();
    struct vt_error err;
    VT_AUTO(vt_buf_release) struct vt_buf buf = VT_BUF_INIT(1000);
    ck_assert_int_eq(vt_file_read(path_of("none"), &buf, &err), VT_E_NOTFOUND);
    ck_assert_int_eq(err.sys_errno, ENOENT);
    ck_assert_int_eq(vt_file_read(folder_path, &buf, &err), VT_E_UNSUPPORTED);
    ck_assert_int_eq(vt_file_read("/dev/null", &buf, &err), VT_E_UNSUPPORTED);
    ck_assert_int_eq(mkfifo(path_of("pipe"), 0600), 0);
    ck_assert_int_eq(vt_file_read(path_of("pipe"), &buf, &err), VT_E_UNSUPPORTED);
    tear_down();
}
END_TEST

START_TEST(test_folders_are_made_with_their_parents)
{
    set_up();
    vt_assert_ok(vt_file_mkdirs(path_of("x/y/z"), NULL));
    vt_assert_ok(vt_file_mkdirs(path_of("x/y/z"), NULL));
    struct stat info;
    ck_assert_int_eq(stat(path_of("x/y/z"), &info), 0);
    vt_assert_ok(vt_file_write_atomic(path_of("x/file"), VT_STR("1"), NULL));
    struct vt_error err;
    ck_assert_int_eq(vt_file_mkdirs(path_of("x/file/below"), &err), VT_E_IO);
    ck_assert_int_eq(err.sys_errno, ENOTDIR);
    tear_down();
}
END_TEST

START_TEST(test_remove_does_not_follow_links)
{
    set_up();
    vt_assert_ok(vt_file_mkdirs(path_of("kept"), NULL));
    vt_assert_ok(vt_file_write_atomic(path_of("kept/file"), VT_STR("1"), NULL));
    vt_assert_ok(vt_file_mkdirs(path_of("gone/below"), NULL));
    vt_assert_ok(vt_file_write_atomic(path_of("gone/below/file"), VT_STR("1"), NULL));
    ck_assert_int_eq(symlink("../kept", path_of("gone/link")), 0);
    vt_assert_ok(vt_file_remove_tree(path_of("gone"), NULL));
    ck_assert_int_ne(access(path_of("gone"), F_OK), 0);
    ck_assert_int_eq(access(path_of("kept/file"), F_OK), 0);
    vt_assert_ok(vt_file_remove_tree(path_of("gone"), NULL));
    tear_down();
}
END_TEST

START_TEST(test_write_all_goes_over_short_writes)
{
    int ends[2];
    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    VT_AUTO(vt_buf_release) struct vt_buf content = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (int i = 0; i < 30000; i++)
        vt_buf_add_c(&content, (char)('a' + i % 26));
    vt_assert_ok(vt_file_write_all(ends[1], vt_buf_str(&content), NULL));
    close(ends[1]);
    VT_AUTOFREE char *got = malloc(40000);
    ssize_t length = 0, step;
    while ((step = read(ends[0], got + length, 40000 - (size_t)length)) > 0)
        length += step;
    ck_assert(vt_str_eq(vt_str_n(got, (size_t)length), vt_buf_str(&content)));
    close(ends[0]);
    struct vt_error err;
    ck_assert_int_eq(vt_file_write_all(-1, VT_STR("x"), &err), VT_E_IO);
}
END_TEST

VT_TEST_MAIN("base.file", test_what_is_written_is_read,
             test_replacing_keeps_the_old_inode_for_its_readers, test_limit_is_exact,
             test_empty_file_reads_as_nothing, test_what_is_no_file_is_refused_without_waiting,
             test_folders_are_made_with_their_parents, test_remove_does_not_follow_links,
             test_write_all_goes_over_short_writes)
