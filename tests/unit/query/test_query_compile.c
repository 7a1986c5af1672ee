#include "query_fixture.h"

#include "vt_terms.h"
#include "vt_type.h"

struct archive {
    char *folder;
    struct vt_index_writer *writer;
    struct vt_index_reader *reader;
    struct vt_str units;
};

static void put_unit(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    (void)line;
    struct archive *archive = ctx;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, QUERY_ARENA_BYTES);
    struct vt_str cites[8], rest = cells[10];
    size_t cites_count = 0;
    while (cites_count < VT_ARRAY_LEN(cites) && vt_str_split(&rest, ';', &cites[cites_count]))
        cites_count++;
    struct vt_terms_input input = {.id = cells[0],
                                   .unit = cells[1],
                                   .document = cells[0],
                                   .article = VT_STR_EMPTY,
                                   .key = cells[2],
                                   .type = cells[3],
                                   .issuer_code = cells[4],
                                   .issuer_name = cells[5],
                                   .place = cells[6],
                                   .date = cells[7],
                                   .signer = cells[8],
                                   .subject = cells[9],
                                   .heading = VT_STR_EMPTY,
                                   .text = cells[11],
                                   .cites = cites,
                                   .cites_count = cites_count};
    struct vt_index_unit unit;
    vt_assert_ok(vt_terms_build(&arena, &input, &unit, NULL));
    vt_assert_ok(vt_index_put(archive->writer, &unit, NULL));
}

static void archive_init(struct archive *archive)
{
    char dir[512];
    vt_ref_init();
    *archive = (struct archive){.folder = vt_test_folder(), .units = VT_STR_EMPTY};
    snprintf(dir, sizeof dir, "%s/index", archive->folder);
    vt_assert_ok(vt_index_writer_open(dir, &archive->writer, NULL));
    vt_test_rows("query_units.tsv", 12, put_unit, archive);
    vt_assert_ok(vt_index_commit(archive->writer, 1, NULL));
    vt_assert_ok(vt_index_reader_open(dir, &archive->reader, NULL));
}

static void archive_release(struct archive *archive)
{
    vt_index_reader_close(archive->reader);
    vt_index_writer_close(archive->writer);
    vt_test_folder_remove(archive->folder);
}

