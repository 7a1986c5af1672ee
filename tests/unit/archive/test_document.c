#include "sample_archive.h"

static int keep_ids(const struct vt_archive_document *document, void *ctx, struct vt_error *err)
{
    (void)err;
    struct vt_buf *ids = ctx;
    vt_buf_add(ids, document->id);
    vt_buf_add_c(ids, '\n');
    return VT_OK;
}

static int keep_id(struct vt_str id, void *ctx, struct vt_error *err)
{
    (void)err;
    vt_buf_add(ctx, id);
    vt_buf_add_c(ctx, '\n');
    return VT_OK;
}

START_TEST(test_document_comes_back_as_it_was_put)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 3, 2);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_READ);
    struct sample sample;
    sample_make(1, &sample);
    struct vt_archive_document expected = sample_document(&sample), got;
    vt_assert_ok(vt_archive_get_document(archive, vt_str(sample.id), true, &got, NULL));
    vt_assert_str(got.id, expected.id);
    vt_assert_str(got.sha256, expected.sha256);
    ck_assert_int_eq(got.ordinal, 1);
    ck_assert_int_eq(got.byte_end, expected.byte_end);
    vt_assert_str(got.issuer_name, expected.issuer_name);
    vt_assert_str(got.signer_authority, VT_STR(""));
    vt_assert_str(got.urgency, VT_STR(""));
    vt_assert_str(got.recipients, expected.recipients);
    vt_assert_str(got.evidence, expected.evidence);
    ck_assert_int_eq(got.unit_count, 3);
    ck_assert_uint_eq(got.sequence, 1);
    vt_assert_str(got.record, expected.record);
    vt_assert_ok(vt_archive_get_document(archive, vt_str(sample.id), false, &got, NULL));
    vt_assert_str(got.record, VT_STR(""));
    ck_assert_int_eq(vt_archive_get_document(archive, VT_STR("no.1"), true, &got, NULL),
                     VT_E_NOTFOUND);
    VT_AUTO(vt_buf_release) struct vt_buf xml = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&xml, "<!-- -->");
    vt_assert_ok(vt_archive_get_record(archive, vt_str(sample.id), &xml, NULL));
    ck_assert_uint_eq(xml.len_bytes, 8 + expected.record.len_bytes);
    ck_assert(vt_str_ends(vt_buf_str(&xml), expected.record));
    ck_assert_int_eq(vt_archive_get_record(archive, VT_STR("no.1"), &xml, NULL), VT_E_NOTFOUND);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_documents_come_in_order_of_id_whatever_the_order_of_arrival)
{
    char *dirs[2] = {vt_test_folder(), vt_test_folder()};
    struct vt_buf ids[2] = {VT_BUF_INIT(VT_BUF_NO_CAP), VT_BUF_INIT(VT_BUF_NO_CAP)};
    for (unsigned i = 0; i < 2; i++) {
        struct vt_archive *archive = sample_open(dirs[i], VT_ARCHIVE_WRITE);
        for (unsigned n = 0; n < 20; n++) {
            vt_assert_ok(vt_archive_begin(archive, NULL));
            sample_put(archive, i == 0 ? n : 19 - n, 1);
            vt_assert_ok(vt_archive_commit(archive, NULL));
        }
        vt_assert_ok(vt_archive_each_document(archive, 0, false, keep_ids, &ids[i], NULL));
        vt_archive_close(archive);
    }
    ck_assert_uint_eq(ids[0].len_bytes, 20 * 15);
    vt_assert_str(vt_buf_str(&ids[0]), vt_buf_str(&ids[1]));
    for (unsigned i = 0; i < 2; i++) {
        vt_buf_release(&ids[i]);
        vt_test_folder_remove(dirs[i]);
    }
}
END_TEST

START_TEST(test_changes_after_a_sequence)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 5, 2);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct sample gone, again;
    sample_make(2, &gone);
    sample_make(4, &again);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    vt_assert_ok(vt_archive_remove_documents(archive, vt_str(gone.sha256), NULL));
    vt_assert_ok(vt_archive_remove_documents(archive, vt_str(again.sha256), NULL));
    sample_put(archive, 4, 1);
    vt_assert_ok(vt_archive_commit(archive, NULL));

    VT_AUTO(vt_buf_release) struct vt_buf ids = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_archive_each_document(archive, 1, true, keep_ids, &ids, NULL));
    ck_assert(vt_str_starts(vt_buf_str(&ids), vt_str(again.id)));
    ck_assert_uint_eq(ids.len_bytes, 15);
    vt_buf_clear(&ids);
    vt_assert_ok(vt_archive_each_removed(archive, 1, keep_id, &ids, NULL));
    ck_assert(vt_str_starts(vt_buf_str(&ids), vt_str(gone.id)));
    ck_assert_uint_eq(ids.len_bytes, 15);
    vt_buf_clear(&ids);
    vt_assert_ok(vt_archive_each_removed(archive, 2, keep_id, &ids, NULL));
    ck_assert_uint_eq(ids.len_bytes, 0);

    struct vt_archive_counts counts;
    vt_assert_ok(vt_archive_counts(archive, &counts, NULL));
    ck_assert_int_eq(counts.documents, 4);
    ck_assert_int_eq(counts.mentions, 3 * 2 + 1);
    ck_assert_int_eq(counts.originals, 5);
    VT_AUTO(vt_buf_release) struct vt_buf original = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_archive_get_original(archive, vt_str(gone.sha256), &original, NULL));
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

