/* peers_vanthu — our own index under the questions that the peers get.
 *
 * usage: peers_vanthu build ARTICLES FOLDER     index the articles, then compact
 *        peers_vanthu ask FOLDER QUERIES        the index alone: the first ten units
 *        peers_vanthu answer ARCHIVE QUERIES    the whole answer, without and with passages
 *
 * The index alone cannot decide phrases: of those it is asked for the superset, and only the whole answer
 * counts. */
#include "peers.h"

#include <stdlib.h>
#include <string.h>

#include "vt_answer.h"
#include "vt_query.h"
#include "vt_terms.h"
#include "vt_type.h"

enum { ARENA_BYTES = 256 << 20 };

/* ---- build ---- */

struct build {
    struct vt_index_writer *writer;
    size_t count;
};

static void put_article(const struct vt_str cells[PEERS_CELLS], void *ctx)
{
    struct build *build = ctx;
    struct vt_error err;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    const struct vt_str none = VT_STR_EMPTY, digits = cells[2];
    struct vt_index_unit unit;
    struct vt_terms_input input = {
        .id = vt_arena_printf(&arena, "A%.*s", VT_STR_ARG(cells[0])),
        .unit = VT_STR("article"),
        .document = cells[0],
        .article = VT_STR("1"),
        .key = none,
        .type = cells[1],
        .issuer_code = none,
        .issuer_name = none,
        .place = none,
        .date = digits.len_bytes == 8 ? vt_arena_printf(&arena, "%.4s-%.2s-%.2s", digits.ptr,
                                                        digits.ptr + 4, digits.ptr + 6)
                                      : none,
        .signer = none,
        .subject = cells[3],
        .heading = none,
        .text = cells[4],
        .span = {0, (uint32_t)cells[4].len_bytes}};
    peers_must(vt_terms_build(&arena, &input, &unit, &err), &err);
    peers_must(vt_index_put(build->writer, &unit, &err), &err);
    build->count++;
}

static void build(const char *articles, const char *folder)
{
    struct build build = {.count = 0};
    struct vt_error err;
    char loose[4096];
    const double start = peers_wall_seconds();
    snprintf(loose, sizeof loose, "%s.loose", folder);
    peers_must(vt_index_writer_open(loose, &build.writer, &err), &err);
    peers_each_row(articles, put_article, &build);
    peers_must(vt_index_commit(build.writer, 1, &err), &err);
    vt_index_writer_close(build.writer);
    printf("build_s\t%.2f\n", peers_wall_seconds() - start);
    peers_must(vt_index_compact(loose, folder, &err), &err);
    printf("build_and_compact_s\t%.2f\n", peers_wall_seconds() - start);
}

/* ---- ask ---- */

struct asking {
    struct vt_index_reader *reader;
    struct vt_answerer *answerer;
    bool no_passages;
};

/* The question as it is typed here. */
static struct vt_str typed(struct vt_arena *arena, const struct vt_str cells[PEERS_CELLS])
{
    if (vt_str_eq(cells[0], VT_STR("phrase")))
        return vt_arena_printf(arena, "\"%.*s\"", VT_STR_ARG(cells[1]));
    if (vt_str_eq(cells[0], VT_STR("filter")))
        return vt_arena_printf(arena, "%.*s loại:%.*s ngày:%.4s-%.2s-%.2s..%.4s-%.2s-%.2s",
                               VT_STR_ARG(cells[1]), VT_STR_ARG(cells[2]), cells[3].ptr,
                               cells[3].ptr + 4, cells[3].ptr + 6, cells[4].ptr, cells[4].ptr + 4,
                               cells[4].ptr + 6);
    return cells[1];
}

static void ask_index(const struct vt_str cells[PEERS_CELLS], void *ctx)
{
    struct asking *asking = ctx;
    struct vt_error err;
    struct vt_query query;
    struct vt_query_plan plan;
    struct vt_index_result result = {0};
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    VT_AUTO(vt_cleanup_vt_index_query_free)
    struct vt_index_query_builder *builder = vt_index_query_new();
    peers_must(vt_query_parse(&arena, typed(&arena, cells), &query, &err), &err);
    query.any_word = query.any_word || vt_str_eq(cells[0], VT_STR("question"));
    peers_must(vt_query_compile(&query, builder, VT_STR("article"), NULL, NULL, &plan, &err), &err);
    static const uint32_t TYPE = VT_SLOT_TYPE;
    const bool is_facet = vt_str_eq(cells[0], VT_STR("facet"));
    const struct vt_index_request request = {
        .query = plan.all,
        .limit = PEERS_TOP,
        .count_at_least =
            is_facet ? UINT32_MAX : 0, /* counts of all that match, as the peers give */
        .facet_slots = &TYPE,
        .facet_count = is_facet,
        .order = vt_str_eq(cells[0], VT_STR("newest")) ? VT_ORDER_VALUE_DOWN : VT_ORDER_RELEVANCE,
        .order_slot = VT_SLOT_DATE};
    peers_must(vt_index_search(asking->reader, builder, &request, &result, &err), &err);
    vt_index_result_release(&result);
}

static void ask_answer(const struct vt_str cells[PEERS_CELLS], void *ctx)
{
    struct asking *asking = ctx;
    struct vt_error err;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    VT_AUTOJSON answer = NULL;
    const struct vt_search_request request = {
        .query = typed(&arena, cells),
        .by_article = true,
        .limit = PEERS_TOP,
        .sort = vt_str_eq(cells[0], VT_STR("newest")) ? VT_SORT_DATE : VT_SORT_RELEVANCE,
        .facets = vt_str_eq(cells[0], VT_STR("facet")),
        .no_snippets = asking->no_passages};
    int status = vt_answer_search(asking->answerer, &request, &answer, &err);
    if (status != VT_E_NOTFOUND)
        peers_must(status, &err);
}

int main(int argc, char **argv)
{
    struct vt_error err;
    struct asking asking = {.no_passages = true};
    vt_ref_init();
    if (argc == 4 && strcmp(argv[1], "build") == 0) {
        build(argv[2], argv[3]);
    } else if (argc == 4 && strcmp(argv[1], "ask") == 0) {
        peers_must(vt_index_reader_open(argv[2], &asking.reader, &err), &err);
        peers_ask(argv[3], "", ask_index, &asking);
        vt_index_reader_close(asking.reader);
    } else if (argc == 4 && strcmp(argv[1], "answer") == 0) {
        peers_must(vt_answerer_open(argv[2], &asking.answerer, &err), &err);
        peers_ask(argv[3], "answer_", ask_answer, &asking);
        asking.no_passages = false;
        peers_ask(argv[3], "passages_", ask_answer, &asking);
        vt_answerer_close(asking.answerer);
    } else {
        peers_die("usage: peers_vanthu build ARTICLES FOLDER | ask FOLDER QUERIES | answer ARCHIVE "
                  "QUERIES");
    }
    return 0;
}
