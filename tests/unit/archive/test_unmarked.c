#include "sample_archive.h"

/* Documents 0 and 1 are open, 2 is marked, 3 is in one file with a marked one. */
enum { OPEN = 2, MARKED = 2, BESIDE = 3, DOCUMENTS = 4, MENTIONS = 3 };

static void put_marked(struct vt_archive *archive, unsigned n, int64_t ordinal, const char *mark)
{
    struct sample sample;
    sample_make(n, &sample);
    struct vt_archive_document document = sample_document(&sample);
    char id[40];
    snprintf(id, sizeof id, "%.12s.%d", sample.sha256, (int)ordinal);
    document.id = vt_str(id);
    document.ordinal = ordinal;
    document.secrecy = vt_str(mark);
    struct vt_archive_mention mention = sample_mention(0);
    vt_assert_ok(vt_archive_put_document(archive, &document, &mention, 1, NULL));
}

static char *mixed_archive(void)
{
    char *dir = vt_test_folder();
    sample_fill(dir, DOCUMENTS, MENTIONS);
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_WRITE);
    vt_assert_ok(vt_archive_begin(archive, NULL));
    put_marked(archive, MARKED, 1, "MẬT");
    put_marked(archive, BESIDE, 2, "TUYỆT MẬT");
    vt_assert_ok(vt_archive_commit(archive, NULL));
    vt_archive_close(archive);
    return dir;
}

static int count_document(const struct vt_archive_document *document, void *ctx,
                          struct vt_error *err)
{
    (void)document;
    (void)err;
    ++*(int *)ctx;
    return VT_OK;
}

static int count_mention(const struct vt_archive_mention *mention, void *ctx, struct vt_error *err)
{
    (void)mention;
    (void)err;
    ++*(int *)ctx;
    return VT_OK;
}

static int count_source(const struct vt_archive_source *source, void *ctx, struct vt_error *err)
{
    (void)source;
    (void)err;
    ++*(int *)ctx;
    return VT_OK;
}

static int count_correction(const struct vt_archive_correction *correction, void *ctx,
                            struct vt_error *err)
{
    (void)correction;
    (void)err;
    ++*(int *)ctx;
    return VT_OK;
}

static int count_id(struct vt_str id, void *ctx, struct vt_error *err)
{
    (void)id;
    (void)err;
    ++*(int *)ctx;
    return VT_OK;
}

