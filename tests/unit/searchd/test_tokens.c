#include "tokens.h"

#include "vt_file.h"
#include "vt_test.h"

#include <sys/stat.h>

static char *folder; /* of the running test */

static const char *path_of(const char *content, mode_t mode)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/tokens", folder);
    vt_assert_ok(vt_file_write_atomic(path, vt_str(content), NULL));
    ck_assert_int_eq(chmod(path, mode), 0);
    return path;
}

START_TEST(test_headers)
{
    folder = vt_test_folder();
    static const char *const YES[] = {"Bearer phong-van-thu-2026", "bearer  phong-van-thu-2026",
                                      "Bearer 0123456789abcdef",
                                      /* lan:phong-van-thu-2026 */
                                      "Basic bGFuOnBob25nLXZhbi10aHUtMjAyNg=="};
    static const char *const NO[] = {"",
                                     "Bearer",
                                     "Bearer ",
                                     "Bearer phong-van-thu-202",
                                     "Bearer phong-van-thu-20266",
                                     "Bearer # khong phai token",
                                     "phong-van-thu-2026",
                                     "Basic cGhvbmctdmFuLXRodS0yMDI2", /* no colon */
                                     "Basic !!!!",
                                     "Digest phong-van-thu-2026"};
    struct vt_tokens *tokens;
    vt_assert_ok(vt_tokens_load(
        path_of("# khong phai token\n\nphong-van-thu-2026\n 0123456789abcdef \n", 0640), &tokens,
        NULL));
    ck_assert_uint_eq(vt_tokens_count(tokens), 2);
    for (size_t i = 0; i < VT_ARRAY_LEN(YES); i++)
        ck_assert_msg(vt_tokens_allow(tokens, vt_str(YES[i])), "'%s'", YES[i]);
    for (size_t i = 0; i < VT_ARRAY_LEN(NO); i++)
        ck_assert_msg(!vt_tokens_allow(tokens, vt_str(NO[i])), "'%s'", NO[i]);
    vt_tokens_free(tokens);
    vt_test_folder_remove(folder);
}
END_TEST

START_TEST(test_refused_files)
{
    folder = vt_test_folder();
    struct vt_tokens *tokens;
    ck_assert_int_eq(vt_tokens_load(path_of("too-short\n", 0600), &tokens, NULL), VT_E_INVALID);
    ck_assert_int_eq(vt_tokens_load(path_of("has a space in the middle\n", 0600), &tokens, NULL),
                     VT_E_INVALID);
    ck_assert_int_eq(vt_tokens_load(path_of("# nothing\n", 0600), &tokens, NULL), VT_E_INVALID);
    ck_assert_int_eq(vt_tokens_load(path_of("phong-van-thu-2026\n", 0644), &tokens, NULL),
                     VT_E_INVALID);
    ck_assert_int_eq(vt_tokens_load("/nowhere/tokens", &tokens, NULL), VT_E_NOTFOUND);
    vt_test_folder_remove(folder);
}
END_TEST

VT_TEST_MAIN("searchd.tokens", test_headers, test_refused_files)
