/* bench_index — how fast units are indexed and questions answered, without files and archive.
 *
 * usage: bench_index FOLDER [UNITS]
 *
 * UNITS (20,000) synthetic articles of some 250 syllables, drawn so that the commonest are as common as
 * in law texts, go to a new index in FOLDER; then 400 questions of two to five words are asked in three
 * ways.  Seconds are those of the processor. */
#include "vt_query.h"
#include "vt_terms.h"
#include "vt_type.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

enum { SYLLABLES = 4000, UNIT_WORDS = 250, QUESTIONS = 400, ARENA_BYTES = 64 << 20 };

struct bench {
    struct vt_arena arena;
    char syllables[SYLLABLES][16];
    uint64_t state; /* of the generator */
};

static uint32_t random_below(struct bench *bench, uint32_t limit)
{
    bench->state = bench->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((bench->state >> 33) % limit);
}

static void make_syllables(struct bench *bench)
{
    static const char *const INITIALS[] = {"b", "c",  "ch", "d", "đ",  "g",  "h", "kh", "l", "m",
                                           "n", "ng", "nh", "p", "ph", "th", "t", "tr", "v", "x"};
    static const char *const RHYMES[] = {"a",    "á",    "à",    "ạ",   "an",  "án",  "ang", "áng",
                                         "ao",   "áo",   "ăn",   "ắng", "ân",  "ất",  "ây",  "ấy",
                                         "ô",    "ố",    "ôi",   "ối",  "ông", "ống", "ơ",   "ở",
                                         "ơi",   "ời",   "u",    "ủ",   "ung", "úng", "ư",   "ự",
                                         "ương", "ường", "ưởng", "ước", "ược", "uôn", "uổi", "ua"};
    for (size_t i = 0; i < SYLLABLES; i++)
        snprintf(bench->syllables[i], sizeof bench->syllables[i], "%s%s%s", INITIALS[i % 20],
                 RHYMES[i / 20 % 40],
                 i < 800    ? ""
                 : i < 2400 ? "i"
                            : "m");
}

/* Zipf: the n-th syllable is drawn about 1 / n as often as the first. */
static const char *draw(struct bench *bench)
{
    double u = (random_below(bench, 1u << 30) + 1) / (double)(1u << 30);
    size_t rank = (size_t)(exp(u * log(SYLLABLES))) - 1;
    return bench->syllables[rank < SYLLABLES ? rank : SYLLABLES - 1];
}

static struct vt_str draw_text(struct bench *bench, size_t words, struct vt_buf *buf)
{
    vt_buf_clear(buf);
    for (size_t i = 0; i < words; i++)
        vt_buf_printf(buf, "%s%s", draw(bench), i % 17 == 16 ? ", " : " ");
    return vt_buf_str(buf);
}

static double processor_seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void must(int status, const struct vt_error *err)
{
    if (status == VT_OK)
        return;
    fprintf(stderr, "bench_index: %s\n", err->message);
    exit(2);
}

