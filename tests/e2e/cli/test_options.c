/* What every verb promises: help, exit codes, messages that say what to do, quiet ends. */
#include "run.h"

#include <signal.h>
#include <sys/wait.h>

static const char *const VERBS[] = {
    "index",  "extract", "search",    "show",  "resolve", "cites",  "cited-by", "lineage", "path",
    "status", "gaps",    "conflicts", "check", "stats",   "verify", "export",   "backup"};

static void assert_has(const struct vt_buf *text, const char *part)
{
    ck_assert_msg(vt_str_find(vt_buf_str(text), vt_str(part), 0) != SIZE_MAX, "no '%s' in '%s'",
                  part, text->data);
}

START_TEST(test_help_of_every_verb)
{
    VT_AUTO(vt_run_release) struct vt_run all;
    vt_run(&all, NULL, "vanthu", "--help", NULL);
    vt_assert_exit(&all, 0);
    ck_assert_uint_eq(all.err.len_bytes, 0);
    for (size_t i = 0; i < VT_ARRAY_LEN(VERBS); i++) {
        VT_AUTO(vt_run_release) struct vt_run run;
        assert_has(&all.out, VERBS[i]);
        vt_run(&run, NULL, "vanthu", VERBS[i], "--help", NULL);
        vt_assert_exit(&run, 0);
        assert_has(&run.out, "--archive THƯ_MỤC");
        assert_has(&run.out, "--format");
        assert_has(&run.out, "Ví dụ:");
        ck_assert_uint_eq(run.err.len_bytes, 0);
    }
}
END_TEST

START_TEST(test_mistypings_are_told)
{
    static const struct {
        const char *argv[6];
        const char *says;
    } CASES[] = {
        {{"vanthu", NULL}, "vanthu --help"},
        {{"vanthu", "serch", "x", NULL}, "có phải 'vanthu search'"},
        {{"vanthu", "cited-b", "x", NULL}, "có phải 'vanthu cited-by'"},
        {{"vanthu", "xyzzy", NULL}, "không có động từ 'xyzzy'"},
        {{"vanthu", "gaps", "--limt", "3", NULL}, "có phải '--limit'"},
        {{"vanthu", "gaps", "--limit", NULL}, "cần một giá trị"},
        {{"vanthu", "gaps", "--limit", "nhiều", NULL}, "--limit cần một số"},
        {{"vanthu", "gaps", "--format", "pdf", NULL}, "text|json|jsonl|csv"},
        {{"vanthu", "search", "--sort", "tên", "x", NULL}, "relevance|date|citations"},
        {{"vanthu", "gaps", "gì", NULL}, "thừa 'gì'"},
        {{"vanthu", "path", "57-NQ/TW", NULL}, "TỪ ĐẾN"},
        {{"vanthu", "cites", NULL}, "VĂN_BẢN"},
        {{"vanthu", "search", "-đất", NULL}, "viết -- ở trước"},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(CASES); i++) {
        VT_AUTO(vt_run_release) struct vt_run run;
        vt_run_to(&run, "/không/có", NULL, NULL, CASES[i].argv);
        vt_assert_exit(&run, 2);
        assert_has(&run.err, CASES[i].says);
        ck_assert_uint_eq(run.out.len_bytes, 0);
    }
}
END_TEST

START_TEST(test_no_archive_is_an_error)
{
    static const char *const ASKING[] = {"gaps", "stats", "verify", "export"};
    for (size_t i = 0; i < VT_ARRAY_LEN(ASKING); i++) {
        VT_AUTO(vt_run_release) struct vt_run run;
        vt_run(&run, "/không/có", "vanthu", ASKING[i], NULL);
        vt_assert_exit(&run, 2);
        assert_has(&run.err, "/không/có");
        assert_has(&run.err, "vanthu index");
    }
}
END_TEST

START_TEST(test_nothing_found)
{
    char *archive = vt_corpus_archive(true);
    static const char *const QUESTIONS[][6] = {
        {"vanthu", "search", "zyxwvut", NULL},
        {"vanthu", "show", "nghị định 9999", NULL},
        {"vanthu", "cited-by", "1391/UBND-VX", NULL},
        {"vanthu", "path", "57-NQ/TW", "45-NQ/TW", NULL},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(QUESTIONS); i++) {
        VT_AUTO(vt_run_release) struct vt_run run;
        vt_run_to(&run, archive, NULL, NULL, QUESTIONS[i]);
        vt_assert_exit(&run, 1);
        ck_assert_uint_gt(run.err.len_bytes, 0);
    }
    VT_AUTO(vt_run_release) struct vt_run json;
    vt_run(&json, archive, "vanthu", "search", "zyxwvut", "--format", "json", NULL);
    vt_assert_exit(&json, 1);
    VT_AUTOJSON answer = vt_run_json(&json);
    ck_assert_int_eq(vt_json_get_int(answer, "count", 7), 0);
    vt_test_folder_remove(archive);
}
END_TEST

