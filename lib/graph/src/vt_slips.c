/* Dates that are slips: one work cited with dates that differ, a held work that does not print its
 * own. */
#include "vt_group.h"

#include <stdlib.h>

#include "vt_overlap.h"
#include "vt_term.h"

enum {
    NEAR_DAYS = 31, /* a slip in the day, or in the month by one */
    SUBJECT_MEMBERS_MAX =
        64 /* numbers with more works are too common to compare all their subjects */
};

static int compare_by_date(const void *a, const void *b, void *ctx)
{
    return vt_cluster_compare(ctx, *(const uint32_t *)a, *(const uint32_t *)b);
}

static double subject_overlap(const struct vt_resolution *res, const struct vt_cluster *a,
                              const struct vt_cluster *b)
{
    const struct vt_strings *strings = &res->rows->strings;
    return vt_overlap(vt_strings_get(strings, a->subject), vt_strings_get(strings, b->subject));
}

/* Numbers start again with each period; a provincial term begins some time before the national one. */
static bool may_share_period(const struct vt_group *group, uint32_t a, uint32_t b)
{
    return vt_term_same_period(a, b, group->is_party) ||
           (group->is_party && group->scope != VT_SCOPE_CENTRAL &&
            vt_time_distance(a, b) <= NEAR_DAYS);
}

/* A slip in the day, in the month by one, or, where only one body signs so, in the month. */
static bool is_near(const struct vt_group *group, uint32_t a, uint32_t b)
{
    return vt_time_distance(a, b) <= NEAR_DAYS ||
           (group->scope == VT_SCOPE_CENTRAL && a / 10000 == b / 10000 && a % 100 == b % 100);
}

/* Whether `part` is `whole` with a slip in its date.  One series gives a number once in a period. */
static bool is_slip(const struct vt_group *group, const struct vt_cluster *whole,
                    const struct vt_cluster *part)
{
    const struct vt_bodies *bodies = &group->res->rows->bodies;
    if (!vt_date_is_full(whole->date) || !may_share_period(group, whole->date, part->date) ||
        !vt_group_types_agree(group, whole->type, part->type) ||
        (whole->key != part->key && whole->key != 0 && part->key != 0))
        return false;
    if (group->is_unique)
        return true;
    if (group->scope != VT_SCOPE_CENTRAL &&
        (whole->place == 0 || whole->place != part->place ||
         !vt_bodies_compatible(bodies, whole->issuer, part->issuer)))
        return false;
    double overlap = subject_overlap(group->res, whole, part);
    if (overlap >= 0 && overlap < VT_OVERLAP_OTHER)
        return false;
    return overlap >= VT_OVERLAP_SAME || is_near(group, whole->date, part->date);
}

static bool is_stronger(const struct vt_cluster *a, const struct vt_cluster *b)
{
    if (vt_cluster_is_anchored(a) != vt_cluster_is_anchored(b))
        return vt_cluster_is_anchored(a);
    if (a->support != b->support)
        return a->support > b->support;
    return a->date < b->date;
}

/* The range of members, by date, that member `at` could be a slip of. */
static void window_of(const struct vt_group *group, size_t at, size_t *ret_begin, size_t *ret_end)
{
    const struct vt_cluster *clusters = group->res->clusters;
    *ret_begin = 0;
    *ret_end = group->member_count;
    if (group->member_count <= SUBJECT_MEMBERS_MAX)
        return;
    const uint32_t date = clusters[group->members[at]].date;
    size_t begin = at, end = at + 1;
    while (begin > 0 && vt_date_is_full(clusters[group->members[begin - 1]].date) &&
           vt_time_distance(clusters[group->members[begin - 1]].date, date) <= NEAR_DAYS)
        begin--;
    while (end < group->member_count && vt_date_is_full(clusters[group->members[end]].date) &&
           vt_time_distance(clusters[group->members[end]].date, date) <= NEAR_DAYS)
        end++;
    *ret_begin = begin;
    *ret_end = end;
}

