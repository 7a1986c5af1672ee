#include "index_fixture.h"

#include "vt_file.h"

static uint32_t unit_count(const struct index_fixture *fixture)
{
    AUTO_READER reader = fixture_reader(fixture);
    uint32_t count = 0;
    vt_assert_ok(vt_index_unit_count(reader, &count, NULL));
    return count;
}

START_TEST(test_only_what_is_committed_is_there)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_WRITER writer = fixture_writer(&fixture);
    vt_assert_ok(fixture_put(writer, "E", "moi", "20250301", "KE_HOACH"));
    ck_assert_uint_eq(unit_count(&fixture), 4);
    vt_index_writer_close(VT_TAKE(writer));
    ck_assert_uint_eq(unit_count(&fixture), 4);
    fixture_release(&fixture);
}
END_TEST

/* More units than are gathered between two flushes: readers must not see a part of them. */
START_TEST(test_a_large_batch_appears_at_once_with_its_sequence)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_WRITER writer = fixture_writer(&fixture);
    AUTO_READER reader = fixture_reader(&fixture);
    char id[16];
    for (int i = 0; i < 2500; i++) {
        snprintf(id, sizeof id, "n%d", i);
        vt_assert_ok(fixture_put(writer, id, "dat dai", "20250101", "CONG_VAN"));
    }
    uint32_t count = 0;
    uint64_t sequence = 0;
    vt_assert_ok(vt_index_reopen(reader, NULL));
    vt_assert_ok(vt_index_unit_count(reader, &count, NULL));
    vt_assert_ok(vt_index_sequence(reader, &sequence, NULL));
    ck_assert_uint_eq(count, 4);
    ck_assert_uint_eq(sequence, 7);

    vt_assert_ok(vt_index_commit(writer, UINT64_MAX, NULL));
    vt_assert_ok(vt_index_reopen(reader, NULL));
    vt_assert_ok(vt_index_unit_count(reader, &count, NULL));
    vt_assert_ok(vt_index_sequence(reader, &sequence, NULL));
    ck_assert_uint_eq(count, 2504);
    ck_assert_uint_eq(sequence, UINT64_MAX);
    vt_assert_ok(vt_index_term_frequency(reader, VT_STR("dai"), &count, NULL));
    ck_assert_uint_eq(count, 2502);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_the_same_id_replaces)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_WRITER writer = fixture_writer(&fixture);
    vt_assert_ok(fixture_put(writer, "A", "rung", "20200101", "KE_HOACH"));
    vt_assert_ok(fixture_put(writer, "A", "rung rung", "20200101", "KE_HOACH"));
    vt_assert_ok(vt_index_commit(writer, 8, NULL));
    ck_assert_uint_eq(unit_count(&fixture), 4);
    AUTO_READER reader = fixture_reader(&fixture);
    uint32_t count = 0;
    vt_assert_ok(vt_index_term_frequency(reader, VT_STR("nha"), &count, NULL));
    ck_assert_uint_eq(count, 0);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_remove_by_id_and_by_term)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    fixture_fill(&fixture);
    AUTO_WRITER writer = fixture_writer(&fixture);
    vt_assert_ok(vt_index_remove(writer, VT_STR("A"), NULL));
    vt_assert_ok(vt_index_remove(writer, VT_STR("not there"), NULL));
    vt_assert_ok(vt_index_commit(writer, 8, NULL));
    ck_assert_uint_eq(unit_count(&fixture), 3);
    vt_assert_ok(vt_index_remove_term(writer, VT_STR("dat"), NULL));
    vt_assert_ok(vt_index_commit(writer, 9, NULL));
    ck_assert_uint_eq(unit_count(&fixture), 1);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_a_second_writer_is_told)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    AUTO_WRITER writer = fixture_writer(&fixture);
    struct vt_index_writer *second = NULL;
    struct vt_error err;
    ck_assert_int_eq(vt_index_writer_open(fixture.dir, &second, &err), VT_E_LOCKED);
    ck_assert_ptr_null(second);
    ck_assert_str_ne(err.hint, "");
    vt_index_writer_close(VT_TAKE(writer));
    vt_assert_ok(vt_index_writer_open(fixture.dir, &second, &err));
    vt_index_writer_close(second);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_a_bad_unit_is_refused_and_the_writer_goes_on)
{
    struct index_fixture fixture;
    fixture_init(&fixture);
    AUTO_WRITER writer = fixture_writer(&fixture);
    char longer[VT_INDEX_TERM_BYTES + 2];
    memset(longer, 'x', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    struct vt_error err;
    ck_assert_int_eq(fixture_put(writer, longer, "dat", "", ""), VT_E_INVALID);
    ck_assert_int_eq(fixture_put(writer, longer + 1, "dat", "", ""), VT_E_INVALID);
    vt_assert_ok(fixture_put(writer, longer + 2, longer + 1, "", ""));
    ck_assert_int_eq(fixture_put(writer, "A", longer, "", ""), VT_E_INVALID);
    ck_assert_int_eq(fixture_put(writer, "", "dat", "", ""), VT_E_INVALID);
    ck_assert_int_eq(fixture_put(writer, "A", "Qforged", "", ""), VT_E_INVALID);
    ck_assert_int_eq(vt_index_remove(writer, VT_STR(""), &err), VT_E_INVALID);
    ck_assert_int_eq(vt_index_remove_term(writer, VT_STR(""), &err), VT_E_INVALID);
    vt_assert_ok(fixture_put(writer, "A", "dat", "", ""));
    vt_assert_ok(vt_index_commit(writer, 1, &err));
    ck_assert_uint_eq(unit_count(&fixture), 2);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_remains_of_an_interrupted_creation_are_replaced)
{
    struct index_fixture fixture;
    char path[600];
    fixture_init(&fixture);
    snprintf(path, sizeof path, "%s.tmp", fixture.dir);
    vt_assert_ok(vt_file_mkdirs(path, NULL));
    snprintf(path, sizeof path, "%s.tmp/iamglass", fixture.dir);
    vt_assert_ok(vt_file_write_atomic(path, VT_STR("half"), NULL));
    fixture_fill(&fixture);
    ck_assert_uint_eq(unit_count(&fixture), 4);
    snprintf(path, sizeof path, "%s.tmp", fixture.dir);
    ck_assert_int_ne(access(path, F_OK), 0);
    fixture_release(&fixture);
}
END_TEST

START_TEST(test_a_folder_with_other_files_is_left_alone)
{
    struct index_fixture fixture;
    char path[600];
    fixture_init(&fixture);
    vt_assert_ok(vt_file_mkdirs(fixture.dir, NULL));
    snprintf(path, sizeof path, "%s/letter.txt", fixture.dir);
    vt_assert_ok(vt_file_write_atomic(path, VT_STR("text"), NULL));
    struct vt_index_writer *writer = NULL;
    ck_assert_int_eq(vt_index_writer_open(fixture.dir, &writer, NULL), VT_E_IO);
    ck_assert_int_eq(access(path, F_OK), 0);
    fixture_release(&fixture);
}
END_TEST

VT_TEST_MAIN("index.writer", test_only_what_is_committed_is_there,
             test_a_large_batch_appears_at_once_with_its_sequence, test_the_same_id_replaces,
             test_remove_by_id_and_by_term, test_a_second_writer_is_told,
             test_a_bad_unit_is_refused_and_the_writer_goes_on,
             test_remains_of_an_interrupted_creation_are_replaced,
             test_a_folder_with_other_files_is_left_alone)
