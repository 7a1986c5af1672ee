/* vt_graph_handle.h — an open snapshot.
 * Layer: graph (private). */
#ifndef VT_GRAPH_HANDLE_H
#define VT_GRAPH_HANDLE_H

#include "vt_graph.h"
#include "vt_overlay.h"
#include "vt_snapshot.h"

#include <sys/stat.h>

struct vt_graph {
    struct vt_snapshot snapshot;
    void *bytes;
    size_t len_bytes;
    bool is_mapped;   /* else allocated */
    char *path;       /* NULL where it came from memory */
    struct stat info; /* of the file, when it was opened */
    char *delta_path;
    struct stat delta_info; /* st_ino is 0: there was none */
    void *delta;            /* its bytes, or NULL */
    struct vt_overlay overlay;
};

/** A snapshot in memory and its delta, both copied; everything in them is checked where check_all is
 *  set, else as vt_graph_open does it with large files. */
int vt_graph_open_pair(struct vt_str bytes, struct vt_str delta, bool check_all,
                       struct vt_graph **ret, struct vt_error *err);

/** The snapshot alone, as vt_graph_open maps it. */
int vt_graph_open_base(const char *dir, struct vt_graph **ret, struct vt_error *err);

#endif
