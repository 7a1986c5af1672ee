/* vt_tiers.h — the tiers of the administration in a lineage: what came down from which to which, when,
 * and which is silent.
 * Layer: answer (private).  Tiers by the levels of schema/issuers.tsv. */
#ifndef VT_TIERS_H
#define VT_TIERS_H

#include "vt_json.h"
#include "vt_status.h"

enum vt_tier {
    VT_TIER_UNKNOWN,
    VT_TIER_CENTRAL,
    VT_TIER_PROVINCE,
    VT_TIER_DISTRICT, /* departments of a province, and districts until 30/06/2025 */
    VT_TIER_COMMUNE,
    VT_TIER_COUNT
};

/** Tier of a body by its printed name and its code in numbers. */
enum vt_tier vt_tier_of(struct vt_str issuer, struct vt_str issuer_code);

/** Give each node of a lineage its "tier" (and each link the "days" between its ends), and the answer
 * "tiers": from the tier of the document downwards, each with the documents below it that implement it:
 * "documents", "first", "last", "days" since the first of the tier above that spoke, "silent". */
int vt_tiers_put(json_t *lineage, struct vt_error *err);

#endif