static void index_units(struct bench *bench, const char *dir, size_t count)
{
    struct vt_error err;
    struct vt_index_writer *writer;
    VT_AUTO(vt_buf_release) struct vt_buf text = VT_BUF_INIT(1 << 20);
    VT_AUTO(vt_buf_release) struct vt_buf subject = VT_BUF_INIT(1 << 20);
    size_t bytes = 0;
    double build = 0, start = processor_seconds();
    must(vt_index_writer_open(dir, &writer, &err), &err);
    for (size_t i = 0; i < count; i++) {
        struct vt_index_unit unit;
        const struct vt_str none = VT_STR_EMPTY;
        struct vt_terms_input input = {.id = vt_arena_printf(&bench->arena, "A%zu.1#1", i),
                                       .unit = VT_STR("article"),
                                       .document = vt_arena_printf(&bench->arena, "%zu.1", i),
                                       .article = VT_STR("1"),
                                       .key = vt_arena_printf(&bench->arena, "%zu/2025/NĐ-CP", i),
                                       .type = VT_STR("NGHI_DINH"),
                                       .issuer_code = VT_STR("CP"),
                                       .issuer_name = VT_STR("Chính phủ"),
                                       .place = VT_STR("Hà Nội"),
                                       .date = VT_STR("2025-03-13"),
                                       .signer = none,
                                       .subject = draw_text(bench, 12, &subject),
                                       .heading = none,
                                       .text = draw_text(bench, UNIT_WORDS, &text)};
        double before = processor_seconds();
        must(vt_terms_build(&bench->arena, &input, &unit, &err), &err);
        build += processor_seconds() - before;
        must(vt_index_put(writer, &unit, &err), &err);
        bytes += input.text.len_bytes;
        vt_arena_reset(&bench->arena);
    }
    must(vt_index_commit(writer, 1, &err), &err);
    vt_index_writer_close(writer);
    double seconds = processor_seconds() - start;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%zu units, %.1f MB: %.1f s, %.0f units/s (%.1f s for the terms), %ld MB of memory\n",
           count, (double)bytes / 1e6, seconds, (double)count / seconds, build,
           usage.ru_maxrss / 1024);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Milliseconds of parsing, compiling and searching. */
static double ask(struct bench *bench, struct vt_index_reader *reader, struct vt_str question,
                  bool partial)
{
    struct vt_error err;
    struct vt_query query;
    struct vt_query_plan plan;
    double start = processor_seconds();
    struct vt_index_query_builder *builder = vt_index_query_new();
    must(vt_query_parse(&bench->arena, question, &query, &err), &err);
    must(vt_query_compile(&query, builder, VT_STR("article"), NULL, NULL, &plan, &err), &err);
    struct vt_index_request request = {
        .query = partial && plan.partial != NULL ? plan.partial : plan.all, .limit = 10};
    struct vt_index_result result = {0};
    must(vt_index_search(reader, builder, &request, &result, &err), &err);
    vt_index_result_release(&result);
    vt_index_query_free(builder);
    double seconds = processor_seconds() - start;
    vt_arena_reset(&bench->arena);
    return seconds * 1e3;
}

static void ask_questions(struct bench *bench, struct vt_index_reader *reader, const char *what,
                          const char *suffix, bool partial)
{
    static double ms[QUESTIONS];
    double sum = 0;
    VT_AUTO(vt_buf_release) struct vt_buf question = VT_BUF_INIT(1 << 16);
    bench->state = 7;
    for (size_t i = 0; i < QUESTIONS; i++) {
        draw_text(bench, 2 + i % 4, &question);
        vt_buf_puts(&question, suffix);
        ms[i] = ask(bench, reader, vt_buf_str(&question), partial);
        sum += ms[i];
    }
    qsort(ms, QUESTIONS, sizeof *ms, ascending);
    printf("%s: %.2f ms p50, %.2f p99, %.2f mean\n", what, ms[QUESTIONS / 2],
           ms[QUESTIONS * 99 / 100], sum / QUESTIONS);
}

int main(int argc, char **argv)
{
    static struct bench bench = {.state = 1};
    char dir[4096];
    uint64_t count = 20000;
    if (argc < 2 || (argc > 2 && !vt_str_to_u64(vt_str(argv[2]), 100000000, &count))) {
        fputs("usage: bench_index FOLDER [UNITS]\n", stderr);
        return 2;
    }
    struct vt_error err;
    struct vt_index_reader *reader;
    snprintf(dir, sizeof dir, "%s/index", argv[1]);
    vt_ref_init();
    vt_arena_init(&bench.arena, ARENA_BYTES);
    make_syllables(&bench);
    index_units(&bench, dir, count);
    must(vt_index_reader_open(dir, &reader, &err), &err);
    ask_questions(&bench, reader, "all words", "", false);
    ask_questions(&bench, reader, "any word", "", true);
    ask_questions(&bench, reader, "all words of a year", " ngày:2025", false);
    vt_index_reader_close(reader);
    vt_arena_release(&bench.arena);
    return 0;
}
