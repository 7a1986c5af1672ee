/* vt_package.h — parts of a zip package, with limits against bombs.  Private to format; libarchive
 * ends here. */
#ifndef VT_PACKAGE_H
#define VT_PACKAGE_H

#include "vt_buf.h"
#include "vt_reader.h"

struct vt_part {
    const char *name; /* "word/document.xml" */
    struct vt_buf content;
    bool is_found;
};

/** Unpack the named parts.  One that is not there stays empty.  Their sizes count together, and as they
 *  are really unpacked, whatever the package says of them. */
int vt_package_read(const struct vt_source *source, struct vt_part *parts, size_t part_count,
                    struct vt_error *err);

#endif
