/* weights.h — members of the lists in which a client says what it likes: "gzip;q=0.8".
 * Layer: searchd (uses base).  Threads: stateless.  RFC 9110, 12.4.2. */
#ifndef VT_WEIGHTS_H
#define VT_WEIGHTS_H

#include "vt_str.h"

#include <stdbool.h>

/** Weight of a member in thousandths, 0 for what is not wanted; its name without white space. */
int vt_weight_split(struct vt_str member, struct vt_str *ret_name);

/** Whether a name is this one; case does not count. */
bool vt_weight_is(struct vt_str name, const char *token);

#endif
