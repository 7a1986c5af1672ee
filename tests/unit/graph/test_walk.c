/* Chains: reach, paths, cycles, filters. */
#include "world.h"

#include <stdlib.h>

/* Letters 1 … count of one ministry, each a day after the one before. */
static void letters(struct world *w, size_t count)
{
    for (size_t i = 1; i <= count; i++) {
        const char *id = vt_arena_printf(&w->arena, "%012zx.1", i).ptr;
        const char *key = vt_arena_printf(&w->arena, "%zu/BNV-VP", i).ptr;
        const char *date =
            vt_arena_printf(&w->arena, "2022-%02zu-%02zu", 1 + i / 28, 1 + i % 28).ptr;
        world_document(w, .id = id, .key = key, .type = "CONG_VAN", .issuer = "Bộ Nội vụ",
                       .code = "BNV", .date = date);
    }
}

/* A mention by letter `from` of letter `to`. */
static void cites(struct world *w, size_t from, size_t to, const char *relation, double confidence)
{
    const struct vt_archive_document target = w->documents[to - 1];
    const size_t count = w->document_count;
    w->document_count = from; /* a mention belongs to the last document */
    world_mention(w, .key = target.key.ptr, .type = "CONG_VAN", .date = target.date.ptr,
                  .relation = relation, .confidence = confidence);
    w->document_count = count;
}

static vt_work_no letter(struct world *w, size_t i)
{
    vt_work_no no = vt_graph_work_by_id(w->graph, vt_arena_printf(&w->arena, "%012zx.1", i));
    ck_assert_uint_ne(no, VT_WORK_NONE);
    return no;
}

START_TEST(test_reach_gives_each_work_once_at_its_least_depth)
{
    struct world *w = world_new();
    letters(w, 5);
    cites(w, 5, 4, "BASED_ON", 0.9);
    cites(w, 5, 3, "BASED_ON", 0.9);
    cites(w, 4, 3, "BASED_ON", 0.9);
    cites(w, 3, 2, "BASED_ON", 0.9);
    cites(w, 2, 1, "BASED_ON", 0.9);
    world_open(w);
    const struct vt_reached *reached;
    size_t count;
    bool cut;
    vt_assert_ok(vt_graph_reach(w->graph, letter(w, 5), VT_DIRECTION_OUT, 0, NULL, 100, &w->arena,
                                &reached, &count, &cut, NULL));
    const uint32_t depths[] = {1, 1, 2, 3};
    ck_assert_uint_eq(count, 4);
    for (size_t i = 0; i < count; i++)
        ck_assert_uint_eq(reached[i].depth, depths[i]);
    ck_assert_uint_eq(reached[0].work, letter(w, 3)); /* the older first */
    ck_assert_uint_eq(reached[2].via, letter(w, 3));
    vt_assert_ok(vt_graph_reach(w->graph, letter(w, 1), VT_DIRECTION_IN, 2, NULL, 100, &w->arena,
                                &reached, &count, &cut, NULL));
    ck_assert_uint_eq(count, 2);
    struct vt_link link;
    vt_graph_in(w->graph, reached[1].link, &link);
    ck_assert_uint_eq(link.from, letter(w, 3));
    ck_assert_uint_eq(link.to, letter(w, 2));
    vt_assert_ok(vt_graph_reach(w->graph, letter(w, 5), VT_DIRECTION_OUT, 0, NULL, 2, &w->arena,
                                &reached, &count, &cut, NULL));
    ck_assert_uint_eq(count, 2);
    ck_assert(cut);
    world_free(w);
}
END_TEST

START_TEST(test_cycles_end)
{
    struct world *w = world_new();
    letters(w, 3);
    cites(w, 2, 1, "REFERS", 0.9);
    cites(w, 3, 2, "REFERS", 0.9);
    cites(w, 1, 3, "ENCLOSES", 0.9); /* an enclosure may be later */
    cites(w, 1, 1, "REFERS", 0.9);   /* itself: no link */
    world_open(w);
    ck_assert_uint_eq(vt_graph_link_count(w->graph), 3);
    const struct vt_reached *reached;
    size_t count;
    bool cut;
    vt_assert_ok(vt_graph_reach(w->graph, letter(w, 1), VT_DIRECTION_OUT, 0, NULL, 100, &w->arena,
                                &reached, &count, &cut, NULL));
    ck_assert_uint_eq(count, 2);
    const uint32_t *links;
    vt_assert_ok(
        vt_graph_path(w->graph, letter(w, 1), letter(w, 2), NULL, &w->arena, &links, &count, NULL));
    ck_assert_uint_eq(count, 2);
    vt_assert_ok(
        vt_graph_path(w->graph, letter(w, 1), letter(w, 1), NULL, &w->arena, &links, &count, NULL));
    ck_assert_uint_eq(count, 0);
    world_free(w);
}
END_TEST

