/* vt_query_reference.h — texts that name one document and ask for nothing else. */
#ifndef VT_QUERY_REFERENCE_H
#define VT_QUERY_REFERENCE_H

#include "vt_arena.h"

/** Whether a whole text reads as a number in any spelling ("57-NQ/TW", "nq57", "2386 ct tu"), a
 * type with a number ("nghị quyết 57 của Bộ Chính trị"), the name of a law with or without its
 * year, or an id.  Whether such a document exists is not known here. */
bool vt_query_is_reference(struct vt_arena *arena, struct vt_str text);

#endif
