#include "sample_archive.h"

static void expect(const char *given, const char *archive, const char *data, const char *home,
                   const char *expected)
{
    VT_AUTO(vt_buf_release) struct vt_buf dir = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct vt_error err;
    unsetenv("VANTHU_ARCHIVE"), unsetenv("XDG_DATA_HOME"), unsetenv("HOME");
    if (archive != NULL)
        setenv("VANTHU_ARCHIVE", archive, 1);
    if (data != NULL)
        setenv("XDG_DATA_HOME", data, 1);
    if (home != NULL)
        setenv("HOME", home, 1);
    vt_buf_puts(&dir, "what stood there before");
    int status = vt_archive_dir(given, &dir, &err);
    if (expected == NULL) {
        ck_assert_int_eq(status, VT_E_INVALID);
        ck_assert_str_ne(err.hint, "");
        return;
    }
    ck_assert_int_eq(status, VT_OK);
    vt_assert_str(vt_buf_str(&dir), vt_str(expected));
}

START_TEST(test_first_of_option_and_environment)
{
    expect("given", "/a", "/b", "/c", "given");
    expect(NULL, "/a", "/b", "/c", "/a");
    expect(NULL, "", "/b", "/c", "/b/vanthu");
    expect(NULL, NULL, "relative", "/c", "/c/.local/share/vanthu");
    expect(NULL, NULL, NULL, "/c", "/c/.local/share/vanthu");
    expect(NULL, NULL, NULL, NULL, NULL);
}
END_TEST

VT_TEST_MAIN("archive.archive_dir", test_first_of_option_and_environment)
