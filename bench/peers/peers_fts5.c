/* peers_fts5 — SQLite FTS5 over the articles of peers_corpus.
 *
 * usage: peers_fts5 build ARTICLES FILE
 *        peers_fts5 ask FILE QUERIES
 *
 * unicode61 without diacritics, so that any marks are found; bm25 for the order, as its users do. */
#include "peers.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "vt_arena.h"
#include "vt_cleanup.h"
#include "vt_token.h"

enum { ARENA_BYTES = 16 << 20 };

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        peers_die(sqlite3_errmsg(db));
}

static void bind(sqlite3_stmt *statement, int at, struct vt_str text)
{
    sqlite3_bind_text(statement, at, text.ptr, (int)text.len_bytes, SQLITE_TRANSIENT);
}

static void bind_number(sqlite3_stmt *statement, int at, struct vt_str digits)
{
    uint64_t value = 0;
    if (!vt_str_to_u64(digits, INT64_MAX, &value))
        peers_die("a date is no number");
    sqlite3_bind_int64(statement, at, (sqlite3_int64)value);
}

struct insertion {
    sqlite3 *db;
    sqlite3_stmt *article, *words;
};

static void put_article(const struct vt_str cells[PEERS_CELLS], void *ctx)
{
    struct insertion *to = ctx;
    bind(to->article, 1, cells[0]);
    bind(to->article, 2, cells[1]);
    bind_number(to->article, 3, cells[2]);
    bind(to->article, 4, cells[3]);
    bind(to->article, 5, cells[4]);
    if (sqlite3_step(to->article) != SQLITE_DONE)
        peers_die(sqlite3_errmsg(to->db));
    sqlite3_bind_int64(to->words, 1, sqlite3_last_insert_rowid(to->db));
    bind(to->words, 2, cells[3]);
    bind(to->words, 3, cells[4]);
    if (sqlite3_step(to->words) != SQLITE_DONE)
        peers_die(sqlite3_errmsg(to->db));
    sqlite3_reset(to->article);
    sqlite3_reset(to->words);
}

static void build(const char *articles, sqlite3 *db)
{
    struct insertion to = {.db = db};
    const double start = peers_wall_seconds();
    run(db, "CREATE TABLE article (id TEXT, type TEXT, date INTEGER, title TEXT, text TEXT);"
            "CREATE VIRTUAL TABLE words USING fts5 (title, text, content=article,"
            " tokenize='unicode61 remove_diacritics 2');"
            "BEGIN");
    sqlite3_prepare_v2(db, "INSERT INTO article VALUES (?, ?, ?, ?, ?)", -1, &to.article, NULL);
    sqlite3_prepare_v2(db, "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", -1, &to.words,
                       NULL);
    peers_each_row(articles, put_article, &to);
    sqlite3_finalize(to.article);
    sqlite3_finalize(to.words);
    run(db, "COMMIT; INSERT INTO words (words) VALUES ('optimize'); ANALYZE");
    printf("build_s\t%.2f\n", peers_wall_seconds() - start);
}

/* "a" AND "b", "a" OR "b", or "a b". */
static struct vt_str expression(struct vt_arena *arena, struct vt_str kind, struct vt_str text)
{
    struct vt_tokens tokens;
    const bool is_phrase = vt_str_eq(kind, VT_STR("phrase"));
    const char *between = is_phrase                             ? " "
                          : vt_str_eq(kind, VT_STR("question")) ? "\" OR \""
                                                                : "\" AND \"";
    struct vt_str result = VT_STR("\"");
    bool is_first = true;
    if (vt_tokenize(arena, text, &tokens, NULL) != VT_OK)
        peers_die("out of memory");
    for (size_t i = 0; i < tokens.count; i++) {
        if (tokens.items[i].kind == VT_TOKEN_MARK)
            continue;
        result = vt_arena_printf(arena, "%.*s%s%.*s", VT_STR_ARG(result), is_first ? "" : between,
                                 VT_STR_ARG(vt_token_str(text, &tokens.items[i])));
        is_first = false;
    }
    return vt_arena_printf(arena, "%.*s\"", VT_STR_ARG(result));
}

static void step_through(sqlite3 *db, sqlite3_stmt *statement)
{
    int step;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW)
        continue;
    if (step != SQLITE_DONE)
        peers_die(sqlite3_errmsg(db));
    sqlite3_finalize(statement);
}

static void ask(const struct vt_str cells[PEERS_CELLS], void *ctx)
{
    sqlite3 *db = ctx;
    sqlite3_stmt *statement;
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    const bool is_filter = vt_str_eq(cells[0], VT_STR("filter"));
    const char *sql = is_filter ? "SELECT id FROM words JOIN article ON article.rowid = words.rowid"
                                  " WHERE words MATCH ? AND type = ? AND date BETWEEN ? AND ?"
                                  " ORDER BY rank LIMIT 10"
                      : vt_str_eq(cells[0], VT_STR("newest"))
                          ? "SELECT id FROM words JOIN article ON article.rowid = words.rowid"
                            " WHERE words MATCH ? ORDER BY date DESC LIMIT 10"
                          : "SELECT id FROM (SELECT rowid AS no FROM words WHERE words MATCH ?"
                            " ORDER BY rank LIMIT 10) JOIN article ON article.rowid = no";
    const struct vt_str words = expression(&arena, cells[0], cells[1]);
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        peers_die(sqlite3_errmsg(db));
    bind(statement, 1, words);
    if (is_filter) {
        bind(statement, 2, cells[2]);
        bind_number(statement, 3, cells[3]);
        bind_number(statement, 4, cells[4]);
    }
    step_through(db, statement);
    if (!vt_str_eq(cells[0], VT_STR("facet")))
        return;
    if (sqlite3_prepare_v2(db,
                           "SELECT type, count(*) FROM words JOIN article ON article.rowid ="
                           " words.rowid WHERE words MATCH ? GROUP BY type",
                           -1, &statement, NULL) != SQLITE_OK)
        peers_die(sqlite3_errmsg(db));
    bind(statement, 1, words);
    step_through(db, statement);
}

int main(int argc, char **argv)
{
    sqlite3 *db;
    const bool is_build = argc == 4 && strcmp(argv[1], "build") == 0;
    if (!is_build && (argc != 4 || strcmp(argv[1], "ask") != 0))
        peers_die("usage: peers_fts5 build ARTICLES FILE | ask FILE QUERIES");
    if (sqlite3_open(is_build ? argv[3] : argv[2], &db) != SQLITE_OK)
        peers_die("cannot open the database");
    if (is_build)
        build(argv[2], db);
    else
        peers_ask(argv[3], "", ask, db);
    sqlite3_close(db);
    return 0;
}
