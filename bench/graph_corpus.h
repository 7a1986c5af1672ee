/* graph_corpus.h — a made-up country of documents for bench_graph: works in order of their dates, and
 * what each held one cites.  Everything follows from the size; nothing is stored but small tables.
 *
 * The skew is that of real archives: a few works are cited by a tenth of all and more, most citations
 * go back a short way, some far, few forward; numbers come again in other provinces, terms and years;
 * a third of the works is not held. */
#ifndef GRAPH_CORPUS_H
#define GRAPH_CORPUS_H

#include "vt_archive.h"

enum { CORPUS_DAYS = 13149, CORPUS_HUBS = 160 };

struct corpus_hub {
    uint32_t work;
    uint32_t upto; /* share of the hubs before and with it, of 2^32 */
};

struct corpus {
    uint32_t works, citations;
    uint32_t held;
    uint32_t step, inverse; /* prime to works: ids are not in order of dates */
    char days[CORPUS_DAYS][11];
    uint16_t years[CORPUS_DAYS];
    uint32_t first_of_year[64]; /* first work of 1990, 1991 … */
    struct corpus_hub hubs[CORPUS_HUBS];
};

void corpus_init(struct corpus *corpus, uint32_t works, uint32_t citations);

/** Rows of the held works in order of their ids, each followed by its citations.  Views are valid until
 * the callback returns. */
typedef int (*corpus_document_cb)(const struct vt_archive_document *document, void *ctx);
typedef int (*corpus_mention_cb)(const struct vt_archive_mention *mention, void *ctx);
int corpus_each(const struct corpus *corpus, corpus_document_cb document_cb,
                corpus_mention_cb mention_cb, void *ctx);

/** A number that looks drawn, and is the same for the same seed. */
static inline uint64_t corpus_draw(uint64_t seed)
{
    seed += 0x9E3779B97F4A7C15u;
    seed = (seed ^ seed >> 30) * 0xBF58476D1CE4E5B9u;
    seed = (seed ^ seed >> 27) * 0x94D049BB133111EBu;
    return seed ^ seed >> 31;
}

#endif
