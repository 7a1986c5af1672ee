/* Cases of tests/data/graph_resolve.tsv against the works of graph_works.tsv. */
#include "world.h"

#include <stdlib.h>

static const char *copy(struct world *world, struct vt_str text)
{
    return vt_arena_copy(&world->arena, text).ptr;
}

static void add_work(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    (void)cell_count;
    (void)line;
    world_work(ctx, .key = copy(ctx, cells[0]), .type = copy(ctx, cells[1]),
               .issuer = copy(ctx, cells[2]), .date = copy(ctx, cells[3]),
               .subject = copy(ctx, cells[4]));
}

struct totals {
    struct world *world;
    unsigned failed;
};

static bool is_listed(struct vt_str works, struct vt_str id)
{
    struct vt_str work;
    while (vt_str_split(&works, ' ', &work))
        if (vt_str_eq(work, id))
            return true;
    return false;
}

static size_t count_of(struct vt_str works)
{
    struct vt_str work;
    size_t count = 0;
    while (works.len_bytes > 0 && vt_str_split(&works, ' ', &work))
        count++;
    return count;
}

static void print_got(struct world *world, unsigned line, struct vt_str text,
                      const struct vt_candidate *candidates, size_t count)
{
    printf("graph_resolve.tsv:%u: '%.*s' gave %zu (%s)\n", line, VT_STR_ARG(text), count,
           vt_graph_is_clear(candidates, count) ? "clear" : "not clear");
    for (size_t i = 0; i < count && i < 6; i++) {
        struct vt_work work;
        vt_graph_work(world->graph, candidates[i].work, &work);
        printf("    %.3f %.*s: %.*s\n", candidates[i].score, VT_STR_ARG(work.id),
               VT_STR_ARG(candidates[i].reason));
    }
}

/* A slug in the table may lack the -2 that parts equal ones. */
static bool is_as_expected(struct world *world, struct vt_str state, struct vt_str works,
                           const struct vt_candidate *candidates, size_t count)
{
    const bool is_clear = vt_graph_is_clear(candidates, count);
    const size_t wanted = count_of(works);
    if (vt_str_eq(state, VT_STR("none")))
        return !is_clear;
    if (vt_str_eq(state, VT_STR("clear")) != is_clear || count < wanted)
        return false;
    for (size_t i = 0; i < wanted; i++) {
        struct vt_work work;
        vt_graph_work(world->graph, candidates[i].work, &work);
        if (!is_listed(works, work.id))
            return false;
    }
    return true;
}

static void check_case(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    struct totals *totals = ctx;
    struct world *world = totals->world;
    const struct vt_candidate *candidates = NULL;
    size_t count = 0;
    int status =
        vt_graph_resolve(world->graph, cells[0], 20, &world->arena, &candidates, &count, NULL);
    ck_assert(status == VT_OK || status == VT_E_NOTFOUND);
    struct vt_str works = cell_count > 2 ? cells[2] : VT_STR("");
    if (!is_as_expected(world, cells[1], works, candidates, count)) {
        print_got(world, line, cells[0], candidates, count);
        totals->failed++;
    }
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_gt(candidates[i].reason.len_bytes, 0);
        ck_assert(candidates[i].score > 0 && candidates[i].score <= 1);
        ck_assert(i == 0 || candidates[i].score <= candidates[i - 1].score);
    }
}

START_TEST(test_table)
{
    struct totals totals = {.world = world_new()};
    vt_test_rows("graph_works.tsv", 5, add_work, totals.world);
    world_open(totals.world);
    vt_test_rows("graph_resolve.tsv", 2, check_case, &totals);
    ck_assert_uint_eq(totals.failed, 0);
    world_free(totals.world);
}
END_TEST

VT_TEST_MAIN("graph.resolve", test_table)
