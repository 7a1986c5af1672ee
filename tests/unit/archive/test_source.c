#include "sample_archive.h"

static struct vt_archive_source failed_source(const char *path)
{
    return (struct vt_archive_source){.path = vt_str(path),
                                      .sha256 = VT_STR("00ff"),
                                      .size_bytes = 12,
                                      .mtime_ns = -5,
                                      .state = VT_SOURCE_FAILED,
                                      .status = VT_E_FORMAT,
                                      .reason = VT_STR("not a document"),
                                      .format = VT_STR("pdf"),
                                      .extractor = VT_STR("9"),
                                      .missing = true};
}

static int keep_path(struct vt_str path, void *ctx, struct vt_error *err)
{
    (void)err;
    vt_buf_add(ctx, path);
    vt_buf_add_c(ctx, '\n');
    return VT_OK;
}

static int keep_source(const struct vt_archive_source *source, void *ctx, struct vt_error *err)
{
    return keep_path(source->path, ctx, err);
}

static void put_paths(struct vt_archive *archive, const char *const *paths, size_t count)
{
    vt_assert_ok(vt_archive_begin(archive, NULL));
    for (size_t i = 0; i < count; i++) {
        struct vt_archive_source source = failed_source(paths[i]);
        vt_assert_ok(vt_archive_put_source(archive, &source, NULL));
    }
    vt_assert_ok(vt_archive_commit(archive, NULL));
}

START_TEST(test_source_comes_back_and_is_replaced_by_path)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    static const char *const PATHS[] = {"/a/hồ sơ.pdf"};
    struct vt_archive_source got;
    put_paths(archive, PATHS, 1);
    vt_assert_ok(vt_archive_get_source(archive, vt_str(PATHS[0]), &got, NULL));
    vt_assert_str(got.sha256, VT_STR("00ff"));
    ck_assert_int_eq(got.size_bytes, 12);
    ck_assert_int_eq(got.mtime_ns, -5);
    ck_assert_int_eq(got.state, VT_SOURCE_FAILED);
    ck_assert_int_eq(got.status, VT_E_FORMAT);
    vt_assert_str(got.reason, VT_STR("not a document"));
    vt_assert_str(got.format, VT_STR("pdf"));
    vt_assert_str(got.extractor, VT_STR("9"));
    ck_assert(got.missing);
    ck_assert_uint_eq(got.sequence, 1);

    struct vt_archive_source again = failed_source(PATHS[0]);
    again.state = VT_SOURCE_UNREAD;
    again.missing = false;
    vt_assert_ok(vt_archive_begin(archive, NULL));
    vt_assert_ok(vt_archive_put_source(archive, &again, NULL));
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_assert_ok(vt_archive_get_source(archive, vt_str(PATHS[0]), &got, NULL));
    ck_assert_int_eq(got.state, VT_SOURCE_UNREAD);
    ck_assert(!got.missing);
    ck_assert_uint_eq(got.sequence, 2);
    ck_assert_int_eq(vt_archive_get_source(archive, VT_STR("/b"), &got, NULL), VT_E_NOTFOUND);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

/* A name that is no valid UTF-8 is kept byte for byte. */
START_TEST(test_any_bytes_make_a_path)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    static const char *const PATHS[] = {"/a/C\xB9ng v\xAFn \xFF.doc"};
    struct vt_archive_source got;
    put_paths(archive, PATHS, 1);
    vt_assert_ok(vt_archive_get_source(archive, vt_str(PATHS[0]), &got, NULL));
    vt_assert_str(got.path, vt_str(PATHS[0]));
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_sources_by_state_content_and_folder)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 2, 1);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    static const char *const PATHS[] = {"/kho/b", "/kho/a/x", "/kho/a", "/kho/a.txt", "/kho/ab"};
    VT_AUTO(vt_buf_release) struct vt_buf paths = VT_BUF_INIT(VT_BUF_NO_CAP);
    put_paths(archive, PATHS, VT_ARRAY_LEN(PATHS));

    vt_assert_ok(
        vt_archive_each_source(archive, 1u << VT_SOURCE_FAILED, keep_source, &paths, NULL));
    vt_assert_str(vt_buf_str(&paths), VT_STR("/kho/a\n/kho/a.txt\n/kho/a/x\n/kho/ab\n/kho/b\n"));
    vt_buf_clear(&paths);
    vt_assert_ok(vt_archive_each_source(archive, 1u << VT_SOURCE_READ, keep_source, &paths, NULL));
    vt_assert_str(vt_buf_str(&paths), VT_STR("/ho-so/000000.txt\n/ho-so/000001.txt\n"));
    vt_buf_clear(&paths);
    vt_assert_ok(
        vt_archive_each_source_below(archive, VT_STR("/kho/a"), keep_source, &paths, NULL));
    vt_assert_str(vt_buf_str(&paths), VT_STR("/kho/a\n/kho/a/x\n"));
    vt_buf_clear(&paths);
    vt_assert_ok(vt_archive_each_source_below(archive, VT_STR("/"), keep_source, &paths, NULL));
    ck_assert_uint_gt(paths.len_bytes, 60);
    vt_buf_clear(&paths);
    vt_assert_ok(vt_archive_each_path(archive, VT_STR("00ff"), keep_path, &paths, NULL));
    vt_assert_str(vt_buf_str(&paths), VT_STR("/kho/a\n/kho/a.txt\n/kho/a/x\n/kho/ab\n/kho/b\n"));
    struct vt_archive_source got;
    vt_assert_ok(vt_archive_get_source_of(archive, VT_STR("00ff"), &got, NULL));
    vt_assert_str(got.path, VT_STR("/kho/a"));
    ck_assert_int_eq(vt_archive_get_source_of(archive, VT_STR("11"), &got, NULL), VT_E_NOTFOUND);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

static int refuse(const struct vt_archive_source *source, void *ctx, struct vt_error *err)
{
    ++*(int *)ctx;
    return vt_fail(err, VT_E_LIMIT, "enough at '%.*s'", VT_STR_ARG(source->path));
}

START_TEST(test_callback_ends_the_iteration)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 3, 1);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_READ);
    struct vt_error err;
    int calls = 0;
    ck_assert_int_eq(vt_archive_each_source(archive, ~0u, refuse, &calls, &err), VT_E_LIMIT);
    ck_assert_int_eq(calls, 1);
    ck_assert_str_eq(err.message, "enough at '/ho-so/000000.txt'");
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.source", test_source_comes_back_and_is_replaced_by_path,
             test_any_bytes_make_a_path, test_sources_by_state_content_and_folder,
             test_callback_ends_the_iteration)
