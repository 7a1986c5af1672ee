#include "vt_resolution.h"

#include <stdlib.h>

#include "vt_date.h"
#include "vt_term.h"

int vt_cluster_add(struct vt_resolution *res, const struct vt_cluster *cluster, uint32_t *ret,
                   struct vt_error *err)
{
    struct vt_cluster *grown =
        vt_grown(res->clusters, &res->cluster_room, res->cluster_count, sizeof *grown);
    if (grown == NULL || res->cluster_count >= VT_NONE - 1)
        return vt_no_memory(err);
    res->clusters = grown;
    *ret = (uint32_t)res->cluster_count++;
    grown[*ret] = *cluster;
    grown[*ret].into = *ret;
    return VT_OK;
}

static uint32_t place_of_identity(const struct vt_resolution *res, uint32_t key, uint32_t place)
{
    return key != 0 && res->rows->keys.items[key].scope == VT_SCOPE_CENTRAL ? 0 : place;
}

struct vt_cluster vt_cluster_of_document(const struct vt_resolution *res, uint32_t row)
{
    const struct vt_document_row *document = &res->rows->documents[row];
    return (struct vt_cluster){
        .key = document->key,
        .date = document->date,
        .place = place_of_identity(res, document->key, document->place),
        .issuer = document->issuer,
        .subject = document->subject,
        .document = row,
        .known = VT_NONE,
        .first = VT_NONE,
        .last_document = VT_NONE,
        .type = document->type,
    };
}

struct vt_cluster vt_cluster_of_known(const struct vt_resolution *res, uint32_t row)
{
    const struct vt_known_row *known = &res->rows->known[row];
    return (struct vt_cluster){
        .key = known->key,
        .date = known->date,
        .place = place_of_identity(res, known->key, known->place),
        .issuer = known->issuer,
        .subject = known->subject,
        .name = known->name,
        .support = known->support,
        .document = VT_NONE,
        .known = row,
        .first = VT_NONE,
        .last_document = VT_NONE,
        .type = known->type,
    };
}

struct vt_cluster vt_cluster_of_mention(const struct vt_resolution *res, uint32_t row)
{
    const struct vt_mention_row *mention = &res->rows->mentions[row];
    return (struct vt_cluster){
        .key = mention->key,
        .date = vt_time_of(res, mention),
        .place = mention->place,
        .document = VT_NONE,
        .known = VT_NONE,
        .first = VT_NONE,
        .last_document = VT_NONE,
        .type = mention->type,
        .term = mention->term,
    };
}

uint32_t vt_cluster_find(struct vt_resolution *res, uint32_t cluster)
{
    uint32_t root = cluster;
    while (res->clusters[root].into != root)
        root = res->clusters[root].into;
    while (res->clusters[cluster].into != root) {
        uint32_t next = res->clusters[cluster].into;
        res->clusters[cluster].into = root;
        cluster = next;
    }
    return root;
}

void vt_cluster_join(struct vt_resolution *res, uint32_t number, uint32_t row, enum vt_how how)
{
    struct vt_cluster *cluster = &res->clusters[number];
    struct vt_mention_row *mention = &res->rows->mentions[row];
    mention->cluster = number;
    mention->how = (uint8_t)how;
    if (cluster->first == VT_NONE || row < cluster->first)
        cluster->first = row;
    if (how == VT_HOW_GUESS)
        return;
    if (cluster->last_document != mention->document) {
        cluster->last_document = mention->document;
        cluster->support++;
    }
    if (cluster->issuer == 0)
        cluster->issuer = mention->issuer;
    if (cluster->subject == 0)
        cluster->subject = mention->subject;
    if (cluster->type == 0)
        cluster->type = mention->type;
    if (cluster->term == 0)
        cluster->term = mention->term;
}

