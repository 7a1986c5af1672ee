/* vt_group.h — the works that share a number (or a name), and the mentions that mean one of them.
 * Layer: graph (private).  Threads: as the resolution. */
#ifndef VT_GROUP_H
#define VT_GROUP_H

#include "vt_resolution.h"

/** A mention with a full date. */
struct vt_dated {
    uint32_t date, place, mention;
};

struct vt_group {
    struct vt_resolution *res;
    const uint32_t *mentions; /* rows, ascending */
    size_t mention_count;
    uint32_t *members; /* clusters; those that were joined to another stay in the list */
    size_t member_count, member_room;
    uint32_t *scratch; /* clusters; room for all members */
    size_t scratch_room;
    uint32_t open_stub; /* the last that was made for mentions that fit nothing; VT_NONE */
    struct vt_dated *dated;
    size_t dated_room;
    bool is_unique; /* the number alone is an identity: it has its year, and no place to be told */
    uint8_t scope;  /* enum vt_scope: whether places make different works */
    bool is_party;
    bool is_assembly;
};

void vt_group_release(struct vt_group *group);

/** Begin a group of a key (0: of a name) in the memory of the one before. */
void vt_group_begin(struct vt_group *group, struct vt_resolution *res, uint32_t key,
                    const uint32_t *mentions, size_t mention_count);
int vt_group_add(struct vt_group *group, uint32_t cluster, struct vt_error *err);

/** Give each mention a cluster: full dates first, then what is known in part, then the rest. */
int vt_group_resolve(struct vt_group *group, struct vt_error *err);

/* ---- steps ---- */

/** Works whose dates differ by a slip are one work, with a conflict about its date. */
void vt_group_join_slips(struct vt_group *group);

/** A held document without a date is the dated work that others cite, where that can be told. */
void vt_group_date_documents(struct vt_group *group);

/** The work that a mention means, by the rules in their order.  VT_NONE: none fits.  A guess is
 * noted with its alternatives. */
int vt_group_choose(struct vt_group *group, size_t index, uint32_t *ret_cluster,
                    enum vt_how *ret_how, struct vt_error *err);

/** Laws and resolutions of the National Assembly may share a number; a type that is not said
 * agrees. */
bool vt_group_types_agree(const struct vt_group *group, uint8_t a, uint8_t b);

static inline struct vt_mention_row *vt_group_mention(const struct vt_group *group, size_t index)
{
    return &group->res->rows->mentions[group->mentions[index]];
}

#endif
