#include "sample_archive.h"

START_TEST(test_counts_follow_what_is_put)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 4, 2);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive_source source = {.path = VT_STR("/x"), .state = VT_SOURCE_FAILED};
    struct vt_archive_counts counts;
    vt_assert_ok(vt_archive_begin(archive, NULL));
    vt_assert_ok(vt_archive_put_source(archive, &source, NULL));
    source.path = VT_STR("/y");
    source.state = VT_SOURCE_UNREAD;
    vt_assert_ok(vt_archive_put_source(archive, &source, NULL));
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_assert_ok(vt_archive_counts(archive, &counts, NULL));
    ck_assert_int_eq(counts.sources, 6);
    ck_assert_int_eq(counts.failed, 1);
    ck_assert_int_eq(counts.unread, 1);
    ck_assert_int_eq(counts.originals, 4);
    ck_assert_int_eq(counts.documents, 4);
    ck_assert_int_eq(counts.mentions, 8);
    int64_t text_bytes = 0, xml_bytes = 0;
    for (unsigned n = 0; n < 4; n++) {
        struct sample sample;
        sample_make(n, &sample);
        text_bytes += (int64_t)strlen(sample.text);
        xml_bytes += (int64_t)strlen(sample.xml);
    }
    ck_assert_int_eq(counts.original_bytes, text_bytes);
    ck_assert_int_eq(counts.record_bytes, xml_bytes);
    ck_assert_int_gt(counts.stored_bytes, 0);
    ck_assert_int_lt(counts.stored_bytes, text_bytes + xml_bytes);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.counts", test_counts_follow_what_is_put)
