/* vt_wording.h — a message of the program in other words: another language, or plainer.
 * Layer: base.  Threads: stateless.
 *
 * Messages are made where something fails, with what it is about in them; a table says them again.  Its
 * first column has patterns, in which * stands for any text, the second what to say, with {1} … {4} for
 * what the stars stood for. */
#ifndef VT_WORDING_H
#define VT_WORDING_H

#include "vt_buf.h"
#include "vt_table.h"

#include <stdbool.h>

/** Append what the first row that fits the message says.  False: none does.  Cost: a look at each row. */
bool vt_wording(const struct vt_table *table, struct vt_str message, struct vt_buf *ret);

#endif
