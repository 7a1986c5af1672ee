/* bench_graph.h — the questions of bench_graph, and who answers them. */
#ifndef BENCH_GRAPH_H
#define BENCH_GRAPH_H

#include <stdio.h>
#include <stdlib.h>

#include "graph_corpus.h"
#include "vt_file.h"
#include "vt_graph.h"
#include "vt_graph_builder.h"

struct sqlite3;

struct bench {
    const char *dir;
    struct corpus corpus;
    struct vt_graph *graph;
    struct sqlite3 *sqlite;
};

/** Seconds. */
struct bench_times {
    double p50, p99;
    size_t count;
};

enum bench_kind {
    BENCH_CITERS,
    BENCH_ANCESTORS,
    BENCH_DESCENDANTS,
    BENCH_CLOSURE,
    BENCH_PATH,
    BENCH_NO_PATH
};

struct bench_question {
    const char *what;
    enum bench_kind kind;
    size_t asked, asked_of_sqlite; /* how often; SQLite fewer times, where it is slow; 0: never */
};
enum { BENCH_QUESTIONS = 6 };
extern const struct bench_question bench_questions[BENCH_QUESTIONS];

/** The n-th subject of a kind of question: the same for both.  For paths also where they end. */
vt_work_no bench_subject(const struct bench *bench, enum bench_kind kind, size_t n,
                         vt_work_no *ret_end);

struct bench_times bench_ask_graph(const struct bench *bench,
                                   const struct bench_question *question);

/** Prints how long it takes from the commit of a document until it is seen. */
void bench_new_document(const struct bench *bench);

/** The links of the graph in a table that is indexed both ways; prints how long it took. */
void bench_sqlite_open(struct bench *bench);
struct bench_times bench_ask_sqlite(const struct bench *bench,
                                    const struct bench_question *question);
void bench_sqlite_close(struct bench *bench);

double bench_now(void);
struct bench_times bench_times_of(double *seconds, size_t count);
/** Print and end. */
__attribute__((noreturn)) void bench_fail(const char *what, const struct vt_error *err);

#endif
