/* vt_lookup.h — where a text or a serial stands in the look-up tables of a graph.
 * Layer: graph (private).  Threads: stateless.  Cost: the logarithm of the table. */
#ifndef VT_LOOKUP_H
#define VT_LOOKUP_H

#include "vt_snapshot.h"

/** First entry of ids or names that is not before a text. */
size_t vt_lookup_text(const struct vt_snapshot *s, const struct vt_disk_name *items, size_t count,
                      struct vt_str text);

/** First entry of keys (loose: of the loose numbers) that is not before a text. */
size_t vt_lookup_key(const struct vt_snapshot *s, bool loose, struct vt_str text);

/** The number of a work, as it is compared in keys or in loose. */
struct vt_str vt_lookup_number(const struct vt_snapshot *s, uint32_t work, bool loose);

/** First entry of serials that is not before one. */
size_t vt_lookup_serial(const struct vt_snapshot *s, uint32_t serial);

/** First entry of ambiguities that is not before a mention. */
size_t vt_lookup_ambiguity(const struct vt_snapshot *s, uint32_t speaker, uint32_t mention);

/** The work with an id; VT_WORK_NONE. */
uint32_t vt_lookup_id(const struct vt_snapshot *s, struct vt_str id);

#endif
