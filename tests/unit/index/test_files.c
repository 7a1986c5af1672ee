#include "index_fixture.h"

#include "vt_file.h"

#include <sys/stat.h>

static off_t size_of(const char *dir, const char *name)
{
    char path[600];
    struct stat info;
    snprintf(path, sizeof path, "%s/%s", dir, name);
    ck_assert_int_eq(stat(path, &info), 0);
    return info.st_size;
}

/** Write over a file from `at` on, to its end at most. */
static void overwrite(const struct index_fixture *fixture, const char *name, off_t at,
                      off_t len_bytes)
{
    char path[600];
    off_t end = size_of(fixture->dir, name);
    snprintf(path, sizeof path, "%s/%s", fixture->dir, name);
    FILE *file = fopen(path, "r+");
    ck_assert_ptr_nonnull(file);
    fseek(file, at, SEEK_SET);
    for (off_t i = at; i < end && i < at + len_bytes; i++)
        fputc(0x5A, file);
    fclose(file);
}

START_TEST(test_compact_keeps_everything)
{
    struct index_fixture fixture;
    char to[600];
    fixture_init(&fixture);
    fixture_fill(&fixture);
    {
        AUTO_WRITER writer = fixture_writer(&fixture);
        char id[16];
        for (int i = 0; i < 3000; i++) {
            snprintf(id, sizeof id, "n%d", i);
            vt_assert_ok(fixture_put(writer, id, "tam thoi", "20250101", "CONG_VAN"));
        }
        vt_assert_ok(vt_index_commit(writer, 8, NULL));
        vt_assert_ok(vt_index_remove_term(writer, VT_STR("tam"), NULL));
        vt_assert_ok(vt_index_commit(writer, 9, NULL));
    }
    snprintf(to, sizeof to, "%s.compact", fixture.dir);
    struct vt_error err;
    ck_assert_msg(vt_index_compact(fixture.dir, to, &err) == VT_OK, "%s", err.message);
    vt_assert_ok(vt_index_verify(to, NULL));
    ck_assert_int_gt(size_of(to, "1/postlist.glass"), 0);
    ck_assert_int_eq(vt_index_compact(fixture.dir, to, NULL), VT_E_INVALID);
    struct vt_index_reader *opened = NULL;
    vt_assert_ok(vt_index_reader_open(to, &opened, NULL));
    AUTO_READER reader = opened;
    AUTO_BUILDER b = vt_index_query_new();
    vt_assert_str(fixture_search(reader, b, vt_query_all(b), VT_ORDER_RELEVANCE), VT_STR("CABD"));
    uint64_t sequence = 0;
    vt_assert_ok(vt_index_sequence(reader, &sequence, NULL));
    ck_assert_uint_eq(sequence, 9);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_absent_indexes)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    ck_assert_int_eq(vt_index_verify(fixture.dir, NULL), VT_E_NOTFOUND);
    ck_assert_int_eq(vt_index_compact(fixture.dir, fixture.folder, NULL), VT_E_NOTFOUND);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_damage_is_found)
{
    static const struct {
        const char *name;
        off_t at, len_bytes;
    } cases[] = {{"1/postlist.glass", 0, 1 << 20},
                 {"1/docdata.glass", 40, 1 << 20},
                 {"1/iamglass", 0, 20},
                 {"1/iamglass", 32, 60},
                 {"manifest", 0, 20},
                 {"manifest", 40, 3},
                 {"manifest", 90, 1}};
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++) {
        struct index_fixture fixture;
        fixture_init(&fixture);
        fixture_fill(&fixture);
        vt_assert_ok(vt_index_verify(fixture.dir, NULL));
        overwrite(&fixture, cases[i].name, cases[i].at, cases[i].len_bytes);
        struct vt_error err;
        int status = vt_index_verify(fixture.dir, &err);
        ck_assert_msg(status == VT_E_CORRUPT, "case %zu: %d %s", i, status, err.message);
        ck_assert_str_ne(err.hint, "");
        fixture_release(&fixture);
    }
}
END_TEST

START_TEST(test_a_truncated_index_does_not_open)
{
    struct index_fixture fixture;
    char path[600];
    fixture_init(&fixture);
    fixture_fill(&fixture);
    snprintf(path, sizeof path, "%s/1/iamglass", fixture.dir);
    ck_assert_int_eq(truncate(path, 10), 0);
    struct vt_index_reader *reader = NULL;
    struct vt_index_writer *writer = NULL;
    ck_assert_int_eq(vt_index_reader_open(fixture.dir, &reader, NULL), VT_E_CORRUPT);
    ck_assert_int_eq(vt_index_writer_open(fixture.dir, &writer, NULL), VT_E_CORRUPT);
    fixture_release(&fixture);
}
END_TEST

VT_TEST_MAIN("index.files", test_compact_keeps_everything, test_absent_indexes,
             test_damage_is_found, test_a_truncated_index_does_not_open)
