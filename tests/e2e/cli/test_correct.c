/* What a person corrects is seen in every answer, survives the indexer, and can be taken back. */
#include "run.h"

#include <fcntl.h>
#include <sys/wait.h>

static char *archive; /* one for each test */

static void vanthu(int exit_code, const char *const *arguments, struct vt_run *run)
{
    const char *argv[VT_RUN_ARGUMENTS] = {"vanthu"};
    size_t count = 1;
    while (*arguments != NULL && count + 3 < VT_ARRAY_LEN(argv))
        argv[count++] = *arguments++;
    argv[count++] = "--format";
    argv[count++] = "jsonl";
    vt_run_to(run, archive, NULL, NULL, argv);
    vt_assert_exit(run, exit_code);
}

static json_t *ask(int exit_code, const char *const *arguments)
{
    VT_AUTO(vt_run_release) struct vt_run run;
    vanthu(exit_code, arguments, &run);
    return vt_run_lines(&run);
}
#define ASK(...) ask(0, (const char *const[]){__VA_ARGS__, NULL})
#define REFUSED(...) ask(2, (const char *const[]){__VA_ARGS__, NULL})

START_TEST(test_a_field_of_a_document_that_is_not_held)
{
    archive = vt_corpus_archive(true);
    VT_AUTOJSON made = ASK("correct", "field", "57-NQ/TW", "date", "2024-12-23", "--author",
                           "Lê Thử", "--reason", "đọc bản giấy");
    const json_t *correction = json_array_get(made, 0);
    vt_assert_str(vt_json_get_str(correction, "key"), VT_STR("57-NQ/TW"));
    vt_assert_str(vt_json_get_str(correction, "author"), VT_STR("Lê Thử"));
    vt_assert_str(vt_json_get_str(correction, "reason"), VT_STR("đọc bản giấy"));
    VT_AUTOJSON shown = ASK("show", "57-NQ/TW");
    vt_assert_str(vt_json_get_str(json_array_get(shown, 0), "date"), VT_STR("2024-12-23"));
    VT_AUTOJSON found = ASK("search", "57-NQ/TW"); /* the index knows it, too */
    vt_assert_str(vt_json_get_str(json_array_get(found, 0), "date"), VT_STR("2024-12-23"));
    VT_AUTOJSON undone = ASK("correct", "undo", "1");
    ck_assert_uint_gt(vt_json_get_str(json_array_get(undone, 0), "undone_at").len_bytes, 0);
    VT_AUTOJSON again = ASK("show", "57-NQ/TW");
    vt_assert_str(vt_json_get_str(json_array_get(again, 0), "date"), VT_STR("2024-12-22"));
    vt_test_folder_remove(archive);
}
END_TEST

START_TEST(test_a_field_of_a_held_document_survives_reading_it_anew)
{
    archive = vt_corpus_archive(true);
    json_decref(ASK("correct", "field", "2386-CT/TU", "date", "2025-02-27"));
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, NULL, "vanthu-indexer", "--archive", archive, "--retry",
           vt_tree_path("corpus/documents"), NULL);
    vt_assert_exit(&run, 0);
    VT_AUTOJSON shown = ASK("show", "2386-CT/TU");
    vt_assert_str(vt_json_get_str(json_array_get(shown, 0), "date"), VT_STR("2025-02-27"));
    vt_assert_str(vt_json_get_str(json_array_get(shown, 0), "date_source"), VT_STR("person"));
    VT_AUTOJSON verified = ASK("verify");
    ck_assert_uint_eq(json_array_size(verified), 0);
    vt_test_folder_remove(archive);
}
END_TEST

static const char *citation_of(const json_t *lines, const char *relation)
{
    const json_t *line = vt_find(lines, "key", "2386-CT/TU", "relation", relation, NULL);
    ck_assert_ptr_nonnull(line);
    return json_string_value(json_object_get(line, "citation"));
}

START_TEST(test_citations)
{
    archive = vt_corpus_archive(true);
    VT_AUTOJSON before = ASK("cites", "1391/UBND-VX");
    const char *enclosed = citation_of(before, "ENCLOSES");
    json_decref(ASK("correct", "reject", enclosed));
    VT_AUTOJSON fewer = ASK("cites", "1391/UBND-VX");
    ck_assert_uint_eq(json_array_size(fewer), json_array_size(before) - 1);
    ck_assert_ptr_null(vt_find(fewer, "relation", "ENCLOSES", NULL));
    const char *implemented = citation_of(before, "IMPLEMENTS");
    json_decref(ASK("correct", "split", implemented));
    VT_AUTOJSON parted = ASK("cites", "1391/UBND-VX", "--relation", "IMPLEMENTS");
    const json_t *other = vt_find(parted, "key", "2386-CT/TU", NULL);
    ck_assert(json_is_false(json_object_get(other, "held")));
    json_decref(ASK("correct", "confirm", implemented, "e801f647da73.2"));
    VT_AUTOJSON joined = ASK("cites", "1391/UBND-VX", "--relation", "IMPLEMENTS");
    other = vt_find(joined, "key", "2386-CT/TU", NULL);
    ck_assert(json_is_true(json_object_get(other, "held")));
    VT_AUTOJSON list = ASK("correct", "list");
    ck_assert_uint_eq(json_array_size(list), 3);
    json_decref(ASK("correct", "undo", "1"));
    VT_AUTOJSON left = ASK("correct", "list");
    VT_AUTOJSON all = ASK("correct", "list", "--all");
    ck_assert_uint_eq(json_array_size(left), 2);
    ck_assert_uint_eq(json_array_size(all), 3);
    VT_AUTOJSON back = ASK("cites", "1391/UBND-VX");
    ck_assert_uint_eq(json_array_size(back), json_array_size(before));
    vt_test_folder_remove(archive);
}
END_TEST

