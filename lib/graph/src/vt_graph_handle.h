/* vt_graph_handle.h — an open snapshot.
 * Layer: graph (private). */
#ifndef VT_GRAPH_HANDLE_H
#define VT_GRAPH_HANDLE_H

#include "vt_graph.h"
#include "vt_snapshot.h"

#include <sys/stat.h>

struct vt_graph {
    struct vt_snapshot snapshot;
    void *bytes;
    size_t len_bytes;
    bool is_mapped;   /* else allocated */
    char *path;       /* NULL where it came from memory */
    struct stat info; /* of the file, when it was opened */
};

#endif
