#include "sample_archive.h"

#include <sqlite3.h>

static void begin(struct vt_archive *archive)
{
    vt_assert_ok(vt_archive_begin(archive, NULL));
}

static uint64_t commit(struct vt_archive *archive)
{
    uint64_t sequence = 0;
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_assert_ok(vt_archive_sequence(archive, &sequence, NULL));
    return sequence;
}

static struct vt_archive_correction fix_of(struct vt_str document, const char *field,
                                           const char *value)
{
    return (struct vt_archive_correction){.action = VT_STR("field"),
                                          .work = document,
                                          .work_key = VT_STR("12/QĐ-UBND"),
                                          .mention = -1,
                                          .field = vt_str(field),
                                          .value = vt_str(value),
                                          .reason = VT_STR("đọc bản giấy"),
                                          .author = VT_STR("Lò Thị Mẫu")};
}

static int64_t add(struct vt_archive *archive, const struct vt_archive_correction *correction)
{
    int64_t number = 0;
    struct vt_error err = {0};
    int status = vt_archive_add_correction(archive, correction, &number, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    return number;
}

static int keep(const struct vt_archive_correction *correction, void *ctx, struct vt_error *err)
{
    (void)err;
    vt_buf_printf(ctx, "%lld %.*s %.*s=%.*s @%lld %.*s%s\n", (long long)correction->number,
                  VT_STR_ARG(correction->action), VT_STR_ARG(correction->field),
                  VT_STR_ARG(correction->value), (long long)correction->mention,
                  VT_STR_ARG(correction->author),
                  correction->undone_at.len_bytes > 0 ? " (undone)" : "");
    ck_assert_uint_eq(correction->at.len_bytes, strlen("2025-03-13T08:00:00Z"));
    return VT_OK;
}

static void assert_list(struct vt_archive *archive, bool with_undone, const char *expected)
{
    VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_archive_each_correction(archive, with_undone, keep, &all, NULL));
    vt_assert_str(vt_buf_str(&all), vt_str(expected));
}

static void assert_date(struct vt_archive *archive, struct vt_str id, const char *date)
{
    struct vt_archive_document document;
    vt_assert_ok(vt_archive_get_document(archive, id, false, &document, NULL));
    vt_assert_str(document.date, vt_str(date));
}

START_TEST(test_they_are_listed_and_taken_back)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 1, 2);
    struct sample sample;
    sample_make(0, &sample);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    begin(archive);
    struct vt_archive_correction fix = fix_of(vt_str(sample.id), "date", "2031-03-14");
    ck_assert_int_eq(add(archive, &fix), 1);
    struct vt_archive_correction reject = {.action = VT_STR("reject"),
                                           .document = vt_str(sample.id),
                                           .mention = 1,
                                           .byte_start = 101,
                                           .byte_end = 131,
                                           .author = VT_STR("Lò Thị Mẫu")};
    ck_assert_int_eq(add(archive, &reject), 2);
    ck_assert_uint_eq(commit(archive), 2);
    assert_list(archive, false,
                "1 field date=2031-03-14 @-1 Lò Thị Mẫu\n2 reject = @1 Lò Thị Mẫu\n");
    begin(archive);
    vt_assert_ok(vt_archive_undo_correction(archive, 1, VT_STR("Lý Văn Thử"), NULL));
    ck_assert_int_eq(vt_archive_undo_correction(archive, 1, VT_STR("x"), NULL), VT_E_NOTFOUND);
    ck_assert_int_eq(vt_archive_undo_correction(archive, 9, VT_STR("x"), NULL), VT_E_NOTFOUND);
    ck_assert_uint_eq(commit(archive), 3);
    assert_list(archive, false, "2 reject = @1 Lò Thị Mẫu\n");
    assert_list(archive, true,
                "1 field date=2031-03-14 @-1 Lò Thị Mẫu (undone)\n2 reject = @1 Lò Thị Mẫu\n");
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_only_what_there_is_can_be_corrected)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive_correction fix = fix_of(VT_STR("a.1"), "colour", "red");
    ck_assert_int_eq(vt_archive_add_correction(archive, &fix, NULL, NULL), VT_E_INTERNAL);
    begin(archive);
    ck_assert_int_eq(vt_archive_add_correction(archive, &fix, NULL, NULL), VT_E_INVALID);
    fix.action = VT_STR("forget");
    ck_assert_int_eq(vt_archive_add_correction(archive, &fix, NULL, NULL), VT_E_INVALID);
    vt_archive_rollback(archive);
    assert_list(archive, true, "");
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_a_document_is_read_as_corrected_also_when_it_is_put_again)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 3, 1);
    struct sample sample;
    sample_make(1, &sample);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    uint64_t before = 0;
    vt_assert_ok(vt_archive_sequence(archive, &before, NULL));
    begin(archive);
    struct vt_archive_correction fix = fix_of(vt_str(sample.id), "date", "2031-03-14");
    add(archive, &fix);
    fix.value = VT_STR("2031-03-15"); /* the later one wins */
    int64_t later = add(archive, &fix);
    commit(archive);
    assert_date(archive, vt_str(sample.id), "2031-03-15");
    unsigned changed = 0;
    vt_assert_ok(
        vt_archive_each_document(archive, before, false, sample_count_document, &changed, NULL));
    ck_assert_uint_eq(changed, 1);
    begin(archive);
    sample_put(archive, 1, 1);
    commit(archive);
    assert_date(archive, vt_str(sample.id), "2031-03-15");
    begin(archive);
    vt_assert_ok(vt_archive_undo_correction(archive, later, VT_STR("x"), NULL));
    commit(archive);
    assert_date(archive, vt_str(sample.id), "2031-03-14");
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_a_citation_is_found_again_by_its_place)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 1, 2);
    struct sample sample;
    sample_make(0, &sample);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    begin(archive);
    struct vt_archive_correction reject = {.action = VT_STR("reject"),
                                           .document = vt_str(sample.id),
                                           .mention = 7, /* of an earlier extraction */
                                           .byte_start = 100,
                                           .byte_end = 130};
    add(archive, &reject);
    reject.byte_start++;
    add(archive, &reject);
    commit(archive);
    assert_list(archive, false, "1 reject = @0 \n2 reject = @-1 \n");
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

