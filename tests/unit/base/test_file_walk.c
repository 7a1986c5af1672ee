#include "vt_file.h"

#include "vt_test.h"

#include <sys/stat.h>

/* What a walk saw: paths below the root, one a line, unreadable ones with a '!' in front. */
struct seen {
    const char *root;
    struct vt_buf paths;
    unsigned stop_after;
    unsigned file_count;
};

static void note(struct seen *seen, const char *mark, const char *path)
{
    size_t root_bytes = strlen(seen->root);
    ck_assert_int_eq(strncmp(path, seen->root, root_bytes), 0);
    vt_buf_printf(&seen->paths, "%s%s\n", mark, path + root_bytes);
}

static int on_file(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    struct seen *seen = ctx;
    ck_assert(S_ISREG(info->st_mode));
    note(seen, "", path);
    if (++seen->file_count == seen->stop_after)
        return vt_fail(err, VT_E_LIMIT, "enough");
    return VT_OK;
}

static int on_unreadable(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    (void)info;
    ck_assert_str_ne(err->message, "");
    note(ctx, "!", path);
    return VT_OK;
}

static char *make_tree(void)
{
    static const char *const FOLDERS[] = {"b", "b/c", ".hidden"};
    static const char *const FILES[] = {"z.txt",        "b/2.txt", "b/10.txt",
                                        "b/c/deep.txt", "b/.dot",  ".hidden/x"};
    char *root = vt_test_folder();
    char path[1024];
    for (size_t i = 0; i < VT_ARRAY_LEN(FOLDERS); i++) {
        snprintf(path, sizeof path, "%s/%s", root, FOLDERS[i]);
        vt_assert_ok(vt_file_mkdirs(path, NULL));
    }
    for (size_t i = 0; i < VT_ARRAY_LEN(FILES); i++) {
        snprintf(path, sizeof path, "%s/%s", root, FILES[i]);
        vt_assert_ok(vt_file_write_atomic(path, VT_STR("x"), NULL));
    }
    return root;
}

static void link_in(const char *root, const char *target, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", root, name);
    ck_assert_int_eq(symlink(target, path), 0);
}

START_TEST(test_files_come_in_byte_order_without_hidden_ones)
{
    char *root = make_tree();
    struct seen seen = {.root = root, .paths = VT_BUF_INIT(VT_BUF_NO_CAP)};
    vt_assert_ok(vt_file_walk(root, on_file, on_unreadable, &seen, NULL));
    vt_assert_str(vt_buf_str(&seen.paths), VT_STR("/b/10.txt\n/b/2.txt\n/b/c/deep.txt\n/z.txt\n"));
    vt_buf_release(&seen.paths);
    vt_test_folder_remove(root);
}
END_TEST

START_TEST(test_links_to_files_are_followed_to_folders_not)
{
    char *root = make_tree();
    link_in(root, "..", "b/c/up");
    link_in(root, "../z.txt", "b/a.txt");
    link_in(root, "nowhere", "b/dangling");
    struct seen seen = {.root = root, .paths = VT_BUF_INIT(VT_BUF_NO_CAP)};
    vt_assert_ok(vt_file_walk(root, on_file, on_unreadable, &seen, NULL));
    vt_assert_str(vt_buf_str(&seen.paths), VT_STR("/b/10.txt\n/b/2.txt\n/b/a.txt\n/b/c/deep.txt\n"
                                                  "!/b/dangling\n/z.txt\n"));
    vt_buf_release(&seen.paths);
    vt_test_folder_remove(root);
}
END_TEST

START_TEST(test_a_callback_ends_the_walk)
{
    char *root = make_tree();
    struct seen seen = {.root = root, .paths = VT_BUF_INIT(VT_BUF_NO_CAP), .stop_after = 2};
    struct vt_error err;
    ck_assert_int_eq(vt_file_walk(root, on_file, on_unreadable, &seen, &err), VT_E_LIMIT);
    ck_assert_uint_eq(seen.file_count, 2);
    vt_buf_release(&seen.paths);
    vt_test_folder_remove(root);
}
END_TEST

START_TEST(test_the_root_may_be_a_file_or_missing)
{
    char *root = make_tree();
    struct seen seen = {.root = root, .paths = VT_BUF_INIT(VT_BUF_NO_CAP)};
    char path[1024];
    snprintf(path, sizeof path, "%s/b/.dot", root);
    vt_assert_ok(vt_file_walk(path, on_file, on_unreadable, &seen, NULL));
    snprintf(path, sizeof path, "%s/none", root);
    vt_assert_ok(vt_file_walk(path, on_file, on_unreadable, &seen, NULL));
    vt_assert_str(vt_buf_str(&seen.paths), VT_STR("/b/.dot\n!/none\n"));
    vt_buf_release(&seen.paths);
    vt_test_folder_remove(root);
}
END_TEST

START_TEST(test_folders_that_nest_too_deep_are_reported)
{
    char *root = vt_test_folder();
    struct vt_buf path = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&path, root);
    for (int i = 0; i < 80; i++)
        vt_buf_puts(&path, "/d");
    vt_assert_ok(vt_file_mkdirs(path.data, NULL));
    struct seen seen = {.root = root, .paths = VT_BUF_INIT(VT_BUF_NO_CAP)};
    vt_assert_ok(vt_file_walk(root, on_file, on_unreadable, &seen, NULL));
    ck_assert(vt_str_starts(vt_buf_str(&seen.paths), VT_STR("!/d/d/")));
    vt_buf_release(&seen.paths);
    vt_buf_release(&path);
    vt_test_folder_remove(root);
}
END_TEST

VT_TEST_MAIN("base.file_walk", test_files_come_in_byte_order_without_hidden_ones,
             test_links_to_files_are_followed_to_folders_not, test_a_callback_ends_the_walk,
             test_the_root_may_be_a_file_or_missing, test_folders_that_nest_too_deep_are_reported)
