/* vt_query_mentions.h — documents that a question names among other words. */
#ifndef VT_QUERY_MENTIONS_H
#define VT_QUERY_MENTIONS_H

#include "vt_query.h"

/** Fill references and asks_who_cites for a question that is no reference as a whole.  False: out of
 * memory. */
bool vt_query_find_mentions(struct vt_arena *arena, struct vt_str text, struct vt_query *ret);

#endif
