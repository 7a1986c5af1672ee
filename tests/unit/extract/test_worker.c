/* The pool, with an extraction that does what its file says: the program's own vt_extract_print
 * takes the place of the library's. */
#include "vt_test.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "vt_worker.h"

static const struct vt_extract_options OPTIONS = {.with_record = true};
static const struct vt_worker_limits LIMITS = {
    .cpu_s = 20, .wall_ms = 20000, .memory_bytes = (size_t)1 << 30, .output_bytes = 1 << 24};

/* ---- in the child ---- */

static int try_open(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC, 0600);
    int result = fd < 0 ? errno : 0;
    if (fd >= 0)
        close(fd);
    return result;
}

static int try_socket(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    return fd < 0 ? errno : 0;
}

static int try_exec(void)
{
    char *const argv[] = {(char[]){"true"}, NULL};
    execv("/bin/true", argv);
    return errno;
}

static int count_open_files(void)
{
    int count = 0;
    for (int fd = STDERR_FILENO + 1; fd < 64; fd++)
        count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

static json_t *describe_confinement(struct vt_str outside_path)
{
    VT_AUTOFREE char *path = strndup(outside_path.ptr, outside_path.len_bytes);
    return json_pack("{s:i, s:i, s:i, s:i, s:i, s:i}", "read_private", try_open(path, O_RDONLY),
                     "write_private", try_open(path, O_WRONLY), "read_system",
                     try_open("/usr/lib", O_RDONLY | O_DIRECTORY), "socket", try_socket(), "exec",
                     try_exec(), "open_files", count_open_files());
}

static int use_memory_without_end(void)
{
    for (;;)
        if (malloc(16 << 20) == NULL)
            abort();
}

static void spin(void)
{
    for (volatile unsigned i = 0;; i++)
        continue;
}

static json_t *describe_file(struct vt_str bytes, const char *name,
                             const struct vt_extract_options *options)
{
    return json_pack("{s:s, s:I, s:i, s:b, s:b}", "name", name, "length",
                     (json_int_t)bytes.len_bytes, "pid", (int)getpid(), "record",
                     options->with_record, "explain", options->explain);
}

int vt_extract_print(struct vt_str bytes, const char *name,
                     const struct vt_extract_options *options, struct vt_buf *out,
                     struct vt_error *err)
{
    VT_AUTOJSON answer = NULL;
    struct vt_str rest = bytes, order;
    vt_str_split(&rest, ' ', &order);
    if (vt_str_eq(order, VT_STR("crash")))
        raise(SIGSEGV);
    if (vt_str_eq(order, VT_STR("exit")))
        _exit(3);
    if (vt_str_eq(order, VT_STR("sleep")))
        sleep(60);
    if (vt_str_eq(order, VT_STR("spin")))
        spin();
    if (vt_str_eq(order, VT_STR("memory")))
        use_memory_without_end();
    if (vt_str_eq(order, VT_STR("refuse"))) {
        return vt_hint(err, vt_fail(err, VT_E_UNSUPPORTED, "no text layer"), "run OCR first");
    }
    if (vt_str_eq(order, VT_STR("long")))
        answer = json_pack("{s:o}", "text", vt_json_str(bytes));
    else if (vt_str_eq(order, VT_STR("confinement")))
        answer = describe_confinement(rest);
    else
        answer = describe_file(bytes, name, options);
    vt_json_print(answer, out);
    return out->failed == VT_OK ? VT_OK : vt_fail(err, out->failed, "the answer is too long");
}

/* ---- in the parent ---- */

static int extract_with(const char *order, const struct vt_worker_limits *limits, json_t **ret,
                        struct vt_error *err)
{
    return vt_worker_extract(vt_str(order), "a.txt", &OPTIONS, limits, ret, err);
}

static struct vt_worker_pool *new_pool(unsigned worker_count)
{
    struct vt_worker_pool *pool = NULL;
    vt_assert_ok(vt_worker_pool_new(worker_count, &LIMITS, &pool, NULL));
    return pool;
}

static int run(struct vt_worker_pool *pool, const char *order, json_t **ret,
               struct vt_error *reason)
{
    void *tag;
    int status = VT_OK;
    vt_assert_ok(vt_worker_submit(pool, vt_str(order), "a.txt", &OPTIONS, NULL, NULL));
    vt_assert_ok(vt_worker_collect(pool, -1, &tag, &status, ret, reason, NULL));
    return status;
}

static int64_t pid_that_answers(struct vt_worker_pool *pool)
{
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(run(pool, "describe", &answer, NULL));
    return vt_json_get_int(answer, "pid", 0);
}

START_TEST(test_name_options_and_every_byte_arrive)
{
    const size_t length = 5000000;
    VT_AUTOFREE char *bytes = calloc(1, length);
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(vt_worker_extract(vt_str_n(bytes, length), "Công văn.pdf", &OPTIONS, &LIMITS,
                                   &answer, NULL));
    vt_assert_str(vt_json_get_str(answer, "name"), VT_STR("Công văn.pdf"));
    ck_assert_int_eq(vt_json_get_int(answer, "length", 0), (int64_t)length);
    ck_assert(json_is_true(json_object_get(answer, "record")));
    ck_assert(json_is_false(json_object_get(answer, "explain")));
}
END_TEST

START_TEST(test_empty_file_is_a_file)
{
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(extract_with("", &LIMITS, &answer, NULL));
    ck_assert_int_eq(vt_json_get_int(answer, "length", -1), 0);
}
END_TEST

START_TEST(test_long_answer_arrives_whole)
{
    struct vt_buf order = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&order, "long ");
    for (int i = 0; i < 500000; i++)
        vt_buf_puts(&order, "quyết định ");
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(extract_with(order.data, &LIMITS, &answer, NULL));
    ck_assert(vt_str_eq(vt_json_get_str(answer, "text"), vt_buf_str(&order)));
    vt_buf_release(&order);
}
END_TEST

