#include "bench_graph.h"

enum { ARENA_BYTES = 1 << 30, DEPTH = 3, PATH_TRIES = 64 };

const struct bench_question bench_questions[BENCH_QUESTIONS] = {
    {"direct citers", BENCH_CITERS, 20000, 5000},
    {"ancestors to depth 3", BENCH_ANCESTORS, 20000, 2000},
    {"descendants to depth 3", BENCH_DESCENDANTS, 20000, 1000},
    {"closure of the most cited", BENCH_CLOSURE, 15, 1},
    {"shortest path", BENCH_PATH, 200, 5},
    {"from the earlier to the later", BENCH_NO_PATH, 200, 0},
};

static vt_work_no most_cited(const struct bench *bench)
{
    vt_work_no best = 0;
    uint32_t links = 0;
    for (vt_work_no no = 0; no < vt_graph_work_count(bench->graph); no++) {
        const struct vt_link_range range = vt_graph_in_range(bench->graph, no);
        if (range.end - range.begin <= links)
            continue;
        best = no;
        links = range.end - range.begin;
    }
    return best;
}

/* A work that has links in a direction. */
static vt_work_no draw_work(const struct bench *bench, uint64_t seed, enum vt_direction direction)
{
    const size_t works = vt_graph_work_count(bench->graph);
    for (uint64_t i = 0; i < PATH_TRIES; i++) {
        const vt_work_no no = (vt_work_no)(corpus_draw(seed << 8 | i) % works);
        const struct vt_link_range range = direction == VT_DIRECTION_OUT
                                               ? vt_graph_out_range(bench->graph, no)
                                               : vt_graph_in_range(bench->graph, no);
        if (range.end > range.begin)
            return no;
    }
    bench_fail("no work has links", NULL);
}

/* From the later of two works to the earlier: the other way round there is hardly ever a chain. */
static vt_work_no draw_pair(const struct bench *bench, size_t n, vt_work_no *ret_end)
{
    const vt_work_no a = draw_work(bench, n * 2, VT_DIRECTION_OUT);
    const vt_work_no b = draw_work(bench, n * 2 + 1, VT_DIRECTION_IN);
    *ret_end = a < b ? a : b;
    return a < b ? b : a;
}

vt_work_no bench_subject(const struct bench *bench, enum bench_kind kind, size_t n,
                         vt_work_no *ret_end)
{
    static vt_work_no hub = VT_WORK_NONE;
    *ret_end = VT_WORK_NONE;
    switch (kind) {
    case BENCH_CLOSURE:
        if (hub == VT_WORK_NONE)
            hub = most_cited(bench);
        return hub;
    case BENCH_PATH:
        return draw_pair(bench, n, ret_end);
    case BENCH_NO_PATH: { /* there is hardly ever a chain, or a very long one */
        vt_work_no begin;
        *ret_end = draw_pair(bench, n, &begin);
        return begin;
    }
    case BENCH_ANCESTORS:
        return draw_work(bench, n, VT_DIRECTION_OUT);
    default:
        return draw_work(bench, n, VT_DIRECTION_IN);
    }
}

static size_t count_citers(const struct vt_graph *graph, vt_work_no no)
{
    const struct vt_link_range range = vt_graph_in_range(graph, no);
    size_t sum = 0;
    for (uint32_t i = range.begin; i < range.end; i++) {
        struct vt_link link;
        vt_graph_in(graph, i, &link);
        sum += link.from != no;
    }
    return sum;
}

static size_t ask(const struct vt_graph *graph, enum bench_kind kind, vt_work_no no, vt_work_no end,
                  struct vt_arena *arena)
{
    const struct vt_reached *reached;
    const uint32_t *links;
    size_t count = 0;
    bool cut;
    int status = VT_OK;
    vt_arena_reset(arena);
    switch (kind) {
    case BENCH_CITERS:
        return count_citers(graph, no);
    case BENCH_ANCESTORS:
    case BENCH_DESCENDANTS:
        status =
            vt_graph_reach(graph, no, kind == BENCH_ANCESTORS ? VT_DIRECTION_OUT : VT_DIRECTION_IN,
                           DEPTH, NULL, SIZE_MAX, arena, &reached, &count, &cut, NULL);
        break;
    case BENCH_CLOSURE:
        status = vt_graph_reach(graph, no, VT_DIRECTION_IN, 0, NULL, SIZE_MAX, arena, &reached,
                                &count, &cut, NULL);
        break;
    case BENCH_PATH:
    case BENCH_NO_PATH:
        status = vt_graph_path(graph, no, end, NULL, arena, &links, &count, NULL);
        break;
    }
    if (status != VT_OK && status != VT_E_NOTFOUND && status != VT_E_LIMIT)
        bench_fail("a question failed", NULL);
    return count;
}

struct bench_times bench_ask_graph(const struct bench *bench, const struct bench_question *question)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    VT_AUTOFREE double *seconds = calloc(question->asked, sizeof *seconds);
    vt_arena_init(&arena, ARENA_BYTES);
    if (seconds == NULL)
        bench_fail("out of memory", NULL);
    size_t sum = 0;
    for (size_t i = 0; i < question->asked; i++) {
        vt_work_no end;
        const vt_work_no no = bench_subject(bench, question->kind, i, &end);
        const double begin = bench_now();
        sum += ask(bench->graph, question->kind, no, end, &arena);
        seconds[i] = bench_now() - begin;
    }
    printf("  %s: %.1f answers each\n", question->what, (double)sum / (double)question->asked);
    return bench_times_of(seconds, question->asked);
}
