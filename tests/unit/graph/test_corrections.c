#include "world.h"

#include <stdlib.h>

/* The world with corrections, which are numbered in their order; members left out are empty. */
static const struct vt_graph *
open_with(struct world *world, const struct vt_archive_correction *corrections, size_t count)
{
    VT_AUTO(vt_cleanup_vt_graph_builder_free) struct vt_graph_builder *builder = NULL;
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    vt_assert_ok(vt_graph_builder_new(&builder, NULL));
    for (size_t i = count; i-- > 0;) { /* the order of arrival does not count */
        struct vt_archive_correction row = corrections[i];
        row.number = (int64_t)i + 1;
        vt_assert_ok(vt_graph_builder_correction(builder, &row, NULL));
    }
    for (size_t i = 0; i < world->mention_count; i++)
        vt_assert_ok(vt_graph_builder_mention(builder, &world->mentions[i], NULL));
    for (size_t i = 0; i < world->document_count; i++)
        vt_assert_ok(vt_graph_builder_document(builder, &world->documents[i], NULL));
    for (size_t i = 0; i < world->work_count; i++)
        vt_assert_ok(vt_graph_builder_work(builder, &world->works[i], NULL));
    vt_assert_ok(vt_graph_builder_finish(builder, 7, &bytes, NULL));
    vt_graph_close(world->graph);
    world->graph = NULL;
    vt_assert_ok(vt_graph_open_bytes(vt_buf_str(&bytes), &world->graph, NULL));
    return world->graph;
}
#define OPEN_WITH(world, ...)                                               \
    open_with((world), (const struct vt_archive_correction[]){__VA_ARGS__}, \
              sizeof((const struct vt_archive_correction[]){__VA_ARGS__}) / \
                  sizeof(struct vt_archive_correction))

#define ABOUT(id, key, day) \
    .work = VT_STR(id), .work_key = VT_STR(key), .work_date = VT_STR(day), .mention = -1
#define INTO(id, key, day) .other = VT_STR(id), .other_key = VT_STR(key), .other_date = VT_STR(day)
#define CITATION(id, ordinal) .document = VT_STR(id), .mention = (ordinal)
#define SET(name, text) .action = VT_STR("field"), .field = VT_STR(name), .value = VT_STR(text)

/* Two letters of a commune cite one resolution with dates months apart, and a third one without. */
static struct world *two_dates(void)
{
    struct world *world = world_new();
    world_document(world, "d1.1", "5/UBND", .type = "CONG_VAN", .issuer = "UBND xã Thanh Bình",
                   .code = "UBND", .place = "Thanh Bình", .date = "2032-05-05");
    world_mention(world, .key = "8-NQ/TW", .type = "NGHI_QUYET", .date = "2031-03-01");
    world_document(world, "d2.1", "6/UBND", .type = "CONG_VAN", .issuer = "UBND xã Thanh Bình",
                   .code = "UBND", .place = "Thanh Bình", .date = "2032-06-05");
    world_mention(world, .key = "8-NQ/TW", .type = "NGHI_QUYET", .date = "2031-08-15");
    world_mention(world, .kind = "anaphor", .type = "NGHI_QUYET", .surface = "Nghị quyết trên",
                  .antecedent = 1);
    return world;
}

START_TEST(test_two_works_become_one)
{
    struct world *world = two_dates();
    world_open(world);
    ck_assert_uint_eq(world_count_key(world, "8-NQ/TW"), 2);
    OPEN_WITH(world, {.action = VT_STR("merge"),
                      ABOUT("8-nq-tw.2031-08-15", "8-NQ/TW", "2031-08-15"),
                      INTO("8-nq-tw.2031-03-01", "8-NQ/TW", "2031-03-01")});
    ck_assert_uint_eq(world_count_key(world, "8-NQ/TW"), 1);
    vt_work_no work = world_work_of(world, "8-NQ/TW", "2031-03-01");
    struct vt_work fields;
    vt_graph_work(world->graph, work, &fields);
    ck_assert_uint_eq(fields.in_count, 3);
    ck_assert_uint_eq(fields.citing_documents, 2);
    ck_assert(fields.flags & VT_WORK_CONFLICT); /* the two dates are still to be seen */
    world_free(world);
}
END_TEST

