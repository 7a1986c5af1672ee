#include "vt_test.h"

#include <stdio.h>
#include <stdlib.h>

#include "vt_file.h"

int vt_test_run(const char *suite_name, const TTest *const *tests, size_t count)
{
    setvbuf(stdout, NULL, _IOLBF, 0); /* a test that fails leaves its process without flushing */
    Suite *suite = suite_create(suite_name);
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 240);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(all, tests[i]);
    suite_add_tcase(suite, all);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

const char *vt_test_data(const char *name)
{
    static char path[1024];
    snprintf(path, sizeof path, "%s/%s", VT_TEST_DATA, name);
    return path;
}

const char *vt_test_shared(const char *name)
{
    static char path[1024];
    const char *root = getenv("VT_SHARED_DATA");
    snprintf(path, sizeof path, "%s/%s", root != NULL ? root : VT_SHARED_DEFAULT, name);
    return access(path, R_OK) == 0 ? path : NULL;
}

void vt_test_skip(const char *reason)
{
    printf("skipped: %s\n", reason);
    exit(77);
}

/* "⏎" → a line break, in place. */
static struct vt_str with_breaks(struct vt_str cell)
{
    const struct vt_str mark = VT_STR("⏎");
    char *out = (char *)cell.ptr;
    size_t used = 0;
    for (size_t i = 0; i < cell.len_bytes;) {
        if (vt_str_starts(vt_str_n(cell.ptr + i, cell.len_bytes - i), mark)) {
            out[used++] = '\n';
            i += mark.len_bytes;
        } else {
            out[used++] = cell.ptr[i++];
        }
    }
    return vt_str_n(out, used);
}

void vt_test_rows(const char *name, size_t min_cells, vt_test_row_cb cb, void *ctx)
{
    struct vt_buf buf = VT_BUF_INIT(64 * 1024 * 1024);
    struct vt_error err;
    int status = vt_file_read(vt_test_data(name), &buf, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    struct vt_str rest = vt_buf_str(&buf), line;
    unsigned line_no = 0, rows = 0;
    while (vt_str_split(&rest, '\n', &line)) {
        line_no++;
        if (line.len_bytes == 0 || line.ptr[0] == '#')
            continue;
        struct vt_str cells[32], cell;
        size_t count = 0;
        while (count < VT_ARRAY_LEN(cells) && vt_str_split(&line, '\t', &cell))
            cells[count++] = with_breaks(cell);
        ck_assert_msg(count >= min_cells, "%s:%u: %zu cells, expected %zu", name, line_no, count,
                      min_cells);
        cb(cells, count, line_no, ctx);
        rows++;
    }
    ck_assert_msg(rows > 0, "%s: no rows", name);
    vt_buf_release(&buf);
}

char *vt_test_folder(void)
{
    const char *root = getenv("TMPDIR");
    char *path = NULL;
    ck_assert(asprintf(&path, "%s/vanthu-test-XXXXXX", root != NULL ? root : "/tmp") > 0);
    ck_assert_msg(mkdtemp(path) != NULL, "cannot make a folder for the test");
    return path;
}

void vt_test_folder_remove(char *path)
{
    vt_file_remove_tree(path, NULL);
    free(path);
}
