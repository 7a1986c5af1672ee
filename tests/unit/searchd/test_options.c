#include "options.h"
#include "vt_file.h"
#include "vt_test.h"

#include <getopt.h>

static char *folder; /* of the running test */

static int parse(struct vt_options *options, const char *const *arguments)
{
    char *argv[16] = {(char *)(uintptr_t) "vanthu-searchd"};
    int argc = 1;
    for (; arguments[argc - 1] != NULL; argc++)
        argv[argc] = (char *)(uintptr_t)arguments[argc - 1];
    struct vt_error err = {0};
    optind = 0; /* getopt begins anew */
    opterr = 0;
    int status = vt_options_parse(argc, argv, options, &err);
    if (status != VT_OK)
        ck_assert(err.message[0] != '\0');
    return status;
}

#define PARSE(options, ...) parse((options), (const char *const[]){__VA_ARGS__ __VA_OPT__(, ) NULL})

START_TEST(test_defaults)
{
    struct vt_options options;
    setenv("VANTHU_ARCHIVE", "/srv/kho", 1);
    vt_assert_ok(PARSE(&options));
    ck_assert_str_eq(options.listen, "127.0.0.1:8080");
    ck_assert_str_eq(options.server.archive_dir, "/srv/kho");
    ck_assert_uint_ge(options.server.workers, 1);
    ck_assert_uint_eq(options.rules.hosts.count, 0);
    vt_options_release(&options);
}
END_TEST

START_TEST(test_archive_by_the_environment)
{
    struct vt_options options;
    unsetenv("VANTHU_ARCHIVE");
    setenv("XDG_DATA_HOME", "/srv/x/data", 1);
    vt_assert_ok(PARSE(&options));
    ck_assert_str_eq(options.server.archive_dir, "/srv/x/data/vanthu");
    vt_options_release(&options);
    setenv("XDG_DATA_HOME", "not/absolute", 1);
    setenv("HOME", "/srv/x", 1);
    vt_assert_ok(PARSE(&options));
    ck_assert_str_eq(options.server.archive_dir, "/srv/x/.local/share/vanthu");
    vt_options_release(&options);
    unsetenv("HOME");
    ck_assert_int_eq(PARSE(&options), VT_E_INVALID);
}
END_TEST

START_TEST(test_values)
{
    struct vt_options options;
    vt_assert_ok(PARSE(&options, "--archive", "a", "--listen", "[::1]:0", "--host", "x.example",
                       "--host", "y.example", "--workers", "3", "--connections=7", "--per-address",
                       "2", "--idle", "5"));
    ck_assert_str_eq(options.server.archive_dir, "a");
    ck_assert_str_eq(options.listen, "[::1]:0");
    ck_assert_uint_eq(options.rules.hosts.count, 2);
    ck_assert_str_eq(options.rules.hosts.names[1], "y.example");
    ck_assert_uint_eq(options.server.workers, 3);
    ck_assert_uint_eq(options.server.connections, 7);
    ck_assert_uint_eq(options.server.per_address, 2);
    ck_assert_uint_eq(options.server.idle_s, 5);
    vt_options_release(&options);
}
END_TEST

START_TEST(test_refused)
{
    struct vt_options options;
    ck_assert_int_eq(PARSE(&options, "--archive", "a", "--workers", "0"), VT_E_INVALID);
    ck_assert_int_eq(PARSE(&options, "--archive", "a", "--idle", "-1"), VT_E_INVALID);
    ck_assert_int_eq(PARSE(&options, "--archive", "a", "--connections", "1e3"), VT_E_INVALID);
    ck_assert_int_eq(PARSE(&options, "--archive"), VT_E_INVALID);
    ck_assert_int_eq(PARSE(&options, "--nope"), VT_E_INVALID);
    ck_assert_int_eq(PARSE(&options, "--archive", "a", "more"), VT_E_INVALID);
}
END_TEST

START_TEST(test_help_needs_no_archive)
{
    struct vt_options options;
    unsetenv("VANTHU_ARCHIVE");
    unsetenv("XDG_DATA_HOME");
    unsetenv("HOME");
    vt_assert_ok(PARSE(&options, "--help"));
    ck_assert(options.show_help);
    vt_assert_ok(PARSE(&options, "--version"));
    ck_assert(options.show_version);
}
END_TEST

static const char *write_config(const char *content)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/searchd.conf", folder);
    vt_assert_ok(vt_file_write_atomic(path, vt_str(content), NULL));
    return path;
}

START_TEST(test_file_before_command_line)
{
    folder = vt_test_folder();
    struct vt_options options;
    const char *path = write_config("# kho\narchive = /srv/kho văn thư\n\n  workers=2  \n"
                                    "host = a.example\nhost = b.example\nserve-secret = yes\n"
                                    "log-requests = failures\nidle = 7");
    vt_assert_ok(PARSE(&options, "--config", path, "--workers", "5", "--host", "c.example"));
    ck_assert_str_eq(options.server.archive_dir, "/srv/kho văn thư");
    ck_assert_uint_eq(options.server.workers, 5);
    ck_assert_uint_eq(options.server.idle_s, 7);
    ck_assert_uint_eq(options.rules.hosts.count, 3);
    ck_assert_str_eq(options.rules.hosts.names[2], "c.example");
    ck_assert(options.server.serve_secret);
    ck_assert_int_eq(options.server.log_requests, VT_LOG_FAILURES);
    vt_options_release(&options);
    vt_test_folder_remove(folder);
}
END_TEST

START_TEST(test_mistakes_in_the_file)
{
    folder = vt_test_folder();
    static const char *const FILES[] = {"workers = 0",          "worker = 2", "workers",
                                        "serve-secret = ja",    "listen =",   "config = other.conf",
                                        "idle = 5 seconds",     "= 7",        "log-requests = some",
                                        "archive = a\nrate = x"};
    struct vt_options options;
    for (size_t i = 0; i < VT_ARRAY_LEN(FILES); i++)
        ck_assert_msg(PARSE(&options, "--archive", "a", "--config", write_config(FILES[i])) ==
                          VT_E_INVALID,
                      "'%s'", FILES[i]);
    ck_assert_int_eq(PARSE(&options, "--config", "/nowhere/searchd.conf"), VT_E_NOTFOUND);
    vt_test_folder_remove(folder);
}
END_TEST

VT_TEST_MAIN("searchd.options", test_file_before_command_line, test_mistakes_in_the_file,
             test_defaults, test_archive_by_the_environment, test_values, test_refused,
             test_help_needs_no_archive)
