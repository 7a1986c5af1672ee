/* vt_ole.h — streams of a compound file.  Private to format; libgsf ends here. */
#ifndef VT_OLE_H
#define VT_OLE_H

#include "vt_buf.h"
#include "vt_reader.h"

struct vt_ole_stream {
    const char *name; /* "WordDocument" */
    struct vt_buf content;
    bool is_found;
};

/** Read the named streams; one that is not there stays empty.  VT_E_FORMAT: no compound file, or a
 * stream that cannot be read.  Release each content. */
int vt_ole_read(const struct vt_source *source, struct vt_ole_stream *streams, size_t count,
                struct vt_error *err);

#endif
