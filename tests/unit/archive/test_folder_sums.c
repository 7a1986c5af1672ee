#include "vt_folder_sums.h"

#include "vt_file.h"
#include "vt_test.h"

static char *path_in(const char *dir, const char *name)
{
    static char path[1024];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return path;
}

static void keep_problem(struct vt_str file, const char *what, void *ctx)
{
    vt_buf_printf(ctx, "%.*s: %s\n", VT_STR_ARG(file), what);
}

static void expect(const char *folder, const char *problems)
{
    VT_AUTO(vt_buf_release) struct vt_buf found = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_folder_sums_check(folder, keep_problem, &found, NULL));
    vt_assert_str(vt_buf_str(&found), vt_str(problems));
}

static void make(const char *dir, char *ret_folder, size_t room)
{
    snprintf(ret_folder, room, "%s/index", dir);
    vt_assert_ok(vt_file_mkdirs(ret_folder, NULL));
    VT_AUTO(vt_buf_release) struct vt_buf large = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (unsigned i = 0; i < 300000; i++)
        vt_buf_printf(&large, "%u ", i);
    vt_assert_ok(vt_file_write_atomic(path_in(ret_folder, "large"), vt_buf_str(&large), NULL));
    vt_assert_ok(vt_file_write_atomic(path_in(ret_folder, "small"), VT_STR("x"), NULL));
    vt_assert_ok(vt_file_write_atomic(path_in(ret_folder, "empty"), VT_STR(""), NULL));
    vt_assert_ok(vt_folder_sums_write(ret_folder, NULL));
}

static void flip(char *path, long offset)
{
    FILE *file = fopen(path, "r+");
    ck_assert_ptr_nonnull(file);
    fseek(file, offset, SEEK_SET);
    int byte = fgetc(file);
    fseek(file, offset, SEEK_SET);
    fputc(byte ^ 0x20, file);
    fclose(file);
}

START_TEST(test_every_change_of_a_file_is_named)
{
    char *dir = vt_test_folder(), folder[1024];
    make(dir, folder, sizeof folder);
    expect(folder, "");
    static const long OFFSETS[] = {0, 1048575, 1048576, 1900000};
    for (size_t i = 0; i < VT_ARRAY_LEN(OFFSETS); i++) {
        flip(path_in(folder, "large"), OFFSETS[i]);
        expect(folder, "large: file differs from its checksum\n");
        flip(path_in(folder, "large"), OFFSETS[i]);
    }
    vt_assert_ok(vt_file_write_atomic(path_in(folder, "guest"), VT_STR("y"), NULL));
    unlink(path_in(folder, "small"));
    expect(folder, "guest: file was added by another program\nsmall: file is missing\n");
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_damage_of_the_sums_is_found)
{
    char *dir = vt_test_folder(), folder[1024], sums[1100];
    make(dir, folder, sizeof folder);
    snprintf(sums, sizeof sums, "%s.sum", folder);
    struct stat info;
    ck_assert_int_eq(stat(sums, &info), 0);
    for (long at = 0; at < info.st_size; at++) {
        VT_AUTO(vt_buf_release) struct vt_buf found = VT_BUF_INIT(VT_BUF_NO_CAP);
        flip(sums, at);
        vt_assert_ok(vt_folder_sums_check(folder, keep_problem, &found, NULL));
        ck_assert_msg(vt_str_ends(vt_buf_str(&found), VT_STR("the checksums are damaged\n")),
                      "byte %ld", at);
        flip(sums, at);
    }
    expect(folder, "");
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_without_sums_there_is_nothing_to_compare)
{
    char *dir = vt_test_folder(), folder[1024];
    make(dir, folder, sizeof folder);
    vt_assert_ok(vt_folder_sums_remove(folder, NULL));
    ck_assert_int_eq(vt_folder_sums_check(folder, keep_problem, NULL, NULL), VT_E_NOTFOUND);
    vt_assert_ok(vt_folder_sums_remove(folder, NULL));
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.folder_sums", test_every_change_of_a_file_is_named,
             test_damage_of_the_sums_is_found, test_without_sums_there_is_nothing_to_compare)