static void run_sql(const char *dir, const char *sql)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/archive.sqlite", dir);
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static int count_problem(struct vt_str where, const struct vt_error *problem, void *ctx)
{
    (void)where, (void)problem;
    ++*(unsigned *)ctx;
    return VT_OK;
}

static unsigned problems_of(struct vt_archive *archive)
{
    unsigned count = 0;
    vt_assert_ok(vt_archive_verify(archive, count_problem, &count, NULL));
    return count;
}

START_TEST(test_an_archive_of_format_1_is_read_and_raised_when_written)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 1, 1);
    run_sql(dir, "DROP TABLE correction; PRAGMA user_version = 1");
    struct sample sample;
    sample_make(0, &sample);
    char sums[1024];
    snprintf(sums, sizeof sums, "%s/archive.sqlite.sum", dir);
    unlink(sums); /* the old program had its own */
    struct vt_archive *reader = sample_open(dir, VT_ARCHIVE_READ);
    assert_list(reader, true, "");
    assert_date(reader, vt_str(sample.id), "2031-03-13");
    ck_assert_uint_eq(problems_of(reader), 0);
    struct vt_archive *writer = sample_open(dir, VT_ARCHIVE_WRITE);
    begin(writer);
    struct vt_archive_correction fix = fix_of(vt_str(sample.id), "date", "2031-03-14");
    add(writer, &fix);
    commit(writer);
    vt_archive_close(writer);
    assert_date(reader, vt_str(sample.id), "2031-03-14");
    ck_assert_uint_eq(problems_of(reader), 0);
    vt_archive_close(reader);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_a_damaged_row_is_found)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    begin(archive);
    struct vt_archive_correction fix = fix_of(VT_STR("a.1"), "date", "2031-03-14");
    add(archive, &fix);
    commit(archive);
    ck_assert_uint_eq(problems_of(archive), 0);
    vt_archive_close(archive);
    run_sql(dir, "UPDATE correction SET author = 'nobody'");
    archive = sample_open(dir, VT_ARCHIVE_READ);
    ck_assert_uint_ge(problems_of(archive), 1);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.correction", test_they_are_listed_and_taken_back,
             test_only_what_there_is_can_be_corrected,
             test_a_document_is_read_as_corrected_also_when_it_is_put_again,
             test_a_citation_is_found_again_by_its_place,
             test_an_archive_of_format_1_is_read_and_raised_when_written,
             test_a_damaged_row_is_found)
