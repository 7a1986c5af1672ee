/* bench_extract — how fast plain texts are read, step by step, and what a pattern over the same bytes takes.
 *
 * usage: bench_extract [--rounds N] [--sizes MB,MB…] FILE-OR-FOLDER…
 *
 * Every round reads all texts once with each step, and once with PCRE2 (JIT) looking for the widest number
 * pattern; figures are medians over the rounds (5), in seconds of the processor and MB of 10^6 bytes of
 * normalised text, one core.  Then the texts one behind the other, repeated up to each size (1, 10 and
 * 100 MB), are extracted in a process of their own, whose memory at its highest is told. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "vt_cite.h"
#include "vt_decode.h"
#include "vt_extract.h"
#include "vt_file.h"
#include "vt_format.h"
#include "vt_type.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

/* A number in any of the forms of docs/numbers.md: figures, perhaps a year, codes between separators or
 * spaces. */
#define SEPARATOR "[-/\\x{2010}-\\x{2015}\\x{2212}]"
#define CODE "\\p{Lu}[\\p{L}0-9]*"
static const char WIDEST_PATTERN[] =
    "(?<![0-9])[0-9]{1,6}(?:\\.[0-9]{1,3})?[A-Za-z]?"
    "(?:\\s*" SEPARATOR "\\s*(?:(?:19|20)[0-9]{2}\\s*" SEPARATOR "\\s*)?|\\s+(?=" CODE
    "\\s*" SEPARATOR "))" CODE "(?:\\s*(?:" SEPARATOR "|[._&])\\s*" CODE "|\\(" CODE "\\))*";

enum step { NORMALIZE, TOKENS, SPLIT, FIELDS, OUTLINE, MENTIONS, WHOLE, PATTERN, STEP_COUNT };
static const char *const STEP_NAMES[STEP_COUNT] = {
    "decode and normalise", "tokens and cells",     "split", "fields", "outline", "mentions",
    "the whole extraction", "PCRE2, widest pattern"};

enum { ROUNDS_MOST = 1000, SIZES_MOST = 8, ARENA_FACTOR = 256, ARENA_BASE_BYTES = 64 << 20 };

struct bench {
    struct vt_str *texts;
    size_t text_count;
    size_t bytes;
    uint64_t rounds;
    uint64_t sizes_mb[SIZES_MOST];
    size_t size_count;
    pcre2_code *pattern;
    pcre2_match_data *match;
    double seconds[STEP_COUNT][ROUNDS_MOST];
    size_t mentions, matches;
};

static _Noreturn void give_up(const char *message)
{
    fprintf(stderr, "bench_extract: %s\n", message);
    exit(2);
}

