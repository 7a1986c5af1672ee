/* What the archive holds after the answers of the extraction, with answers made by hand. */
#include "ingest_private.h"

#include "vt_json.h"
#include "vt_test.h"

struct world {
    char *dir;
    struct vt_archive *archive;
    struct vt_ingest *ingest;
};

static void make(struct world *world)
{
    world->dir = vt_test_folder();
    vt_assert_ok(vt_archive_open(world->dir, VT_ARCHIVE_WRITE, &world->archive, NULL));
    struct vt_ingest_options options = {.jobs = 1, .archive_dir = world->dir};
    vt_assert_ok(vt_ingest_new(world->archive, &options, &world->ingest, NULL));
}

static void discard(struct world *world)
{
    vt_ingest_free(world->ingest);
    vt_archive_close(world->archive);
    vt_test_folder_remove(world->dir);
}

/* Store documents found in a file; none: it failed with status. */
static void store(struct world *world, const char *path, const char *content,
                  const char *old_content, unsigned documents, int status)
{
    struct vt_job job = {.path = (char *)(uintptr_t)path, .is_known = old_content != NULL};
    job.bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_buf_puts(&job.bytes, content);
    vt_sha256_hex(vt_buf_str(&job.bytes), job.sha256);
    if (old_content != NULL)
        vt_sha256_hex(vt_str(old_content), job.old_sha256);
    VT_AUTOJSON answer = json_pack("{s:s, s:[]}", "format", "plain", "documents");
    for (unsigned i = 0; i < documents; i++)
        json_array_append_new(json_object_get(answer, "documents"),
                              json_pack("{s:s, s:s, s:[{s:s}]}", "key", "1/QĐ", "akn", "<a/>",
                                        "mentions", "key", "2/NĐ"));
    struct vt_error reason = {0};
    if (status != VT_OK)
        vt_fail(&reason, status, "broken at once");
    vt_assert_ok(vt_ingest_store(world->ingest, &job, status, answer, &reason, NULL));
    vt_assert_ok(vt_ingest_commit(world->ingest, NULL));
    vt_buf_release(&job.bytes);
}

static int64_t held(struct world *world)
{
    struct vt_archive_counts counts;
    vt_assert_ok(vt_archive_counts(world->archive, &counts, NULL));
    ck_assert_int_eq(counts.mentions, counts.documents);
    return counts.documents;
}

START_TEST(test_documents_of_a_changed_file_replace_the_earlier_ones)
{
    struct world world;
    make(&world);
    store(&world, "/a", "one", NULL, 3, VT_OK);
    ck_assert_int_eq(held(&world), 3);
    store(&world, "/a", "two", "one", 1, VT_OK);
    ck_assert_int_eq(held(&world), 1);
    const struct vt_ingest_counts *counts = vt_ingest_counts(world.ingest);
    ck_assert_int_eq(counts->new_files, 1);
    ck_assert_int_eq(counts->changed, 1);
    ck_assert_int_eq(counts->documents, 4);
    ck_assert_int_eq(counts->citations, 4);
    discard(&world);
}
END_TEST

START_TEST(test_content_that_stands_elsewhere_is_kept)
{
    struct world world;
    make(&world);
    store(&world, "/a", "one", NULL, 2, VT_OK);
    store(&world, "/b", "one", NULL, 2, VT_OK);
    ck_assert_int_eq(held(&world), 2);
    store(&world, "/a", "two", "one", 1, VT_OK);
    ck_assert_int_eq(held(&world), 3);
    store(&world, "/b", "two", "one", 1, VT_OK);
    ck_assert_int_eq(held(&world), 1);
    discard(&world);
}
END_TEST

START_TEST(test_failures_are_rows_with_their_reason)
{
    struct world world;
    struct vt_archive_source source;
    make(&world);
    store(&world, "/broken", "x", NULL, 0, VT_E_FORMAT);
    store(&world, "/film", "y", NULL, 0, VT_E_UNSUPPORTED);
    vt_assert_ok(vt_archive_get_source(world.archive, VT_STR("/broken"), &source, NULL));
    ck_assert_int_eq(source.state, VT_SOURCE_FAILED);
    ck_assert_int_eq(source.status, VT_E_FORMAT);
    vt_assert_str(source.reason, VT_STR("broken at once"));
    vt_assert_ok(vt_archive_get_source(world.archive, VT_STR("/film"), &source, NULL));
    ck_assert_int_eq(source.state, VT_SOURCE_UNREAD);
    ck_assert_int_eq(vt_ingest_counts(world.ingest)->failed, 1);
    ck_assert_int_eq(vt_ingest_counts(world.ingest)->unread, 1);
    ck_assert_int_eq(held(&world), 0);
    discard(&world);
}
END_TEST

START_TEST(test_a_file_that_became_unreadable_content_gives_up_its_documents)
{
    struct world world;
    make(&world);
    store(&world, "/a", "one", NULL, 2, VT_OK);
    store(&world, "/a", "garbage", "one", 0, VT_E_FORMAT);
    ck_assert_int_eq(held(&world), 0);
    store(&world, "/a", "one", "garbage", 2, VT_OK);
    ck_assert_int_eq(held(&world), 2);
    discard(&world);
}
END_TEST

START_TEST(test_another_extraction_of_the_same_content_replaces_the_first)
{
    struct world world;
    make(&world);
    store(&world, "/a", "one", NULL, 3, VT_OK);
    store(&world, "/a", "one", "one", 2, VT_OK);
    ck_assert_int_eq(held(&world), 2);
    discard(&world);
}
END_TEST

VT_TEST_MAIN("indexer.ingest_store", test_documents_of_a_changed_file_replace_the_earlier_ones,
             test_content_that_stands_elsewhere_is_kept, test_failures_are_rows_with_their_reason,
             test_a_file_that_became_unreadable_content_gives_up_its_documents,
             test_another_extraction_of_the_same_content_replaces_the_first)
