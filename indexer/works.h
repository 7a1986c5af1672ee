/* works.h — bibliographic records of works that are not held, from a table.
 * UTF-8, tab separated; lines that begin with '#' and empty lines are left out; the first other
 * line names the columns, of which key, type, issuer, date, subject and source are read, in any
 * order (key must be there). */
#ifndef VT_INDEXER_WORKS_H
#define VT_INDEXER_WORKS_H

#include "vt_archive.h"

/** All rows, in one commit.  VT_E_FORMAT names the line that is wrong, and nothing is imported. */
int vt_works_import(struct vt_archive *archive, const char *path, size_t *ret_count,
                    struct vt_error *err);

#endif
