/* peers_groonga — Groonga over the articles of peers_corpus.
 *
 * usage: peers_groonga build ARTICLES FILE
 *        peers_groonga ask FILE QUERIES
 *
 * Words as they are typed, marks and all, in lower case; the library's own commands inside this process, as
 * a program that embeds it uses them. */
#include "peers.h"

#include <groonga.h>
#include <stdlib.h>
#include <string.h>

#include "vt_arena.h"
#include "vt_cleanup.h"
#include "vt_json.h"
#include "vt_token.h"

enum { ARENA_BYTES = 16 << 20, ROWS_AT_ONCE = 1000 };

/* Runs a command; its answer is left in the context until the next one. */
static struct vt_str run(grn_ctx *ctx, struct vt_str command)
{
    char *answer = NULL;
    unsigned int length = 0;
    int flags = 0;
    grn_ctx_send(ctx, command.ptr, (unsigned)command.len_bytes, 0);
    if (ctx->rc != GRN_SUCCESS)
        peers_die(ctx->errbuf);
    do
        grn_ctx_recv(ctx, &answer, &length, &flags);
    while (flags & GRN_CTX_MORE);
    return vt_str_n(answer, length);
}

/* ---- build ---- */

struct load {
    grn_ctx *ctx;
    struct vt_buf rows;
    size_t count;
};

static void send_rows(struct load *load)
{
    run(load->ctx, VT_STR("load --table Articles"));
    vt_buf_puts(&load->rows, "]");
    run(load->ctx, vt_buf_str(&load->rows));
    vt_buf_clear(&load->rows);
    load->count = 0;
}

static void put_article(const struct vt_str cells[PEERS_CELLS], void *ctx)
{
    struct load *load = ctx;
    json_t *row = json_object();
    static const char *const COLUMNS[PEERS_CELLS] = {"_key", "type", "date", "title", "text"};
    for (size_t i = 0; i < PEERS_CELLS; i++)
        vt_json_set_str(row, COLUMNS[i], cells[i]);
    char *text = json_dumps(row, JSON_COMPACT);
    if (text == NULL)
        peers_die("out of memory");
    vt_buf_printf(&load->rows, "%s%s", load->count == 0 ? "[" : ",", text);
    free(text);
    json_decref(row);
    if (++load->count == ROWS_AT_ONCE)
        send_rows(load);
}

static void build(grn_ctx *ctx, const char *articles)
{
    static const char *const SCHEMA[] = {
        "table_create Types TABLE_PAT_KEY ShortText",
        "table_create Articles TABLE_HASH_KEY ShortText",
        "column_create Articles type COLUMN_SCALAR Types",
        "column_create Articles date COLUMN_SCALAR UInt32",
        "column_create Articles title COLUMN_SCALAR Text",
        "column_create Articles text COLUMN_SCALAR Text",
    };
    /* An index that is made behind the rows is made in one go, which is faster. */
    static const char *const INDEXES[] = {
        "column_create Types articles COLUMN_INDEX Articles type",
        "table_create Dates TABLE_PAT_KEY UInt32",
        "column_create Dates articles COLUMN_INDEX Articles date",
        "table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram"
        " --normalizer NormalizerAuto",
        "column_create Words articles COLUMN_INDEX|WITH_POSITION|WITH_SECTION Articles title,text",
    };
    const double start = peers_wall_seconds();
    struct load load = {.ctx = ctx, .rows = VT_BUF_INIT(VT_BUF_NO_CAP)};
    for (size_t i = 0; i < VT_ARRAY_LEN(SCHEMA); i++)
        run(ctx, vt_str(SCHEMA[i]));
    peers_each_row(articles, put_article, &load);
    if (load.count > 0)
        send_rows(&load);
    vt_buf_release(&load.rows);
    for (size_t i = 0; i < VT_ARRAY_LEN(INDEXES); i++)
        run(ctx, vt_str(INDEXES[i]));
    printf("build_s\t%.2f\n", peers_wall_seconds() - start);
}

/* ---- ask ---- */

/* a b, a OR b, or "a b" */
static struct vt_str expression(struct vt_arena *arena, struct vt_str kind, struct vt_str text)
{
    struct vt_tokens tokens;
    const bool is_phrase = vt_str_eq(kind, VT_STR("phrase"));
    const char *between = vt_str_eq(kind, VT_STR("question")) ? " OR " : " ";
    struct vt_str result = VT_STR_EMPTY;
    if (vt_tokenize(arena, text, &tokens, NULL) != VT_OK)
        peers_die("out of memory");
    for (size_t i = 0; i < tokens.count; i++)
        if (tokens.items[i].kind != VT_TOKEN_MARK)
            result = vt_arena_printf(arena, "%.*s%s%.*s", VT_STR_ARG(result),
                                     result.len_bytes > 0 ? between : "",
                                     VT_STR_ARG(vt_token_str(text, &tokens.items[i])));
    return is_phrase ? vt_arena_printf(arena, "\\\"%.*s\\\"", VT_STR_ARG(result)) : result;
}

static void ask(const struct vt_str cells[PEERS_CELLS], void *ctx)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, ARENA_BYTES);
    struct vt_str more = VT_STR_EMPTY;
    const char *order = "-_score";
    if (vt_str_eq(cells[0], VT_STR("filter")))
        more = vt_arena_printf(
            &arena,
            " --filter 'type == \"%.*s\" && between(date, %.*s, \"include\", %.*s, \"include\")'",
            VT_STR_ARG(cells[2]), VT_STR_ARG(cells[3]), VT_STR_ARG(cells[4]));
    if (vt_str_eq(cells[0], VT_STR("facet")))
        more = VT_STR(" --drilldown type --drilldown_limit 20");
    if (vt_str_eq(cells[0], VT_STR("newest")))
        order = "-date";
    const struct vt_str text = expression(&arena, cells[0], cells[1]);
    const struct vt_str command = vt_arena_printf(
        &arena,
        "select Articles --match_columns 'title||text' --query \"%.*s\" --limit 10 --sort_keys %s"
        " --output_columns _key,_score%.*s",
        VT_STR_ARG(text), order, VT_STR_ARG(more));
    if (command.ptr == NULL)
        peers_die("out of memory");
    run(ctx, command);
}

int main(int argc, char **argv)
{
    grn_ctx ctx;
    const bool is_build = argc == 4 && strcmp(argv[1], "build") == 0;
    if (!is_build && (argc != 4 || strcmp(argv[1], "ask") != 0))
        peers_die("usage: peers_groonga build ARTICLES FILE | ask FILE QUERIES");
    if (grn_init() != GRN_SUCCESS || grn_ctx_init(&ctx, 0) != GRN_SUCCESS)
        peers_die("cannot start Groonga");
    grn_obj *db = is_build ? grn_db_create(&ctx, argv[3], NULL) : grn_db_open(&ctx, argv[2]);
    if (db == NULL)
        peers_die("cannot open the database");
    if (is_build)
        build(&ctx, argv[2]);
    else
        peers_ask(argv[3], "", ask, &ctx);
    grn_obj_close(&ctx, db);
    grn_ctx_fin(&ctx);
    grn_fin();
    return 0;
}