START_TEST(test_one_citation_means_another_work)
{
    struct world *world = two_dates();
    world->mentions[1].date = VT_STR("2031-03-01"); /* now all mean one */
    world_open(world);
    ck_assert_uint_eq(world_count_key(world, "8-NQ/TW"), 1);
    OPEN_WITH(
        world,
        {.action = VT_STR("split"), .work = VT_STR("8-nq-tw.2031-03-01"), CITATION("d2.1", 0)});
    ck_assert_uint_eq(world_count_key(world, "8-NQ/TW"), 2);
    vt_work_no first = vt_graph_work_by_id(world->graph, VT_STR("8-nq-tw.2031-03-01"));
    vt_work_no other = vt_graph_work_by_id(world->graph, VT_STR("8-nq-tw.2031-03-01-2"));
    ck_assert_uint_ne(other, VT_WORK_NONE);
    vt_work_no letter = vt_graph_work_by_id(world->graph, VT_STR("d2.1"));
    ck_assert_uint_eq(world_count_links(world, letter, first, ""), 0);
    ck_assert_uint_eq(world_count_links(world, letter, other, ""), 2); /* "Nghị quyết trên", too */
    world_free(world);
}
END_TEST

START_TEST(test_a_rejected_citation_is_no_link)
{
    struct world *world = two_dates();
    OPEN_WITH(world, {.action = VT_STR("reject"), CITATION("d2.1", 0)});
    ck_assert_uint_eq(world_count_key(world, "8-NQ/TW"), 1); /* nobody cites the other any more */
    ck_assert_uint_eq(vt_graph_link_count(world->graph), 1);
    world_free(world);
}
END_TEST

START_TEST(test_a_guess_is_confirmed)
{
    struct world *world = two_dates();
    world_document(world, "d3.1", "7/UBND", .type = "CONG_VAN", .issuer = "UBND xã Thanh Bình",
                   .code = "UBND", .place = "Thanh Bình", .date = "2033-06-05");
    world_mention(world, .key = "8-NQ/TW", .type = "NGHI_QUYET");
    world_open(world);
    struct vt_link before = world_link(world, world_work_of(world, "7/UBND", "2033-06-05"), 0);
    const vt_work_no *others;
    ck_assert(before.ambiguous || before.confidence < 0.8f);
    OPEN_WITH(world, {.action = VT_STR("confirm"),
                      CITATION("d3.1", 0),
                      INTO("8-nq-tw.2031-03-01", "8-NQ/TW", "2031-03-01")});
    struct vt_link link = world_link(world, world_work_of(world, "7/UBND", "2033-06-05"), 0);
    ck_assert_uint_eq(link.to, world_work_of(world, "8-NQ/TW", "2031-03-01"));
    ck_assert(!link.ambiguous);
    ck_assert_uint_eq(vt_graph_alternatives(world->graph, &link, &others), 0);
    ck_assert(link.confidence > 0.99f);
    world_free(world);
}
END_TEST

START_TEST(test_fields_of_a_stub)
{
    struct world *world = two_dates();
    OPEN_WITH(world,
              {SET("subject", "chợ nổi"), ABOUT("8-nq-tw.2031-08-15", "8-NQ/TW", "2031-08-15")},
              {SET("date", "2031-08-21"), ABOUT("8-nq-tw.2031-08-15", "8-NQ/TW", "2031-08-15")},
              {SET("type", "KET_LUAN"), ABOUT("8-nq-tw.2031-08-21", "8-NQ/TW", "2031-08-21")},
              {SET("issuer", "Ban Bí thư"), ABOUT("8-nq-tw.2031-08-21", "8-NQ/TW", "2031-08-21")});
    struct vt_work work;
    vt_graph_work(world->graph, world_work_of(world, "8-NQ/TW", "2031-08-21"), &work);
    vt_assert_str(work.id, VT_STR("8-nq-tw.2031-08-21"));
    vt_assert_str(work.subject, VT_STR("chợ nổi"));
    vt_assert_str(work.type, VT_STR("KET_LUAN"));
    vt_assert_str(work.issuer, VT_STR("Ban Bí thư"));
    /* A date that makes it the other one makes them one. */
    OPEN_WITH(world,
              {SET("date", "2031-03-01"), ABOUT("8-nq-tw.2031-08-15", "8-NQ/TW", "2031-08-15")});
    ck_assert_uint_eq(world_count_key(world, "8-NQ/TW"), 1);
    OPEN_WITH(world,
              {SET("number", "9-NQ/TW"), ABOUT("8-nq-tw.2031-08-15", "8-NQ/TW", "2031-08-15")});
    ck_assert_uint_eq(world_count_key(world, "8-NQ/TW"), 1);
    ck_assert_uint_ne(world_find(world, "9-NQ/TW", "2031-08-15"), VT_WORK_NONE);
    world_free(world);
}
END_TEST

