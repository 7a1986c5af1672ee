#include "vt_page_sums.h"

#include "sample_archive.h"

static void path_of(const char *dir, const char *name, char *ret, size_t room)
{
    snprintf(ret, room, "%s/%s", dir, name);
}

static bool has_sums(const char *dir)
{
    char path[1024];
    path_of(dir, "archive.sqlite.sum", path, sizeof path);
    return access(path, F_OK) == 0;
}

static void count_page(uint64_t page, void *ctx)
{
    (void)page;
    ++*(unsigned *)ctx;
}

static unsigned bad_pages(const char *dir)
{
    char path[1024];
    sqlite3 *db = NULL;
    unsigned count = 0;
    path_of(dir, "archive.sqlite", path, sizeof path);
    ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    vt_assert_ok(vt_page_sums_check(db, path, count_page, &count, NULL));
    sqlite3_close(db);
    return count;
}

START_TEST(test_there_are_sums_exactly_while_nobody_has_written)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 5, 1);
    ck_assert(has_sums(dir));
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    ck_assert(has_sums(dir));
    vt_assert_ok(vt_archive_begin(archive, NULL));
    ck_assert(!has_sums(dir));
    sample_put(archive, 6, 1);
    vt_assert_ok(vt_archive_commit(archive, NULL));
    ck_assert(!has_sums(dir));
    vt_assert_ok(vt_archive_settle(archive, NULL));
    ck_assert(has_sums(dir));
    ck_assert_uint_eq(bad_pages(dir), 0);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    sample_put(archive, 7, 1);
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_archive_close(archive);
    ck_assert(has_sums(dir));
    ck_assert_uint_eq(bad_pages(dir), 0);
    vt_test_folder_remove(dir);
}
END_TEST

/* Only written pages are hashed again: a page that was damaged meanwhile is not taken for good. */
START_TEST(test_pages_that_were_not_written_keep_their_sums)
{
    char *dir = vt_test_folder();
    char path[1024];
    sample_fill(dir, 400, 3);
    path_of(dir, "archive.sqlite", path, sizeof path);
    VT_AUTO(vt_buf_release) struct vt_buf file = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_file_read(path, &file, NULL));
    /* a page in the middle of a table that grows at its end */
    struct sample sample;
    sample_make(200, &sample);
    size_t at = vt_str_find(vt_buf_str(&file), vt_str(sample.path), 0);
    ck_assert_uint_ne(at, SIZE_MAX);
    file.data[at + 8] ^= 1;
    vt_assert_ok(vt_file_write_atomic(path, vt_buf_str(&file), NULL));
    ck_assert_uint_eq(bad_pages(dir), 1);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive_work work = {.key = VT_STR("1/NQ")};
    vt_assert_ok(vt_archive_begin(archive, NULL));
    vt_assert_ok(vt_archive_put_work(archive, &work, NULL));
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_archive_close(archive);
    ck_assert_uint_eq(bad_pages(dir), 1);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_a_reader_on_the_log_costs_the_sums_only_for_now)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 5, 1);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    char path[1024];
    sqlite3 *reader = NULL;
    path_of(dir, "archive.sqlite", path, sizeof path);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    sample_put(archive, 6, 1);
    vt_assert_ok(vt_archive_commit(archive, NULL));
    ck_assert_int_eq(sqlite3_open_v2(path, &reader, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM document", NULL, NULL, NULL),
                     SQLITE_OK);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    sample_put(archive, 7, 1);
    vt_assert_ok(vt_archive_commit(archive, NULL));
    struct vt_page_sums sums;
    sqlite3 *writer = NULL;
    ck_assert_int_eq(sqlite3_open_v2(path, &writer, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    vt_page_sums_init(&sums, writer, path); /* without the patience of the archive's handle */
    ck_assert_int_eq(vt_page_sums_resume(&sums, NULL), VT_E_LOCKED);
    vt_page_sums_release(&sums);
    sqlite3_close(writer);
    ck_assert(!has_sums(dir));
    sqlite3_close(reader);
    vt_archive_close(archive);
    ck_assert(has_sums(dir));
    ck_assert_uint_eq(bad_pages(dir), 0);
    vt_test_folder_remove(dir);
}
END_TEST

/* Where SQLite can keep no log, it writes into the database itself and tells nobody which pages. */
START_TEST(test_database_without_log)
{
    static const char *const STEPS[] = {
        "PRAGMA page_size = 8192; CREATE TABLE t (a, b); INSERT INTO t VALUES (1, zeroblob(90000))",
        "UPDATE t SET b = randomblob(90000)",
    };
    char *dir = vt_test_folder();
    char path[1024];
    sqlite3 *db = NULL;
    struct vt_page_sums sums;
    path_of(dir, "archive.sqlite", path, sizeof path);
    ck_assert_int_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
                     SQLITE_OK);
    vt_page_sums_init(&sums, db, path);
    for (size_t i = 0; i < VT_ARRAY_LEN(STEPS); i++) {
        vt_assert_ok(vt_page_sums_suspend(&sums, NULL));
        ck_assert(!has_sums(dir));
        ck_assert_int_eq(sqlite3_exec(db, STEPS[i], NULL, NULL, NULL), SQLITE_OK);
        vt_assert_ok(vt_page_sums_resume(&sums, NULL));
        ck_assert_uint_eq(bad_pages(dir), 0);
    }
    vt_page_sums_release(&sums);
    sqlite3_close(db);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.page_sums", test_there_are_sums_exactly_while_nobody_has_written,
             test_pages_that_were_not_written_keep_their_sums,
             test_a_reader_on_the_log_costs_the_sums_only_for_now, test_database_without_log)
