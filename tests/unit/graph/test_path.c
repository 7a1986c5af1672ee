/* Chains of random worlds against a search that tries everything. */
#include "world.h"

#include <stdlib.h>

#include "vt_path.h"

enum { LETTERS = 30, FAR = 1000 };

static struct world *random_letters(unsigned seed, unsigned citations)
{
    struct world *w = world_new();
    for (int d = 1; d <= LETTERS; d++) {
        world_document(w, .id = vt_arena_printf(&w->arena, "%012x.1", d).ptr,
                       .key = vt_arena_printf(&w->arena, "%d/2020/TT-BXD", d).ptr,
                       .type = "THONG_TU", .issuer = "Bộ Xây dựng", .code = "BXD",
                       .date = vt_arena_printf(&w->arena, "2020-01-%02d", d).ptr);
        for (unsigned m = 0; m < citations; m++) {
            const int cited = 1 + (int)(rand_r(&seed) % LETTERS);
            world_mention(w, .key = vt_arena_printf(&w->arena, "%d/2020/TT-BXD", cited).ptr,
                          .type = "THONG_TU",
                          .date = vt_arena_printf(&w->arena, "2020-01-%02d", cited).ptr,
                          .relation = rand_r(&seed) % 3 == 0 ? "AMENDS" : "BASED_ON",
                          .confidence = 0.5 + (double)(rand_r(&seed) % 50) / 100);
        }
    }
    return w;
}

static bool is_used(const struct vt_link *link, const struct vt_graph_filter *filter)
{
    return filter == NULL || (filter->relations >> link->relation & 1) != 0;
}

/* Length and sureness of the best chain from a work to all, by rounds over all links. */
static void try_everything(const struct vt_graph *graph, vt_work_no from,
                           const struct vt_graph_filter *filter, int lengths[LETTERS],
                           double sureness[LETTERS])
{
    for (int i = 0; i < LETTERS; i++)
        lengths[i] = FAR;
    lengths[from] = 0;
    sureness[from] = 1;
    for (int round = 1; round <= LETTERS; round++)
        for (uint32_t l = 0; l < vt_graph_link_count(graph); l++) {
            struct vt_link link;
            vt_graph_out(graph, l, &link);
            if (lengths[link.from] != round - 1 || lengths[link.to] < round ||
                !is_used(&link, filter))
                continue;
            const double sure = sureness[link.from] * (double)link.confidence;
            if (lengths[link.to] == FAR || sure > sureness[link.to])
                sureness[link.to] = sure;
            lengths[link.to] = round;
        }
}

static void check_chain(struct world *w, vt_work_no from, vt_work_no to,
                        const struct vt_graph_filter *filter, int length, double sureness)
{
    const uint32_t *links;
    size_t count;
    const int status = vt_graph_path(w->graph, from, to, filter, &w->arena, &links, &count, NULL);
    ck_assert_int_eq(status, length == FAR ? VT_E_NOTFOUND : VT_OK);
    if (status != VT_OK)
        return;
    ck_assert_uint_eq(count, (size_t)length);
    double product = 1;
    vt_work_no at = from;
    for (size_t i = 0; i < count; i++) {
        struct vt_link link;
        vt_graph_out(w->graph, links[i], &link);
        ck_assert_uint_eq(link.from, at);
        ck_assert(is_used(&link, filter));
        at = link.to;
        product *= (double)link.confidence;
    }
    ck_assert_uint_eq(at, to);
    ck_assert_double_eq_tol(product, sureness, 1e-6);
}

static void check_all(unsigned seed, unsigned citations, const struct vt_graph_filter *filter)
{
    struct world *w = random_letters(seed, citations);
    world_open(w);
    ck_assert_uint_eq(vt_graph_work_count(w->graph), LETTERS);
    for (vt_work_no from = 0; from < LETTERS; from++) {
        int lengths[LETTERS];
        double sureness[LETTERS];
        try_everything(w->graph, from, filter, lengths, sureness);
        for (vt_work_no to = 0; to < LETTERS; to++)
            check_chain(w, from, to, filter, lengths[to], sureness[to]);
    }
    world_free(w);
}

START_TEST(test_chains_are_the_shortest_and_surest)
{
    for (unsigned seed = 1; seed <= 8; seed++)
        for (unsigned citations = 1; citations <= 4; citations++)
            check_all(seed, citations, NULL);
}
END_TEST

START_TEST(test_chains_of_some_relations)
{
    const struct vt_graph_filter amends = {.relations = (uint64_t)1
                                                        << vt_relation_by_id(VT_STR("AMENDS"))};
    for (unsigned seed = 1; seed <= 8; seed++)
        check_all(seed, 4, &amends);
}
END_TEST

START_TEST(test_a_bounded_search_says_how_far_it_looked)
{
    struct world *w = random_letters(3, 2);
    world_open(w);
    for (vt_work_no from = 0; from < LETTERS; from++) {
        int lengths[LETTERS];
        double sureness[LETTERS];
        try_everything(w->graph, from, NULL, lengths, sureness);
        for (vt_work_no to = 0; to < LETTERS; to++)
            for (uint64_t most = 0; from != to && most < 40; most += 3) {
                const uint32_t *links;
                size_t count;
                const int status =
                    vt_path_within(w->graph, from, to, NULL, most, &w->arena, &links, &count, NULL);
                if (status == VT_E_LIMIT)
                    ck_assert_int_gt(lengths[to], (int)count);
                else if (status == VT_E_NOTFOUND)
                    ck_assert_int_eq(lengths[to], FAR);
                else
                    ck_assert_int_eq(lengths[to], (int)count);
            }
    }
    world_free(w);
}
END_TEST

VT_TEST_MAIN("graph.path", test_chains_are_the_shortest_and_surest, test_chains_of_some_relations,
             test_a_bounded_search_says_how_far_it_looked)
