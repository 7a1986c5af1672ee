/* bench_graph — the graph at the size of a country, beside SQLite over the same edges.
 *
 * usage: bench_graph [--alone] FOLDER [WORKS [CITATIONS]]
 *
 * Makes WORKS (1,000,000) works and CITATIONS (10,000,000) of them up, builds DIR/graph.vtg, loads its links
 * into an SQLite table that is indexed both ways, asks both the same questions in turn, and prints
 * medians, 99th percentiles and ratios.  --alone: without SQLite.  Times are those of the clock, per question. */
#include "bench_graph.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORKS = 1000000, CITATIONS = 10000000 };

double bench_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double user_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

void bench_fail(const char *what, const struct vt_error *err)
{
    fprintf(stderr, "bench_graph: %s: %s\n", what, err == NULL ? "" : err->message);
    exit(2);
}

/* ---- build ---- */

static int feed_document(const struct vt_archive_document *document, void *ctx)
{
    return vt_graph_builder_document(ctx, document, NULL);
}

static int feed_mention(const struct vt_archive_mention *mention, void *ctx)
{
    return vt_graph_builder_mention(ctx, mention, NULL);
}

static int skip_document(const struct vt_archive_document *document, void *ctx)
{
    *(size_t *)ctx += document->id.len_bytes;
    return 0;
}

static int skip_mention(const struct vt_archive_mention *mention, void *ctx)
{
    *(size_t *)ctx += mention->key.len_bytes;
    return 0;
}

struct build_cost {
    double seconds, cpu_seconds, feed_seconds, generator_seconds;
    long peak_kib, before_kib;
};

static long peak_kib(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static void build(const struct bench *bench, struct build_cost *ret)
{
    VT_AUTO(vt_cleanup_vt_graph_builder_free) struct vt_graph_builder *builder = NULL;
    struct vt_error err = {0};
    size_t sum = 0;
    double begin = bench_now();
    corpus_each(&bench->corpus, skip_document, skip_mention, &sum);
    ret->generator_seconds = bench_now() - begin;
    ret->before_kib = peak_kib();
    const double cpu = user_seconds();
    begin = bench_now();
    if (vt_graph_builder_new(&builder, &err) != VT_OK ||
        corpus_each(&bench->corpus, feed_document, feed_mention, builder) != VT_OK)
        bench_fail("feed", &err);
    ret->feed_seconds = bench_now() - begin;
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    char path[4096];
    snprintf(path, sizeof path, "%s/graph.delta.vtg", bench->dir);
    unlink(path); /* of an earlier run */
    snprintf(path, sizeof path, "%s/graph.vtg", bench->dir);
    if (vt_graph_builder_finish(builder, 0, &bytes, &err) != VT_OK ||
        vt_file_write_atomic(path, vt_buf_str(&bytes), &err) != VT_OK)
        bench_fail("build", &err);
    ret->seconds = bench_now() - begin;
    ret->cpu_seconds = user_seconds() - cpu;
    ret->peak_kib = peak_kib();
}

/* In a process of its own, so that its memory is its own. */
static void measure_build(const struct bench *bench)
{
    struct build_cost cost = {0};
    int ends[2], status = 0;
    if (pipe(ends) != 0)
        bench_fail("pipe", NULL);
    const pid_t child = fork();
    if (child == 0) {
        build(bench, &cost);
        _exit(write(ends[1], &cost, sizeof cost) == sizeof cost ? 0 : 2);
    }
    if (child < 0 || read(ends[0], &cost, sizeof cost) != sizeof cost ||
        waitpid(child, &status, 0) != child || status != 0)
        bench_fail("the building process ended", NULL);
    printf("build\t%.2f s (%.2f s of processors, of which %.2f s make the rows up)\t%.0f MB peak\n",
           cost.seconds, cost.cpu_seconds, cost.generator_seconds, (double)cost.peak_kib / 1024);
    printf("  of it, taking the rows\t%.2f s\n", cost.feed_seconds);
}

/* ---- times ---- */

static int compare_doubles(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

struct bench_times bench_times_of(double *seconds, size_t count)
{
    qsort(seconds, count, sizeof *seconds, compare_doubles);
    return (struct bench_times){seconds[count / 2], seconds[count * 99 / 100], count};
}

static void show(const char *what, struct bench_times ours, const struct bench_times *theirs)
{
    printf("%s\t%.2f\t%.2f\t(%zu)", what, ours.p50 * 1e6, ours.p99 * 1e6, ours.count);
    if (theirs != NULL)
        printf("\t%.2f\t%.2f\t(%zu)\t%.0f\t%.0f", theirs->p50 * 1e6, theirs->p99 * 1e6,
               theirs->count, theirs->p50 / ours.p50, theirs->p99 / ours.p99);
    puts("");
}

static void ask_all(struct bench *bench, bool is_alone)
{
    if (!is_alone)
        bench_sqlite_open(bench);
    puts("microseconds\tp50\tp99\t(n)\tSQLite p50\tp99\t(n)\tratio p50\tp99");
    for (size_t i = 0; i < BENCH_QUESTIONS; i++) {
        const struct bench_question *question = &bench_questions[i];
        const struct bench_times ours = bench_ask_graph(bench, question);
        if (is_alone || question->asked_of_sqlite == 0) {
            show(question->what, ours, NULL);
            continue;
        }
        const struct bench_times theirs = bench_ask_sqlite(bench, question);
        show(question->what, ours, &theirs);
    }
    if (!is_alone)
        bench_sqlite_close(bench);
}

/* ---- all ---- */

static void open_graph(struct bench *bench)
{
    struct vt_error err = {0};
    const double begin = bench_now();
    if (vt_graph_open(bench->dir, &bench->graph, &err) != VT_OK)
        bench_fail("open", &err);
    struct stat info;
    char path[4096];
    snprintf(path, sizeof path, "%s/graph.vtg", bench->dir);
    if (stat(path, &info) != 0)
        bench_fail(path, NULL);
    printf("open\t%.2f ms\nworks\t%zu\nlinks\t%zu\nfile\t%.0f MB\n", (bench_now() - begin) * 1e3,
           vt_graph_work_count(bench->graph), vt_graph_link_count(bench->graph),
           (double)info.st_size / 1e6);
}

static uint32_t read_count(const char *text, uint32_t without)
{
    uint64_t number = without;
    if (text != NULL && (!vt_str_to_u64(vt_str(text), UINT32_MAX / 4, &number) || number < 1000))
        bench_fail(text, NULL);
    return (uint32_t)number;
}

int main(int argc, char **argv)
{
    static struct bench bench;
    const bool is_alone = argc > 1 && strcmp(argv[1], "--alone") == 0;
    argc -= is_alone;
    argv += is_alone;
    if (argc < 2 || argc > 4) {
        fputs("usage: bench_graph [--alone] FOLDER [WORKS [CITATIONS]]\n", stderr);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    vt_ref_init();
    bench.dir = argv[1];
    const uint32_t works = read_count(argc > 2 ? argv[2] : NULL, WORKS);
    corpus_init(&bench.corpus, works,
                read_count(argc > 3 ? argv[3] : NULL, works * (CITATIONS / WORKS)));
    if (vt_file_mkdirs(bench.dir, NULL) != VT_OK)
        bench_fail(bench.dir, NULL);
    measure_build(&bench);
    open_graph(&bench);
    bench_new_document(&bench);
    ask_all(&bench, is_alone);
    vt_graph_close(bench.graph);
    return 0;
}
