/* vt_test.h — what every unit test needs: main, checks for views, and cases from TSV files.
 *
 * A test program:
 *     START_TEST(test_x) { … } END_TEST
 *     VT_TEST_MAIN("text.fold", test_x, test_y)
 */
#ifndef VT_TEST_H
#define VT_TEST_H

#include "vt_arena.h"
#include "vt_cleanup.h"
#include "vt_status.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>

/** Run the tests of one suite; the exit code for main. */
int vt_test_run(const char *suite_name, const TTest *const *tests, size_t count);

#define VT_TEST_MAIN(suite_name, ...)                                          \
    int main(void)                                                             \
    {                                                                          \
        const TTest *const tests[] = {__VA_ARGS__};                            \
        return vt_test_run(suite_name, tests, sizeof tests / sizeof tests[0]); \
    }

/** Equal text, with a message that shows both. */
#define vt_assert_str(actual, expected)                                                          \
    do {                                                                                         \
        struct vt_str vt_a_ = (actual), vt_e_ = (expected);                                      \
        ck_assert_msg(vt_str_eq(vt_a_, vt_e_), "got '%.*s', expected '%.*s'", VT_STR_ARG(vt_a_), \
                      VT_STR_ARG(vt_e_));                                                        \
    } while (0)
#define vt_assert_ok(call)                                                                     \
    do {                                                                                       \
        int vt_status_ = (call);                                                               \
        ck_assert_msg(vt_status_ == VT_OK, "%s: %s", #call, vt_status_info(vt_status_)->name); \
    } while (0)

/** Rows of tests/data/NAME (TSV; '#' lines and empty lines left out; "⏎" is a line break).  cb gets the cells and the line
 *  number for messages; cell_count is checked against min_cells.  Fails the test if the file is
 *  missing or empty. */
typedef void (*vt_test_row_cb)(const struct vt_str *cells, size_t cell_count, unsigned line,
                               void *ctx);
void vt_test_rows(const char *name, size_t min_cells, vt_test_row_cb cb, void *ctx);

/** Path below tests/data, in static storage good until the next call. */
const char *vt_test_data(const char *name);

/** Path below the shared corpora ($VT_SHARED_DATA, else ../shared/data beside the project), or NULL
 *  where they are absent: then skip. */
const char *vt_test_shared(const char *name);

/** Leave the program as skipped (exit code 77), with the reason.  For main only: within a test, check
 *  would take the exit for a failure. */
void vt_test_skip(const char *reason) __attribute__((noreturn));

/** Leave one test, with the reason; the others of the program go on. */
#define VT_TEST_SKIP(reason)             \
    do {                                 \
        printf("skipped: %s\n", reason); \
        return;                          \
    } while (0)

/** A new empty folder below $TMPDIR; removed by vt_test_folder_remove. */
char *vt_test_folder(void);
void vt_test_folder_remove(char *path);

#endif
