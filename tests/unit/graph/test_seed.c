/* The seed as its annotations have it: two held documents, nine stubs. */
#include "world.h"

#include <stdlib.h>

static struct vt_work work_of(struct world *w, const char *key, const char *date)
{
    struct vt_work work;
    vt_graph_work(w->graph, world_work_of(w, key, date), &work);
    return work;
}

START_TEST(test_two_held_and_nine_stubs)
{
    struct world *w = world_seed();
    const struct vt_graph *graph = world_open(w);
    size_t held = 0;
    for (vt_work_no no = 0; no < vt_graph_work_count(graph); no++) {
        struct vt_work work;
        vt_graph_work(graph, no, &work);
        held += (work.flags & VT_WORK_HELD) != 0;
    }
    ck_assert_uint_eq(vt_graph_work_count(graph), 11);
    ck_assert_uint_eq(held, 2);
    world_free(w);
}
END_TEST

START_TEST(test_date_and_type_of_the_enclosed_letter_come_from_its_citers)
{
    struct world *w = world_seed();
    world_open(w);
    struct vt_work work = work_of(w, "2386-CT/TU", "2025-02-26");
    vt_assert_str(work.id, VT_STR("2b783e2436d6.2"));
    vt_assert_str(work.type, VT_STR("CONG_VAN"));
    vt_assert_str(work.issuer, VT_STR("Ban Thường vụ Tỉnh ủy Bình Dương"));
    vt_assert_str(work.place, VT_STR("Bình Dương"));
    ck_assert_uint_eq(work.citing_documents, 1);
    ck_assert_uint_eq(work.in_count, 3);
    ck_assert_uint_eq(world_count_key(w, "2386-CT/TU"), 1);
    world_free(w);
}
END_TEST

START_TEST(test_stubs_take_what_their_citers_say)
{
    struct world *w = world_seed();
    world_open(w);
    struct vt_work work = work_of(w, "42-CT/TW", "2010-04-16");
    vt_assert_str(work.issuer, VT_STR("Bộ Chính trị"));
    vt_assert_str(work.type, VT_STR("CHI_THI"));
    vt_assert_str(work.id, VT_STR("42-ct-tw.2010-04-16"));
    vt_assert_str(work.document, VT_STR(""));
    work = work_of(w, "134-KH/TU", "2024-03-14");
    vt_assert_str(work.place, VT_STR("Bình Dương"));
    vt_assert_str(work.issuer, VT_STR("Tỉnh ủy Bình Dương"));
    work = work_of(w, "16-CV/ĐU", "2025-02-27");
    vt_assert_str(work.place, VT_STR("Bình Dương"));
    work = work_of(w, "3/NQ-CP", "2025-01-09");
    vt_assert_str(work.issuer, VT_STR("Chính phủ"));
    ck_assert(work.flags & VT_WORK_MALFORMED);
    world_free(w);
}
END_TEST

START_TEST(test_links_of_the_letter)
{
    struct world *w = world_seed();
    world_open(w);
    vt_work_no a = world_work_of(w, "1391/UBND-VX", "2025-03-13");
    vt_work_no b = world_work_of(w, "2386-CT/TU", "2025-02-26");
    vt_work_no c = world_work_of(w, "16-CV/ĐU", "2025-02-27");
    ck_assert_uint_eq(world_count_links(w, a, b, "IMPLEMENTS"), 1);
    ck_assert_uint_eq(world_count_links(w, a, b, "REFERS"), 1);
    ck_assert_uint_eq(world_count_links(w, a, b, "ENCLOSES"), 1);
    ck_assert_uint_eq(world_count_links(w, a, b, ""), 3);
    ck_assert_uint_eq(world_count_links(w, a, c, "IMPLEMENTS"), 1);
    struct vt_link_range range = vt_graph_out_range(w->graph, a);
    ck_assert_uint_eq(range.end - range.begin, 4);
    world_free(w);
}
END_TEST

START_TEST(test_statements_about_others_keep_their_speaker)
{
    struct world *w = world_seed();
    world_open(w);
    vt_work_no b = world_work_of(w, "2386-CT/TU", "2025-02-26");
    const struct {
        const char *from, *from_date, *to, *to_date, *relation;
        size_t count;
    } cases[] = {
        {"20-KH/TW", "2023-11-28", "45-NQ/TW", "2023-11-24", "IMPLEMENTS", 2},
        {"134-KH/TU", "2024-03-14", "45-NQ/TW", "2023-11-24", "IMPLEMENTS", 1},
        {"3/NQ-CP", "2025-01-09", "57-NQ/TW", "2024-12-22", "IMPLEMENTS", 1},
        {"93-KL/TW", "2020-11-20", "42-CT/TW", "2010-04-16", "CONTINUES", 1},
    };
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++) {
        vt_work_no from = world_work_of(w, cases[i].from, cases[i].from_date);
        vt_work_no to = world_work_of(w, cases[i].to, cases[i].to_date);
        ck_assert_uint_eq(world_count_links(w, from, to, cases[i].relation), cases[i].count);
        struct vt_link_range range = vt_graph_out_range(w->graph, from);
        for (uint32_t l = range.begin; l < range.end; l++) {
            struct vt_link link;
            vt_graph_out(w->graph, l, &link);
            ck_assert_uint_eq(link.speaker, b);
            ck_assert(link.third_party);
        }
    }
    world_free(w);
}
END_TEST

