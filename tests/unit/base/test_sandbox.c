#include "vt_sandbox.h"

#include "vt_file.h"
#include "vt_test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

/* What a confined process may still do, as bits of its exit code. */
enum power {
    CAN_READ = 1,
    CAN_WRITE = 2,
    CAN_CREATE = 4,
    CAN_CONNECT = 8,
    CAN_EXECUTE = 16,
    CAN_SIGNAL = 32
};
enum { NOT_CONFINED = 64 };

static char folder_path[512];
static unsigned report;

static const char *path_of(const char *name)
{
    static char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder_path, name);
    return path;
}

static bool can_open(const char *name, int flags)
{
    int fd = open(path_of(name), flags | O_CLOEXEC, 0600);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static bool can_execute(void)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    /* An exec that succeeds closes the pipe, one that fails writes into it. */
    pid_t child = fork();
    if (child == 0) {
        char *const argv[] = {(char[]){"true"}, NULL};
        execv("/bin/true", argv);
        (void)!write(ends[1], "x", 1);
        _exit(1);
    }
    close(ends[1]);
    char byte;
    bool executed = read(ends[0], &byte, 1) == 0;
    close(ends[0]);
    waitpid(child, NULL, 0);
    return executed;
}

static int powers(void)
{
    int socket_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    return (can_open("file", O_RDONLY) ? CAN_READ : 0) |
           (can_open("file", O_WRONLY) ? CAN_WRITE : 0) |
           (can_open("new", O_WRONLY | O_CREAT) ? CAN_CREATE : 0) |
           (socket_fd >= 0 ? CAN_CONNECT : 0) | (can_execute() ? CAN_EXECUTE : 0) |
           (kill(getppid(), 0) == 0 ? CAN_SIGNAL : 0);
}

/* Run a function in a process of its own, confined; its exit code, or -signal. */
static int run_confined(const struct vt_sandbox_options *options, int (*function)(void))
{
    int ends[2];
    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        unsigned parts = 0;
        if (vt_sandbox_enter(options, &parts, NULL) != VT_OK)
            _exit(NOT_CONFINED);
        (void)!write(ends[1], &parts, sizeof parts);
        _exit(function());
    }
    close(ends[1]);
    ck_assert_int_eq(read(ends[0], &report, sizeof report), sizeof report);
    close(ends[0]);
    int status;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void set_up(void)
{
    char *folder = vt_test_folder();
    snprintf(folder_path, sizeof folder_path, "%s", folder);
    free(folder);
    vt_assert_ok(vt_file_write_atomic(path_of("file"), VT_STR("x"), NULL));
}

static void tear_down(void)
{
    vt_file_remove_tree(folder_path, NULL);
}

START_TEST(test_without_options_only_other_processes_are_out_of_reach)
{
    set_up();
    struct vt_sandbox_options options = {.no_network = false};
    int expected = CAN_READ | CAN_WRITE | CAN_CREATE | CAN_CONNECT | CAN_EXECUTE;
    ck_assert_int_eq(run_confined(&options, powers), expected);
    ck_assert_uint_eq(report & VT_SANDBOX_LANDLOCK, 0);
    ck_assert_uint_ne(report & VT_SANDBOX_LIMITS, 0);
    tear_down();
}
END_TEST

START_TEST(test_no_network_and_no_exec)
{
    set_up();
    struct vt_sandbox_options options = {.no_network = true, .no_exec = true};
    ck_assert_int_eq(run_confined(&options, powers), CAN_READ | CAN_WRITE | CAN_CREATE);
    ck_assert_uint_ne(report & VT_SANDBOX_SECCOMP, 0);
    tear_down();
}
END_TEST

START_TEST(test_no_write_but_where_it_is_allowed)
{
    set_up();
    struct vt_sandbox_options options = {.no_write = true};
    int can = run_confined(&options, powers);
    if ((report & VT_SANDBOX_LANDLOCK) == 0) {
        tear_down();
        VT_TEST_SKIP("the kernel has no Landlock");
    }
    ck_assert_int_eq(can, CAN_READ | CAN_CONNECT | CAN_EXECUTE);
    const char *const writable[] = {"/nowhere", folder_path, NULL};
    options.writable = writable;
    ck_assert_int_eq(run_confined(&options, powers),
                     CAN_READ | CAN_WRITE | CAN_CREATE | CAN_CONNECT | CAN_EXECUTE);
    tear_down();
}
END_TEST

START_TEST(test_only_what_is_listed_can_be_read)
{
    set_up();
    const char *const elsewhere[] = {"/usr", NULL}, *const here[] = {"/usr", path_of("file"), NULL};
    struct vt_sandbox_options options = {.no_write = true, .no_exec = true, .readable = elsewhere};
    int can = run_confined(&options, powers);
    if ((report & VT_SANDBOX_LANDLOCK) == 0) {
        tear_down();
        VT_TEST_SKIP("the kernel has no Landlock");
    }
    ck_assert_int_eq(can, CAN_CONNECT);
    options.readable = here;
    ck_assert_int_eq(run_confined(&options, powers), CAN_CONNECT | CAN_READ);
    tear_down();
}
END_TEST

static int open_many(void)
{
    int count = 0;
    while (open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0)
        count++;
    return count;
}

START_TEST(test_number_of_open_files)
{
    struct vt_sandbox_options options = {.file_count = 40};
    int count = run_confined(&options, open_many);
    ck_assert_int_gt(count, 20);
    ck_assert_int_lt(count, 40);
}
END_TEST

#ifndef VT_SANITIZED
static int allocate(void)
{
    return malloc((size_t)300 << 20) == NULL ? 1 : 2;
}
#endif

START_TEST(test_memory)
{
#ifndef VT_SANITIZED
    struct vt_sandbox_options options = {.memory_bytes = (size_t)256 << 20};
    ck_assert_int_eq(run_confined(&options, allocate), 1);
#endif
}
END_TEST

static int abort_without_core(void)
{
    struct rlimit core;
    if (getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_cur != 0)
        return 1;
    signal(SIGABRT, SIG_DFL);
    abort();
}

START_TEST(test_abort_still_works_and_leaves_no_core)
{
    struct vt_sandbox_options options = {.no_network = true, .no_exec = true, .no_write = true};
    ck_assert_int_eq(run_confined(&options, abort_without_core), -SIGABRT);
}
END_TEST

VT_TEST_MAIN("base.sandbox", test_without_options_only_other_processes_are_out_of_reach,
             test_no_network_and_no_exec, test_no_write_but_where_it_is_allowed,
             test_only_what_is_listed_can_be_read, test_number_of_open_files, test_memory,
             test_abort_still_works_and_leaves_no_core)