START_TEST(test_nothing_of_a_marked_file_is_read)
{
    char *dir = mixed_archive();
    for (int unmarked = 0; unmarked < 2; unmarked++) {
        struct vt_archive *archive =
            sample_open(dir, unmarked ? VT_ARCHIVE_READ_UNMARKED : VT_ARCHIVE_READ);
        for (unsigned n = 0; n < DOCUMENTS; n++) {
            struct sample sample;
            struct vt_archive_document document;
            struct vt_archive_mention mention;
            struct vt_archive_source source;
            VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
            VT_AUTO(vt_buf_release) struct vt_buf record = VT_BUF_INIT(VT_BUF_NO_CAP);
            sample_make(n, &sample);
            const struct vt_str id = vt_str(sample.id), sha256 = vt_str(sample.sha256);
            const int expected = unmarked && n >= OPEN ? VT_E_NOTFOUND : VT_OK;
            int mentions = 0, paths = 0;
            ck_assert_int_eq(vt_archive_get_document(archive, id, false, &document, NULL),
                             expected);
            ck_assert_int_eq(vt_archive_get_document(archive, id, true, &document, NULL), expected);
            ck_assert_int_eq(vt_archive_get_record(archive, id, &record, NULL), expected);
            ck_assert_int_eq(vt_archive_get_mention(archive, id, 0, &mention, NULL), expected);
            ck_assert_int_eq(vt_archive_get_original(archive, sha256, &bytes, NULL), expected);
            ck_assert_int_eq(vt_archive_get_source(archive, vt_str(sample.path), &source, NULL),
                             expected);
            ck_assert_int_eq(vt_archive_get_source_of(archive, sha256, &source, NULL), expected);
            vt_archive_each_mention(archive, id, count_mention, &mentions, NULL);
            vt_archive_each_path(archive, sha256, count_id, &paths, NULL);
            ck_assert_int_eq(mentions > 0, expected == VT_OK);
            ck_assert_int_eq(paths, expected == VT_OK);
        }
        vt_archive_close(archive);
    }
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_lists_and_counts_leave_it_out)
{
    char *dir = mixed_archive();
    struct vt_archive *archive = sample_open(dir, VT_ARCHIVE_READ_UNMARKED);
    struct vt_archive_counts counts;
    int documents = 0, later = 0, mentions = 0, sources = 0, removed = 0, marked = 0;
    vt_assert_ok(vt_archive_counts(archive, &counts, NULL));
    ck_assert_int_eq(counts.sources, OPEN);
    ck_assert_int_eq(counts.originals, OPEN);
    ck_assert_int_eq(counts.documents, OPEN);
    ck_assert_int_eq(counts.mentions, OPEN * MENTIONS);
    int64_t text_bytes = 0, xml_bytes = 0;
    for (unsigned n = 0; n < OPEN; n++) {
        struct sample sample;
        sample_make(n, &sample);
        text_bytes += (int64_t)strlen(sample.text);
        xml_bytes += (int64_t)strlen(sample.xml);
    }
    ck_assert_int_eq(counts.original_bytes, text_bytes);
    ck_assert_int_eq(counts.record_bytes, xml_bytes);
    vt_assert_ok(vt_archive_each_document(archive, 0, true, count_document, &documents, NULL));
    vt_assert_ok(vt_archive_each_document(archive, 1, false, count_document, &later, NULL));
    vt_assert_ok(vt_archive_each_mention(archive, VT_STR_EMPTY, count_mention, &mentions, NULL));
    vt_assert_ok(vt_archive_each_source(archive, 7, count_source, &sources, NULL));
    ck_assert_int_eq(documents, OPEN);
    ck_assert_int_eq(later, 0);
    ck_assert_int_eq(mentions, OPEN * MENTIONS);
    ck_assert_int_eq(sources, OPEN);
    /* An index that had them is told that they are gone. */
    vt_assert_ok(vt_archive_each_removed(archive, 1, count_id, &removed, NULL));
    vt_assert_ok(vt_archive_each_marked(archive, 1, count_id, &marked, NULL));
    ck_assert_int_eq(removed, 2);
    ck_assert_int_eq(marked, 2);
    vt_archive_close(archive);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_marks_are_found_as_they_come_and_go)
{
    char *dir = vt_test_folder();
    sample_fill(dir, DOCUMENTS, 1);
    struct vt_archive *writer = sample_open(dir, VT_ARCHIVE_WRITE);
    struct vt_archive *reader = sample_open(dir, VT_ARCHIVE_READ_UNMARKED);
    struct sample sample;
    sample_make(MARKED, &sample);
    bool found = true;
    int documents = 0;
    vt_assert_ok(vt_archive_has_marked(reader, &found, NULL));
    ck_assert(!found);
    vt_assert_ok(vt_archive_begin(writer, NULL));
    put_marked(writer, MARKED, 1, "TỐI MẬT");
    vt_assert_ok(vt_archive_commit(writer, NULL));
    vt_assert_ok(vt_archive_has_marked(reader, &found, NULL));
    ck_assert(found);
    vt_assert_ok(vt_archive_each_document(reader, 0, false, count_document, &documents, NULL));
    ck_assert_int_eq(documents, DOCUMENTS - 1);
    vt_assert_ok(vt_archive_begin(writer, NULL));
    vt_assert_ok(vt_archive_remove_documents(writer, vt_str(sample.sha256), NULL));
    vt_assert_ok(vt_archive_commit(writer, NULL));
    vt_assert_ok(vt_archive_has_marked(reader, &found, NULL));
    ck_assert(!found);
    vt_assert_ok(vt_archive_has_marked(writer, &found, NULL));
    ck_assert(!found);
    struct vt_error err = {0};
    ck_assert_int_eq(vt_archive_each_marked(writer, 0, count_id, &documents, &err), VT_E_INTERNAL);
    vt_archive_close(reader);
    vt_archive_close(writer);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_corrections_of_it_are_left_out)
{
    char *dir = mixed_archive();
    struct vt_archive *writer = sample_open(dir, VT_ARCHIVE_WRITE);
    vt_assert_ok(vt_archive_begin(writer, NULL));
    for (unsigned n = 0; n < DOCUMENTS; n++) {
        struct sample sample;
        sample_make(n, &sample);
        const struct vt_archive_correction correction = {.action = VT_STR("field"),
                                                         .work = vt_str(sample.id),
                                                         .field = VT_STR("subject"),
                                                         .value = VT_STR("khác"),
                                                         .mention = -1};
        int64_t number;
        vt_assert_ok(vt_archive_add_correction(writer, &correction, &number, NULL));
    }
    vt_assert_ok(vt_archive_commit(writer, NULL));
    vt_archive_close(writer);
    struct vt_archive *reader = sample_open(dir, VT_ARCHIVE_READ_UNMARKED);
    int corrections = 0;
    vt_assert_ok(vt_archive_each_correction(reader, true, count_correction, &corrections, NULL));
    ck_assert_int_eq(corrections, OPEN);
    vt_archive_close(reader);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("archive.unmarked", test_nothing_of_a_marked_file_is_read,
             test_lists_and_counts_leave_it_out, test_marks_are_found_as_they_come_and_go,
             test_corrections_of_it_are_left_out)
