/* run.h — run the real programs and look at what they print.
 * Programs stand in VT_BIN; every run has an environment of its own: no colour, no archive but the
 * one named. */
#ifndef VT_E2E_RUN_H
#define VT_E2E_RUN_H

#include "vt_json.h"
#include "vt_test.h"

enum { VT_RUN_ARGUMENTS = 24 };

struct vt_run {
    int exit_code; /* 128 + signal where one ended it */
    struct vt_buf out, err;
};

/** Run PROGRAM ARGUMENT… (NULL ends them), with $VANTHU_ARCHIVE set to archive where that is not
 * NULL. */
void vt_run(struct vt_run *run, const char *archive, const char *program, ...)
    __attribute__((sentinel));
/** The same with standard output going to a file that is opened for writing, and standard input
 * from one (NULL: /dev/null). */
void vt_run_to(struct vt_run *run, const char *archive, const char *to, const char *from,
               const char *const *argv);
void vt_run_release(struct vt_run *run);

/** Standard output as one JSON value, or (lines) as a list of one value a line. */
json_t *vt_run_json(const struct vt_run *run);
json_t *vt_run_lines(const struct vt_run *run);

/** An archive made of the corpus with the real indexer, in a new folder. */
char *vt_corpus_archive(bool with_works);
/** The same of tests/e2e/cli/documents: a made-up country of floating markets (test_country.c). */
char *vt_country_archive(void);
/** A letter "NUMBER/UBND-VX" (2 to 9) of a commune, of day NUMBER of May, which cites the letter of
 *  the day before and a resolution. */
void vt_write_letter(const char *dir, const char *name, int number, int year);
/** Path of a file of the tree. */
const char *vt_tree_path(const char *name);

/** The first object of a list whose members have these texts (pairs of name and text, NULL ends
 * them), or NULL. */
const json_t *vt_find(const json_t *list, ...) __attribute__((sentinel));

#define vt_assert_exit(run, code)                                                          \
    ck_assert_msg((run)->exit_code == (code), "exit code %d, expected %d\n%.1000s%.1000s", \
                  (run)->exit_code, (code), (run)->out.data, (run)->err.data)

#endif