/* Several documents are meant: they are listed, none is chosen. */
START_TEST(test_ambiguous_references)
{
    char *archive = vt_test_folder(), *files = vt_test_folder();
    vt_write_letter(files, "a.txt", 5, 2023);
    vt_write_letter(files, "b.txt", 5, 2024);
    VT_AUTO(vt_run_release) struct vt_run index, text, json;
    vt_run(&index, archive, "vanthu-indexer", "--archive", archive, files, NULL);
    vt_assert_exit(&index, 0);
    vt_run(&text, archive, "vanthu", "cites", "5/UBND-VX", NULL);
    vt_assert_exit(&text, 2);
    ck_assert_uint_eq(text.out.len_bytes, 0);
    assert_has(&text.err, "05/05/2023");
    assert_has(&text.err, "05/05/2024");
    vt_run(&json, archive, "vanthu", "cites", "5/UBND-VX", "--format", "jsonl", NULL);
    vt_assert_exit(&json, 2);
    VT_AUTOJSON candidates = vt_run_lines(&json);
    ck_assert_uint_eq(json_array_size(candidates), 2);
    VT_AUTO(vt_run_release) struct vt_run chosen;
    vt_run(&chosen, archive, "vanthu", "cites",
           json_string_value(json_object_get(json_array_get(candidates, 0), "id")), NULL);
    vt_assert_exit(&chosen, 0);
    vt_test_folder_remove(files);
    vt_test_folder_remove(archive);
}
END_TEST

START_TEST(test_options_stand_anywhere)
{
    char *archive = vt_corpus_archive(true);
    VT_AUTO(vt_run_release) struct vt_run first, last, parted;
    vt_run(&first, NULL, "vanthu", "cited-by", "--format", "jsonl", "--archive", archive, "nq57",
           NULL);
    vt_run(&last, NULL, "vanthu", "cited-by", "nq57", "--archive", archive, "--format=jsonl", NULL);
    vt_run(&parted, archive, "vanthu", "cited-by", "--format", "jsonl", "--", "nq57", NULL);
    vt_assert_exit(&first, 0);
    ck_assert_str_eq(first.out.data, last.out.data);
    ck_assert_str_eq(first.out.data, parted.out.data);
    vt_test_folder_remove(archive);
}
END_TEST

START_TEST(test_no_colour_where_there_is_no_terminal)
{
    char *archive = vt_corpus_archive(true);
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "cited-by", "nq57", NULL);
    ck_assert_ptr_null(memchr(run.out.data, '\033', run.out.len_bytes));
    vt_test_folder_remove(archive);
}
END_TEST

START_TEST(test_full_disk_is_told)
{
    char *archive = vt_corpus_archive(true);
    static const char *const ARGV[][5] = {
        {"vanthu", "gaps", NULL}, {"vanthu", "export", NULL}, {"vanthu", "--help", NULL}};
    for (size_t i = 0; i < VT_ARRAY_LEN(ARGV); i++) {
        VT_AUTO(vt_run_release) struct vt_run run;
        vt_run_to(&run, archive, "/dev/full", NULL, ARGV[i]);
        vt_assert_exit(&run, 2);
        assert_has(&run.err, "không ghi được kết quả");
    }
    vt_test_folder_remove(archive);
}
END_TEST

/* A reader that goes away (head, a pager that is left) ends it without a word. */
START_TEST(test_broken_pipe_is_quiet)
{
    char *archive = vt_corpus_archive(true);
    VT_AUTO(vt_run_release) struct vt_run run;
    int out[2];
    ck_assert_int_eq(pipe(out), 0);
    close(out[0]);
    char to[64];
    snprintf(to, sizeof to, "/proc/self/fd/%d", out[1]);
    signal(SIGPIPE, SIG_IGN);
    const char *const argv[] = {"vanthu", "export", "--archive", archive, NULL};
    vt_run_to(&run, archive, to, NULL, argv);
    ck_assert_msg(run.exit_code == 0 || run.exit_code == 128 + SIGPIPE, "exit code %d",
                  run.exit_code);
    ck_assert_uint_eq(run.err.len_bytes, 0);
    close(out[1]);
    vt_test_folder_remove(archive);
}
END_TEST

VT_TEST_MAIN("e2e.cli.options", test_help_of_every_verb, test_mistypings_are_told,
             test_no_archive_is_an_error, test_nothing_found, test_ambiguous_references,
             test_options_stand_anywhere, test_no_colour_where_there_is_no_terminal,
             test_full_disk_is_told, test_broken_pipe_is_quiet)
