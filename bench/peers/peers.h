/* peers.h — what the measuring programs of this folder share: rows of tab separated files, and times.
 *
 * articles.tsv: id, type, date (yyyymmdd, 0 unknown), title of the document, text without line breaks.
 * queries.tsv: kind, words, and for "filter" type, first and last date (yyyymmdd).
 * Times are those of the processor, in the thread that asks. */
#ifndef PEERS_H
#define PEERS_H

#include <stdio.h>

#include "vt_status.h"
#include "vt_str.h"

enum { PEERS_TOP = 10, PEERS_WARM_ROUNDS = 2, PEERS_CELLS = 5 };

/** Stop the program with the message where a step failed. */
void peers_must(int status, const struct vt_error *err);
_Noreturn void peers_die(const char *what);

double peers_wall_seconds(void);

/** Calls back for each line of a file with its cells ("" where there are fewer). */
typedef void (*peers_row_cb)(const struct vt_str cells[PEERS_CELLS], void *ctx);
void peers_each_row(const char *path, peers_row_cb cb, void *ctx);

/** Asks every question of a file PEERS_WARM_ROUNDS times, then once with a clock; prints p50, p99 and
 * mean of each kind, with a prefix. */
typedef void (*peers_ask_cb)(const struct vt_str cells[PEERS_CELLS], void *ctx);
void peers_ask(const char *queries, const char *prefix, peers_ask_cb ask, void *ctx);

#endif
