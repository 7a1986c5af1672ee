/* verify, backup, export: nothing is lost unseen, copies are whole, exports do not depend on chance. */
#include "run.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include "vt_file.h"

static void assert_has(const struct vt_buf *text, const char *part)
{
    ck_assert_msg(vt_str_find(vt_buf_str(text), vt_str(part), 0) != SIZE_MAX, "no '%s' in '%s'",
                  part, text->data);
}

/* Turn over the bits of a byte in the middle of a file. */
static void damage(const char *dir, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    struct stat info;
    ck_assert_msg(stat(path, &info) == 0, "no %s", path);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    ck_assert_int_ge(fd, 0);
    unsigned char byte;
    ck_assert_int_eq(pread(fd, &byte, 1, info.st_size / 2), 1);
    byte = (unsigned char)~byte;
    ck_assert_int_eq(pwrite(fd, &byte, 1, info.st_size / 2), 1);
    close(fd);
}

START_TEST(test_verify)
{
    static const char *const FILES[] = {"graph.vtg", "archive.sqlite", "index/1/postlist.glass"};
    char *archive = vt_corpus_archive(true);
    VT_AUTO(vt_run_release) struct vt_run sound;
    vt_run(&sound, archive, "vanthu", "verify", NULL);
    vt_assert_exit(&sound, 0);
    vt_test_folder_remove(archive);
    for (size_t i = 0; i < VT_ARRAY_LEN(FILES); i++) {
        archive = vt_corpus_archive(true);
        damage(archive, FILES[i]);
        VT_AUTO(vt_run_release) struct vt_run text, json;
        vt_run(&text, archive, "vanthu", "verify", NULL);
        ck_assert_msg(text.exit_code == 2, "%s: exit code %d", FILES[i], text.exit_code);
        assert_has(&text.out, "có lỗi");
        assert_has(&text.out, "→ ");
        vt_run(&json, archive, "vanthu", "verify", "--format", "json", NULL);
        VT_AUTOJSON answer = vt_run_json(&json);
        ck_assert_int_ge(vt_json_get_int(answer, "count", 0), 1);
        vt_test_folder_remove(archive);
    }
}
END_TEST

START_TEST(test_backup_is_an_archive)
{
    char *archive = vt_corpus_archive(true), *folder = vt_test_folder();
    char copy[1024];
    snprintf(copy, sizeof copy, "%s/bản sao", folder);
    VT_AUTO(vt_run_release) struct vt_run run, again, verified, here, there, search;
    vt_run(&run, archive, "vanthu", "backup", copy, NULL);
    vt_assert_exit(&run, 0);
    vt_run(&again, archive, "vanthu", "backup", copy, NULL);
    vt_assert_exit(&again, 2);
    vt_run(&verified, copy, "vanthu", "verify", NULL);
    vt_assert_exit(&verified, 0);
    vt_run(&here, archive, "vanthu", "export", NULL);
    vt_run(&there, copy, "vanthu", "export", NULL);
    ck_assert_uint_gt(here.out.len_bytes, 10000);
    ck_assert_str_eq(here.out.data, there.out.data);
    vt_run(&search, copy, "vanthu", "search", "đội ngũ trí thức", NULL);
    vt_assert_exit(&search, 0);
    vt_test_folder_remove(folder);
    vt_test_folder_remove(archive);
}
END_TEST

