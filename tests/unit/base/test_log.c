#include "vt_log.h"

#include "vt_test.h"

#include <fcntl.h>
#include <sys/mman.h>

/* What a function writes to standard error. */
static char *logged_by(void (*write)(void))
{
    static char text[4096];
    int file = memfd_create("log", MFD_CLOEXEC), kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    ck_assert_int_ge(file, 0);
    dup2(file, STDERR_FILENO);
    write();
    dup2(kept, STDERR_FILENO);
    ssize_t length = pread(file, text, sizeof text - 1, 0);
    text[length < 0 ? 0 : length] = '\0';
    close(file);
    close(kept);
    return text;
}

static void log_at_each_level(void)
{
    vt_log_setup("vanthu-test", VT_LOG_INFO);
    vt_log(VT_LOG_ERROR, "cannot open '%s'", "a.txt");
    vt_log(VT_LOG_WARNING, "slow");
    vt_log(VT_LOG_DEBUG, "not shown");
}

static void log_a_failure(void)
{
    struct vt_error err;
    vt_log_setup("vanthu-test", VT_LOG_INFO);
    vt_hint(&err, vt_fail(&err, VT_E_LOCKED, "another process writes"), "wait for it");
    vt_log_failure(&err);
}

static void log_fields(void)
{
    vt_log_setup("vanthu-test", VT_LOG_INFO);
    vt_log_json(VT_LOG_INFO, json_pack("{s:s}", "path", "/d/1"));
    vt_log_json(VT_LOG_DEBUG, json_pack("{s:s}", "path", "not shown"));
}

START_TEST(test_lines_name_the_program_and_keep_to_the_level)
{
    ck_assert_str_eq(logged_by(log_at_each_level),
                     "vanthu-test: cannot open 'a.txt'\nvanthu-test: warning: slow\n");
}
END_TEST

START_TEST(test_a_failure_is_told_with_its_hint)
{
    ck_assert_str_eq(logged_by(log_a_failure),
                     "vanthu-test: another process writes\nvanthu-test: wait for it\n");
}
END_TEST

START_TEST(test_json_lines_have_time_and_level)
{
    char *text = logged_by(log_fields);
    VT_AUTOJSON line = json_loads(text, 0, NULL);
    ck_assert_ptr_nonnull(line);
    vt_assert_str(vt_json_get_str(line, "path"), VT_STR("/d/1"));
    vt_assert_str(vt_json_get_str(line, "level"), VT_STR("info"));
    struct vt_str time = vt_json_get_str(line, "time");
    ck_assert_uint_eq(time.len_bytes, strlen("2025-03-13T08:00:00.000Z"));
    ck_assert(vt_str_ends(time, VT_STR("Z")));
}
END_TEST

VT_TEST_MAIN("base.log", test_lines_name_the_program_and_keep_to_the_level,
             test_a_failure_is_told_with_its_hint, test_json_lines_have_time_and_level)
