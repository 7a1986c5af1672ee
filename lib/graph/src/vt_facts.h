/* vt_facts.h — what is shown of each work: the held document's own words, else the known table's,
 * else what most citing documents say; and where they disagree. Layer: graph (private). */
#ifndef VT_FACTS_H
#define VT_FACTS_H

#include "vt_resolution.h"

enum vt_fact_field { VT_FACT_ISSUER, VT_FACT_DATE, VT_FACT_TYPE, VT_FACT_NUMBER, VT_FACT_COUNT };

/** Of one cluster; texts are numbers in the rows' strings. */
struct vt_facts {
    uint32_t issuer, issuer_code, place, subject, name;
    uint32_t date; /* yyyymmdd, 00 for unknown parts */
    uint8_t type;  /* 0: unknown */
    bool is_malformed, has_conflict;
};

struct vt_vote_row {
    uint32_t value;   /* strings */
    uint32_t speaker; /* cluster of the document that votes; VT_NONE: the table of known works */
    uint32_t mention; /* ordinal; VT_NONE: the document's own heading */
};

struct vt_conflict_row {
    uint32_t cluster, chosen; /* strings */
    uint32_t vote_begin, vote_count;
    uint8_t field; /* enum vt_fact_field */
};

struct vt_all_facts {
    struct vt_facts *items;            /* by cluster; empty for those joined to another */
    struct vt_conflict_row *conflicts; /* by cluster, field */
    size_t conflict_count, conflict_room;
    struct vt_vote_row *votes; /* grouped by value, most votes first */
    size_t vote_count, vote_room;
};

int vt_facts_make(struct vt_all_facts *facts, struct vt_resolution *res, struct vt_error *err);
void vt_facts_release(struct vt_all_facts *facts);

#endif