/* Two files print one number and day. */
static struct world *two_copies(void)
{
    struct world *world = world_new();
    for (int i = 0; i < 2; i++) {
        world_document(world, i == 0 ? "d1.1" : "d2.1", "12/2031/QĐ-UBND", .type = "QUYET_DINH",
                       .issuer = "UBND tỉnh Hòa An", .code = "UBND", .place = "Hòa An",
                       .date = "2031-05-05", .units = 3 - i);
        world_mention(world, .key = "3/2030/NĐ-CP", .type = "NGHI_DINH");
    }
    return world;
}

START_TEST(test_two_files_are_two_documents)
{
    struct world *world = two_copies();
    world_open(world);
    ck_assert_uint_eq(world_count_key(world, "12/2031/QĐ-UBND"), 1);
    OPEN_WITH(world, {.action = VT_STR("split"), CITATION("d2.1", -1)});
    ck_assert_uint_eq(world_count_key(world, "12/2031/QĐ-UBND"), 2);
    ck_assert_uint_ne(vt_graph_work_by_id(world->graph, VT_STR("d1.1")),
                      vt_graph_work_by_id(world->graph, VT_STR("d2.1")));
    ck_assert_uint_eq(vt_graph_link_count(world->graph), 2);
    world_free(world);
}
END_TEST

START_TEST(test_two_held_documents_are_one)
{
    struct world *world = two_copies();
    world->documents[1].date = VT_STR("2031-05-06");
    world_open(world);
    ck_assert_uint_eq(world_count_key(world, "12/2031/QĐ-UBND"), 2);
    OPEN_WITH(world, {.action = VT_STR("merge"),
                      ABOUT("d2.1", "12/2031/QĐ-UBND", "2031-05-06"),
                      INTO("d1.1", "12/2031/QĐ-UBND", "2031-05-05")});
    ck_assert_uint_eq(world_count_key(world, "12/2031/QĐ-UBND"), 1);
    vt_work_no work = vt_graph_work_by_id(world->graph, VT_STR("d2.1"));
    ck_assert_uint_eq(work, vt_graph_work_by_id(world->graph, VT_STR("d1.1")));
    ck_assert_uint_eq(vt_graph_link_count(world->graph), 1); /* its words count once */
    world_free(world);
}
END_TEST

START_TEST(test_a_stub_is_a_held_document)
{
    struct world *world = two_dates();
    world_document(world, "d9.1", "8-NQ/TW", .type = "NGHI_QUYET", .issuer = "Bộ Chính trị",
                   .code = "TW", .date = "2031-03-01");
    OPEN_WITH(world, {.action = VT_STR("merge"),
                      ABOUT("8-nq-tw.2031-08-15", "8-NQ/TW", "2031-08-15"),
                      INTO("8-nq-tw.2031-03-01", "8-NQ/TW", "2031-03-01")});
    ck_assert_uint_eq(world_count_key(world, "8-NQ/TW"), 1); /* by the slug of the time before */
    struct vt_work work;
    vt_graph_work(world->graph, vt_graph_work_by_id(world->graph, VT_STR("d9.1")), &work);
    ck_assert_uint_eq(work.in_count, 3);
    world_free(world);
}
END_TEST

START_TEST(test_what_finds_nothing_does_nothing)
{
    struct world *world = two_dates();
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    world_open(world);
    const size_t works = vt_graph_work_count(world->graph);
    const size_t links = vt_graph_link_count(world->graph);
    OPEN_WITH(
        world,
        {.action = VT_STR("merge"),
         ABOUT("1-nq-tw.2031-08-15", "1-NQ/TW", "2031-08-15"),
         INTO("8-nq-tw.2031-03-01", "8-NQ/TW", "2031-03-01")},
        {.action = VT_STR("reject"), CITATION("d2.1", 99)},
        {.action = VT_STR("confirm"), CITATION("d77.1", 0), INTO("x", "8-NQ/TW", "2031-03-01")},
        {SET("date", "2031-01-01"), ABOUT("1-nq-tw.2031-08-15", "1-NQ/TW", "2031-08-15")},
        {.action = VT_STR("merge"),
         ABOUT("8-nq-tw.2031-08-15", "8-NQ/TW", "2031-08-15"),
         INTO("8-nq-tw.2031-03-01", "8-NQ/TW", "2031-03-01"),
         .undone_at = VT_STR("2034")});
    ck_assert_uint_eq(vt_graph_work_count(world->graph), works);
    ck_assert_uint_eq(vt_graph_link_count(world->graph), links);
    world_free(world);
}
END_TEST

VT_TEST_MAIN("graph.corrections", test_two_works_become_one, test_one_citation_means_another_work,
             test_a_rejected_citation_is_no_link, test_a_guess_is_confirmed, test_fields_of_a_stub,
             test_two_files_are_two_documents, test_two_held_documents_are_one,
             test_a_stub_is_a_held_document, test_what_finds_nothing_does_nothing)
