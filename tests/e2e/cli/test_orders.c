/* Nothing depends on the order in which files arrive: the same documents, given to the real indexer in
 * twenty orders and in one or two runs, give the same export, byte by byte. */
#include "run.h"

#include <dirent.h>

enum { ORDERS = 20, FILES_MAX = 64, FIRST_RUN = 7 };

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t list_files(char *files[FILES_MAX])
{
    DIR *folder = opendir(vt_tree_path("tests/e2e/cli/documents"));
    ck_assert_ptr_nonnull(folder);
    size_t count = 0;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        ck_assert_uint_lt(count, FILES_MAX);
        ck_assert_int_gt(asprintf(&files[count++], "%s/%s", vt_tree_path("tests/e2e/cli/documents"),
                                  entry->d_name),
                         0);
    }
    closedir(folder);
    qsort(files, count, sizeof *files, compare_names);
    return count;
}

static void shuffle(char **files, size_t count, unsigned seed)
{
    for (size_t i = count; i > 1; i--) {
        const size_t j = (size_t)rand_r(&seed) % i;
        char *kept = files[i - 1];
        files[i - 1] = files[j];
        files[j] = kept;
    }
}

static void index_files(const char *dir, char *const *files, size_t count)
{
    const char *argv[FILES_MAX + 5] = {"vanthu-indexer", "--archive", dir, "--quiet"};
    for (size_t i = 0; i < count; i++)
        argv[4 + i] = files[i];
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run_to(&run, NULL, NULL, NULL, argv);
    vt_assert_exit(&run, 0);
}

static void export_to(const char *dir, const char *format, struct vt_buf *ret)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, dir, "vanthu", "export", "--format", format, NULL);
    vt_assert_exit(&run, 0);
    vt_buf_add(ret, vt_buf_str(&run.out));
}

START_TEST(test_twenty_orders)
{
    char *files[FILES_MAX];
    const size_t count = list_files(files);
    ck_assert_uint_gt(count, FIRST_RUN);
    VT_AUTO(vt_buf_release) struct vt_buf first = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (unsigned order = 0; order < ORDERS; order++) {
        char *dir = vt_test_folder();
        VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(VT_BUF_NO_CAP);
        if (order > 0)
            shuffle(files, count, order);
        const size_t at = order % 2 == 1 ? FIRST_RUN : 0;
        if (at > 0)
            index_files(dir, files, at);
        index_files(dir, files + at, count - at);
        export_to(dir, "jsonl", &all);
        export_to(dir, "graphml", &all);
        if (order == 0)
            vt_buf_add(&first, vt_buf_str(&all));
        ck_assert_msg(vt_str_eq(vt_buf_str(&first), vt_buf_str(&all)), "order %u differs", order);
        vt_test_folder_remove(dir);
    }
    for (size_t i = 0; i < count; i++)
        free(files[i]);
}
END_TEST

VT_TEST_MAIN("e2e.cli.orders", test_twenty_orders)
