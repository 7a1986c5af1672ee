/* input.h — what a verb reads: a file, or standard input.
 * Layer: cli (uses base). */
#ifndef VT_CLI_INPUT_H
#define VT_CLI_INPUT_H

#include "vt_buf.h"
#include "vt_status.h"

/** Append a file, or for "-" standard input up to its end, to a buffer whose cap is the limit. */
int vt_input_read(const char *path, struct vt_buf *ret, struct vt_error *err);

#endif
