/* Cases of tests/data/graph_begun.tsv against the works of graph_works.tsv. */
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

static struct vt_str slugs_of(struct world *world, struct vt_str typed, size_t limit)
{
    VT_AUTO(vt_buf_release) struct vt_buf slugs = VT_BUF_INIT(VT_BUF_NO_CAP);
    const vt_work_no *works;
    size_t count;
    vt_assert_ok(vt_graph_begun(world->graph, typed, limit, &world->arena, &works, &count, NULL));
    ck_assert_uint_le(count, limit);
    for (size_t i = 0; i < count; i++) {
        struct vt_work work;
        vt_graph_work(world->graph, works[i], &work);
        vt_buf_printf(&slugs, "%s%.*s", i > 0 ? " " : "", VT_STR_ARG(work.id));
    }
    return count == 0 ? VT_STR("-") : vt_arena_copy(&world->arena, vt_buf_str(&slugs));
}

struct totals {
    struct world *world;
    unsigned failed;
};

static void check_case(const struct vt_str *cells, size_t cell_count, unsigned line, void *ctx)
{
    struct totals *totals = ctx;
    (void)cell_count;
    const struct vt_str got = slugs_of(totals->world, cells[0], 20);
    if (vt_str_eq(got, cells[1]))
        return;
    printf("graph_begun.tsv:%u: '%.*s' gave %.*s\n", line, VT_STR_ARG(cells[0]), VT_STR_ARG(got));
    totals->failed++;
}

START_TEST(test_table)
{
    struct totals totals = {.world = world_new()};
    vt_test_rows("graph_works.tsv", 5, add_work, totals.world);
    world_open(totals.world);
    vt_test_rows("graph_begun.tsv", 2, check_case, &totals);
    ck_assert_uint_eq(totals.failed, 0);
    world_free(totals.world);
}
END_TEST

START_TEST(test_more_cited_first)
{
    struct world *world = world_new();
    world_work(world, .key = "12/2019/NĐ-CP", .type = "NGHI_DINH", .date = "2019-01-02");
    world_work(world, .key = "12/2021/NĐ-CP", .type = "NGHI_DINH", .date = "2021-01-02");
    world_work(world, .key = "120/2021/NĐ-CP", .type = "NGHI_DINH", .date = "2021-05-02");
    for (int i = 0; i < 2; i++) {
        world_document(world, .id = i == 0 ? "aaaaaaaaaaaa.1" : "bbbbbbbbbbbb.1",
                       .key = i == 0 ? "1/TB-VP" : "2/TB-VP", .type = "THONG_BAO",
                       .date = "2022-01-01");
        world_mention(world, .kind = "number", .key = "12/2019/NĐ-CP", .type = "NGHI_DINH");
        world_mention(world, .kind = "number", .key = "120/2021/NĐ-CP", .type = "NGHI_DINH");
    }
    world_open(world);
    vt_assert_str(
        slugs_of(world, VT_STR("nghị định 12"), 20),
        VT_STR("12-2019-nd-cp.2019-01-02 12-2021-nd-cp.2021-01-02 120-2021-nd-cp.2021-05-02"));
    vt_assert_str(slugs_of(world, VT_STR("12"), 2),
                  VT_STR("12-2019-nd-cp.2019-01-02 12-2021-nd-cp.2021-01-02"));
    vt_assert_str(slugs_of(world, VT_STR("12"), 0), VT_STR("-"));
    world_free(world);
}
END_TEST

VT_TEST_MAIN("graph.begun_works", test_table, test_more_cited_first)