static void must(int status, const struct vt_error *err)
{
    if (status != VT_OK)
        give_up(err->message);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* ---- the texts ---- */

static int add_text(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    (void)info;
    struct bench *bench = ctx;
    struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP); /* kept until the end */
    int status = vt_file_read(path, &bytes, err);
    if (status != VT_OK)
        return status;
    if (vt_format_detect(vt_buf_str(&bytes), path) != VT_FORMAT_TEXT ||
        !vt_utf8_valid(vt_buf_str(&bytes), NULL)) {
        fprintf(stderr, "left out, no plain text in UTF-8: %s\n", path);
        vt_buf_release(&bytes);
        return VT_OK;
    }
    struct vt_str *texts = realloc(bench->texts, (bench->text_count + 1) * sizeof *texts);
    if (texts == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    bench->texts = texts;
    bench->texts[bench->text_count++] = vt_buf_str(&bytes);
    bench->bytes += bytes.len_bytes;
    return VT_OK;
}

/* ---- the steps ---- */

struct lap {
    struct bench *bench;
    size_t round;
    double since;
};

static void lap_end(struct lap *lap, enum step step)
{
    double time = now();
    lap->bench->seconds[step][lap->round] += time - lap->since;
    lap->since = now();
}

static void read_document(struct lap *lap, struct vt_arena *arena, const struct vt_page *page,
                          struct vt_extent extent)
{
    struct vt_document document;
    struct vt_error err;
    lap->since = now();
    must(vt_document_fields(arena, page, extent, &document, &err), &err);
    lap_end(lap, FIELDS);
    must(vt_document_outline(arena, page, extent, &document, &err), &err);
    lap_end(lap, OUTLINE);
    must(vt_cite_mentions(arena, page, extent, &document, &err), &err);
    lap_end(lap, MENTIONS);
    lap->bench->mentions += document.mention_count;
}

static void run_pattern(struct lap *lap, struct vt_str text)
{
    struct bench *bench = lap->bench;
    lap->since = now();
    for (size_t at = 0;
         at < text.len_bytes;) { /* the text is valid: the fast path does not check it */
        int found = pcre2_jit_match(bench->pattern, (PCRE2_SPTR)text.ptr, text.len_bytes, at, 0,
                                    bench->match, NULL);
        if (found <= 0)
            break;
        bench->matches++;
        at = pcre2_get_ovector_pointer(bench->match)[1];
    }
    lap_end(lap, PATTERN);
}

static void read_text(struct lap *lap, struct vt_str bytes)
{
    struct vt_arena arena;
    struct vt_error err;
    struct vt_str decoded;
    enum vt_encoding encoding;
    struct vt_text text;
    struct vt_page page;
    const struct vt_extent *extents;
    size_t count;
    vt_arena_init(&arena, ARENA_BASE_BYTES + bytes.len_bytes * ARENA_FACTOR);
    lap->since = now();
    must(vt_decode_bytes(&arena, bytes, &decoded, &encoding, &err), &err);
    must(vt_text_normalize(&arena, decoded, &text, &err), &err);
    lap_end(lap, NORMALIZE);
    must(vt_page_read(&arena, text.normal, &page, &err), &err);
    lap_end(lap, TOKENS);
    must(vt_document_split(&arena, &page, &extents, &count, &err), &err);
    lap_end(lap, SPLIT);
    for (size_t i = 0; i < count; i++)
        read_document(lap, &arena, &page, extents[i]);
    run_pattern(lap, text.normal);
    vt_arena_release(&arena);
}

static void run_whole(struct lap *lap, struct vt_str bytes)
{
    const struct vt_extract_options options = {0};
    struct vt_error err;
    lap->since = now();
    VT_AUTO(vt_buf_release) struct vt_buf answer = VT_BUF_INIT(VT_BUF_NO_CAP);
    must(vt_extract_print(bytes, "text.txt", &options, &answer, &err), &err);
    lap_end(lap, WHOLE);
}

static int compare_seconds(const void *a, const void *b)
{
    double difference = *(const double *)a - *(const double *)b;
    return difference < 0 ? -1 : difference > 0;
}

static double median(struct bench *bench, enum step step)
{
    qsort(bench->seconds[step], bench->rounds, sizeof(double), compare_seconds);
    return bench->seconds[step][bench->rounds / 2];
}

static void run_steps(struct bench *bench)
{
    double seconds[STEP_COUNT];
    for (size_t round = 0; round < bench->rounds; round++) {
        struct lap lap = {.bench = bench, .round = round};
        for (size_t i = 0; i < bench->text_count; i++) {
            read_text(&lap, bench->texts[i]);
            run_whole(&lap, bench->texts[i]);
        }
    }
    printf("%zu texts, %.2f MB, %zu mentions, %zu matches of the pattern\n", bench->text_count,
           (double)bench->bytes / 1e6, bench->mentions / bench->rounds,
           bench->matches / bench->rounds);
    for (enum step step = 0; step < STEP_COUNT; step++) {
        seconds[step] = median(bench, step);
        printf("%-24s %9.4f s %8.1f MB/s\n", STEP_NAMES[step], seconds[step],
               (double)bench->bytes / 1e6 / seconds[step]);
    }
    printf("mentions / PCRE2                    %6.2f (at most 1 is wanted)\n",
           seconds[MENTIONS] / seconds[PATTERN]);
    printf("(tokens and cells + mentions) / PCRE2 %4.2f\n",
           (seconds[TOKENS] + seconds[MENTIONS]) / seconds[PATTERN]);
}

/* ---- large texts ---- */

static struct vt_str repeated(const struct bench *bench, size_t len_bytes)
{
    struct vt_buf buf = VT_BUF_INIT(VT_BUF_NO_CAP);
    char *room = vt_buf_reserve(&buf, len_bytes);
    if (room == NULL)
        give_up("out of memory");
    for (size_t i = 0; buf.len_bytes < len_bytes; i = (i + 1) % bench->text_count) {
        vt_buf_add(&buf, bench->texts[i]);
        vt_buf_puts(&buf, "\n\f\n");
    }
    return vt_buf_str(&buf);
}

static void run_size(const struct bench *bench, uint64_t size_mb)
{
    const struct vt_extract_options options = {0};
    struct vt_str text = repeated(bench, size_mb * 1000000);
    struct vt_error err;
    struct rusage before, after;
    VT_AUTO(vt_buf_release) struct vt_buf answer = VT_BUF_INIT(VT_BUF_NO_CAP);
    getrusage(RUSAGE_SELF, &before);
    double since = now();
    must(vt_extract_print(text, "text.txt", &options, &answer, &err), &err);
    double seconds = now() - since, bytes = (double)text.len_bytes;
    getrusage(RUSAGE_SELF, &after);
    double memory = (double)(after.ru_maxrss - before.ru_maxrss) * 1024;
    printf(
        "%9.1f MB %9.2f s %8.1f MB/s   memory %7.0f MB, %.1f times the text, %.1f MB of answer\n",
        bytes / 1e6, seconds, bytes / 1e6 / seconds, memory / 1e6, memory / bytes,
        (double)answer.len_bytes / 1e6);
    free((char *)text.ptr);
}

static void run_sizes(const struct bench *bench)
{
    for (size_t i = 0; i < bench->size_count; i++) {
        int result;
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) {
            run_size(bench, bench->sizes_mb[i]);
            exit(0);
        }
        if (child < 0 || waitpid(child, &result, 0) != child || result != 0)
            give_up("a process for a large text failed");
    }
}

