/* The rules by which a mention without a full date means one of the works of its number. */
#include "vt_group.h"

#include "vt_overlap.h"
#include "vt_term.h"

/* Bounds on what hostile files can make us compare. */
enum {
    SAME_DOCUMENT_STEPS = 256, /* mentions of one number, before and after */
    MEMBERS_MAX = 5000 /* with more works of one number, only a date can tell which is meant */
};

static uint8_t term_of(const struct vt_group *group, const struct vt_cluster *member)
{
    if (member->term != 0 || !group->is_party || group->scope != VT_SCOPE_CENTRAL)
        return member->term;
    return vt_term_of_date(member->date);
}

/* Apart from time, what the mention says and what is known of the work do not contradict each other. */
static bool fits_in_words(const struct vt_group *group, const struct vt_mention_row *mention,
                          const struct vt_cluster *member)
{
    const uint8_t term = mention->term == 0 ? 0 : term_of(group, member);
    if (term != 0 && term != mention->term)
        return false;
    if (group->scope != VT_SCOPE_CENTRAL &&
        (!vt_places_compatible(mention->place, member->place) ||
         !vt_bodies_compatible(&group->res->rows->bodies, mention->issuer, member->issuer)))
        return false;
    return vt_group_types_agree(group, mention->type, member->type);
}

/* The text itself gives a date after that of the document that cites. */
static bool is_late(const struct vt_group *group, const struct vt_mention_row *mention)
{
    const uint32_t date = vt_time_of(group->res, mention);
    return date != 0 && !vt_time_allows(group->res, mention, date);
}

/* A work is never guessed to be later than what cites it.  Where the text itself gives a number with its
 * year, or a date, the text counts: the citing document's own date may be wrong, or the mention a note
 * of an editor. */
static bool fits(const struct vt_group *group, const struct vt_mention_row *mention,
                 const struct vt_cluster *member)
{
    const uint32_t date = vt_time_of(group->res, mention);
    return fits_in_words(group, mention, member) && vt_time_agrees(member->date, date) &&
           (group->is_unique || (member->date != 0 && is_late(group, mention)) ||
            vt_time_allows(group->res, mention, member->date));
}

/* A date after the citing document that is nearly that of a work: the year or the day is a slip. */
static bool is_nearly(const struct vt_group *group, const struct vt_mention_row *mention,
                      const struct vt_cluster *member)
{
    return vt_date_is_full(mention->date) && vt_date_is_full(member->date) &&
           !vt_time_is_credible(group->res, mention) &&
           vt_time_allows(group->res, mention, member->date) &&
           fits_in_words(group, mention, member) &&
           (mention->date % 10000 == member->date % 10000 ||
            vt_time_distance(mention->date, member->date) <= VT_SLIP_DAYS);
}

/* Softer signs: each counts only where it leaves something. */
enum sign { SIGN_DATED, SIGN_PLACE, SIGN_TYPE, SIGN_COUNT };

static bool has_sign(const struct vt_mention_row *mention, const struct vt_cluster *member,
                     enum sign sign)
{
    switch (sign) {
    case SIGN_DATED:
        return mention->date == 0 || member->date != 0;
    case SIGN_PLACE:
        return mention->place == 0 || mention->place == member->place;
    case SIGN_TYPE:
        return mention->type == 0 || mention->type == member->type;
    case SIGN_COUNT:
        break;
    }
    return true;
}

static size_t narrow(const struct vt_group *group, const struct vt_mention_row *mention,
                     size_t count)
{
    const struct vt_cluster *clusters = group->res->clusters;
    for (enum sign sign = 0; sign < SIGN_COUNT && count > 1; sign++) {
        size_t kept = 0;
        for (size_t i = 0; i < count; i++)
            kept += has_sign(mention, &clusters[group->scratch[i]], sign);
        if (kept == 0 || kept == count)
            continue;
        kept = 0;
        for (size_t i = 0; i < count; i++)
            if (has_sign(mention, &clusters[group->scratch[i]], sign))
                group->scratch[kept++] = group->scratch[i];
        count = kept;
    }
    return count;
}

static bool is_candidate(const struct vt_group *group, size_t count, uint32_t cluster)
{
    for (size_t i = 0; i < count; i++)
        if (group->scratch[i] == cluster)
            return true;
    return false;
}

/* Whether one mention can mean what another one of its document means: one of the candidates, or, where
 * there is none, any work of which only the time speaks against it. */
static bool can_follow(const struct vt_group *group, const struct vt_mention_row *mention,
                       const struct vt_mention_row *other, size_t count)
{
    if (other->cluster == VT_NONE || other->how == VT_HOW_GUESS)
        return false;
    const struct vt_cluster *work = &group->res->clusters[other->cluster];
    return count > 0 ? is_candidate(group, count, other->cluster)
                     : fits_in_words(group, mention, work) &&
                           vt_time_agrees(work->date, vt_time_of(group->res, mention));
}

/* What the same document meant by the same number: nearest before, else the first later one that gives
 * a full date. */
