/* vt_ballot.h — one election: the values that documents give for one field of one work.
 * Layer: graph (private). */
#ifndef VT_BALLOT_H
#define VT_BALLOT_H

#include "vt_resolution.h"

struct vt_ballot {
    uint32_t value;    /* equal values are one */
    uint32_t shown;    /* strings */
    uint32_t document; /* row of the voter; VT_NONE: the table of known works */
    uint32_t mention;  /* row; VT_NONE: not by a mention */
    bool can_win;      /* a value that cannot be right is only listed */
    uint32_t group;    /* set by counting */
};

struct vt_group_count {
    uint32_t value;
    uint32_t shown; /* the fullest of its ballots; the document's own where it votes */
    uint32_t documents, mentions;
    uint32_t number; /* in order of the first ballots */
    bool is_own;     /* the document itself or the known table says so */
    bool can_win;
};

struct vt_election {
    struct vt_ballot *ballots;
    size_t count, room;
    struct vt_group_count *groups;
    size_t group_count, group_room;
};

void vt_election_release(struct vt_election *election);
static inline void vt_election_clear(struct vt_election *election)
{
    election->count = 0;
    election->group_count = 0;
}
int vt_election_add(struct vt_election *election, const struct vt_ballot *ballot,
                    struct vt_error *err);

/** Whether two values that are not equal still say the same. */
typedef bool (*vt_same_cb)(const void *ctx, uint32_t a, uint32_t b);

/** Group the ballots (which come in order of their documents) and order them by group: first what
 * the document itself says, then by documents, mentions, and smaller value or first ballot.  same
 * may be NULL. */
int vt_election_count(struct vt_election *election, const struct vt_strings *strings,
                      bool smaller_first, vt_same_cb same, const void *ctx, struct vt_error *err);

/** The winner among groups that can win, or NULL. */
const struct vt_group_count *vt_election_winner(const struct vt_election *election);

#endif
