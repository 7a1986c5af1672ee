/* world.h — hand-made archives for the tests of lib/graph: documents and mentions as C literals.
 * All names are invented, except those of the seed. */
#ifndef WORLD_H
#define WORLD_H

#include "vt_graph.h"
#include "vt_graph_builder.h"
#include "vt_test.h"

/* Members left out are empty. */
struct world_document {
    const char *id, *key, *number_raw, *type, *issuer, *code, *place, *date, *subject, *effective,
        *expires;
    int units;
};

/* Members left out: a numbered mention that implements, said by the document itself. */
struct world_mention {
    const char *kind, *key, *type, *issuer, *place, *date, *name, *term, *subject, *relation, *from,
        *flags, *surface;
    bool incoming;
    int from_mention;  /* ordinal + 1; 0: none */
    int antecedent;    /* ordinal + 1; 0: none */
    double confidence; /* 0: 0.9 */
};

struct world_work {
    const char *key, *type, *issuer, *date, *subject;
};

enum { WORLD_ROWS_MAX = 6000 };

struct world {
    struct vt_archive_document documents[WORLD_ROWS_MAX];
    struct vt_archive_mention mentions[WORLD_ROWS_MAX];
    struct vt_archive_work works[WORLD_ROWS_MAX];
    size_t document_count, mention_count, work_count;
    struct vt_graph *graph;
    struct vt_arena arena;
};

/** A world on the heap; NULL members become "". */
struct world *world_new(void);
void world_free(struct world *world);

/** A document, and then its mentions in text order. */
void world_add_document(struct world *world, const struct world_document *document);
void world_add_mention(struct world *world, const struct world_mention *mention);
void world_add_work(struct world *world, const struct world_work *work);

#define world_document(world, ...) \
    world_add_document((world), &(struct world_document){__VA_ARGS__})
#define world_mention(world, ...) world_add_mention((world), &(struct world_mention){__VA_ARGS__})
#define world_work(world, ...) world_add_work((world), &(struct world_work){__VA_ARGS__})

/** The snapshot's bytes; seed ≠ 0 shuffles the rows first.  The caller releases buf. */
void world_bytes(const struct world *world, unsigned seed, struct vt_buf *buf);

/** Build and open world->graph. */
const struct vt_graph *world_open(struct world *world);

/** The only work with a key and a date ("" for none); fails the test where there is none. */
vt_work_no world_work_of(struct world *world, const char *key, const char *date);
size_t world_count_key(struct world *world, const char *key);
/** VT_WORK_NONE if there is none. */
vt_work_no world_find(struct world *world, const char *key, const char *date);

/** Links from one work to another; relation "" counts all. */
size_t world_count_links(struct world *world, vt_work_no from, vt_work_no to, const char *relation);
/** The link that a mention of a held document made. */
struct vt_link world_link(struct world *world, vt_work_no speaker, uint32_t mention);

/** One commit of the documents [begin, end) and their mentions to an archive. */
void world_put(const struct world *world, struct vt_archive *archive, size_t begin, size_t end);

/** The seed: two held documents and what they cite (domain: ground truth of the seed). */
struct world *world_seed(void);

#endif