static uint32_t same_document(const struct vt_group *group, size_t index, size_t count)
{
    const struct vt_mention_row *mention = vt_group_mention(group, index);
    for (size_t i = index; i-- > 0 && index - i <= SAME_DOCUMENT_STEPS;) {
        const struct vt_mention_row *other = vt_group_mention(group, i);
        if (other->document != mention->document)
            break;
        if (can_follow(group, mention, other, count))
            return other->cluster;
    }
    for (size_t i = index + 1; i < group->mention_count && i - index <= SAME_DOCUMENT_STEPS; i++) {
        const struct vt_mention_row *other = vt_group_mention(group, i);
        if (other->document != mention->document)
            break;
        if (vt_date_is_full(other->date) && can_follow(group, mention, other, count))
            return other->cluster;
    }
    return VT_NONE;
}

static uint32_t same_subject(const struct vt_group *group, const struct vt_mention_row *mention,
                             size_t count)
{
    const struct vt_strings *strings = &group->res->rows->strings;
    uint32_t found = VT_NONE;
    if (mention->subject == 0)
        return VT_NONE;
    for (size_t i = 0; i < count; i++) {
        const struct vt_cluster *member = &group->res->clusters[group->scratch[i]];
        if (vt_overlap(vt_strings_get(strings, mention->subject),
                       vt_strings_get(strings, member->subject)) < VT_OVERLAP_SAME)
            continue;
        if (found != VT_NONE)
            return VT_NONE;
        found = group->scratch[i];
    }
    return found;
}

/* The latest that was issued in the term (the year) in which the citing document was. */
static uint32_t latest_of_period(const struct vt_group *group, const struct vt_mention_row *mention,
                                 size_t count)
{
    const uint32_t citing = group->res->rows->documents[mention->document].date;
    uint32_t found = VT_NONE, date = 0;
    for (size_t i = 0; i < count; i++) {
        const struct vt_cluster *member = &group->res->clusters[group->scratch[i]];
        if (!vt_term_same_period(member->date, citing, group->is_party) || member->date < date)
            continue;
        found = member->date == date ? VT_NONE : group->scratch[i];
        date = member->date;
    }
    return found;
}

/* The latest, then the most cited, goes to the front. */
static void likeliest_first(const struct vt_group *group, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++) {
        const struct vt_cluster *a = &group->res->clusters[group->scratch[i]];
        const struct vt_cluster *b = &group->res->clusters[group->scratch[best]];
        if (a->date > b->date || (a->date == b->date && a->support > b->support))
            best = i;
    }
    uint32_t chosen = group->scratch[best];
    for (size_t i = best; i > 0; i--)
        group->scratch[i] = group->scratch[i - 1];
    group->scratch[0] = chosen;
}

static uint32_t choose_by_rule(const struct vt_group *group, size_t index, size_t count,
                               enum vt_how *ret_how)
{
    const struct vt_mention_row *mention = vt_group_mention(group, index);
    uint32_t chosen = same_document(group, index, count);
    *ret_how = VT_HOW_DOCUMENT;
    if (chosen == VT_NONE) {
        /* What the words say goes before what the calendar suggests. */
        chosen = same_subject(group, mention, count);
        *ret_how = VT_HOW_SUBJECT;
    }
    if (chosen == VT_NONE) {
        chosen = latest_of_period(group, mention, count);
        *ret_how = VT_HOW_LATEST;
    }
    return chosen;
}

static size_t list_candidates(const struct vt_group *group, const struct vt_mention_row *mention,
                              bool (*is_fit)(const struct vt_group *, const struct vt_mention_row *,
                                             const struct vt_cluster *))
{
    size_t count = 0;
    for (size_t i = 0; i < group->member_count; i++) {
        const struct vt_cluster *member = &group->res->clusters[group->members[i]];
        if (member->into == group->members[i] && is_fit(group, mention, member))
            group->scratch[count++] = group->members[i];
    }
    return narrow(group, mention, count);
}

int vt_group_choose(struct vt_group *group, size_t index, uint32_t *ret_cluster,
                    enum vt_how *ret_how, struct vt_error *err)
{
    const struct vt_mention_row *mention = vt_group_mention(group, index);
    if (group->member_count > MEMBERS_MAX) {
        *ret_cluster = same_document(group, index, 0);
        *ret_how = VT_HOW_DOCUMENT;
        if (*ret_cluster == VT_NONE)
            *ret_cluster = group->open_stub;
        return VT_OK;
    }
    size_t count = list_candidates(group, mention, fits);
    if (count == 0)
        count = list_candidates(group, mention, is_nearly);
    *ret_cluster =
        count == 1 ? group->scratch[0] : (count == 0 ? same_document(group, index, 0) : VT_NONE);
    *ret_how = VT_HOW_ONLY;
    if (count < 2 && *ret_cluster != VT_NONE &&
        !vt_time_allows(group->res, mention, group->res->clusters[*ret_cluster].date))
        *ret_how = VT_HOW_LATER;
    if (count < 2)
        return VT_OK;
    *ret_cluster = choose_by_rule(group, index, count, ret_how);
    if (*ret_cluster != VT_NONE)
        return VT_OK;
    likeliest_first(group, count);
    *ret_cluster = group->scratch[0];
    *ret_how = VT_HOW_GUESS;
    return vt_alternatives_add(group->res, group->mentions[index], group->scratch, count, err);
}
