/* The same questions to SQLite: recursive common table expressions over one table with two indexes. */
#include "bench_graph.h"

#include <sqlite3.h>

enum { PATH_DEPTH_MAX = 4 };

/* Depth is limited where the question says so; a path is sought as far as the graph's own is long, and
 * no farther than PATH_DEPTH_MAX: beyond that SQLite takes hours. */
static const char *const QUERIES[] = {
    [BENCH_CITERS] = "SELECT count(f) FROM link WHERE t = ?1",
    [BENCH_ANCESTORS] = "WITH RECURSIVE r(w, d) AS (VALUES(?1, 0) UNION SELECT t, d + 1 FROM r "
                        "JOIN link ON f = w WHERE d < 3) SELECT count(DISTINCT w) FROM r",
    [BENCH_DESCENDANTS] = "WITH RECURSIVE r(w, d) AS (VALUES(?1, 0) UNION SELECT f, d + 1 FROM r "
                          "JOIN link ON t = w WHERE d < 3) SELECT count(DISTINCT w) FROM r",
    [BENCH_CLOSURE] = "WITH RECURSIVE r(w) AS (VALUES(?1) UNION SELECT f FROM r "
                      "JOIN link ON t = w) SELECT count(*) FROM r",
    [BENCH_PATH] = "WITH RECURSIVE r(w, d) AS (VALUES(?1, 0) UNION SELECT t, d + 1 FROM r "
                   "JOIN link ON f = w WHERE d < ?3) SELECT min(d) FROM r WHERE w = ?2",
};

static void run(const struct bench *bench, const char *sql)
{
    if (sqlite3_exec(bench->sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
        bench_fail(sqlite3_errmsg(bench->sqlite), NULL);
}

static sqlite3_stmt *prepare(const struct bench *bench, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(bench->sqlite, sql, -1, &statement, NULL) != SQLITE_OK)
        bench_fail(sqlite3_errmsg(bench->sqlite), NULL);
    return statement;
}

static void insert(sqlite3_stmt *statement, uint32_t from, uint32_t to)
{
    sqlite3_bind_int64(statement, 1, from);
    sqlite3_bind_int64(statement, 2, to);
    if (sqlite3_step(statement) != SQLITE_DONE || sqlite3_reset(statement) != SQLITE_OK)
        bench_fail("SQLite cannot insert", NULL);
}

void bench_sqlite_open(struct bench *bench)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/edges.sqlite", bench->dir);
    remove(path);
    if (sqlite3_open(path, &bench->sqlite) != SQLITE_OK)
        bench_fail(path, NULL);
    const double begin = bench_now();
    run(bench,
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -1000000;"
        "BEGIN; CREATE TABLE link (f INTEGER NOT NULL, t INTEGER NOT NULL)");
    sqlite3_stmt *statement = prepare(bench, "INSERT INTO link VALUES (?1, ?2)");
    for (vt_work_no no = 0; no < vt_graph_work_count(bench->graph); no++) {
        const struct vt_link_range range = vt_graph_out_range(bench->graph, no);
        for (uint32_t i = range.begin; i < range.end; i++) {
            struct vt_link link;
            vt_graph_out(bench->graph, i, &link);
            insert(statement, link.from, link.to);
        }
    }
    sqlite3_finalize(statement);
    run(bench, "CREATE INDEX link_out ON link (f, t); CREATE INDEX link_in ON link (t, f); COMMIT;"
               "PRAGMA wal_checkpoint(TRUNCATE)");
    printf("SQLite %s takes the links\t%.1f s\n", sqlite3_libversion(), bench_now() - begin);
}

static void ask(const struct bench *bench, sqlite3_stmt *statement, enum bench_kind kind, size_t n,
                double *ret_seconds)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_work_no end;
    const vt_work_no no = bench_subject(bench, kind, n, &end);
    size_t length = 0;
    const uint32_t *links;
    vt_arena_init(&arena, (size_t)1 << 30);
    if (kind == BENCH_PATH &&
        vt_graph_path(bench->graph, no, end, NULL, &arena, &links, &length, NULL) != VT_OK)
        length = PATH_DEPTH_MAX;
    if (length > PATH_DEPTH_MAX)
        length = PATH_DEPTH_MAX;
    sqlite3_bind_int64(statement, 1, no);
    if (kind == BENCH_PATH) {
        sqlite3_bind_int64(statement, 2, end);
        sqlite3_bind_int64(statement, 3, (sqlite3_int64)length);
    }
    const double begin = bench_now();
    if (sqlite3_step(statement) != SQLITE_ROW)
        bench_fail(sqlite3_errmsg(bench->sqlite), NULL);
    *ret_seconds = bench_now() - begin;
    sqlite3_reset(statement);
}

struct bench_times bench_ask_sqlite(const struct bench *bench,
                                    const struct bench_question *question)
{
    VT_AUTOFREE double *seconds = calloc(question->asked_of_sqlite, sizeof *seconds);
    if (seconds == NULL)
        bench_fail("out of memory", NULL);
    sqlite3_stmt *statement = prepare(bench, QUERIES[question->kind]);
    for (size_t i = 0; i < question->asked_of_sqlite; i++)
        ask(bench, statement, question->kind, i, &seconds[i]);
    sqlite3_finalize(statement);
    return bench_times_of(seconds, question->asked_of_sqlite);
}

void bench_sqlite_close(struct bench *bench)
{
    sqlite3_close(bench->sqlite);
    bench->sqlite = NULL;
}
