#include "vt_group.h"

#include <stdlib.h>

#include "vt_names.h"

void vt_group_release(struct vt_group *group)
{
    free(group->members);
    free(group->scratch);
    free(group->dated);
    *group = (struct vt_group){0};
}

void vt_group_begin(struct vt_group *group, struct vt_resolution *res, uint32_t key,
                    const uint32_t *mentions, size_t mention_count)
{
    group->res = res;
    group->mentions = mentions;
    group->mention_count = mention_count;
    group->member_count = 0;
    group->open_stub = VT_NONE;
    group->scope = key == 0 ? VT_SCOPE_CENTRAL : res->rows->keys.items[key].scope;
    group->is_unique =
        key != 0 && group->scope != VT_SCOPE_LOCAL && res->rows->keys.items[key].year != 0;
    group->is_party = key != 0 && res->rows->keys.items[key].is_party;
    group->is_assembly = key != 0 && res->rows->keys.items[key].is_assembly;
}

int vt_group_add(struct vt_group *group, uint32_t cluster, struct vt_error *err)
{
    uint32_t *members =
        vt_grown(group->members, &group->member_room, group->member_count, sizeof *members);
    if (members == NULL)
        return vt_no_memory(err);
    group->members = members;
    members[group->member_count++] = cluster;
    if (group->scratch_room < group->member_room) {
        uint32_t *scratch = reallocarray(group->scratch, group->member_room, sizeof *scratch);
        if (scratch == NULL)
            return vt_no_memory(err);
        group->scratch = scratch;
        group->scratch_room = group->member_room;
    }
    return VT_OK;
}

static bool is_resolution(uint8_t type)
{
    return type != 0 && type == vt_known_types()->nghi_quyet;
}

bool vt_group_types_agree(const struct vt_group *group, uint8_t a, uint8_t b)
{
    return !group->is_assembly || !((is_resolution(a) && vt_name_is_usual(b)) ||
                                    (is_resolution(b) && vt_name_is_usual(a)));
}

/* ---- mentions with a full date ---- */

static int compare_dated(const void *a, const void *b, void *ctx)
{
    const struct vt_dated *left = a, *right = b;
    const struct vt_rows *rows = ctx;
    if (left->date != right->date)
        return left->date < right->date ? -1 : 1;
    int order = vt_strings_compare(&rows->bodies.places, left->place, right->place);
    if (order != 0)
        return order;
    return left->mention < right->mention ? -1 : left->mention > right->mention;
}

static int new_member(struct vt_group *group, uint32_t mention, uint32_t *ret, struct vt_error *err)
{
    struct vt_cluster cluster = vt_cluster_of_mention(group->res, mention);
    int status = vt_cluster_add(group->res, &cluster, ret, err);
    return status == VT_OK ? vt_group_add(group, *ret, err) : status;
}

/* The one member of a date whose place can be this one; VT_NONE: none, or several.  Members that were
 * made for earlier dates, between known and begin, are of no interest. */
static uint32_t member_of(const struct vt_group *group, size_t known, size_t begin, uint32_t date,
                          uint32_t place, bool *ret_several)
{
    uint32_t found = VT_NONE;
    *ret_several = false;
    for (size_t i = 0; i < group->member_count; i++) {
        if (i == known)
            i = begin;
        if (i == group->member_count)
            break;
        const struct vt_cluster *member = &group->res->clusters[group->members[i]];
        if (member->date != date || !vt_places_compatible(member->place, place))
            continue;
        if (member->place == place)
            return group->members[i];
        *ret_several = found != VT_NONE;
        found = group->members[i];
    }
    return *ret_several ? VT_NONE : found;
}

/* Mentions of one date: those that name a place first, so that a mention without one can join them.
 */
static int join_date(struct vt_group *group, size_t known, const struct vt_dated *run, size_t count,
                     struct vt_error *err)
{
    const size_t begin = group->member_count;
    size_t open = 0; /* mentions without a place sort first */
    while (open < count && run[open].place == 0)
        open++;
    for (size_t i = 0; i < count; i++) {
        const struct vt_dated *one = &run[(i + open) % count];
        bool several;
        uint32_t cluster = member_of(group, known, begin, one->date, one->place, &several);
        if (several)
            continue; /* left to the rules */
        if (cluster == VT_NONE) {
            int status = new_member(group, one->mention, &cluster, err);
            if (status != VT_OK)
                return status;
        } else if (group->res->clusters[cluster].place == 0) {
            group->res->clusters[cluster].place = one->place;
        }
        vt_cluster_join(group->res, cluster, one->mention, VT_HOW_DATE);
    }
    return VT_OK;
}

