/* csv.h — a list of JSON objects as a table (RFC 4180).
 * Layer: cli (uses base). */
#ifndef VT_CLI_CSV_H
#define VT_CLI_CSV_H

#include "vt_json.h"

/** A row for each object, a column for each member in order of its first appearance; members of an
 *  object in an object as "signer.name"; lists of texts joined by "; ", other lists as JSON. */
void vt_csv_print(const json_t *objects, struct vt_buf *ret);

#endif
