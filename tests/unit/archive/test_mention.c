#include "sample_archive.h"

static int keep_mention(const struct vt_archive_mention *mention, void *ctx, struct vt_error *err)
{
    (void)err;
    vt_buf_printf(ctx, "%.*s#%lld\n", VT_STR_ARG(mention->document), (long long)mention->ordinal);
    return VT_OK;
}

START_TEST(test_mention_comes_back_as_it_was_put)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 2, 4);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_READ);
    struct sample sample;
    struct vt_archive_mention got, expected = sample_mention(3);
    sample_make(1, &sample);
    vt_assert_ok(vt_archive_get_mention(archive, vt_str(sample.id), 3, &got, NULL));
    vt_assert_str(got.document, vt_str(sample.id));
    ck_assert_int_eq(got.ordinal, 3);
    vt_assert_str(got.surface, expected.surface);
    vt_assert_str(got.issuer_code, VT_STR(""));
    vt_assert_str(got.pinpoints, expected.pinpoints);
    vt_assert_str(got.from, expected.from);
    ck_assert_int_eq(got.from_ordinal, -1);
    ck_assert_int_eq(got.antecedent, -1);
    vt_assert_str(got.sentence, expected.sentence);
    ck_assert_int_eq(got.byte_start, 103);
    ck_assert_int_eq(got.sentence_end, 140);
    vt_assert_str(got.unit, expected.unit);
    vt_assert_str(got.rule, expected.rule);
    ck_assert_double_eq(got.confidence, 0.97);
    ck_assert_int_eq(vt_archive_get_mention(archive, vt_str(sample.id), 4, &got, NULL),
                     VT_E_NOTFOUND);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_mentions_in_order_of_document_and_ordinal)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 2, 3);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_READ);
    VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf one = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf expected = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct sample samples[2];
    sample_make(0, &samples[0]);
    sample_make(1, &samples[1]);
    bool swapped = strcmp(samples[0].id, samples[1].id) > 0;
    for (unsigned i = 0; i < 6; i++)
        vt_buf_printf(&expected, "%s#%u\n", samples[(i / 3) ^ swapped].id, i % 3);
    vt_assert_ok(vt_archive_each_mention(archive, VT_STR(""), keep_mention, &all, NULL));
    vt_assert_str(vt_buf_str(&all), vt_buf_str(&expected));
    vt_assert_ok(vt_archive_each_mention(archive, vt_str(samples[1].id), keep_mention, &one, NULL));
    ck_assert_uint_eq(one.len_bytes, expected.len_bytes / 2);
    ck_assert(vt_str_starts(vt_buf_str(&one), vt_str(samples[1].id)));
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_mentions_of_a_replaced_document_are_replaced)
{
    char *dir = vt_test_folder();
    sample_fill(dir, 1, 5);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive_counts counts;
    VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    sample_put(archive, 0, 1);
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_assert_ok(vt_archive_each_mention(archive, VT_STR(""), keep_mention, &all, NULL));
    ck_assert(vt_str_ends(vt_buf_str(&all), VT_STR("#0\n")));
    ck_assert_uint_eq(all.len_bytes, 14 + 3);
    vt_assert_ok(vt_archive_counts(archive, &counts, NULL));
    ck_assert_int_eq(counts.mentions, 1);
    ck_assert_int_eq(counts.documents, 1);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.mention", test_mention_comes_back_as_it_was_put,
             test_mentions_in_order_of_document_and_ordinal,
             test_mentions_of_a_replaced_document_are_replaced)