START_TEST(test_path_is_shortest_and_then_surest)
{
    struct world *w = world_new();
    letters(w, 6);
    cites(w, 6, 5, "REFERS", 0.9);
    cites(w, 6, 4, "REFERS", 0.8);
    cites(w, 5, 1, "REFERS", 0.3);
    cites(w, 4, 1, "REFERS", 0.9);
    cites(w, 6, 3, "REFERS", 1.0); /* longer, however sure */
    cites(w, 3, 2, "REFERS", 1.0);
    cites(w, 2, 1, "REFERS", 1.0);
    world_open(w);
    const uint32_t *links;
    size_t count;
    vt_assert_ok(
        vt_graph_path(w->graph, letter(w, 6), letter(w, 1), NULL, &w->arena, &links, &count, NULL));
    ck_assert_uint_eq(count, 2);
    struct vt_link link;
    vt_graph_out(w->graph, links[0], &link);
    ck_assert_uint_eq(link.to, letter(w, 4));
    ck_assert_int_eq(
        vt_graph_path(w->graph, letter(w, 1), letter(w, 6), NULL, &w->arena, &links, &count, NULL),
        VT_E_NOTFOUND);
    ck_assert_int_eq(
        vt_graph_path(w->graph, letter(w, 1), 999, NULL, &w->arena, &links, &count, NULL),
        VT_E_INVALID);
    world_free(w);
}
END_TEST

START_TEST(test_filters)
{
    struct world *w = world_new();
    letters(w, 4);
    cites(w, 4, 3, "BASED_ON", 0.9);
    cites(w, 3, 2, "IMPLEMENTS", 0.9);
    cites(w, 2, 1, "BASED_ON", 0.9);
    world_open(w);
    const vt_relation based_on = vt_relation_by_id(VT_STR("BASED_ON"));
    const struct vt_graph_filter of_basis = {.relations = UINT64_C(1) << based_on};
    const struct vt_graph_filter by_then = {.as_of = 20220103}; /* letters 1 and 2 */
    const struct vt_reached *reached;
    size_t count;
    bool cut;
    vt_assert_ok(vt_graph_reach(w->graph, letter(w, 4), VT_DIRECTION_OUT, 0, &of_basis, 100,
                                &w->arena, &reached, &count, &cut, NULL));
    ck_assert_uint_eq(count, 1);
    vt_assert_ok(vt_graph_reach(w->graph, letter(w, 1), VT_DIRECTION_IN, 0, &by_then, 100,
                                &w->arena, &reached, &count, &cut, NULL));
    ck_assert_uint_eq(count, 1);
    world_free(w);
    w = world_seed();
    world_open(w);
    const struct vt_graph_filter own_words = {.no_third_party = true};
    vt_assert_ok(vt_graph_reach(w->graph, world_work_of(w, "42-CT/TW", "2010-04-16"),
                                VT_DIRECTION_IN, 1, &own_words, 100, &w->arena, &reached, &count,
                                &cut, NULL));
    ck_assert_uint_eq(count, 1);
    vt_assert_ok(vt_graph_reach(w->graph, world_work_of(w, "42-CT/TW", "2010-04-16"),
                                VT_DIRECTION_IN, 1, NULL, 100, &w->arena, &reached, &count, &cut,
                                NULL));
    ck_assert_uint_eq(count, 2);
    world_free(w);
}
END_TEST

START_TEST(test_links_are_ordered_by_the_other_end_and_match_both_ways)
{
    struct world *w = world_new();
    letters(w, 30);
    unsigned seed = 5;
    for (size_t i = 0; i < 300; i++) {
        size_t from = 2 + (size_t)rand_r(&seed) % 29;
        cites(w, from, 1 + (size_t)rand_r(&seed) % (from - 1), "REFERS", 0.5);
    }
    const struct vt_graph *graph = world_open(w);
    ck_assert_uint_eq(vt_graph_link_count(graph), 300);
    size_t out = 0, in = 0;
    for (vt_work_no no = 0; no < vt_graph_work_count(graph); no++) {
        struct vt_link_range range = vt_graph_out_range(graph, no);
        struct vt_link link, before = {0};
        for (uint32_t i = range.begin; i < range.end; i++, out++) {
            vt_graph_out(graph, i, &link);
            ck_assert_uint_eq(link.from, no);
            ck_assert(i == range.begin || before.to < link.to ||
                      (before.to == link.to && before.mention < link.mention));
            before = link;
        }
        range = vt_graph_in_range(graph, no);
        for (uint32_t i = range.begin; i < range.end; i++, in++) {
            vt_graph_in(graph, i, &link);
            ck_assert_uint_eq(link.to, no);
            ck_assert(i == range.begin || before.from < link.from ||
                      (before.from == link.from && before.mention < link.mention));
            before = link;
        }
    }
    ck_assert_uint_eq(out, 300);
    ck_assert_uint_eq(in, 300);
    world_free(w);
}
END_TEST

VT_TEST_MAIN("graph.walk", test_reach_gives_each_work_once_at_its_least_depth, test_cycles_end,
             test_path_is_shortest_and_then_surest, test_filters,
             test_links_are_ordered_by_the_other_end_and_match_both_ways)
