/* vt_part_effect.h — the effect of one unit of a document, from that of the whole and the parts that acts
 * in force have changed.
 * Layer: answer (private). */
#ifndef VT_PART_EFFECT_H
#define VT_PART_EFFECT_H

#include "vt_graph.h"
#include "vt_json.h"

/** Add "part" to the item of a status answer, which has "causes" and "parts" already: the pinpoint, its
 * "status", "status_label", and "by": those of "parts" that touch it.  Where an act changes the document
 * without saying which units, what became of one is not known.  VT_E_INVALID: no pinpoint. */
int vt_part_effect_put(json_t *item, struct vt_str part, enum vt_effect whole,
                       struct vt_error *err);

#endif
