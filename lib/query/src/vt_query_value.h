/* vt_query_value.h — what stands after a field's colon. */
#ifndef VT_QUERY_VALUE_H
#define VT_QUERY_VALUE_H

#include "vt_query_tree.h"

/** Read the value at the parser's place, as many pieces as are one value of the field.  NULL where
 * there is none. */
struct vt_query_node *vt_query_read_value(struct vt_query_parser *parser,
                                          enum vt_query_field field);

/** "2025", "2025-03", "1/3/2025", "2024-01-01..2025-03-31", "..2020", "2020-2025" as a range of ISO
 * dates, both ends included, "" open.  False: no date. */
bool vt_query_date_range(struct vt_arena *arena, struct vt_str text, struct vt_str *ret_from,
                         struct vt_str *ret_to);

#endif