/* ---- */

static void compile(struct bench *bench)
{
    int error;
    PCRE2_SIZE offset;
    bench->pattern = pcre2_compile((PCRE2_SPTR)WIDEST_PATTERN, PCRE2_ZERO_TERMINATED, PCRE2_UTF,
                                   &error, &offset, NULL);
    if (bench->pattern == NULL || pcre2_jit_compile(bench->pattern, PCRE2_JIT_COMPLETE) != 0)
        give_up("the pattern does not compile");
    bench->match = pcre2_match_data_create_from_pattern(bench->pattern, NULL);
    if (bench->match == NULL)
        give_up("out of memory");
}

static void take_sizes(struct bench *bench, const char *list)
{
    struct vt_str rest = vt_str(list), part;
    bench->size_count = 0;
    while (bench->size_count < SIZES_MOST && vt_str_split(&rest, ',', &part))
        if (!vt_str_to_u64(part, 250, &bench->sizes_mb[bench->size_count++]))
            give_up("--sizes takes numbers up to 250 with commas between them");
}

static void take_arguments(struct bench *bench, int argc, char **argv)
{
    struct vt_error err;
    for (int i = 1; i < argc; i++) {
        bool has_value = i + 1 < argc;
        if (strcmp(argv[i], "--rounds") == 0 && has_value) {
            if (!vt_str_to_u64(vt_str(argv[++i]), ROUNDS_MOST, &bench->rounds) ||
                bench->rounds == 0)
                give_up("--rounds takes a number from 1 to 1000");
        } else if (strcmp(argv[i], "--sizes") == 0 && has_value) {
            take_sizes(bench, argv[++i]);
        } else {
            must(vt_file_walk(argv[i], add_text, NULL, bench, &err), &err);
        }
    }
    if (bench->bytes == 0)
        give_up("usage: bench_extract [--rounds N] [--sizes MB,MB…] FILE-OR-FOLDER…");
}

int main(int argc, char **argv)
{
    static struct bench bench = {.rounds = 5, .sizes_mb = {1, 10, 100}, .size_count = 3};
    take_arguments(&bench, argc, argv);
    vt_ref_init();
    compile(&bench);
    run_steps(&bench);
    run_sizes(&bench);
    pcre2_match_data_free(bench.match);
    pcre2_code_free(bench.pattern);
    for (size_t i = 0; i < bench.text_count; i++)
        free((char *)bench.texts[i].ptr);
    free(bench.texts);
    return 0;
}
