/* Index and graph after the archive has changed, as a reader of the index finds them. */
#include "derive.h"

#include "feed.h"
#include "indexer_world.h"
#include "vt_index.h"
#include "vt_type.h"

static const struct vt_derive_options OPTIONS = {
    .index = {.thread_count = 2, .memory_bytes = (uint64_t)32 << 20}, .part_units = 1000000};

static bool finish(struct world *world)
{
    struct vt_derive *derive = NULL;
    struct vt_error err = {0};
    bool changed = false;
    vt_assert_ok(vt_derive_new(world->archive, world->archive_dir, &OPTIONS, &derive, NULL));
    int status = vt_derive_finish(derive, NULL, NULL, &changed, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    vt_derive_free(derive);
    return changed;
}

static struct vt_index_reader *open_index(const struct world *world)
{
    char path[1200];
    struct vt_index_reader *reader = NULL;
    snprintf(path, sizeof path, "%s/" VT_INDEX_FOLDER, world->archive_dir);
    vt_assert_ok(vt_index_reader_open(path, &reader, NULL));
    return reader;
}

static int count_term(struct vt_str term, uint32_t frequency, void *ctx)
{
    (void)term;
    *(unsigned *)ctx += frequency;
    return VT_OK;
}

/* Units whose id begins so: "D" documents, "A" articles, "S" stubs. */
static unsigned units(const struct world *world, const char *kind)
{
    char prefix[32];
    unsigned count = 0;
    struct vt_index_reader *reader = open_index(world);
    snprintf(prefix, sizeof prefix, "Q%s", kind);
    vt_assert_ok(vt_index_each_term(reader, vt_str(prefix), UINT32_MAX, count_term, &count, NULL));
    vt_index_reader_close(reader);
    return count;
}

static void expect_complete(const struct world *world)
{
    uint64_t of_archive = 0, of_index = 1;
    struct vt_graph *graph = NULL;
    struct vt_index_reader *reader = open_index(world);
    vt_assert_ok(vt_archive_sequence(world->archive, &of_archive, NULL));
    vt_assert_ok(vt_index_sequence(reader, &of_index, NULL));
    ck_assert_uint_eq(of_index, of_archive);
    vt_index_reader_close(reader);
    vt_assert_ok(vt_graph_open(world->archive_dir, &graph, NULL));
    ck_assert_uint_eq(vt_graph_sequence(graph), of_archive);
    vt_graph_close(graph);
    ck_assert(vt_feed_is_current(world->archive_dir, of_archive));
}

START_TEST(test_units_of_documents_articles_and_works_only_cited)
{
    struct world world;
    world_make(&world);
    world_write(&world, "a.txt", 1, "");
    world_write(&world, "b.txt", 2, "");
    world_ingest(&world, world.files);
    ck_assert(finish(&world));
    ck_assert_uint_eq(units(&world, "D"), 2);
    ck_assert_uint_eq(units(&world, "A"), 2);
    ck_assert_uint_eq(units(&world, "S"), 1); /* the decree that both cite */
    expect_complete(&world);
    ck_assert(!finish(&world));
    world_discard(&world);
}
END_TEST

START_TEST(test_a_stub_goes_when_its_work_comes)
{
    struct world world;
    world_make(&world);
    world_write(&world, "a.txt", 1, "");
    world_ingest(&world, world.files);
    finish(&world);
    ck_assert_uint_eq(units(&world, "S7-2030-nd-cp"), 1);
    vt_assert_ok(vt_file_write_atomic(
        world_path(&world, "decree.txt"),
        VT_STR("CHÍNH PHỦ\n\nSố: 7/2030/NĐ-CP\n\nHà Nội, ngày 26 tháng 2 năm 2030\n\n"
               "NGHỊ ĐỊNH\nVề việc thử\n\nĐiều 1. Thử.\n"),
        NULL));
    world_ingest(&world, world.files);
    finish(&world);
    ck_assert_uint_eq(units(&world, "S"), 0);
    ck_assert_uint_eq(units(&world, "D"), 2);
    expect_complete(&world);
    world_discard(&world);
}
END_TEST

START_TEST(test_units_of_an_earlier_content_go)
{
    struct world world;
    world_make(&world);
    static const char HEAD[] =
        "ỦY BAN NHÂN DÂN XÃ THANH BÌNH\n\nSố: 4/QĐ-UBND\n\n"
        "Thanh Bình, ngày 13 tháng 3 năm 2031\n\nQUYẾT ĐỊNH\nVề việc thử\n\n";
    char text[2048];
    snprintf(text, sizeof text, "%sĐiều 1. Một.\n\nĐiều 2. Hai.\n\nĐiều 3. Ba.\n", HEAD);
    vt_assert_ok(vt_file_write_atomic(world_path(&world, "a.txt"), vt_str(text), NULL));
    world_ingest(&world, world.files);
    finish(&world);
    ck_assert_uint_eq(units(&world, "A"), 3);
    snprintf(text, sizeof text, "%sĐiều 1. Một.\n", HEAD);
    vt_assert_ok(vt_file_write_atomic(world_path(&world, "a.txt"), vt_str(text), NULL));
    world_ingest(&world, world.files);
    finish(&world);
    ck_assert_uint_eq(units(&world, "A"), 1);
    ck_assert_uint_eq(units(&world, "D"), 1);
    expect_complete(&world);
    world_discard(&world);
}
END_TEST

/* Index and graph stay behind when a run ends early; the next one catches up, however little of the
 * index was committed. */
START_TEST(test_what_was_interrupted_is_caught_up)
{
    struct world world;
    world_make(&world);
    world_write(&world, "a.txt", 1, "");
    world_ingest(&world, world.files);
    struct vt_feed *feed = NULL;
    vt_assert_ok(
        vt_feed_open(world.archive_dir, world.archive_dir, VT_ARCHIVE_READ, NULL, &feed, NULL));
    vt_assert_ok(vt_feed_catch_up(feed, NULL));
    vt_feed_close(feed);
    ck_assert_uint_eq(units(&world, "D"), 0);
    ck_assert(finish(&world));
    ck_assert_uint_eq(units(&world, "D"), 1);
    expect_complete(&world);

    world_write(&world, "b.txt", 2, "");
    world_ingest(&world, world.files);
    vt_assert_ok(vt_graph_build(world.archive, world.archive_dir, NULL));
    ck_assert(finish(&world)); /* the graph was there already, the index not */
    ck_assert_uint_eq(units(&world, "D"), 2);
    expect_complete(&world);
    world_discard(&world);
}
END_TEST

START_TEST(test_indexing_goes_on_while_files_are_read)
{
    struct world world;
    struct vt_derive *derive = NULL;
    bool changed = false;
    world_make(&world);
    vt_assert_ok(vt_derive_new(world.archive, world.archive_dir, &OPTIONS, &derive, NULL));
    for (unsigned i = 0; i < 10; i++) {
        char name[32];
        snprintf(name, sizeof name, "%u.txt", i);
        world_write(&world, name, i, "");
        world_ingest(&world, world.files);
        vt_derive_notify(derive);
    }
    vt_assert_ok(vt_derive_finish(derive, NULL, NULL, &changed, NULL));
    ck_assert(changed);
    vt_assert_ok(vt_derive_finish(derive, NULL, NULL, &changed, NULL));
    ck_assert(!changed);
    vt_derive_free(derive);
    ck_assert_uint_eq(units(&world, "D"), 10);
    expect_complete(&world);
    world_discard(&world);
}
END_TEST

START_TEST(test_works_that_are_imported_become_stubs)
{
    struct world world;
    struct vt_archive_work work = {.key = VT_STR("9-KH/TU"),
                                   .type = VT_STR("KE_HOACH"),
                                   .issuer = VT_STR("Tỉnh ủy Thanh Bình"),
                                   .date = VT_STR("2030-05-06"),
                                   .subject = VT_STR("đất đai")};
    world_make(&world);
    world_write(&world, "a.txt", 1, "");
    world_ingest(&world, world.files);
    finish(&world);
    unsigned before = units(&world, "S");
    vt_assert_ok(vt_archive_begin(world.archive, NULL));
    vt_assert_ok(vt_archive_put_work(world.archive, &work, NULL));
    vt_assert_ok(vt_archive_commit(world.archive, NULL));
    ck_assert(finish(&world));
    ck_assert_uint_eq(units(&world, "S"), before + 1);
    world_discard(&world);
}
END_TEST

int main(int argc, char **argv)
{
    vt_worker_main(argc, argv);
    vt_ref_init();
    const TTest *const tests[] = {
        test_units_of_documents_articles_and_works_only_cited,
        test_a_stub_goes_when_its_work_comes,
        test_units_of_an_earlier_content_go,
        test_what_was_interrupted_is_caught_up,
        test_indexing_goes_on_while_files_are_read,
        test_works_that_are_imported_become_stubs,
    };
    return vt_test_run("indexer.derive", tests, VT_ARRAY_LEN(tests));
}