START_TEST(test_longest_chain)
{
    struct world *w = world_seed();
    const struct vt_graph *graph = world_open(w);
    const vt_work_no chain[] = {world_work_of(w, "1391/UBND-VX", "2025-03-13"),
                                world_work_of(w, "2386-CT/TU", "2025-02-26"),
                                world_work_of(w, "134-KH/TU", "2024-03-14"),
                                world_work_of(w, "45-NQ/TW", "2023-11-24")};
    for (size_t i = 0; i + 1 < VT_ARRAY_LEN(chain); i++)
        ck_assert_uint_gt(world_count_links(w, chain[i], chain[i + 1], "IMPLEMENTS"), 0);
    const uint32_t *links;
    size_t count;
    vt_assert_ok(vt_graph_path(graph, chain[0], chain[3], NULL, &w->arena, &links, &count, NULL));
    ck_assert_uint_eq(count, 2); /* the directive cites the resolution itself */
    struct vt_link link;
    vt_graph_out(graph, links[0], &link);
    ck_assert_uint_eq(link.from, chain[0]);
    ck_assert_uint_eq(link.to, chain[1]);
    vt_graph_out(graph, links[1], &link);
    ck_assert_uint_eq(link.to, chain[3]);
    const struct vt_reached *reached;
    bool cut;
    vt_assert_ok(vt_graph_reach(graph, chain[0], VT_DIRECTION_OUT, 0, NULL, 100, &w->arena,
                                &reached, &count, &cut, NULL));
    ck_assert_uint_eq(count, 10);
    ck_assert(!cut);
    world_free(w);
}
END_TEST

static bool find_conflict(struct world *w, vt_work_no work, const char *field,
                          struct vt_conflict *ret)
{
    for (size_t i = 0; i < vt_graph_conflict_count(w->graph); i++) {
        vt_graph_conflict(w->graph, i, &w->arena, ret);
        if (ret->work == work && vt_str_eq(ret->field, vt_str(field)))
            return true;
    }
    return false;
}

START_TEST(test_one_plan_two_issuers_is_a_conflict_and_one_work)
{
    struct world *w = world_seed();
    world_open(w);
    vt_work_no plan = world_work_of(w, "20-KH/TW", "2023-11-28");
    struct vt_conflict conflict;
    ck_assert(find_conflict(w, plan, "issuer", &conflict));
    ck_assert_uint_eq(conflict.vote_count, 2);
    vt_assert_str(conflict.votes[0].value, VT_STR("Ban Chấp hành Trung ương"));
    ck_assert_uint_eq(conflict.votes[0].mention, 1);
    vt_assert_str(conflict.votes[1].value, VT_STR("Bộ Chính trị"));
    ck_assert_uint_eq(conflict.votes[1].mention, 13);
    vt_assert_str(conflict.chosen, VT_STR("Ban Chấp hành Trung ương"));
    ck_assert_uint_eq(world_count_key(w, "20-KH/TW"), 1);
    struct vt_work work;
    vt_graph_work(w->graph, plan, &work);
    ck_assert(work.flags & VT_WORK_CONFLICT);
    world_free(w);
}
END_TEST

START_TEST(test_malformed_number_is_listed_as_printed)
{
    struct world *w = world_seed();
    world_open(w);
    struct vt_conflict conflict;
    ck_assert(find_conflict(w, world_work_of(w, "3/NQ-CP", "2025-01-09"), "number", &conflict));
    ck_assert_uint_eq(conflict.vote_count, 1);
    vt_assert_str(conflict.votes[0].value, VT_STR("03/NQ/CP"));
    vt_assert_str(conflict.chosen, VT_STR("3/NQ-CP"));
    ck_assert_uint_eq(vt_graph_conflict_count(w->graph), 2);
    world_free(w);
}
END_TEST

START_TEST(test_order_of_arrival_does_not_matter)
{
    struct world *w = world_seed();
    VT_AUTO(vt_buf_release) struct vt_buf first = VT_BUF_INIT(VT_BUF_NO_CAP);
    world_bytes(w, 0, &first);
    for (unsigned seed = 1; seed <= 20; seed++) {
        VT_AUTO(vt_buf_release) struct vt_buf other = VT_BUF_INIT(VT_BUF_NO_CAP);
        world_bytes(w, seed, &other);
        ck_assert(vt_str_eq(vt_buf_str(&first), vt_buf_str(&other)));
    }
    world_free(w);
}
END_TEST

VT_TEST_MAIN("graph.seed", test_two_held_and_nine_stubs,
             test_date_and_type_of_the_enclosed_letter_come_from_its_citers,
             test_stubs_take_what_their_citers_say, test_links_of_the_letter,
             test_statements_about_others_keep_their_speaker, test_longest_chain,
             test_one_plan_two_issuers_is_a_conflict_and_one_work,
             test_malformed_number_is_listed_as_printed, test_order_of_arrival_does_not_matter)
