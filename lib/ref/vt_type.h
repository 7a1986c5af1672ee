/* vt_type.h — types of documents, relations and codes: the tables of schema/ as lookups.
 * Layer: ref (uses text, base).  Threads: read-only after vt_ref_init, which is called once before.
 */
#ifndef VT_TYPE_H
#define VT_TYPE_H

#include "vt_phrases.h"

/** Index of a document type in schema/types.tsv; 0: unknown. */
typedef uint8_t vt_type;
/** Index of a relation in schema/relations.tsv; 0: none. */
typedef uint8_t vt_relation;

enum vt_regime { VT_REGIME_UNKNOWN, VT_REGIME_STATE, VT_REGIME_PARTY, VT_REGIME_MASS };

/** Build the lookups; cheap to call again.  Not thread-safe the first time. */
void vt_ref_init(void);

vt_type vt_type_by_id(struct vt_str id); /* "NGHI_QUYET"; 0 if there is none */
/** Types that rules are about. */
struct vt_known_types {
    vt_type hien_phap, bo_luat, luat, phap_lenh, sac_lenh, nghi_quyet, thong_tu, cong_van, van_ban,
        vbhn, an_le, hop_dong, danh_muc, phu_luc;
};
const struct vt_known_types *vt_known_types(void);
struct vt_str vt_type_id(vt_type type);          /* "" for 0 */
struct vt_str vt_type_name(vt_type type);        /* "Nghị quyết" */
struct vt_str vt_type_name_folded(vt_type type); /* "nghi quyet" */
struct vt_str vt_type_name_en(vt_type type);
/** Type of a code in a number ("NQ"), for a regime: QĐ is Quy định as well in the Party. */
vt_type vt_type_by_code(struct vt_str code, enum vt_regime regime);
/** True for laws, decrees … whose effect starts by an explicit clause (domain: VBQPPL). */
/** All types that a code can mean, in the order of the table; at most `most`.  Their number. */
size_t vt_types_by_code(struct vt_str code, vt_type *ret, size_t most);
unsigned vt_type_rank(vt_type type); /* 1 constitution … 9 letters; 0 for 0 */
bool vt_type_is_normative(vt_type type);
size_t vt_type_count(void);
/** The longest name of a type that starts at token `from`, in any case.  Number of its tokens, or
 * 0. */
size_t vt_type_scan(const struct vt_token *tokens, size_t from, size_t end, vt_type *ret);
/** How what vt_type_scan finds begins. */
const struct vt_openings *vt_type_openings(void);
/** The same with diacritics forgiven ("QUYÉT ĐỊNH" of OCR): for title lines, where nothing else
 * stands. */
size_t vt_type_scan_folded(const struct vt_token *tokens, size_t from, size_t end, vt_type *ret);

vt_relation vt_relation_by_id(struct vt_str id);
struct vt_str vt_relation_id(vt_relation relation);
struct vt_str
vt_relation_label(vt_relation relation,
                  bool inverse); /* Vietnamese: "sửa đổi, bổ sung" / "được sửa đổi, bổ sung bởi" */
struct vt_str vt_relation_label_en(vt_relation relation, bool inverse);
/** What it does to the target: "none", "part", "whole", "suspend", "suspend_part", "extend",
 * "affirm". */
struct vt_str vt_relation_effect(vt_relation relation);
/** Its property in the European Legislation Identifier ontology, for export: "eli:amends". */
struct vt_str vt_relation_eli(vt_relation relation);
/** Whether it makes a step in a chain of basis and implementing documents. */
bool vt_relation_in_lineage(vt_relation relation);
size_t vt_relation_count(void);

struct vt_str vt_regime_name(enum vt_regime regime); /* "state", "party", "mass", "" */

#endif
