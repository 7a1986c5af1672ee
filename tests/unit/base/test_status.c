#include "vt_test.h"

#include <errno.h>

static const int STATUSES[] = {VT_OK,          VT_E_NOMEM,  VT_E_IO,          VT_E_NOSPACE,
                               VT_E_INVALID,   VT_E_FORMAT, VT_E_UNSUPPORTED, VT_E_NOTFOUND,
                               VT_E_AMBIGUOUS, VT_E_LOCKED, VT_E_STALE,       VT_E_CORRUPT,
                               VT_E_VERSION,   VT_E_LIMIT,  VT_E_TIMEOUT,     VT_E_QUERY,
                               VT_E_INTERNAL};

START_TEST(test_every_status_has_a_row_of_its_own)
{
    for (size_t i = 0; i < VT_ARRAY_LEN(STATUSES); i++) {
        const struct vt_status_info *info = vt_status_info(STATUSES[i]);
        ck_assert_int_eq(info->status, STATUSES[i]);
        ck_assert_str_ne(info->name, "");
        ck_assert_str_ne(info->text_en, "");
        ck_assert_str_ne(info->text_vi, "");
        ck_assert_int_eq(info->exit_code == 0, STATUSES[i] == VT_OK);
        ck_assert_int_ge(info->http_status, 200);
        for (size_t k = 0; k < i; k++)
            ck_assert_str_ne(info->name, vt_status_info(STATUSES[k])->name);
    }
    ck_assert_int_eq(vt_status_info(-12345)->status, VT_E_INTERNAL);
}
END_TEST

START_TEST(test_fail_fills_everything_and_returns_the_status)
{
    struct vt_error err;
    memset(&err, 'x', sizeof err);
    ck_assert_int_eq(vt_fail(&err, VT_E_FORMAT, "bad '%s' at %d", "a", 7), VT_E_FORMAT);
    ck_assert_int_eq(err.status, VT_E_FORMAT);
    ck_assert_int_eq(err.sys_errno, 0);
    ck_assert_int_eq(err.input_offset, -1);
    ck_assert_str_eq(err.message, "bad 'a' at 7");
    ck_assert_str_eq(err.hint, "");
    ck_assert_int_eq(vt_hint(&err, VT_E_FORMAT, "try %s", "b"), VT_E_FORMAT);
    ck_assert_str_eq(err.hint, "try b");
    ck_assert_int_eq(vt_fail(NULL, VT_E_LIMIT, "unheard"), VT_E_LIMIT);
    ck_assert_int_eq(vt_hint(NULL, VT_E_LIMIT, "unheard too"), VT_E_LIMIT);
}
END_TEST

START_TEST(test_errno_decides_the_status)
{
    static const struct {
        int sys_errno;
        int status;
    } CASES[] = {{ENOENT, VT_E_NOTFOUND}, {ENOSPC, VT_E_NOSPACE}, {EDQUOT, VT_E_NOSPACE},
                 {ENOMEM, VT_E_NOMEM},    {EACCES, VT_E_IO},      {EIO, VT_E_IO}};
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        struct vt_error err;
        ck_assert_int_eq(vt_fail_errno(&err, CASES[i].sys_errno, "cannot"), CASES[i].status);
        ck_assert_int_eq(err.sys_errno, CASES[i].sys_errno);
    }
    struct vt_error err;
    vt_fail_errno(&err, ENOENT, "cannot open '%s'", "a");
    ck_assert_str_eq(err.message, "cannot open 'a': No such file or directory");
}
END_TEST

START_TEST(test_long_messages_are_cut_not_overrun)
{
    char longer[4 * VT_ERROR_MESSAGE_BYTES];
    memset(longer, 'm', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    struct vt_error err;
    vt_fail_errno(&err, EIO, "%s", longer);
    ck_assert_uint_eq(strlen(err.message), VT_ERROR_MESSAGE_BYTES - 1);
    vt_hint(&err, VT_E_IO, "%s", longer);
    ck_assert_uint_eq(strlen(err.hint), VT_ERROR_HINT_BYTES - 1);
}
END_TEST

VT_TEST_MAIN("base.status", test_every_status_has_a_row_of_its_own,
             test_fail_fills_everything_and_returns_the_status, test_errno_decides_the_status,
             test_long_messages_are_cut_not_overrun)
