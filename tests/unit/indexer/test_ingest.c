/* Files of all fates through real workers. */
#include "indexer_world.h"

static struct vt_archive_counts held(struct world *world)
{
    struct vt_archive_counts counts;
    vt_assert_ok(vt_archive_counts(world->archive, &counts, NULL));
    return counts;
}

static uint64_t sequence_of(struct world *world)
{
    uint64_t sequence = 0;
    vt_assert_ok(vt_archive_sequence(world->archive, &sequence, NULL));
    return sequence;
}

START_TEST(test_second_run_finds_nothing_to_do)
{
    struct world world;
    world_make(&world);
    for (unsigned i = 0; i < 20; i++) {
        char name[32];
        snprintf(name, sizeof name, "%u.txt", i);
        world_write(&world, name, i, "");
    }
    struct vt_ingest_counts counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.files, 20);
    ck_assert_int_eq(counts.new_files, 20);
    ck_assert_int_eq(counts.documents, 20);
    ck_assert_int_ge(counts.citations, 20);
    uint64_t sequence = sequence_of(&world);
    counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.unchanged, 20);
    ck_assert_int_eq(counts.new_files + counts.changed + counts.documents + counts.missing, 0);
    ck_assert_uint_eq(sequence_of(&world), sequence);
    ck_assert_int_eq(held(&world).sources, 20); /* and no file of the archive itself */
    world_discard(&world);
}
END_TEST

START_TEST(test_changed_touched_copied_and_moved_files)
{
    struct world world;
    world_make(&world);
    world_write(&world, "a.txt", 1, "");
    world_write(&world, "b.txt", 2, "");
    world_ingest(&world, world.files);

    world_write(&world, "a.txt", 1, "lần hai"); /* changed */
    world_write(&world, "b.txt", 2, "");        /* touched */
    world_write(&world, "c.txt", 2, "");        /* copied */
    struct vt_ingest_counts counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.changed, 1);
    ck_assert_int_eq(counts.unchanged, 1);
    ck_assert_int_eq(counts.new_files, 1);
    ck_assert_int_eq(counts.documents, 1);
    ck_assert_int_eq(held(&world).documents, 2);
    ck_assert_int_eq(held(&world).originals, 3); /* the earlier version of a is not forgotten */

    char from[2048];
    snprintf(from, sizeof from, "%s", world_path(&world, "a.txt"));
    ck_assert_int_eq(rename(from, world_path(&world, "d.txt")), 0); /* moved */
    counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.new_files, 1);
    ck_assert_int_eq(counts.missing, 1);
    ck_assert_int_eq(counts.documents, 0);
    ck_assert_int_eq(held(&world).documents, 2);
    struct vt_archive_source source;
    vt_assert_ok(vt_archive_get_source(world.archive, vt_str(from), &source, NULL));
    ck_assert(source.missing);
    counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.missing, 0);                            /* told once */
    ck_assert_int_eq(rename(world_path(&world, "d.txt"), from), 0); /* and back */
    world_ingest(&world, world.files);
    vt_assert_ok(vt_archive_get_source(world.archive, vt_str(from), &source, NULL));
    ck_assert(!source.missing);
    world_discard(&world);
}
END_TEST

START_TEST(test_same_content_many_times_is_read_once)
{
    struct world world;
    world_make(&world);
    for (unsigned i = 0; i < 12; i++) {
        char name[32];
        snprintf(name, sizeof name, "%u.txt", i);
        world_write(&world, name, 5, "");
    }
    struct vt_ingest_counts counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.new_files, 12);
    ck_assert_int_eq(counts.documents, 1);
    ck_assert_int_eq(held(&world).originals, 1);
    world_discard(&world);
}
END_TEST

START_TEST(test_failed_files_wait_for_a_change_or_retry)
{
    struct world world;
    world_make(&world);
    vt_assert_ok(vt_file_write_atomic(world_path(&world, "bad.docx"),
                                      VT_STR("PK\003\004 no package at all"), NULL));
    struct vt_ingest_counts counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.failed + counts.unread, 1);
    uint64_t sequence = sequence_of(&world);
    counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.failed + counts.unread, 0);
    ck_assert_int_eq(counts.unchanged, 1);
    world.retry = true;
    counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.failed + counts.unread, 1);
    ck_assert_uint_eq(sequence_of(&world), sequence); /* the same reason as before */
    world.retry = false;
    world_write(&world, "bad.docx", 6, "");
    counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.changed, 1);
    ck_assert_int_eq(held(&world).failed + held(&world).unread, 0);
    world_discard(&world);
}
END_TEST

START_TEST(test_one_file_and_a_missing_one)
{
    struct world world;
    world_make(&world);
    world_write(&world, "a.txt", 1, "");
    world_write(&world, "b.txt", 2, "");
    struct vt_ingest_counts counts = world_ingest(&world, world_path(&world, "a.txt"));
    ck_assert_int_eq(counts.files, 1);
    ck_assert_int_eq(held(&world).sources, 1);
    ck_assert_int_eq(unlink(world_path(&world, "a.txt")), 0);
    counts = world_ingest(&world, world_path(&world, "a.txt"));
    ck_assert_int_eq(counts.missing, 1);
    ck_assert_int_eq(held(&world).documents, 1);
    world_discard(&world);
}
END_TEST

/* A pipe or a device below a folder is not waited for. */
START_TEST(test_what_is_no_file_is_passed_over)
{
    struct world world;
    world_make(&world);
    world_write(&world, "a.txt", 1, "");
    ck_assert_int_eq(mkfifo(world_path(&world, "pipe.txt"), 0600), 0);
    struct vt_ingest_counts counts = world_ingest(&world, world.files);
    ck_assert_int_eq(counts.new_files, 1);
    world_discard(&world);
}
END_TEST

int main(int argc, char **argv)
{
    vt_worker_main(argc, argv);
    const TTest *const tests[] = {
        test_second_run_finds_nothing_to_do,       test_changed_touched_copied_and_moved_files,
        test_same_content_many_times_is_read_once, test_failed_files_wait_for_a_change_or_retry,
        test_one_file_and_a_missing_one,           test_what_is_no_file_is_passed_over,
    };
    return vt_test_run("indexer.ingest", tests, VT_ARRAY_LEN(tests));
}
