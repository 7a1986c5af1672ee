/* vt_issuer.h — bodies that issue documents, and places.
 * Layer: ref (uses text, base).  Threads: read-only after vt_ref_init.
 * Data: schema/issuers.tsv, schema/places.tsv. */
#ifndef VT_ISSUER_H
#define VT_ISSUER_H

#include "vt_token.h"
#include "vt_type.h"

struct vt_issuer {
    struct vt_str code;  /* "UBND", "TW", "BTC" */
    struct vt_str name;  /* "Ủy ban nhân dân" */
    struct vt_str level; /* "1".."6", "P1".."P6", "M" */
    enum vt_regime regime;
    bool is_local;           /* needs a place to be one body */
    struct vt_str successor; /* code, or "" */
    struct vt_str
        family; /* bodies that share a key space: TW for the Central Committee, Politburo … */
};

/** By the code in a number, whatever the number of its term ("QH14", "HĐND8"); NULL if it is not in
 * the table. */
const struct vt_issuer *vt_issuer_by_code(struct vt_str code);
/** By name as printed (case, tone marks and short forms forgiven), e.g. "BCH Trung ương Đảng",
 * "UBND tỉnh Bình Dương"; *ret_place (may be NULL) gets the place, a view into the table, or "".
 * NULL if unknown. */
const struct vt_issuer *vt_issuer_by_name(struct vt_str name, struct vt_str *ret_place);

/** The longest known name of a body that starts at token `from`.  Number of its tokens, or 0. */
size_t vt_issuer_scan(const struct vt_token *tokens, size_t from, size_t end,
                      const struct vt_issuer **ret);
/** The same for the name of a province or centrally-run city, written with a capital. */
size_t vt_place_scan(const struct vt_token *tokens, size_t from, size_t end, struct vt_str *ret);

/** Where a province went on 01/07/2025, or "". */
struct vt_str vt_place_successor(struct vt_str place);
/** "tỉnh", "thành phố", or "". */
struct vt_str vt_place_kind(struct vt_str place);

#endif