START_TEST(test_two_works_are_one)
{
    archive = vt_corpus_archive(true);
    json_decref(ASK("correct", "merge", "16-CV/ĐU", "9958-CV/BTGTW"));
    VT_AUTOJSON citing = ASK("cited-by", "9958-CV/BTGTW");
    ck_assert_ptr_nonnull(vt_find(citing, "key", "1391/UBND-VX", NULL));
    ck_assert_ptr_nonnull(vt_find(citing, "key", "2386-CT/TU", NULL));
    VT_AUTOJSON gaps = ASK("gaps");
    ck_assert_ptr_null(vt_find(gaps, "key", "16-CV/ĐU", NULL));
    vt_test_folder_remove(archive);
}
END_TEST

START_TEST(test_what_cannot_be_is_refused_with_what_to_do)
{
    archive = vt_corpus_archive(true);
    json_decref(REFUSED("correct", "field", "57-NQ/TW", "date", "tháng chạp"));
    json_decref(REFUSED("correct", "field", "57-NQ/TW", "colour", "đỏ"));
    json_decref(REFUSED("correct", "field", "57-NQ/TW", "effective", "2025-01-01"));
    json_decref(REFUSED("correct", "merge", "57-NQ/TW", "nq57"));
    json_decref(REFUSED("correct", "split", "57-NQ/TW"));
    json_decref(REFUSED("correct", "forget", "57-NQ/TW"));
    json_decref(REFUSED("correct", "reject", "57-NQ/TW", "1391/UBND-VX"));
    json_decref(ask(1, (const char *const[]){"correct", "reject", "1391/UBND-VX#99", NULL}));
    json_decref(ask(1, (const char *const[]){"correct", "undo", "7", NULL}));
    json_decref(ask(1, (const char *const[]){"correct", "list", "--all", NULL}));
    vt_test_folder_remove(archive);
}
END_TEST

START_TEST(test_people_read_it_in_vietnamese)
{
    archive = vt_corpus_archive(true);
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "correct", "field", "57-NQ/TW", "type", "Kết luận", "--author",
           "Lê Thử", NULL);
    vt_assert_exit(&run, 0);
    ck_assert_ptr_nonnull(
        strstr(run.out.data, "1. 57-NQ/TW (57-nq-tw.2024-12-22): sửa type thành KET_LUAN\n"));
    ck_assert_ptr_nonnull(strstr(run.out.data, "Lê Thử, "));
    vt_test_folder_remove(archive);
}
END_TEST

/* As an indexer at work: nobody else writes before the descriptor is closed. */
static int lock_archive(void)
{
    char path[4096];
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    snprintf(path, sizeof path, "%s/archive.lock", archive);
    const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(fcntl(fd, F_OFD_SETLK, &lock), 0);
    return fd;
}

static pid_t start_correcting(int messages[static 2])
{
    ck_assert_int_eq(pipe2(messages, O_CLOEXEC), 0);
    const pid_t child = fork();
    if (child == 0) {
        dup2(messages[1], STDERR_FILENO);
        dup2(messages[1], STDOUT_FILENO);
        execl(VT_BIN "/vanthu", "vanthu", "correct", "field", "57-NQ/TW", "date", "2024-12-23",
              "--author", "Lê Thử", "--archive", archive, NULL);
        _exit(127);
    }
    close(messages[1]);
    return child;
}

START_TEST(test_it_waits_for_an_indexer)
{
    archive = vt_corpus_archive(true);
    int messages[2], status;
    char said[4096] = "";
    size_t length = 0;
    const int lock = lock_archive();
    const pid_t child = start_correcting(messages);
    while (strstr(said, "đợi") == NULL && length + 1 < sizeof said) {
        const ssize_t got = read(messages[0], said + length, sizeof said - 1 - length);
        ck_assert_msg(got > 0, "it does not wait: %s", said);
        length += (size_t)got;
        said[length] = '\0';
    }
    close(lock);
    while (read(messages[0], said, sizeof said) > 0)
        continue;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    VT_AUTOJSON shown = ASK("show", "57-NQ/TW");
    vt_assert_str(vt_json_get_str(json_array_get(shown, 0), "date"), VT_STR("2024-12-23"));
    close(messages[0]);
    vt_test_folder_remove(archive);
}
END_TEST

int main(void)
{
    const TTest *const TESTS[] = {test_a_field_of_a_document_that_is_not_held,
                                  test_a_field_of_a_held_document_survives_reading_it_anew,
                                  test_citations,
                                  test_two_works_are_one,
                                  test_what_cannot_be_is_refused_with_what_to_do,
                                  test_it_waits_for_an_indexer,
                                  test_people_read_it_in_vietnamese};
    return vt_test_run("e2e.cli.correct", TESTS, VT_ARRAY_LEN(TESTS));
}
