#include "vt_keystrokes.h"

#include "vt_test.h"

static const char *const NAMES[] = {"none", "likely", "certain"};

static void check_row(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)ctx;
    char buffer[VT_KEYSTROKES_BYTES];
    struct vt_str syllable = VT_STR("-");
    enum vt_keystrokes found = vt_keystrokes_read(cells[0], buffer, &syllable);
    ck_assert_msg(vt_str_eq(vt_str(NAMES[found]), cells[1]) && vt_str_eq(syllable, cells[2]),
                  "query_keystrokes.tsv:%u: %s '%.*s'", line, NAMES[found], VT_STR_ARG(syllable));
}

START_TEST(test_keystrokes)
{
    vt_test_rows("query_keystrokes.tsv", 3, check_row, NULL);
}
END_TEST

VT_TEST_MAIN("query.keystrokes", test_keystrokes)