/* The same files, all at once and one after the other from the last to the first. */
START_TEST(test_export_does_not_depend_on_arrival)
{
    enum { LETTERS = 6 };
    static const char *const FORMATS[] = {"jsonl", "csv", "graphml", "akn"};
    char *files = vt_test_folder(), *once = vt_test_folder(), *piecemeal = vt_test_folder();
    char name[16];
    for (int i = 2; i < 2 + LETTERS; i++) {
        snprintf(name, sizeof name, "%d.txt", i);
        vt_write_letter(files, name, i, 2024);
    }
    VT_AUTO(vt_run_release) struct vt_run all;
    vt_run(&all, NULL, "vanthu-indexer", "--archive", once, files, NULL);
    vt_assert_exit(&all, 0);
    for (int i = 1 + LETTERS; i >= 2; i--) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%d.txt", files, i);
        VT_AUTO(vt_run_release) struct vt_run run;
        vt_run(&run, NULL, "vanthu-indexer", "--archive", piecemeal, path, NULL);
        vt_assert_exit(&run, 0);
    }
    for (size_t i = 0; i < VT_ARRAY_LEN(FORMATS); i++) {
        VT_AUTO(vt_run_release) struct vt_run a, b;
        vt_run(&a, once, "vanthu", "export", "--format", FORMATS[i], NULL);
        vt_run(&b, piecemeal, "vanthu", "export", "--format", FORMATS[i], NULL);
        vt_assert_exit(&a, 0);
        ck_assert_msg(vt_str_eq(vt_buf_str(&a.out), vt_buf_str(&b.out)), "%s differs", FORMATS[i]);
    }
    vt_test_folder_remove(files);
    vt_test_folder_remove(once);
    vt_test_folder_remove(piecemeal);
}
END_TEST

START_TEST(test_export_holds_everything)
{
    static const char *const KINDS[] = {"document", "mention", "known_work",
                                        "work",     "link",    "source"};
    static const size_t COUNTS[] = {2, 22, 9, 11, 20, 1};
    char *archive = vt_corpus_archive(true);
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, archive, "vanthu", "export", NULL);
    vt_assert_exit(&run, 0);
    VT_AUTOJSON lines = vt_run_lines(&run);
    for (size_t i = 0; i < VT_ARRAY_LEN(KINDS); i++) {
        size_t j, found = 0;
        const json_t *line;
        json_array_foreach(lines, j, line) found +=
            vt_str_eq(vt_json_get_str(line, "kind"), vt_str(KINDS[i]));
        ck_assert_msg(found == COUNTS[i], "%zu of %s, expected %zu", found, KINDS[i], COUNTS[i]);
    }
    ck_assert_uint_eq(vt_str_find(vt_buf_str(&run.out), VT_STR("sequence"), 0), SIZE_MAX);
    vt_test_folder_remove(archive);
}
END_TEST

/* What is derived can be missing: what the archive itself knows is still answered. */
START_TEST(test_without_graph_or_index)
{
    char *archive = vt_corpus_archive(true);
    char path[1024];
    snprintf(path, sizeof path, "%s/graph.vtg", archive);
    ck_assert_int_eq(unlink(path), 0);
    VT_AUTO(vt_run_release) struct vt_run show, cites, search, stats;
    vt_run(&show, archive, "vanthu", "show", "1391 ubnd-vx", "--format", "jsonl", NULL);
    vt_assert_exit(&show, 0);
    VT_AUTOJSON lines = vt_run_lines(&show);
    ck_assert_ptr_nonnull(vt_find(lines, "key", "1391/UBND-VX", NULL));
    vt_run(&cites, archive, "vanthu", "cites", "1391/UBND-VX", NULL);
    vt_assert_exit(&cites, 2);
    assert_has(&cites.err, "vanthu index");
    vt_run(&search, archive, "vanthu", "search", "đội ngũ trí thức", NULL);
    vt_assert_exit(&search, 0);
    vt_run(&stats, archive, "vanthu", "stats", NULL);
    vt_assert_exit(&stats, 0);
    snprintf(path, sizeof path, "%s/index", archive);
    ck_assert_int_eq(vt_file_remove_tree(path, NULL), VT_OK);
    vt_run_release(&search);
    vt_run(&search, archive, "vanthu", "search", "đội ngũ trí thức", NULL);
    vt_assert_exit(&search, 2);
    assert_has(&search.err, "vanthu index");
    vt_test_folder_remove(archive);
}
END_TEST

VT_TEST_MAIN("e2e.cli.care", test_verify, test_backup_is_an_archive,
             test_export_does_not_depend_on_arrival, test_export_holds_everything,
             test_without_graph_or_index)
