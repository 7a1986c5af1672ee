#include "sample_archive.h"

#include <sys/wait.h>

static uint64_t sequence_of(struct vt_archive *archive)
{
    uint64_t sequence = 0;
    vt_assert_ok(vt_archive_sequence(archive, &sequence, NULL));
    return sequence;
}

START_TEST(test_sequence_counts_commits_that_changed_something)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    vt_assert_ok(vt_archive_commit(archive, NULL));
    ck_assert_uint_eq(sequence_of(archive), 0);
    for (unsigned n = 0; n < 3; n++) {
        vt_assert_ok(vt_archive_begin(archive, NULL));
        sample_put(archive, n, 1);
        vt_assert_ok(vt_archive_commit(archive, NULL));
        ck_assert_uint_eq(sequence_of(archive), n + 1);
    }
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_rollback_leaves_nothing)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 2, 2);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive_counts before, after;
    vt_assert_ok(vt_archive_counts(archive, &before, NULL));
    vt_assert_ok(vt_archive_begin(archive, NULL));
    sample_put(archive, 7, 3);
    vt_archive_rollback(archive);
    vt_assert_ok(vt_archive_counts(archive, &after, NULL));
    ck_assert_mem_eq(&before, &after, sizeof before);
    ck_assert_uint_eq(sample_documents(archive), 2);
    ck_assert_uint_eq(sequence_of(archive), 1);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_writes_need_a_transaction_and_only_one)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive_work work = {.key = VT_STR("7/2030/NĐ-CP")};
    ck_assert_int_eq(vt_archive_put_work(archive, &work, NULL), VT_E_INTERNAL);
    ck_assert_int_eq(vt_archive_commit(archive, NULL), VT_E_INTERNAL);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    ck_assert_int_eq(vt_archive_begin(archive, NULL), VT_E_INTERNAL);
    ck_assert_int_eq(vt_archive_settle(archive, NULL), VT_E_INTERNAL);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_reader_sees_commits_and_nothing_before)
{
    char *dir = vt_test_folder();
    struct vt_archive *writer = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive *reader = sample_open(dir, VT_ARCHIVE_READ);
    vt_assert_ok(vt_archive_begin(writer, NULL));
    sample_put(writer, 1, 1);
    ck_assert_uint_eq(sequence_of(reader), 0);
    ck_assert_uint_eq(sample_documents(reader), 0);
    vt_assert_ok(vt_archive_commit(writer, NULL));
    ck_assert_uint_eq(sequence_of(reader), 1);
    ck_assert_uint_eq(sample_documents(reader), 1);
    vt_archive_close(reader);
    vt_archive_close(writer);
    vt_test_folder_remove(dir);
}
END_TEST

/* A writer that is killed within a transaction: what it committed stands, what it had begun does
 * not, and the lock is free. */
START_TEST(test_killed_writer_loses_only_what_it_had_not_committed)
{
    char *dir = vt_test_folder();
    pid_t child = fork();
    if (child == 0) {
        struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
        vt_archive_begin(archive, NULL);
        sample_put(archive, 1, 1);
        vt_archive_commit(archive, NULL);
        vt_archive_begin(archive, NULL);
        sample_put(archive, 2, 1);
        kill(getpid(), SIGKILL);
    }
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_READ);
    ck_assert_uint_eq(sample_documents(archive), 1);
    vt_archive_close(archive);
    archive = sample_open(dir, VT_ARCHIVE_WRITE);
    ck_assert_uint_eq(sequence_of(archive), 1);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_a_reader_that_holds_sees_one_state)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 2, 1);
    struct vt_archive *writer = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive *reader = sample_open(dir, VT_ARCHIVE_READ);
    uint64_t before, held, after;
    vt_assert_ok(vt_archive_hold(reader, NULL));
    vt_assert_ok(vt_archive_sequence(reader, &before, NULL));
    vt_assert_ok(vt_archive_begin(writer, NULL));
    sample_put(writer, 2, 1);
    vt_assert_ok(vt_archive_commit(writer, NULL));
    vt_assert_ok(vt_archive_sequence(reader, &held, NULL));
    ck_assert_uint_eq(held, before);
    ck_assert_int_eq(vt_archive_hold(reader, NULL), VT_E_INTERNAL);
    ck_assert_int_eq(vt_archive_hold(writer, NULL), VT_E_INTERNAL);
    vt_archive_let_go(reader);
    vt_archive_let_go(reader);
    vt_assert_ok(vt_archive_sequence(reader, &after, NULL));
    ck_assert_uint_eq(after, before + 1);
    vt_archive_close(reader);
    vt_archive_close(writer);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.transaction", test_sequence_counts_commits_that_changed_something,
             test_rollback_leaves_nothing, test_writes_need_a_transaction_and_only_one,
             test_reader_sees_commits_and_nothing_before,
             test_killed_writer_loses_only_what_it_had_not_committed,
             test_a_reader_that_holds_sees_one_state)
