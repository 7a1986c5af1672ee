/* vt_fact_votes.h — who says what about one field of one work.
 * Layer: graph (private). */
#ifndef VT_FACT_VOTES_H
#define VT_FACT_VOTES_H

#include "vt_ballot.h"
#include "vt_buckets.h"
#include "vt_facts.h"

struct vt_facts_maker {
    struct vt_all_facts *facts;
    struct vt_resolution *res;
    struct vt_buckets mentions; /* that say something, by cluster */
    struct vt_election election;
    struct vt_group_count voice; /* the winner where no election was needed */
    struct vt_arena arena;
};

/** Elect a value for a field; *ret_winner is NULL where nobody says anything, and valid until the
 * next election.  Disagreement is added to the conflicts. */
int vt_fact_elect(struct vt_facts_maker *maker, uint32_t cluster, enum vt_fact_field field,
                  const struct vt_group_count **ret_winner, struct vt_error *err);

/** The number of a text that an arena made; a NULL text is no memory. */
int vt_fact_text(struct vt_facts_maker *maker, struct vt_str text, uint32_t *ret,
                 struct vt_error *err);

#endif