static int by_byte(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

/** Ids of the units a node finds ("-" for none), in order of rank or of id. */
static struct vt_str found(const struct archive *archive, struct vt_arena *arena,
                           const struct vt_index_query_builder *builder, vt_node node, bool ranked)
{
    struct vt_index_request request = {.query = node, .limit = 20, .count_at_least = 20};
    VT_AUTO(vt_index_result_release) struct vt_index_result result = {0};
    struct vt_error err;
    ck_assert_msg(vt_index_search(archive->reader, builder, &request, &result, &err) == VT_OK, "%s",
                  err.message);
    char ids[32];
    for (size_t i = 0; i < result.hit_count; i++)
        ids[i] = result.hits[i].id.ptr[0];
    if (!ranked)
        qsort(ids, result.hit_count, 1, by_byte);
    return result.hit_count == 0 ? VT_STR("-")
                                 : vt_arena_copy(arena, vt_str_n(ids, result.hit_count));
}

struct asked {
    struct vt_arena arena;
    struct vt_query query;
    struct vt_index_query_builder *builder;
    struct vt_query_plan plan;
};

static void ask(struct asked *asked, struct vt_str question, struct vt_str unit, vt_query_set_cb cb)
{
    vt_arena_init(&asked->arena, QUERY_ARENA_BYTES);
    vt_assert_ok(vt_query_parse(&asked->arena, question, &asked->query, NULL));
    asked->builder = vt_index_query_new();
    vt_assert_ok(
        vt_query_compile(&asked->query, asked->builder, unit, cb, NULL, &asked->plan, NULL));
}

static void asked_release(struct asked *asked)
{
    vt_index_query_free(asked->builder);
    vt_arena_release(&asked->arena);
}

static void check_row(const struct vt_str *cells, size_t count, unsigned line, void *ctx)
{
    (void)count;
    const struct archive *archive = ctx;
    struct asked asked;
    ask(&asked, cells[0], archive->units, NULL);
    struct vt_str all = found(archive, &asked.arena, asked.builder, asked.plan.all, false);
    struct vt_str partial = found(archive, &asked.arena, asked.builder, asked.plan.partial, false);
    ck_assert_msg(vt_str_eq(all, cells[1]) && vt_str_eq(partial, cells[2]),
                  "query_search.tsv:%u: '%.*s' finds '%.*s', partly '%.*s'", line,
                  VT_STR_ARG(cells[0]), VT_STR_ARG(all), VT_STR_ARG(partial));
    asked_release(&asked);
}

START_TEST(test_questions_find_their_units)
{
    struct archive archive;
    archive_init(&archive);
    vt_test_rows("query_search.tsv", 3, check_row, &archive);
    archive_release(&archive);
}
END_TEST

static void check_found(const struct archive *archive, struct vt_str question, struct vt_str unit,
                        struct vt_str expected)
{
    struct asked asked;
    ask(&asked, question, unit, NULL);
    vt_assert_str(found(archive, &asked.arena, asked.builder, asked.plan.all, true), expected);
    asked_release(&asked);
}

START_TEST(test_kinds_of_units)
{
    struct archive archive;
    archive_init(&archive);
    check_found(&archive, VT_STR("quy"), VT_STR("article"), VT_STR("F"));
    check_found(&archive, VT_STR("loại:NQ"), VT_STR("stub"), VT_STR("G"));
    check_found(&archive, VT_STR("loại:NQ"), VT_STR("document,stub"), VT_STR("GA"));
    check_found(&archive, VT_STR("loại:NQ"), VT_STR("paragraph"), VT_STR("-"));
    archive_release(&archive);
}
END_TEST

START_TEST(test_what_ranks_first)
{
    struct archive archive;
    archive_init(&archive);
    /* the bearer of a number before who cites it */
    check_found(&archive, VT_STR("57-NQ/TW"), VT_STR_EMPTY, VT_STR("AB"));
    /* marks as typed before a text without any */
    check_found(&archive, VT_STR("đất đai nhà ở"), VT_STR_EMPTY, VT_STR("CE"));
    /* a question: who has most of it */
    struct asked asked;
    ask(&asked, VT_STR("Lệ phí sử dụng rừng theo quý là bao nhiêu?"), VT_STR_EMPTY, NULL);
    struct vt_str ids = found(&archive, &asked.arena, asked.builder, asked.plan.all, true);
    ck_assert(asked.query.any_word && asked.plan.partial == NULL);
    ck_assert_int_eq(ids.ptr[0], 'F');
    ck_assert_uint_gt(ids.len_bytes, 1);
    asked_release(&asked);
    archive_release(&archive);
}
END_TEST

static vt_node set_of(struct vt_index_query_builder *builder, enum vt_query_field field,
                      struct vt_str value, void *ctx)
{
    (void)ctx;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, 1 << 16);
    if (vt_str_eq(value, VT_STR("hết hiệu lực")))
        return NULL;
    ck_assert(field == VT_FIELD_STATUS || field == VT_FIELD_CITED_BY || field == VT_FIELD_CITES);
    return vt_query_term(builder, vt_terms_document(&arena, VT_STR("A")));
}

START_TEST(test_sets_come_from_the_caller)
{
    static const struct {
        const char *question, *ids;
    } cases[] = {{"hiệu-lực:\"còn hiệu lực\"", "A"}, {"hiệu-lực:\"hết hiệu lực\"", "-"},
                 {"được-dẫn:57-NQ/TW", "A"},         {"dẫn:57-NQ/TW", "AB"},
                 {"dẫn:\"nghị quyết 57\"", "A"},     {"khoa -hiệu-lực:\"còn hiệu lực\"", "D"}};
    struct archive archive;
    archive_init(&archive);
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++) {
        struct asked asked;
        ask(&asked, vt_str(cases[i].question), VT_STR_EMPTY, set_of);
        vt_assert_str(found(&archive, &asked.arena, asked.builder, asked.plan.all, false),
                      vt_str(cases[i].ids));
        asked_release(&asked);
    }
    archive_release(&archive);
}
END_TEST

START_TEST(test_only_words_are_ranked)
{
    static const struct {
        const char *question;
        bool has_text;
    } cases[] = {{"đất", true},    {"loại:NQ", false},      {"đất loại:NQ", true},
                 {"-đất", false},  {"57-NQ/TW", true},      {"", false},
                 {"số:57", false}, {"loại:NQ OR đất", true}};
    vt_ref_init();
    for (size_t i = 0; i < VT_ARRAY_LEN(cases); i++) {
        struct asked asked;
        ask(&asked, vt_str(cases[i].question), VT_STR_EMPTY, NULL);
        ck_assert_msg(asked.plan.has_text == cases[i].has_text, "%s", cases[i].question);
        asked_release(&asked);
    }
}
END_TEST

VT_TEST_MAIN("query.query_compile", test_questions_find_their_units, test_kinds_of_units,
             test_what_ranks_first, test_sets_come_from_the_caller, test_only_words_are_ranked)