static int compare_u32(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

int vt_cluster_compare(const struct vt_resolution *res, uint32_t a, uint32_t b)
{
    const struct vt_cluster *left = &res->clusters[a], *right = &res->clusters[b];
    const struct vt_rows *rows = res->rows;
    int order = compare_u32(left->date, right->date);
    if (order == 0)
        order = vt_strings_compare(&rows->keys.texts, left->key, right->key);
    if (order == 0)
        order = vt_strings_compare(&rows->bodies.places, left->place, right->place);
    if (order == 0)
        order = compare_u32(left->document, right->document);
    if (order == 0)
        order = compare_u32(left->known, right->known);
    return order != 0 ? order : compare_u32(left->first, right->first);
}

void vt_cluster_merge(struct vt_resolution *res, uint32_t to, uint32_t from)
{
    struct vt_cluster *whole = &res->clusters[to], *part = &res->clusters[from];
    part->into = to;
    whole->support += part->support;
    if (part->first < whole->first)
        whole->first = part->first;
    if (whole->key == 0)
        whole->key = part->key;
    if (whole->issuer == 0)
        whole->issuer = part->issuer;
    if (whole->subject == 0)
        whole->subject = part->subject;
    if (whole->type == 0)
        whole->type = part->type;
    if (whole->term == 0)
        whole->term = part->term;
}

int vt_alternatives_add(struct vt_resolution *res, uint32_t mention, const uint32_t *clusters,
                        size_t count, struct vt_error *err)
{
    if (count > VT_ALTERNATIVES_LIMIT)
        count = VT_ALTERNATIVES_LIMIT;
    struct vt_alternative *grown =
        vt_grown(res->alternatives, &res->alternative_room, res->alternative_count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    res->alternatives = grown;
    grown[res->alternative_count++] = (struct vt_alternative){
        mention, (uint32_t)res->pool_count, (uint32_t)count, res->rows->mentions[mention].document,
        res->rows->mentions[mention].ordinal};
    for (size_t i = 0; i < count; i++) {
        uint32_t *pool = vt_grown(res->pool, &res->pool_room, res->pool_count, sizeof *pool);
        if (pool == NULL || res->pool_count >= VT_NONE)
            return vt_no_memory(err);
        res->pool = pool;
        pool[res->pool_count++] = clusters[i];
    }
    return VT_OK;
}

/* First and last day that a date with unknown parts can be. */
static uint32_t first_day(uint32_t date)
{
    return date % 10000 == 0 ? date + 101 : date % 100 == 0 ? date + 1 : date;
}

static uint32_t last_day(uint32_t date)
{
    return date % 10000 == 0 ? date + 1231 : date % 100 == 0 ? date + 31 : date;
}

bool vt_time_allows(const struct vt_resolution *res, const struct vt_mention_row *mention,
                    uint32_t date)
{
    uint32_t citing = res->rows->documents[mention->document].date;
    if (date == 0 || citing == 0 || first_day(date) <= last_day(citing))
        return true;
    if ((mention->flags & VT_MENTION_INCOMING) && mention->from == 0)
        return true;
    return mention->relation != 0 && mention->relation == res->encloses;
}

uint32_t vt_time_of(const struct vt_resolution *res, const struct vt_mention_row *mention)
{
    const uint16_t year = res->rows->keys.items[mention->key].year;
    return year == 0 || mention->date / 10000 == year ? mention->date : 0;
}

bool vt_time_is_credible(const struct vt_resolution *res, const struct vt_mention_row *mention)
{
    return vt_time_of(res, mention) == mention->date && vt_time_allows(res, mention, mention->date);
}

bool vt_time_agrees(uint32_t date, uint32_t partial)
{
    if (date == 0 || partial == 0)
        return true;
    return first_day(date) <= last_day(partial) && first_day(partial) <= last_day(date);
}

static int32_t days_of(uint32_t date)
{
    return vt_date_days((struct vt_date){.year = (uint16_t)(date / 10000),
                                         .month = (uint8_t)(date / 100 % 100),
                                         .day = (uint8_t)(date % 100)});
}

uint32_t vt_time_distance(uint32_t a, uint32_t b)
{
    return (uint32_t)abs(days_of(a) - days_of(b));
}