static int list_dated(struct vt_group *group, size_t *ret_count, struct vt_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < group->mention_count; i++) {
        const struct vt_mention_row *mention = vt_group_mention(group, i);
        uint32_t date = vt_time_of(group->res, mention);
        if (!vt_date_is_full(date) || !vt_time_is_credible(group->res, mention))
            continue;
        struct vt_dated *grown = vt_grown(group->dated, &group->dated_room, count, sizeof *grown);
        if (grown == NULL)
            return vt_no_memory(err);
        group->dated = grown;
        grown[count++] = (struct vt_dated){date, mention->place, group->mentions[i]};
    }
    if (count > 1)
        qsort_r(group->dated, count, sizeof *group->dated, compare_dated, group->res->rows);
    *ret_count = count;
    return VT_OK;
}

static int join_dates(struct vt_group *group, struct vt_error *err)
{
    size_t count;
    int status = list_dated(group, &count, err);
    const struct vt_dated *dated = group->dated;
    const size_t known = group->member_count;
    for (size_t begin = 0, end; status == VT_OK && begin < count; begin = end) {
        for (end = begin + 1; end < count && dated[end].date == dated[begin].date;)
            end++;
        status = join_date(group, known, dated + begin, end - begin, err);
    }
    return status;
}

/* ---- the rest ---- */

static int choose_among_known(struct vt_group *group, size_t *ret_left, struct vt_error *err)
{
    *ret_left = 0;
    for (size_t i = 0; i < group->mention_count; i++) {
        if (vt_group_mention(group, i)->cluster != VT_NONE)
            continue;
        uint32_t cluster;
        enum vt_how how;
        int status = vt_group_choose(group, i, &cluster, &how, err);
        if (status != VT_OK)
            return status;
        if (cluster == VT_NONE)
            ++*ret_left;
        else
            vt_cluster_join(group->res, cluster, group->mentions[i], how);
    }
    return VT_OK;
}

/* What says more comes first: a month, a year, a place; then in order of the rows. */
static int rank_of(const struct vt_group *group, size_t index)
{
    const struct vt_mention_row *mention = vt_group_mention(group, index);
    uint32_t date = vt_time_of(group->res, mention);
    int rank = date == 0 ? 4 : date % 10000 == 0 ? 2 : 0;
    return rank + (mention->place == 0 ? 1 : 0);
}

/* Mentions that fit nothing known are works of their own, of which little is known. */
static int make_open_stubs(struct vt_group *group, struct vt_error *err)
{
    for (int rank = 0; rank <= 5; rank++)
        for (size_t i = 0; i < group->mention_count; i++) {
            if (vt_group_mention(group, i)->cluster != VT_NONE || rank_of(group, i) != rank)
                continue;
            uint32_t cluster;
            enum vt_how how;
            int status = vt_group_choose(group, i, &cluster, &how, err);
            if (status == VT_OK && cluster == VT_NONE) {
                const bool is_credible =
                    vt_time_is_credible(group->res, vt_group_mention(group, i));
                how = is_credible ? VT_HOW_ONLY : VT_HOW_LATER;
                status = new_member(group, group->mentions[i], &cluster, err);
                group->open_stub = cluster;
            }
            if (status != VT_OK)
                return status;
            vt_cluster_join(group->res, cluster, group->mentions[i], how);
        }
    return VT_OK;
}

static void follow_merges(struct vt_group *group)
{
    for (size_t i = 0; i < group->mention_count; i++) {
        struct vt_mention_row *mention = vt_group_mention(group, i);
        if (mention->cluster != VT_NONE)
            mention->cluster = vt_cluster_find(group->res, mention->cluster);
    }
}

int vt_group_resolve(struct vt_group *group, struct vt_error *err)
{
    size_t left = 0;
    int status = join_dates(group, err);
    if (status != VT_OK)
        return status;
    vt_group_join_slips(group);
    vt_group_date_documents(group);
    follow_merges(group);
    status = choose_among_known(group, &left, err);
    return status == VT_OK && left > 0 ? make_open_stubs(group, err) : status;
}