START_TEST(test_refusal_comes_with_message_and_hint)
{
    struct vt_error reason;
    json_t *answer = NULL;
    ck_assert_int_eq(extract_with("refuse", &LIMITS, &answer, &reason), VT_E_UNSUPPORTED);
    ck_assert_str_eq(reason.message, "no text layer");
    ck_assert_str_eq(reason.hint, "run OCR first");
}
END_TEST

START_TEST(test_crash_and_exit_take_one_child_only)
{
    VT_AUTO(vt_cleanup_vt_worker_pool_free) struct vt_worker_pool *pool = new_pool(1);
    struct vt_error reason;
    json_t *none = NULL;
    ck_assert_int_eq(run(pool, "crash", &none, &reason), VT_E_FORMAT);
#ifndef VT_SANITIZED
    ck_assert_ptr_nonnull(strstr(reason.message, "signal 11"));
#endif
    ck_assert_int_eq(run(pool, "exit", &none, &reason), VT_E_FORMAT);
    ck_assert_ptr_nonnull(strstr(reason.message, "exit code 3"));
    ck_assert_int_gt(pid_that_answers(pool), 0);
}
END_TEST

START_TEST(test_wall_clock_limit)
{
    struct vt_worker_limits limits = LIMITS;
    limits.wall_ms = 300;
    struct vt_error reason;
    json_t *none = NULL;
    ck_assert_int_eq(extract_with("sleep", &limits, &none, &reason), VT_E_TIMEOUT);
    ck_assert_ptr_nonnull(strstr(reason.message, "300 ms"));
}
END_TEST

START_TEST(test_cpu_limit_counts_each_file_anew)
{
    VT_AUTO(vt_cleanup_vt_worker_pool_free) struct vt_worker_pool *pool = NULL;
    struct vt_worker_limits limits = LIMITS;
    limits.cpu_s = 1;
    vt_assert_ok(vt_worker_pool_new(1, &limits, &pool, NULL));
    struct vt_error reason;
    json_t *none = NULL;
    pid_that_answers(pool);
    ck_assert_int_eq(run(pool, "spin", &none, &reason), VT_E_TIMEOUT);
    ck_assert_ptr_nonnull(strstr(reason.message, "CPU"));
}
END_TEST

START_TEST(test_output_limit)
{
    struct vt_worker_limits limits = LIMITS;
    limits.output_bytes = 100;
    struct vt_error reason;
    json_t *none = NULL;
    ck_assert_int_eq(
        extract_with("long 0123456789012345678901234567890123456789012345678901234567890123456789"
                     "0123456789012345678901234567890123456789",
                     &limits, &none, &reason),
        VT_E_LIMIT);
}
END_TEST

START_TEST(test_memory_limit)
{
#ifndef VT_SANITIZED
    struct vt_error reason;
    json_t *none = NULL;
    ck_assert_int_eq(extract_with("memory", &LIMITS, &none, &reason), VT_E_LIMIT);
    ck_assert_ptr_nonnull(strstr(reason.message, "memory"));
#endif
}
END_TEST

