/* cli.h — what the verbs of `vanthu` share: the question as typed, where it is asked, how it ends.
 * Layer: cli (uses answer, base).  Threads: one. */
#ifndef VT_CLI_H
#define VT_CLI_H

#include "options.h"
#include "vt_answer.h"

struct vt_cli {
    const struct vt_verb *verb;
    struct vt_options options;
    char **arguments; /* what stands after the verb and is no option */
    int argument_count;
    struct vt_buf text; /* the arguments joined by spaces: a REF or query typed without quotes */
    struct vt_buf archive_dir;
    struct vt_answerer *answerer; /* of the archive on this machine; NULL: ask the server */
};

/** A verb: its place in the table is all that main knows of it. */
struct vt_verb {
    const char *name;
    const char *arguments; /* in --help: "QUERY" */
    const char *summary;   /* one line */
    const char *example;   /* lines of --help */
    uint32_t options;      /* VT_OPTION_BIT(…) | …; --help and the like are added to each */
    unsigned outputs;      /* VT_OUTPUT_… */
    int least_arguments, most_arguments; /* most -1: any number */
    enum {
        VT_VERB_ASKS,  /* an archive, or a server where it takes --server */
        VT_VERB_ALONE, /* opens what it needs itself */
        VT_VERB_PASSES /* hands everything but --help on to another program */
    } kind;
    int (*run)(struct vt_cli *cli, struct vt_error *err);
};

/** The verbs, in the order of --help; the last one has no name. */
extern const struct vt_verb VT_VERBS[];

int vt_run_index(struct vt_cli *cli, struct vt_error *err);
int vt_run_extract(struct vt_cli *cli, struct vt_error *err);
int vt_run_search(struct vt_cli *cli, struct vt_error *err);
int vt_run_show(struct vt_cli *cli, struct vt_error *err);
int vt_run_resolve(struct vt_cli *cli, struct vt_error *err);
int vt_run_cites(struct vt_cli *cli, struct vt_error *err);
int vt_run_cited_by(struct vt_cli *cli, struct vt_error *err);
int vt_run_lineage(struct vt_cli *cli, struct vt_error *err);
int vt_run_path(struct vt_cli *cli, struct vt_error *err);
int vt_run_status(struct vt_cli *cli, struct vt_error *err);
int vt_run_gaps(struct vt_cli *cli, struct vt_error *err);
int vt_run_conflicts(struct vt_cli *cli, struct vt_error *err);
int vt_run_check(struct vt_cli *cli, struct vt_error *err);
int vt_run_stats(struct vt_cli *cli, struct vt_error *err);
int vt_run_verify(struct vt_cli *cli, struct vt_error *err);
int vt_run_export(struct vt_cli *cli, struct vt_error *err);
int vt_run_backup(struct vt_cli *cli, struct vt_error *err);
int vt_run_correct(struct vt_cli *cli, struct vt_error *err);

/** That there is no archive to ask is an error, not an answer that found nothing: the status for it. */
int vt_cli_no_archive(struct vt_error *err);

#endif
