#include "vt_ballot.h"

#include <stdlib.h>

#include "vt_cleanup.h"

enum { GROUPS_MAX = 64 }; /* values after that are counted to the last */

void vt_election_release(struct vt_election *election)
{
    free(election->ballots);
    free(election->groups);
    *election = (struct vt_election){0};
}

int vt_election_add(struct vt_election *election, const struct vt_ballot *ballot,
                    struct vt_error *err)
{
    struct vt_ballot *grown =
        vt_grown(election->ballots, &election->room, election->count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    election->ballots = grown;
    grown[election->count++] = *ballot;
    return VT_OK;
}

/* The group that a value belongs to; a new one at the end where there is none. */
static int group_of(struct vt_election *election, const struct vt_ballot *ballot, vt_same_cb same,
                    const void *ctx, uint32_t *ret, struct vt_error *err)
{
    for (size_t g = 0; g < election->group_count; g++)
        if (election->groups[g].value == ballot->value) {
            *ret = (uint32_t)g;
            return VT_OK;
        }
    for (size_t g = 0; same != NULL && g < election->group_count; g++)
        if (same(ctx, election->groups[g].value, ballot->value)) {
            *ret = (uint32_t)g;
            return VT_OK;
        }
    if (election->group_count == GROUPS_MAX) {
        *ret = GROUPS_MAX - 1;
        return VT_OK;
    }
    struct vt_group_count *grown =
        vt_grown(election->groups, &election->group_room, election->group_count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    election->groups = grown;
    *ret = (uint32_t)election->group_count++;
    grown[*ret] = (struct vt_group_count){.value = ballot->value, .number = *ret};
    return VT_OK;
}

struct order {
    bool smaller_first;
};

static int compare_groups(const void *a, const void *b, void *ctx)
{
    const struct vt_group_count *left = a, *right = b;
    const struct order *order = ctx;
    if (left->is_own != right->is_own)
        return left->is_own ? -1 : 1;
    if (left->documents != right->documents)
        return left->documents > right->documents ? -1 : 1;
    if (left->mentions != right->mentions)
        return left->mentions > right->mentions ? -1 : 1;
    if (order->smaller_first && left->value != right->value)
        return left->value < right->value ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

static int compare_ballots(const void *a, const void *b)
{
    const struct vt_ballot *left = a, *right = b;
    if (left->group != right->group)
        return left->group < right->group ? -1 : 1;
    if (left->document != right->document)
        return left->document < right->document ? -1 : 1;
    return left->mention < right->mention ? -1 : left->mention > right->mention;
}

static void add_vote(struct vt_election *election, const struct vt_strings *strings, size_t at)
{
    const struct vt_ballot *ballot = &election->ballots[at];
    struct vt_group_count *group = &election->groups[ballot->group];
    const bool is_own = ballot->mention == VT_NONE;
    bool is_new = true;
    for (size_t i = at; is_new && i-- > 0 && election->ballots[i].document == ballot->document;)
        is_new = election->ballots[i].group != ballot->group;
    group->mentions++;
    group->documents += is_new;
    group->can_win = group->can_win || ballot->can_win;
    if (is_own != group->is_own ? is_own
                                : vt_strings_get(strings, ballot->shown).len_bytes >
                                      vt_strings_get(strings, group->shown).len_bytes)
        group->shown = ballot->shown;
    group->is_own = group->is_own || is_own;
}

static int sort_groups(struct vt_election *election, bool smaller_first, struct vt_error *err)
{
    struct order order = {smaller_first};
    qsort_r(election->groups, election->group_count, sizeof *election->groups, compare_groups,
            &order);
    VT_AUTOFREE uint32_t *place_of = malloc(election->group_count * sizeof *place_of);
    if (place_of == NULL)
        return vt_no_memory(err);
    for (size_t g = 0; g < election->group_count; g++)
        place_of[election->groups[g].number] = (uint32_t)g;
    for (size_t i = 0; i < election->count; i++)
        election->ballots[i].group = place_of[election->ballots[i].group];
    qsort(election->ballots, election->count, sizeof *election->ballots, compare_ballots);
    return VT_OK;
}

int vt_election_count(struct vt_election *election, const struct vt_strings *strings,
                      bool smaller_first, vt_same_cb same, const void *ctx, struct vt_error *err)
{
    int status = VT_OK;
    for (size_t i = 0; i < election->count; i++) {
        struct vt_ballot *ballot = &election->ballots[i];
        status = group_of(election, ballot, same, ctx, &ballot->group, err);
        if (status != VT_OK)
            return status;
        add_vote(election, strings, i);
    }
    return election->group_count > 1 ? sort_groups(election, smaller_first, err) : VT_OK;
}

const struct vt_group_count *vt_election_winner(const struct vt_election *election)
{
    for (size_t g = 0; g < election->group_count; g++)
        if (election->groups[g].can_win)
            return &election->groups[g];
    return NULL;
}
