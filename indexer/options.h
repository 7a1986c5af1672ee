/* options.h — the command line of vanthu-indexer.  Threads: stateless. */
#ifndef VT_INDEXER_OPTIONS_H
#define VT_INDEXER_OPTIONS_H

#include "derive.h"

#include <stdbool.h>

struct vt_indexer_options {
    const char *archive; /* NULL: the default folder */
    const char *works;   /* table of known works to import, or NULL */
    unsigned jobs;       /* extraction processes */
    struct vt_derive_options derive;
    bool quiet; /* no progress */
    bool json;  /* the summary as JSON */
    bool retry; /* read what failed before once more */
    bool watch; /* go on watching */
    bool show_help, show_version;
    char **paths; /* borrowed from argv */
    int path_count;
};

/** VT_E_INVALID with what is wrong (in Vietnamese). */
int vt_indexer_options_parse(int argc, char **argv, struct vt_indexer_options *ret,
                             struct vt_error *err);
void vt_indexer_options_help(void);

#endif
