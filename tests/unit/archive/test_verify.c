#include "sample_archive.h"

#include <fcntl.h>

static int count_problem(struct vt_str where, const struct vt_error *problem, void *ctx)
{
    ck_assert_uint_gt(where.len_bytes, 0);
    ck_assert_str_ne(problem->message, "");
    ++*(unsigned *)ctx;
    return VT_OK;
}

/* Number of problems; an archive that cannot even be opened has one. */
static unsigned problems(const char *dir)
{
    struct vt_archive *archive = NULL;
    struct vt_error err;
    unsigned count = 0;
    if (vt_archive_open(dir, VT_ARCHIVE_READ, &archive, &err) != VT_OK) {
        ck_assert_msg(err.status == VT_E_CORRUPT || err.status == VT_E_VERSION, "%s", err.message);
        return 1;
    }
    int status = vt_archive_verify(archive, count_problem, &count, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    vt_archive_close(archive);
    return count;
}

static void flip(const char *path, off_t offset)
{
    VT_AUTOFD int fd = open(path, O_RDWR);
    unsigned char byte;
    ck_assert_int_eq(pread(fd, &byte, 1, offset), 1);
    byte ^= 0x10;
    ck_assert_int_eq(pwrite(fd, &byte, 1, offset), 1);
}

static void flip_many(const char *dir, const char *name, unsigned count)
{
    char path[1024];
    struct stat info;
    snprintf(path, sizeof path, "%s/%s", dir, name);
    ck_assert_int_eq(stat(path, &info), 0);
    uint64_t random = 88172645463325252u;
    for (unsigned i = 0; i < count; i++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        /* all of the head, then anywhere */
        off_t at = i < 100 ? (off_t)i : (off_t)(random % (uint64_t)info.st_size);
        if (at >= info.st_size)
            continue;
        flip(path, at);
        ck_assert_msg(problems(dir) > 0, "%s: flipped byte %lld not found", name, (long long)at);
        flip(path, at);
    }
}

START_TEST(test_sound_archive_has_no_problems)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 0, 0);
    ck_assert_uint_eq(problems(dir), 0);
    sample_fill(dir, 230, 3);
    ck_assert_uint_eq(problems(dir), 0);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_every_flipped_byte_is_found)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 30, 3);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    for (unsigned n = 0; n < 20; n++) { /* free pages too */
        struct sample sample;
        sample_make(n, &sample);
        vt_assert_ok(vt_archive_begin(archive, NULL));
        vt_assert_ok(vt_archive_remove_documents(archive, vt_str(sample.sha256), NULL));
        vt_assert_ok(vt_archive_commit(archive, NULL));
    }
    vt_archive_close(archive);
    ck_assert_uint_eq(problems(dir), 0);
    flip_many(dir, "archive.sqlite", 400);
    flip_many(dir, "archive.sqlite.sum", 150);
    ck_assert_uint_eq(problems(dir), 0);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_truncated_file_is_found)
{
    char *dir = vt_test_folder();
    char path[1024];
    struct stat info;
    sample_fill(dir, 30, 3);
    snprintf(path, sizeof path, "%s/archive.sqlite", dir);
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_int_eq(truncate(path, info.st_size - 8192), 0);
    ck_assert_uint_gt(problems(dir), 0);
    vt_test_folder_remove(dir);
}
END_TEST

/* After a kill there are no checksums of pages; those of the rows still name what is damaged. */
START_TEST(test_rows_are_checked_without_page_sums)
{
    static const char *const CHANGES[] = {
        "UPDATE document SET subject = 'x' WHERE ordinal = 1",
        "UPDATE mention SET confidence = confidence + 0.001",
        "UPDATE source SET mtime_ns = mtime_ns + 1",
        "UPDATE record SET content = zeroblob(length(content))",
        "UPDATE original SET content = zeroblob(length(content))",
        "UPDATE archive SET documents = documents + 1",
        "DELETE FROM record WHERE document = (SELECT min(document) FROM record)",
        "DELETE FROM mention WHERE ordinal = 2",
        "DELETE FROM journal",
    };
    char command[1024], path[1024];
    for (size_t i = 0; i < VT_ARRAY_LEN(CHANGES); i++) {
        char *dir = vt_test_folder();
        sample_fill(dir, 3, 3);
        snprintf(path, sizeof path, "%s/archive.sqlite.sum", dir);
        ck_assert_int_eq(unlink(path), 0);
        ck_assert_uint_eq(problems(dir), 0);
        snprintf(command, sizeof command, "sqlite3 '%s/archive.sqlite' \"%s\"", dir, CHANGES[i]);
        ck_assert_int_eq(system(command), 0);
        ck_assert_msg(problems(dir) > 0, "not found: %s", CHANGES[i]);
        vt_test_folder_remove(dir);
    }
}
END_TEST

START_TEST(test_change_by_another_program_is_found)
{
    char *dir = vt_test_folder();
    char command[1024];
    sample_fill(dir, 3, 3);
    snprintf(command, sizeof command,
             "sqlite3 '%s/archive.sqlite' 'CREATE TABLE guest (name)' > /dev/null", dir);
    ck_assert_int_eq(system(command), 0);
    ck_assert_uint_gt(problems(dir), 0);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.verify", test_sound_archive_has_no_problems, test_every_flipped_byte_is_found,
             test_truncated_file_is_found, test_rows_are_checked_without_page_sums,
             test_change_by_another_program_is_found)
