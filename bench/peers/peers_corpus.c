/* peers_corpus — the articles of an archive, and questions over them, for every engine the same.
 *
 * usage: peers_corpus ARCHIVE ARTICLES QUERIES COPIES [QUESTIONS]
 *
 * 200 runs of one to five syllables ("and"), of two to four ("phrase"), of two with a type and two years
 * ("filter"), of two ("newest", "facet"), each out of an article; QUESTIONS (lines "id<TAB>question"), or else
 * headings of articles, are the kind "question". */
#include "peers.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "vt_akn.h"
#include "vt_archive.h"
#include "vt_date.h"
#include "vt_token.h"

enum { QUERIES = 200, EVERY = 37, ARENA_BYTES = 1 << 30 };

struct corpus {
    FILE *articles, *queries;
    size_t article_count, seen; /* written, and looked at for queries */
    uint64_t copies;            /* each article is written so often */
    size_t asked[6];            /* of each kind, and of questions */
    bool has_questions;
    uint64_t state; /* of the generator */
};

static const char *const KINDS[] = {"and", "phrase", "filter", "newest", "facet"};

static size_t random_below(struct corpus *corpus, size_t limit)
{
    corpus->state = corpus->state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)((corpus->state >> 33) % limit);
}

static struct vt_date date_of(const struct vt_archive_document *document)
{
    struct vt_date date;
    return vt_date_from_iso(document->date, &date) ? date : (struct vt_date){0, 0, 0};
}

static void put_flat(FILE *out, struct vt_str text)
{
    for (size_t i = 0; i < text.len_bytes; i++)
        fputc(text.ptr[i] == '\t' || text.ptr[i] == '\n' || text.ptr[i] == '\r' ? ' ' : text.ptr[i],
              out);
}

/* A run of words that no mark or number breaks, behind the label "Điều 5."; false: none was met. */
static bool find_run(struct corpus *corpus, const struct vt_tokens *tokens, size_t words,
                     size_t *ret)
{
    for (int attempt = 0; attempt < 20 && tokens->count > words + 3; attempt++) {
        const size_t from = 3 + random_below(corpus, tokens->count - words - 3);
        size_t i = 0;
        while (i < words && tokens->items[from + i].kind == VT_TOKEN_WORD)
            i++;
        if (i == words) {
            *ret = from;
            return true;
        }
    }
    return false;
}

static void put_queries(struct corpus *corpus, const struct vt_archive_document *document,
                        struct vt_str text, struct vt_str heading, struct vt_arena *arena)
{
    struct vt_tokens tokens;
    size_t from;
    if (vt_tokenize(arena, text, &tokens, NULL) != VT_OK)
        return;
    for (size_t kind = 0; kind < VT_ARRAY_LEN(KINDS); kind++) {
        const size_t words = kind == 0   ? 1 + corpus->asked[0] % 5
                             : kind == 1 ? 2 + corpus->asked[1] % 3
                                         : 2;
        if (corpus->asked[kind] == QUERIES || !find_run(corpus, &tokens, words, &from))
            continue;
        corpus->asked[kind]++;
        fprintf(corpus->queries, "%s\t", KINDS[kind]);
        for (size_t i = from; i < from + words; i++)
            fprintf(corpus->queries, "%s%.*s", i > from ? " " : "",
                    VT_STR_ARG(vt_token_str(text, &tokens.items[i])));
        if (kind == 2) {
            const unsigned year = date_of(document).year;
            fprintf(corpus->queries, "\t%.*s\t%u0101\t%u1231", VT_STR_ARG(document->type),
                    year > 0 ? year - 1 : 2019, year > 0 ? year : 2020);
        }
        fputc('\n', corpus->queries);
    }
    if (!corpus->has_questions && heading.len_bytes > 0 &&
        corpus->asked[VT_ARRAY_LEN(KINDS)]++ < QUERIES) {
        fputs("question\t", corpus->queries);
        put_flat(corpus->queries, heading);
        fputc('\n', corpus->queries);
    }
}

static void put_article(struct corpus *corpus, const struct vt_archive_document *document,
                        size_t unit, uint64_t copy, struct vt_str text)
{
    fprintf(corpus->articles, "%.*s#%zu.%" PRIu64 "\t%.*s\t%u\t", VT_STR_ARG(document->id), unit,
            copy, VT_STR_ARG(document->type), vt_date_number(date_of(document)));
    put_flat(corpus->articles, document->subject);
    fputc('\t', corpus->articles);
    put_flat(corpus->articles, text);
    fputc('\n', corpus->articles);
    corpus->article_count++;
}

static int put_document(const struct vt_archive_document *document, void *ctx, struct vt_error *err)
{
    struct corpus *corpus = ctx;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    struct vt_akn_record record;
    int status = vt_akn_read(&arena, document->record, &record, err);
    for (size_t i = 0; status == VT_OK && i < record.unit_count; i++) {
        if (record.units[i].kind != VT_UNIT_ARTICLE)
            continue;
        const struct vt_str text = vt_str_span(record.text, record.units[i].span);
        for (uint64_t copy = 0; copy < corpus->copies; copy++)
            put_article(corpus, document, i, copy, text);
        if (corpus->seen++ % EVERY == 0)
            put_queries(corpus, document, text, record.units[i].heading, &arena);
    }
    return status;
}

static void put_question(const struct vt_str cells[PEERS_CELLS], void *ctx)
{
    struct corpus *corpus = ctx;
    if (cells[1].len_bytes > 0)
        fprintf(corpus->queries, "question\t%.*s\n", VT_STR_ARG(cells[1]));
}

int main(int argc, char **argv)
{
    struct corpus corpus = {.state = 1, .has_questions = argc > 5};
    struct vt_archive *archive;
    struct vt_error err;
    if (argc < 5 || !vt_str_to_u64(vt_str(argv[4]), 1000, &corpus.copies))
        peers_die("usage: peers_corpus ARCHIVE ARTICLES QUERIES COPIES [QUESTIONS]");
    peers_must(vt_archive_open(argv[1], VT_ARCHIVE_READ, &archive, &err), &err);
    corpus.articles = fopen(argv[2], "w");
    corpus.queries = fopen(argv[3], "w");
    if (corpus.articles == NULL || corpus.queries == NULL)
        peers_die("cannot write the articles or the queries");
    peers_must(vt_archive_each_document(archive, 0, true, put_document, &corpus, &err), &err);
    if (argc > 5)
        peers_each_row(argv[5], put_question, &corpus);
    fclose(corpus.articles);
    fclose(corpus.queries);
    vt_archive_close(archive);
    printf("articles\t%zu\n", corpus.article_count);
    return 0;
}