static bool kernel_has_landlock(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

START_TEST(test_child_is_confined)
{
    char *folder = vt_test_folder();
    VT_AUTOFREE char *path = NULL;
    VT_AUTOFREE char *order = NULL;
    ck_assert(asprintf(&path, "%s/private", folder) > 0);
    ck_assert(asprintf(&order, "confinement %s", path) > 0);
    /* Not O_CLOEXEC, as a careless library of the parent would: the child must close it. */
    int inherited = open(path, O_RDWR | O_CREAT, 0600);
    ck_assert_int_ge(inherited, 0);
    VT_AUTOJSON answer = NULL;
    vt_assert_ok(extract_with(order, &LIMITS, &answer, NULL));
    ck_assert_int_eq(vt_json_get_int(answer, "socket", 0), EACCES);
    ck_assert_int_eq(vt_json_get_int(answer, "exec", 0), EACCES);
    if (kernel_has_landlock()) {
        ck_assert_int_eq(vt_json_get_int(answer, "read_private", 0), EACCES);
        ck_assert_int_eq(vt_json_get_int(answer, "write_private", 0), EACCES);
        ck_assert_int_eq(vt_json_get_int(answer, "read_system", 1), 0);
    }
    /* The socket and the memory file. */
    ck_assert_int_eq(vt_json_get_int(answer, "open_files", 0), 2);
    close(inherited);
    vt_test_folder_remove(folder);
}
END_TEST

START_TEST(test_two_files_at_a_time)
{
    VT_AUTO(vt_cleanup_vt_worker_pool_free) struct vt_worker_pool *pool = new_pool(2);
    char tags[2];
    ck_assert(vt_worker_idle(pool));
    for (int i = 0; i < 2; i++)
        vt_assert_ok(vt_worker_submit(pool, VT_STR("x"), "a.txt", &OPTIONS, &tags[i], NULL));
    ck_assert(!vt_worker_idle(pool));
    ck_assert_uint_eq(vt_worker_pending(pool), 2);
    ck_assert_int_eq(vt_worker_submit(pool, VT_STR("x"), "a.txt", &OPTIONS, NULL, NULL),
                     VT_E_LIMIT);
    void *got[2];
    for (int i = 0; i < 2; i++) {
        int status = VT_E_INTERNAL;
        VT_AUTOJSON answer = NULL;
        vt_assert_ok(vt_worker_collect(pool, -1, &got[i], &status, &answer, NULL, NULL));
        ck_assert_int_eq(status, VT_OK);
    }
    ck_assert((got[0] == &tags[0] && got[1] == &tags[1]) ||
              (got[0] == &tags[1] && got[1] == &tags[0]));
    ck_assert_uint_eq(vt_worker_pending(pool), 0);
}
END_TEST

START_TEST(test_collect_waits_as_long_as_asked)
{
    VT_AUTO(vt_cleanup_vt_worker_pool_free) struct vt_worker_pool *pool = new_pool(1);
    void *tag;
    int status;
    json_t *none = NULL;
    struct vt_error err;
    ck_assert_int_eq(vt_worker_collect(pool, -1, &tag, &status, &none, NULL, &err), VT_E_INVALID);
    vt_assert_ok(vt_worker_submit(pool, VT_STR("sleep"), "a.txt", &OPTIONS, NULL, NULL));
    ck_assert_int_eq(vt_worker_collect(pool, 20, &tag, &status, &none, NULL, &err), VT_E_TIMEOUT);
    ck_assert_uint_eq(vt_worker_pending(pool), 1);
}
END_TEST

START_TEST(test_child_killed_while_idle_is_replaced)
{
    VT_AUTO(vt_cleanup_vt_worker_pool_free) struct vt_worker_pool *pool = new_pool(1);
    int64_t first = pid_that_answers(pool);
    kill((pid_t)first, SIGKILL);
    siginfo_t info;
    waitid(P_PID, (id_t)first, &info, WEXITED | WNOWAIT);
    ck_assert_int_ne(pid_that_answers(pool), first);
}
END_TEST

START_TEST(test_child_is_replaced_after_many_files)
{
    VT_AUTO(vt_cleanup_vt_worker_pool_free) struct vt_worker_pool *pool = new_pool(1);
    int64_t first = pid_that_answers(pool);
    ck_assert_int_eq(pid_that_answers(pool), first);
    for (int i = 0; i < 256; i++)
        pid_that_answers(pool);
    ck_assert_int_ne(pid_that_answers(pool), first);
}
END_TEST

START_TEST(test_free_leaves_no_child)
{
    struct vt_worker_pool *pool = new_pool(1);
    int64_t pid = pid_that_answers(pool);
    vt_assert_ok(vt_worker_submit(pool, VT_STR("sleep"), "a.txt", &OPTIONS, NULL, NULL));
    vt_worker_pool_free(pool);
    ck_assert_int_eq(waitpid((pid_t)pid, NULL, WNOHANG), -1);
    ck_assert_int_eq(errno, ECHILD);
}
END_TEST

int main(int argc, char **argv)
{
    vt_worker_main(argc, argv);
    const TTest *const tests[] = {
        test_name_options_and_every_byte_arrive,
        test_empty_file_is_a_file,
        test_long_answer_arrives_whole,
        test_refusal_comes_with_message_and_hint,
        test_crash_and_exit_take_one_child_only,
        test_wall_clock_limit,
        test_cpu_limit_counts_each_file_anew,
        test_output_limit,
        test_memory_limit,
        test_child_is_confined,
        test_two_files_at_a_time,
        test_collect_waits_as_long_as_asked,
        test_child_killed_while_idle_is_replaced,
        test_child_is_replaced_after_many_files,
        test_free_leaves_no_child,
    };
    return vt_test_run("extract.worker", tests, VT_ARRAY_LEN(tests));
}
