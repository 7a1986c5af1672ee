/* A new document: from its commit to an answer that shows it. */
#include "bench_graph.h"

#include <sys/stat.h>
#include <unistd.h>

#include "vt_archive.h"

enum { MENTIONS_MAX = 16, ARENA_BYTES = 1 << 20 };

/* The rows of the corpus's first document, kept. */
struct sample {
    struct vt_arena arena;
    struct vt_archive_document document;
    struct vt_archive_mention mentions[MENTIONS_MAX];
    size_t count;
    bool is_full;
};

static struct vt_str keep(struct sample *sample, struct vt_str text)
{
    const struct vt_str kept = vt_arena_copy(&sample->arena, text);
    return kept.ptr == NULL ? VT_STR_EMPTY : kept;
}

static int keep_document(const struct vt_archive_document *document, void *ctx)
{
    struct sample *sample = ctx;
    if (sample->count > 0)
        return 1;
    sample->document = (struct vt_archive_document){
        .id = VT_STR("ffffffffffff.1"),
        .sha256 = VT_STR("ffffffffffff0000000000000000000000000000000000000000000000000000"),
        .ordinal = 1,
        .key = VT_STR("987654/2025/QĐ-TTg"),
        .number_raw = VT_STR("987654/2025/QĐ-TTg"),
        .type = VT_STR("QUYET_DINH"),
        .issuer_name = VT_STR("Thủ tướng Chính phủ"),
        .date = VT_STR("2025-12-31"),
        .subject = keep(sample, document->subject),
        .record = VT_STR("<akomaNtoso/>"),
    };
    return 0;
}

static int keep_mention(const struct vt_archive_mention *mention, void *ctx)
{
    struct sample *sample = ctx;
    if (sample->count == MENTIONS_MAX)
        return 1;
    struct vt_archive_mention *kept = &sample->mentions[sample->count++];
    *kept = *mention;
    struct vt_str *const texts[] = {
        &kept->surface, &kept->key,      &kept->type, &kept->issuer,    &kept->place, &kept->date,
        &kept->subject, &kept->relation, &kept->kind, &kept->direction, &kept->from};
    for (size_t i = 0; i < VT_ARRAY_LEN(texts); i++)
        *texts[i] = keep(sample, *texts[i]);
    kept->document = sample->document.id;
    return 0;
}

static void put(struct vt_archive *archive, const struct sample *sample)
{
    struct vt_error err = {0};
    if (vt_archive_begin(archive, &err) != VT_OK ||
        vt_archive_put_original(archive, sample->document.sha256, VT_STR("x"), &err) != VT_OK ||
        vt_archive_put_document(archive, &sample->document, sample->mentions, sample->count,
                                &err) != VT_OK ||
        vt_archive_commit(archive, &err) != VT_OK)
        bench_fail("archive", &err);
}

void bench_new_document(const struct bench *bench)
{
    static struct sample sample;
    VT_AUTO(vt_cleanup_vt_archive_close) struct vt_archive *archive = NULL;
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    struct vt_error err = {0};
    char path[4096];
    vt_arena_init(&sample.arena, ARENA_BYTES);
    corpus_each(&bench->corpus, keep_document, keep_mention, &sample);
    snprintf(path, sizeof path, "%s/archive.sqlite", bench->dir);
    if (unlink(path) != 0 && access(path, F_OK) == 0)
        bench_fail(path, NULL);
    if (vt_archive_open(bench->dir, VT_ARCHIVE_WRITE, &archive, &err) != VT_OK)
        bench_fail("archive", &err);
    put(archive, &sample);
    const double begin = bench_now();
    if (vt_graph_extend(archive, bench->dir, &err) != VT_OK)
        bench_fail("extend", &err);
    const double written = bench_now();
    if (vt_graph_open(bench->dir, &graph, &err) != VT_OK)
        bench_fail("open", &err);
    struct vt_work work;
    vt_graph_work(graph, vt_graph_work_by_id(graph, sample.document.id), &work);
    const double seen = bench_now();
    if (work.out_count == 0)
        bench_fail("the new document is not seen", NULL);
    printf("a new document with %u citations\t%.1f ms to write its delta, %.1f ms to open both and "
           "see "
           "it\n",
           work.out_count, (written - begin) * 1e3, (seen - written) * 1e3);
    snprintf(path, sizeof path, "%s/graph.delta.vtg", bench->dir);
    if (unlink(path) != 0)
        bench_fail(path, NULL);
    vt_arena_release(&sample.arena);
}
