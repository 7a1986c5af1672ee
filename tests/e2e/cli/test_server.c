/* --server URL: the answers of a daemon are those of the archive folder, word for word. */
#include "run.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

static char *archive;
static char url[256];

/* The daemon prints "vanthu-searchd: http://127.0.0.1:PORT/" once it listens. */
static pid_t start_daemon(int *ret_out)
{
    int out[2];
    pid_t child = pipe(out) == 0 ? fork() : -1;
    if (child < 0)
        exit(EXIT_FAILURE);
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        close(out[0]);
        execl(VT_BIN "/vanthu-searchd", "vanthu-searchd", "--archive", archive, "--listen",
              "127.0.0.1:0", (char *)NULL);
        _exit(127);
    }
    close(out[1]);
    char line[512] = "";
    size_t length = 0;
    while (length + 1 < sizeof line && memchr(line, '\n', length) == NULL) {
        ssize_t got = read(out[0], line + length, 1);
        if (got <= 0)
            break;
        length += (size_t)got;
    }
    const char *start = strstr(line, "http://");
    if (start == NULL) {
        fprintf(stderr, "vanthu-searchd did not start: %s\n", line);
        exit(EXIT_FAILURE);
    }
    snprintf(url, sizeof url, "%.*s", (int)strcspn(start, " \n"), start);
    *ret_out = out[0];
    return child;
}

/* The arguments once with --archive and once with --server. */
static void compare(const char *const *arguments)
{
    const char *here[VT_RUN_ARGUMENTS] = {"vanthu"}, *there[VT_RUN_ARGUMENTS] = {"vanthu"};
    size_t count = 1;
    for (; arguments[count - 1] != NULL; count++)
        here[count] = there[count] = arguments[count - 1];
    there[count] = "--server";
    there[count + 1] = url;
    VT_AUTO(vt_run_release) struct vt_run local, remote;
    vt_run_to(&local, archive, NULL, NULL, here);
    vt_run_to(&remote, NULL, NULL, NULL, there);
    ck_assert_msg(remote.exit_code == local.exit_code, "vanthu %s %s: exit code %d, not %d\n%s",
                  arguments[0], arguments[1], remote.exit_code, local.exit_code, remote.err.data);
    ck_assert_msg(vt_str_eq(vt_buf_str(&local.out), vt_buf_str(&remote.out)),
                  "vanthu %s %s: differs:\n%.1500s\n%.1500s", arguments[0], arguments[1],
                  local.out.data, remote.out.data);
}

START_TEST(test_the_same_text)
{
    static const char *const ARGUMENTS[][8] = {
        {"search", "đội ngũ trí thức", NULL},
        {"search", "nghị quyết 57", "--facets", NULL},
        {"search", "trí thức", "--limit", "1", "--offset", "1", NULL},
        {"show", "1391/UBND-VX", NULL},
        {"show", "57-NQ/TW", NULL},
        {"resolve", "nq57", NULL},
        {"cites", "2386-CT/TU", NULL},
        {"cites", "2386-CT/TU", "--offset", "3", "--limit", "4", NULL},
        {"cited-by", "45-NQ/TW", "--depth", "2", "--relation", "IMPLEMENTS", NULL},
        {"lineage", "1391/UBND-VX", NULL},
        {"lineage", "1391/UBND-VX", "--format", "dot", NULL},
        {"path", "1391/UBND-VX", "45-NQ/TW", NULL},
        {"path", "45-NQ/TW", "1391/UBND-VX", NULL},
        {"status", "42-CT/TW", "--as-of", "2025-03-13", NULL},
        {"gaps", "--limit", "0", NULL},
        {"conflicts", "--limit", "0", NULL},
        {"stats", "--failures", NULL},
        {"stats", "--format", "jsonl", NULL},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(ARGUMENTS); i++)
        compare(ARGUMENTS[i]);
}
END_TEST

START_TEST(test_the_same_objects)
{
    static const char *const VERBS[][3] = {{"cites", "2386-CT/TU"}, {"cited-by", "nghị quyết 57"},
                                           {"search", "trí thức"},  {"path", "1391/UBND-VX"},
                                           {"gaps", NULL},          {"show", "2386 ct tu"}};
    static const char *const FORMATS[] = {"jsonl", "csv"};
    for (size_t i = 0; i < VT_ARRAY_LEN(VERBS); i++)
        for (size_t j = 0; j < VT_ARRAY_LEN(FORMATS); j++) {
            const char *arguments[8] = {VERBS[i][0], "--format", FORMATS[j], VERBS[i][1]};
            if (i == 3)
                arguments[4] = "45-NQ/TW";
            compare(arguments);
        }
}
END_TEST

START_TEST(test_the_same_bytes)
{
    compare((const char *const[]){"show", "--original", "1391/UBND-VX", NULL});
    compare((const char *const[]){"show", "--akn", "2386-CT/TU", NULL});
    compare((const char *const[]){"show", "--original", "57-NQ/TW", NULL});
}
END_TEST

START_TEST(test_what_is_wrong_is_told)
{
    VT_AUTO(vt_run_release) struct vt_run unknown, nobody, bad;
    vt_run(&unknown, NULL, "vanthu", "show", "nghị định 9999", "--server", url, NULL);
    vt_assert_exit(&unknown, 1);
    vt_run(&bad, NULL, "vanthu", "cites", "2386-CT/TU", "--relation", "GÌ_ĐÓ", "--server", url,
           NULL);
    vt_assert_exit(&bad, 2);
    vt_run(&nobody, NULL, "vanthu", "gaps", "--server", "http://127.0.0.1:1", NULL);
    vt_assert_exit(&nobody, 2);
    ck_assert_uint_ne(vt_str_find(vt_buf_str(&nobody.err), VT_STR("vanthu-searchd"), 0), SIZE_MAX);
}
END_TEST

int main(void)
{
    const TTest *const TESTS[] = {test_the_same_text, test_the_same_objects, test_the_same_bytes,
                                  test_what_is_wrong_is_told};
    int out;
    archive = vt_corpus_archive(true);
    pid_t daemon = start_daemon(&out);
    int failed = vt_test_run("e2e.cli.server", TESTS, VT_ARRAY_LEN(TESTS));
    kill(daemon, SIGTERM);
    waitpid(daemon, NULL, 0);
    close(out);
    vt_test_folder_remove(archive);
    return failed;
}
