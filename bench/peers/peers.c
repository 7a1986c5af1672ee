#include "peers.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "vt_arena.h"

void peers_die(const char *what)
{
    fprintf(stderr, "peers: %s\n", what);
    exit(2);
}

void peers_must(int status, const struct vt_error *err)
{
    if (status != VT_OK)
        peers_die(err->message);
}

static double seconds_of(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double peers_wall_seconds(void)
{
    return seconds_of(CLOCK_MONOTONIC);
}

void peers_each_row(const char *path, peers_row_cb cb, void *ctx)
{
    FILE *in = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    if (in == NULL)
        peers_die(path);
    while ((length = getline(&line, &room, in)) > 0) {
        struct vt_str rest = vt_str_n(line, (size_t)length - (line[length - 1] == '\n'));
        struct vt_str cells[PEERS_CELLS];
        for (size_t i = 0; i < PEERS_CELLS; i++)
            if (!vt_str_split(&rest, '\t', &cells[i]))
                cells[i] = VT_STR_EMPTY;
        cb(cells, ctx);
    }
    free(line);
    fclose(in);
}

enum { MOST_KINDS = 16, MOST_TIMES = 4096 };

struct kind {
    char name[32];
    double ms[MOST_TIMES];
    size_t count;
};

struct clock {
    peers_ask_cb ask;
    void *ctx;
    struct kind *kinds; /* NULL while the engine warms up */
    size_t kind_count;
};

static struct kind *kind_of(struct clock *clock, struct vt_str name)
{
    for (size_t i = 0; i < clock->kind_count; i++)
        if (vt_str_eq(vt_str(clock->kinds[i].name), name))
            return &clock->kinds[i];
    if (clock->kind_count == MOST_KINDS)
        peers_die("too many kinds of questions");
    struct kind *kind = &clock->kinds[clock->kind_count++];
    snprintf(kind->name, sizeof kind->name, "%.*s", VT_STR_ARG(name));
    return kind;
}

static void ask_row(const struct vt_str cells[PEERS_CELLS], void *ctx)
{
    struct clock *clock = ctx;
    const double start = seconds_of(CLOCK_THREAD_CPUTIME_ID);
    clock->ask(cells, clock->ctx);
    const double ms = (seconds_of(CLOCK_THREAD_CPUTIME_ID) - start) * 1e3;
    if (clock->kinds == NULL)
        return;
    struct kind *kind = kind_of(clock, cells[0]);
    if (kind->count < MOST_TIMES)
        kind->ms[kind->count++] = ms;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(struct kind *kind, const char *prefix)
{
    double sum = 0;
    qsort(kind->ms, kind->count, sizeof *kind->ms, ascending);
    for (size_t i = 0; i < kind->count; i++)
        sum += kind->ms[i];
    printf("%s%s_p50_ms\t%.3f\n", prefix, kind->name, kind->ms[kind->count / 2]);
    printf("%s%s_p99_ms\t%.3f\n", prefix, kind->name, kind->ms[kind->count * 99 / 100]);
    printf("%s%s_mean_ms\t%.3f\n", prefix, kind->name, sum / (double)kind->count);
}

void peers_ask(const char *queries, const char *prefix, peers_ask_cb ask, void *ctx)
{
    struct clock clock = {.ask = ask, .ctx = ctx};
    for (int round = 0; round < PEERS_WARM_ROUNDS; round++)
        peers_each_row(queries, ask_row, &clock);
    clock.kinds = calloc(MOST_KINDS, sizeof *clock.kinds);
    if (clock.kinds == NULL)
        peers_die("out of memory");
    peers_each_row(queries, ask_row, &clock);
    for (size_t i = 0; i < clock.kind_count; i++)
        print(&clock.kinds[i], prefix);
    free(clock.kinds);
}
