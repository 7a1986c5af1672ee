/* options.h — the options of all verbs: one table, from which they are read and explained.
 * Layer: cli (uses base).  Threads: stateless.
 * Options may stand anywhere after the verb; "--" ends them. */
#ifndef VT_CLI_OPTIONS_H
#define VT_CLI_OPTIONS_H

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_status.h"

/** Which options a verb takes: bit set of 1 << enum vt_option. */
enum vt_option {
    VT_OPTION_ARCHIVE,
    VT_OPTION_SERVER,
    VT_OPTION_FORMAT,
    VT_OPTION_LIMIT,
    VT_OPTION_OFFSET,
    VT_OPTION_SORT,
    VT_OPTION_UNIT,
    VT_OPTION_FACETS,
    VT_OPTION_EXPLAIN,
    VT_OPTION_BATCH,
    VT_OPTION_DEPTH,
    VT_OPTION_RELATION,
    VT_OPTION_AS_OF,
    VT_OPTION_PART,
    VT_OPTION_TYPE,
    VT_OPTION_ISSUER,
    VT_OPTION_ORIGINAL,
    VT_OPTION_AKN,
    VT_OPTION_FAILURES,
    VT_OPTION_WATCH,
    VT_OPTION_AUTHOR,
    VT_OPTION_REASON,
    VT_OPTION_ALL,
    VT_OPTION_HELP,
    VT_OPTION_COUNT
};
#define VT_OPTION_BIT(option) (1u << (option))

/** Choices of --format, as a bit set: the first bit that is set is the default. */
enum vt_output {
    VT_OUTPUT_TEXT = 1 << 0,
    VT_OUTPUT_JSON = 1 << 1,
    VT_OUTPUT_JSONL = 1 << 2,
    VT_OUTPUT_CSV = 1 << 3,
    VT_OUTPUT_TREC = 1 << 4,
    VT_OUTPUT_DOT = 1 << 5,
    VT_OUTPUT_GRAPHML = 1 << 6,
    VT_OUTPUT_SVG = 1 << 7,
    VT_OUTPUT_AKN = 1 << 8,
    VT_OUTPUT_JSONLD = 1 << 9
};
#define VT_OUTPUT_USUAL (VT_OUTPUT_TEXT | VT_OUTPUT_JSON | VT_OUTPUT_JSONL | VT_OUTPUT_CSV)

struct vt_options {
    uint32_t given; /* bit set: which options were there */
    const char *archive, *server, *batch, *sort, *unit, *relation, *as_of, *part, *type, *issuer,
        *author, *reason;
    enum vt_output format;
    uint32_t limit, offset, depth;
};

static inline bool vt_option_given(const struct vt_options *options, enum vt_option option)
{
    return (options->given & VT_OPTION_BIT(option)) != 0;
}

/** Read the options of argv[1..argc) (argv[0] is the verb) and move what is no option to the front
 * of argv[1…); *ret_argument_count of them.  VT_E_INVALID: the message names what is wrong, the
 * hint what was probably meant. */
int vt_options_read(int argc, char **argv, uint32_t allowed, unsigned outputs,
                    struct vt_options *ret, int *ret_argument_count, struct vt_error *err);

/** The lines of --help that explain the options. */
void vt_options_explain(uint32_t allowed, unsigned outputs, struct vt_buf *buf);

/** "text", "jsonl" …. */
const char *vt_output_name(enum vt_output output);

#endif
