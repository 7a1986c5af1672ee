/* What a run prints, where, and how it ends. */
#include "run.h"

#include <stdio.h>
#include <unistd.h>

#include "vt_file.h"

static bool has(const struct vt_buf *text, const char *part)
{
    return text->data != NULL && vt_str_find(vt_buf_str(text), vt_str(part), 0) != SIZE_MAX;
}

#define assert_has(text, part) ck_assert_msg(has(text, part), "no '%s' in '%s'", part, (text)->data)

static char *path_in(const char *dir, const char *name)
{
    static char paths[4][1024];
    static unsigned next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", dir, name);
    return path;
}

static void write_file(const char *dir, const char *name, const char *text)
{
    vt_assert_ok(vt_file_mkdirs(dir, NULL));
    vt_assert_ok(vt_file_write_atomic(path_in(dir, name), vt_str(text), NULL));
}

static const char DECISION[] =
    "ỦY BAN NHÂN DÂN XÃ THANH BÌNH\n\nSố: 12/QĐ-UBND\n\nThanh Bình, ngày 13 tháng 3 năm 2031\n\n"
    "QUYẾT ĐỊNH\nVề việc thử\n\nCăn cứ Nghị định số 7/2030/NĐ-CP của Chính phủ;\n\nĐiều 1. Thử.\n";

START_TEST(test_summary_says_what_was_done)
{
    char *dir = vt_test_folder(), archive[1024], files[1024];
    snprintf(archive, sizeof archive, "%s/kho", dir);
    snprintf(files, sizeof files, "%s/văn bản", dir);
    write_file(files, "a.txt", DECISION);
    write_file(files, "b.docx", "PK\003\004 broken");
    VT_AUTO(vt_run_release) struct vt_run first, second, changed;
    vt_run(&first, archive, "vanthu-indexer", files, NULL);
    vt_assert_exit(&first, 0);
    assert_has(&first.out, "Đã xem 2 tệp: 2 mới, 0 thay đổi, 0 không đổi.");
    assert_has(&first.out, "Đã thêm 1 văn bản với 1 trích dẫn");
    assert_has(&first.out, "Không đọc được 1 tệp.");
    assert_has(&first.out, "vanthu stats --failures");
    ck_assert_uint_eq(first.err.len_bytes, 0); /* no progress where there is no terminal */

    vt_run(&second, archive, "vanthu-indexer", files, NULL);
    vt_assert_exit(&second, 0);
    assert_has(&second.out, "Không có gì mới: 2 tệp đều đã có trong kho.");
    assert_has(&second.out, "1 tệp không đọc được");

    unlink(path_in(files, "b.docx"));
    write_file(files, "a.txt", "Nghị quyết mới\n");
    vt_run(&changed, archive, "vanthu-indexer", files, NULL);
    vt_assert_exit(&changed, 0);
    assert_has(&changed.out, "Đã xem 1 tệp: 0 mới, 1 thay đổi, 0 không đổi.");
    assert_has(&changed.out, "1 tệp không còn ở chỗ cũ");
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_summary_as_json)
{
    char *dir = vt_test_folder(), archive[1024], files[1024];
    snprintf(archive, sizeof archive, "%s/kho", dir);
    snprintf(files, sizeof files, "%s/files", dir);
    write_file(files, "a.txt", DECISION);
    write_file(files, "copy.txt", DECISION);
    VT_AUTO(vt_run_release) struct vt_run run;
    vt_run(&run, NULL, "vanthu-indexer", "--format", "json", "--archive", archive, files, NULL);
    vt_assert_exit(&run, 0);
    VT_AUTOJSON summary = vt_run_json(&run);
    ck_assert_int_eq(vt_json_get_int(summary, "files", -1), 2);
    ck_assert_int_eq(vt_json_get_int(summary, "new", -1), 2);
    ck_assert_int_eq(vt_json_get_int(summary, "changed", -1), 0);
    ck_assert_int_eq(vt_json_get_int(summary, "unchanged", -1), 0);
    ck_assert_int_eq(vt_json_get_int(summary, "documents", -1), 1);
    ck_assert_int_eq(vt_json_get_int(summary, "citations", -1), 1);
    ck_assert_int_eq(vt_json_get_int(summary, "failed", -1), 0);
    const json_t *held = json_object_get(summary, "archive");
    vt_assert_str(vt_json_get_str(held, "folder"), vt_str(archive));
    ck_assert_int_eq(vt_json_get_int(held, "documents", -1), 1);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_works_are_found_without_being_held)
{
    char *dir = vt_test_folder(), archive[1024];
    snprintf(archive, sizeof archive, "%s/kho", dir);
    write_file(dir, "works.tsv",
               "key\ttype\tissuer\tdate\tsubject\tsource\n"
               "98-KH/TU\tKE_HOACH\tTỉnh ủy Thanh Bình\t2030-05-06\tvề đường sá\tbảng thử\n");
    VT_AUTO(vt_run_release) struct vt_run import, again, wrong, found;
    vt_run(&import, archive, "vanthu-indexer", "--works", path_in(dir, "works.tsv"), NULL);
    vt_assert_exit(&import, 0);
    assert_has(&import.out, "Đã nhập 1 văn bản đã biết");
    vt_run(&found, archive, "vanthu", "search", "--format", "jsonl", "98-KH/TU", NULL);
    vt_assert_exit(&found, 0);
    assert_has(&found.out, "Tỉnh ủy Thanh Bình");
    vt_run(&again, archive, "vanthu-indexer", "--works", path_in(dir, "works.tsv"), NULL);
    vt_assert_exit(&again, 0);
    write_file(dir, "works.tsv", "key\tdate\n98-KH/TU\n");
    vt_run(&wrong, archive, "vanthu-indexer", "--works", path_in(dir, "works.tsv"), NULL);
    vt_assert_exit(&wrong, 2);
    assert_has(&wrong.err, "dòng 2");
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_mistakes_end_it_before_anything_is_done)
{
    char *dir = vt_test_folder(), archive[1024];
    snprintf(archive, sizeof archive, "%s/kho", dir);
    VT_AUTO(vt_run_release) struct vt_run missing, unknown, nothing;
    vt_run(&missing, archive, "vanthu-indexer", path_in(dir, "nowhere"), NULL);
    vt_assert_exit(&missing, 2);
    assert_has(&missing.err, path_in(dir, "nowhere"));
    vt_run(&unknown, archive, "vanthu-indexer", "--nonsense", NULL);
    vt_assert_exit(&unknown, 2);
    assert_has(&unknown.err, "--nonsense");
    vt_run(&nothing, archive, "vanthu-indexer", NULL);
    vt_assert_exit(&nothing, 2);
    assert_has(&nothing.err, "--help");
    ck_assert_int_ne(access(archive, F_OK), 0);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_help_and_version)
{
    VT_AUTO(vt_run_release) struct vt_run help, version;
    vt_run(&help, NULL, "vanthu-indexer", "--help", NULL);
    vt_assert_exit(&help, 0);
    assert_has(&help.out, "--watch");
    vt_run(&version, NULL, "vanthu-indexer", "--version", NULL);
    vt_assert_exit(&version, 0);
    assert_has(&version.out, "vanthu-indexer ");
}
END_TEST

VT_TEST_MAIN("e2e.indexer.runs", test_summary_says_what_was_done, test_summary_as_json,
             test_works_are_found_without_being_held, test_mistakes_end_it_before_anything_is_done,
             test_help_and_version)