void vt_group_join_slips(struct vt_group *group)
{
    struct vt_resolution *res = group->res;
    if (group->member_count < 2)
        return;
    qsort_r(group->members, group->member_count, sizeof *group->members, compare_by_date, res);
    for (size_t i = 0; i < group->member_count; i++) {
        const uint32_t part = group->members[i];
        if (vt_cluster_is_anchored(&res->clusters[part]) ||
            !vt_date_is_full(res->clusters[part].date))
            continue;
        size_t begin, end;
        window_of(group, i, &begin, &end);
        uint32_t whole = VT_NONE;
        for (size_t j = begin; j < end; j++) {
            const uint32_t other = group->members[j];
            if (other == part || res->clusters[other].into != other ||
                !is_stronger(&res->clusters[other], &res->clusters[part]) ||
                (whole != VT_NONE && !is_stronger(&res->clusters[other], &res->clusters[whole])) ||
                !is_slip(group, &res->clusters[other], &res->clusters[part]))
                continue;
            whole = other;
        }
        if (whole != VT_NONE)
            vt_cluster_merge(res, whole, part);
    }
}

/* ---- held documents that do not print their date ---- */

/* A document was issued no earlier than what it cites. */
static uint32_t latest_cited(const struct vt_rows *rows, const struct vt_cluster *cluster)
{
    if (cluster->document == VT_NONE)
        return rows->known[cluster->known].latest;
    const struct vt_document_row *document = &rows->documents[cluster->document];
    uint32_t latest = 0;
    for (uint32_t m = document->mention_begin; m < document->mention_end; m++) {
        const struct vt_mention_row *mention = &rows->mentions[m];
        if (vt_date_is_full(mention->date) && mention->date > latest &&
            !(mention->flags & VT_MENTION_INCOMING))
            latest = mention->date;
    }
    return latest;
}

static bool could_be(const struct vt_group *group, const struct vt_cluster *document,
                     const struct vt_cluster *cited, uint32_t not_before)
{
    return !vt_cluster_is_anchored(cited) && vt_date_is_full(cited->date) &&
           (group->is_unique || cited->date >= not_before) &&
           vt_time_agrees(cited->date, document->date) &&
           (group->scope == VT_SCOPE_CENTRAL ||
            (vt_places_compatible(cited->place, document->place) &&
             vt_bodies_compatible(&group->res->rows->bodies, cited->issuer, document->issuer)));
}

/* Also what a snapshot has without its date: held documents, and stubs whose number is enough. */
static bool is_undated(const struct vt_group *group, const struct vt_cluster *member)
{
    const struct vt_known_row *known =
        member->known == VT_NONE ? NULL : &group->res->rows->known[member->known];
    return !vt_date_is_full(member->date) &&
           (member->document != VT_NONE ||
            (known != NULL && known->base != VT_NONE && (!known->is_stub || group->is_unique)));
}

static void date_document(struct vt_group *group, uint32_t number, bool is_alone)
{
    struct vt_resolution *res = group->res;
    struct vt_cluster *document = &res->clusters[number];
    const uint32_t not_before = latest_cited(res->rows, document);
    uint32_t found = VT_NONE, same = VT_NONE;
    size_t count = 0, same_count = 0;
    for (size_t i = 0; i < group->member_count; i++) {
        const uint32_t other = group->members[i];
        if (res->clusters[other].into != other ||
            !could_be(group, document, &res->clusters[other], not_before))
            continue;
        found = other;
        count++;
        if (subject_overlap(res, document, &res->clusters[other]) < VT_OVERLAP_SAME)
            continue;
        same = other;
        same_count++;
    }
    uint32_t chosen = same_count == 1 ? same : count == 1 && is_alone ? found : VT_NONE;
    document->is_open = chosen == VT_NONE && count > 0;
    if (chosen == VT_NONE)
        return;
    document->date = res->clusters[chosen].date;
    if (document->place == 0)
        document->place = res->clusters[chosen].place;
    vt_cluster_merge(res, number, chosen);
}

void vt_group_date_documents(struct vt_group *group)
{
    const struct vt_cluster *clusters = group->res->clusters;
    size_t undated = 0;
    for (size_t i = 0; i < group->member_count; i++)
        undated += is_undated(group, &clusters[group->members[i]]);
    for (size_t i = 0; undated > 0 && i < group->member_count; i++)
        if (is_undated(group, &clusters[group->members[i]]))
            date_document(group, group->members[i], undated == 1);
}
