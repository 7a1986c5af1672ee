/* Files of all fates through real workers. */
#include "ingest.h"

#include "vt_file.h"
#include "vt_test.h"
#include "vt_worker.h"

struct world {
    char *dir; /* files below dir/files, archive in dir/files/archive: inside of what is indexed */
    char files[1024], archive_dir[1100];
    struct vt_archive *archive;
    bool retry;
};

static void make(struct world *world)
{
    *world = (struct world){.dir = vt_test_folder()};
    snprintf(world->files, sizeof world->files, "%s/files", world->dir);
    snprintf(world->archive_dir, sizeof world->archive_dir, "%s/archive", world->files);
    vt_assert_ok(vt_archive_open(world->archive_dir, VT_ARCHIVE_WRITE, &world->archive, NULL));
}

static void discard(struct world *world)
{
    vt_archive_close(world->archive);
    vt_test_folder_remove(world->dir);
}

static const char *path_of(const struct world *world, const char *name)
{
    static char path[2048];
    snprintf(path, sizeof path, "%s/%s", world->files, name);
    return path;
}

/* A decision with this number; two of the same number and mark have the same bytes. */
static void write_decision(const struct world *world, const char *name, unsigned number,
                           const char *mark)
{
    char text[1024];
    snprintf(text, sizeof text,
             "ỦY BAN NHÂN DÂN XÃ THANH BÌNH\n\nSố: %u/QĐ-UBND\n\n"
             "Thanh Bình, ngày 13 tháng 3 năm 2031\n\nQUYẾT ĐỊNH\nVề việc thử %s\n\n"
             "Căn cứ Nghị định số 7/2030/NĐ-CP ngày 26 tháng 2 năm 2030 của Chính phủ;\n\n"
             "Điều 1. Thử.\n",
             number, mark);
    vt_assert_ok(vt_file_write_atomic(path_of(world, name), vt_str(text), NULL));
}

static struct vt_ingest_counts ingest(struct world *world, const char *path)
{
    struct vt_ingest_options options = {
        .jobs = 2, .retry = world->retry, .archive_dir = world->archive_dir};
    struct vt_ingest *ingest = NULL;
    struct vt_error err = {0};
    vt_assert_ok(vt_ingest_new(world->archive, &options, &ingest, NULL));
    int status = vt_ingest_path(ingest, path, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    struct vt_ingest_counts counts = *vt_ingest_counts(ingest);
    vt_ingest_free(ingest);
    return counts;
}

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
    make(&world);
    for (unsigned i = 0; i < 20; i++) {
        char name[32];
        snprintf(name, sizeof name, "%u.txt", i);
        write_decision(&world, name, i, "");
    }
    struct vt_ingest_counts counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.files, 20);
    ck_assert_int_eq(counts.new_files, 20);
    ck_assert_int_eq(counts.documents, 20);
    ck_assert_int_ge(counts.citations, 20);
    uint64_t sequence = sequence_of(&world);
    counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.unchanged, 20);
    ck_assert_int_eq(counts.new_files + counts.changed + counts.documents + counts.missing, 0);
    ck_assert_uint_eq(sequence_of(&world), sequence);
    ck_assert_int_eq(held(&world).sources, 20); /* and no file of the archive itself */
    discard(&world);
}
END_TEST

START_TEST(test_changed_touched_copied_and_moved_files)
{
    struct world world;
    make(&world);
    write_decision(&world, "a.txt", 1, "");
    write_decision(&world, "b.txt", 2, "");
    ingest(&world, world.files);

    write_decision(&world, "a.txt", 1, "lần hai"); /* changed */
    write_decision(&world, "b.txt", 2, "");        /* touched */
    write_decision(&world, "c.txt", 2, "");        /* copied */
    struct vt_ingest_counts counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.changed, 1);
    ck_assert_int_eq(counts.unchanged, 1);
    ck_assert_int_eq(counts.new_files, 1);
    ck_assert_int_eq(counts.documents, 1);
    ck_assert_int_eq(held(&world).documents, 2);
    ck_assert_int_eq(held(&world).originals, 3); /* the earlier version of a is not forgotten */

    char from[2048];
    snprintf(from, sizeof from, "%s", path_of(&world, "a.txt"));
    ck_assert_int_eq(rename(from, path_of(&world, "d.txt")), 0); /* moved */
    counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.new_files, 1);
    ck_assert_int_eq(counts.missing, 1);
    ck_assert_int_eq(counts.documents, 0);
    ck_assert_int_eq(held(&world).documents, 2);
    struct vt_archive_source source;
    vt_assert_ok(vt_archive_get_source(world.archive, vt_str(from), &source, NULL));
    ck_assert(source.missing);
    counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.missing, 0);                         /* told once */
    ck_assert_int_eq(rename(path_of(&world, "d.txt"), from), 0); /* and back */
    ingest(&world, world.files);
    vt_assert_ok(vt_archive_get_source(world.archive, vt_str(from), &source, NULL));
    ck_assert(!source.missing);
    discard(&world);
}
END_TEST

START_TEST(test_same_content_many_times_is_read_once)
{
    struct world world;
    make(&world);
    for (unsigned i = 0; i < 12; i++) {
        char name[32];
        snprintf(name, sizeof name, "%u.txt", i);
        write_decision(&world, name, 5, "");
    }
    struct vt_ingest_counts counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.new_files, 12);
    ck_assert_int_eq(counts.documents, 1);
    ck_assert_int_eq(held(&world).originals, 1);
    discard(&world);
}
END_TEST

START_TEST(test_failed_files_wait_for_a_change_or_retry)
{
    struct world world;
    make(&world);
    vt_assert_ok(vt_file_write_atomic(path_of(&world, "bad.docx"),
                                      VT_STR("PK\003\004 no package at all"), NULL));
    struct vt_ingest_counts counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.failed + counts.unread, 1);
    uint64_t sequence = sequence_of(&world);
    counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.failed + counts.unread, 0);
    ck_assert_int_eq(counts.unchanged, 1);
    world.retry = true;
    counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.failed + counts.unread, 1);
    ck_assert_uint_eq(sequence_of(&world), sequence); /* the same reason as before */
    world.retry = false;
    write_decision(&world, "bad.docx", 6, "");
    counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.changed, 1);
    ck_assert_int_eq(held(&world).failed + held(&world).unread, 0);
    discard(&world);
}
END_TEST

START_TEST(test_one_file_and_a_missing_one)
{
    struct world world;
    make(&world);
    write_decision(&world, "a.txt", 1, "");
    write_decision(&world, "b.txt", 2, "");
    struct vt_ingest_counts counts = ingest(&world, path_of(&world, "a.txt"));
    ck_assert_int_eq(counts.files, 1);
    ck_assert_int_eq(held(&world).sources, 1);
    ck_assert_int_eq(unlink(path_of(&world, "a.txt")), 0);
    counts = ingest(&world, path_of(&world, "a.txt"));
    ck_assert_int_eq(counts.missing, 1);
    ck_assert_int_eq(held(&world).documents, 1);
    discard(&world);
}
END_TEST

/* A pipe or a device below a folder is not waited for. */
START_TEST(test_what_is_no_file_is_passed_over)
{
    struct world world;
    make(&world);
    write_decision(&world, "a.txt", 1, "");
    ck_assert_int_eq(mkfifo(path_of(&world, "pipe.txt"), 0600), 0);
    struct vt_ingest_counts counts = ingest(&world, world.files);
    ck_assert_int_eq(counts.new_files, 1);
    discard(&world);
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
