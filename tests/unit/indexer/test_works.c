#include "works.h"

#include "vt_file.h"
#include "vt_test.h"

struct folder {
    char *dir;
    char table[1024];
    struct vt_archive *archive;
};

static void make(struct folder *folder)
{
    folder->dir = vt_test_folder();
    snprintf(folder->table, sizeof folder->table, "%s/works.tsv", folder->dir);
    vt_assert_ok(vt_archive_open(folder->dir, VT_ARCHIVE_WRITE, &folder->archive, NULL));
}

static void discard(struct folder *folder)
{
    vt_archive_close(folder->archive);
    vt_test_folder_remove(folder->dir);
}

static int keep_work(const struct vt_archive_work *work, void *ctx, struct vt_error *err)
{
    (void)err;
    vt_buf_printf(ctx, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s\n", VT_STR_ARG(work->key),
                  VT_STR_ARG(work->type), VT_STR_ARG(work->issuer), VT_STR_ARG(work->date),
                  VT_STR_ARG(work->subject), VT_STR_ARG(work->source));
    return VT_OK;
}

static int import(struct folder *folder, const char *table, size_t *ret_count, struct vt_error *err)
{
    vt_assert_ok(vt_file_write_atomic(folder->table, vt_str(table), NULL));
    return vt_works_import(folder->archive, folder->table, ret_count, err);
}

static void expect(struct folder *folder, const char *works)
{
    VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_archive_each_work(folder->archive, keep_work, &all, NULL));
    vt_assert_str(vt_buf_str(&all), vt_str(works));
}

START_TEST(test_columns_are_found_by_name)
{
    struct folder folder;
    size_t count = 0;
    make(&folder);
    vt_assert_ok(import(&folder,
                        "# ghi chú\n\nsubject\tnote\tkey\tdate\r\nđất đai\tx\t9-KH/TU\t2030\r\n"
                        "# bỏ qua\n\ty\t3-NQ/TU\t\n",
                        &count, NULL));
    ck_assert_uint_eq(count, 2);
    expect(&folder, "3-NQ/TU|||||\n9-KH/TU|||2030|đất đai|\n");
    discard(&folder);
}
END_TEST

START_TEST(test_a_wrong_line_imports_nothing)
{
    static const struct {
        const char *table;
        const char *named;
    } CASES[] = {
        {"key\tdate\n1-A\t2030\n2-B\n", "3"},    {"key\n1-A\n\n\t\n", "4"},
        {"number\tdate\n1-A\t2030\n", "key"},    {"# nothing\n", ""},
        {"key\tdate\n1-A\t2030\n\t2031\n", "3"},
    };
    struct folder folder;
    make(&folder);
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        struct vt_error err = {0};
        size_t count = 77;
        ck_assert_int_eq(import(&folder, CASES[i].table, &count, &err), VT_E_FORMAT);
        ck_assert_uint_eq(count, 77);
        ck_assert_msg(strstr(err.message, CASES[i].named) != NULL, "%s", err.message);
        ck_assert_ptr_nonnull(strstr(err.message, folder.table));
        expect(&folder, "");
    }
    discard(&folder);
}
END_TEST

START_TEST(test_other_encodings_and_missing_files_are_told)
{
    struct folder folder;
    struct vt_error err = {0};
    size_t count;
    make(&folder);
    ck_assert_int_eq(import(&folder, "key\n\xB9\xAF\n", &count, &err), VT_E_FORMAT);
    ck_assert_ptr_nonnull(strstr(err.message, "UTF-8"));
    ck_assert_int_eq(vt_works_import(folder.archive, "/no/such/table", &count, &err),
                     VT_E_NOTFOUND);
    discard(&folder);
}
END_TEST

VT_TEST_MAIN("indexer.works", test_columns_are_found_by_name, test_a_wrong_line_imports_nothing,
             test_other_encodings_and_missing_files_are_told)
