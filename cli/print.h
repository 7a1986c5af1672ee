/* print.h — an answer in one of the forms of --format.
 * Layer: cli (uses base). */
#ifndef VT_CLI_PRINT_H
#define VT_CLI_PRINT_H

#include "cli.h"
#include "screen.h"

/** The text of an answer, for people. */
typedef void (*vt_text_cb)(struct vt_screen *screen, const json_t *answer);

/** Print an answer that came with status, and hand the status on: text by render, json as it is,
 * jsonl and csv the objects of its list (docs/answers.md names the list of each answer), or where
 * it has none, its document.  Candidates of an ambiguous REF are printed in its stead. */
int vt_print_answer(struct vt_cli *cli, int status, const json_t *answer, vt_text_cb render,
                    struct vt_error *err);

/** One JSON object and a line feed. */
int vt_print_line(const json_t *object, struct vt_error *err);

#endif
