#include "vt_wal.h"

#include "sample_archive.h"

/* A log with three commits, as a killed writer leaves it: the copy of one that is open. */
static void make_log(const char *dir, char *ret_database, size_t room)
{
    char command[2048];
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    for (unsigned n = 0; n < 3; n++) {
        vt_assert_ok(vt_archive_begin(archive, NULL));
        sample_put(archive, n, 1);
        vt_assert_ok(vt_archive_commit(archive, NULL));
    }
    snprintf(command, sizeof command,
             "mkdir '%s/copy' && cp '%s/archive.sqlite' '%s/archive.sqlite-wal' '%s/copy/'", dir,
             dir, dir, dir);
    ck_assert_int_eq(system(command), 0);
    vt_archive_close(archive);
    snprintf(ret_database, room, "%s/copy/archive.sqlite", dir);
}

static bool is_damaged(const char *database)
{
    bool damaged = false;
    vt_assert_ok(vt_wal_is_damaged(database, &damaged, NULL));
    return damaged;
}

static int count_page(uint32_t page, void *ctx, struct vt_error *err)
{
    (void)err;
    ck_assert_uint_gt(page, 0);
    ++*(unsigned *)ctx;
    return VT_OK;
}

static unsigned pages(const char *database)
{
    unsigned count = 0;
    vt_assert_ok(vt_wal_each_page(database, count_page, &count, NULL));
    return count;
}

START_TEST(test_no_log_is_no_damage)
{
    char *dir = vt_test_folder();
    char database[1024];
    snprintf(database, sizeof database, "%s/archive.sqlite", dir);
    ck_assert(!is_damaged(database));
    ck_assert_uint_eq(pages(database), 0);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_lost_commits_are_found_and_a_torn_end_is_not_one)
{
    char *dir = vt_test_folder();
    char database[1024], log[1100];
    make_log(dir, database, sizeof database);
    snprintf(log, sizeof log, "%s-wal", database);
    VT_AUTO(vt_buf_release) struct vt_buf whole = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_file_read(log, &whole, NULL));
    const size_t frame = 24 + 8192;
    ck_assert_uint_eq((whole.len_bytes - 32) % frame, 0);
    size_t frames = (whole.len_bytes - 32) / frame;
    ck_assert(!is_damaged(database));
    ck_assert_uint_eq(pages(database), frames);

    /* the head, and the first frame: commits follow */
    for (size_t at = 0; at < 32 + 24; at++) {
        whole.data[at] ^= 1;
        vt_assert_ok(vt_file_write_atomic(log, vt_buf_str(&whole), NULL));
        ck_assert_msg(is_damaged(database), "byte %zu", at);
        whole.data[at] ^= 1;
    }
    whole.data[32 + 24 + 4000] ^= 1;
    vt_assert_ok(vt_file_write_atomic(log, vt_buf_str(&whole), NULL));
    ck_assert(is_damaged(database));
    whole.data[32 + 24 + 4000] ^= 1;

    struct vt_str torn = vt_str_n(whole.data, whole.len_bytes - frame / 2);
    vt_assert_ok(vt_file_write_atomic(log, torn, NULL));
    ck_assert(!is_damaged(database));
    ck_assert_uint_eq(pages(database), frames - 1);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.wal", test_no_log_is_no_damage,
             test_lost_commits_are_found_and_a_torn_end_is_not_one)