/* A dictionary is trained on the way: what was stored before and after it is read alike, and later
 * records take less room. */
START_TEST(test_records_are_read_before_and_after_training)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 150, 0);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive_counts before, after;
    vt_assert_ok(vt_archive_counts(archive, &before, NULL));
    for (unsigned n = 150; n < 400; n++) {
        vt_assert_ok(vt_archive_begin(archive, NULL));
        sample_put(archive, n, 0);
        vt_assert_ok(vt_archive_commit(archive, NULL));
    }
    vt_assert_ok(vt_archive_counts(archive, &after, NULL));
    vt_archive_close(archive);
    archive = sample_open(dir, VT_ARCHIVE_READ);
    for (unsigned n = 0; n < 400; n++) {
        struct sample sample;
        struct vt_archive_document got;
        sample_make(n, &sample);
        vt_assert_ok(vt_archive_get_document(archive, vt_str(sample.id), true, &got, NULL));
        vt_assert_str(got.record, vt_str(sample.xml));
    }
    double ratio_before = (double)before.record_bytes / (double)before.stored_bytes;
    double ratio_after = (double)(after.record_bytes - before.record_bytes) /
                         (double)(after.stored_bytes - before.stored_bytes);
    ck_assert_msg(ratio_after > ratio_before, "%f %f", ratio_before, ratio_after);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

static int read_another(const struct vt_archive_document *document, void *ctx, struct vt_error *err)
{
    struct vt_archive *archive = ctx;
    struct vt_archive_document again;
    unsigned inner = 0;
    int status = vt_archive_get_document(archive, document->id, true, &again, err);
    if (status == VT_OK)
        status = vt_archive_each_document(archive, 0, true, sample_count_document, &inner, err);
    ck_assert_uint_eq(inner, 3);
    vt_assert_str(again.record, document->record);
    return status;
}

START_TEST(test_callbacks_may_use_the_archive)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 3, 1);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_READ);
    vt_assert_ok(vt_archive_each_document(archive, 0, true, read_another, archive, NULL));
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_document_needs_its_original)
{
    char *dir = vt_test_folder();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct sample sample;
    sample_make(1, &sample);
    struct vt_archive_document document = sample_document(&sample);
    ck_assert_int_eq(vt_archive_put_document(archive, &document, NULL, 0, NULL), VT_E_INTERNAL);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    ck_assert_int_eq(vt_archive_put_document(archive, &document, NULL, 0, NULL), VT_E_INVALID);
    vt_archive_rollback(archive);
    ck_assert_uint_eq(sample_documents(archive), 0);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_file_of_a_document)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 2, 1);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct sample sample;
    struct vt_str sha256, path;
    sample_make(1, &sample);
    vt_assert_ok(vt_archive_get_file(archive, vt_str(sample.id), &sha256, &path, NULL));
    vt_assert_str(sha256, vt_str(sample.sha256));
    vt_assert_str(path, vt_str(sample.path));
    const struct vt_archive_source earlier = {
        .path = VT_STR("/a"), .sha256 = vt_str(sample.sha256), .state = VT_SOURCE_READ};
    vt_assert_ok(vt_archive_begin(archive, NULL));
    vt_assert_ok(vt_archive_put_source(archive, &earlier, NULL));
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_assert_ok(vt_archive_get_file(archive, vt_str(sample.id), &sha256, &path, NULL));
    vt_assert_str(path, VT_STR("/a"));
    ck_assert_int_eq(vt_archive_get_file(archive, VT_STR("no.1"), &sha256, &path, NULL),
                     VT_E_NOTFOUND);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.document", test_document_comes_back_as_it_was_put,
             test_documents_come_in_order_of_id_whatever_the_order_of_arrival,
             test_changes_after_a_sequence, test_records_are_read_before_and_after_training,
             test_callbacks_may_use_the_archive, test_document_needs_its_original,
             test_file_of_a_document)
