/* vt_csv.h — a list of JSON objects as a table (RFC 4180).
 * Layer: base.  Threads: stateless. */
#ifndef VT_CSV_H
#define VT_CSV_H

#include "vt_json.h"

enum vt_csv_reader {
    VT_CSV_PROGRAM, /* texts as they are */
    VT_CSV_SHEET    /* a spreadsheet may open it: a text that it would take for a formula (= + - @,
                       tab or carriage return first) gets an apostrophe before it */
};

/** A row for each object, a column for each member in order of its first appearance; members of an
 *  object in an object as "signer.name"; lists of texts joined by "; ", other lists as JSON. */
void vt_csv_print(const json_t *objects, enum vt_csv_reader reader, struct vt_buf *ret);

#endif
