/* Works and mentions with a whole number, key by key. */
#include "vt_buckets.h"
#include "vt_cleanup.h"
#include "vt_group.h"

#include <stdlib.h>

enum { PREFETCH_MAX = 32 };

struct numbered {
    struct vt_resolution *res;
    struct vt_buckets documents, known, mentions;
    struct vt_group group;
};

static void release(struct numbered *numbered)
{
    vt_buckets_release(&numbered->documents);
    vt_buckets_release(&numbered->known);
    vt_buckets_release(&numbered->mentions);
    vt_group_release(&numbered->group);
}

static uint32_t key_of_document(const void *ctx, uint32_t row)
{
    return ((const struct vt_rows *)ctx)->documents[row].key;
}

static uint32_t key_of_known(const void *ctx, uint32_t row)
{
    return ((const struct vt_rows *)ctx)->known[row].key;
}

/* Aliases and references mean what their antecedent means; only without one their number counts. */
static uint32_t key_of_mention(const void *ctx, uint32_t row)
{
    const struct vt_rows *rows = ctx;
    const struct vt_mention_row *mention = &rows->mentions[row];
    if (mention->key == 0 || rows->keys.items[mention->key].is_bare ||
        mention->kind == VT_KIND_SELF)
        return UINT32_MAX;
    if ((mention->kind == VT_KIND_ALIAS || mention->kind == VT_KIND_ANAPHOR) &&
        mention->antecedent >= 0)
        return UINT32_MAX;
    return mention->key;
}

static int add_documents(struct numbered *numbered, uint32_t key, struct vt_error *err)
{
    struct vt_resolution *res = numbered->res;
    struct vt_document_row *documents = res->rows->documents;
    const struct vt_buckets *buckets = &numbered->documents;
    int status = VT_OK;
    for (uint32_t i = buckets->begins[key]; status == VT_OK && i < buckets->begins[key + 1]; i++) {
        struct vt_document_row *document = &documents[buckets->rows[i]];
        if (document->copy_of != VT_NONE)
            continue;
        struct vt_cluster cluster = vt_cluster_of_document(res, buckets->rows[i]);
        status = vt_cluster_add(res, &cluster, &document->cluster, err);
        if (status == VT_OK && key != 0)
            status = vt_group_add(&numbered->group, document->cluster, err);
    }
    for (uint32_t i = buckets->begins[key]; i < buckets->begins[key + 1]; i++) {
        struct vt_document_row *document = &documents[buckets->rows[i]];
        if (document->copy_of != VT_NONE)
            document->cluster = documents[document->copy_of].cluster;
    }
    return status;
}

/* Whether a held document is what others cited so far: a stub of the snapshot. */
static bool takes_over(const struct numbered *numbered, const struct vt_cluster *document,
                       const struct vt_cluster *stub)
{
    return document->document != VT_NONE && document->known == VT_NONE &&
           vt_time_agrees(document->date, stub->date) &&
           vt_places_compatible(document->place, stub->place) &&
           vt_bodies_compatible(&numbered->res->rows->bodies, document->issuer, stub->issuer) &&
           vt_group_types_agree(&numbered->group, document->type, stub->type);
}

/* Where only a part of the date is known, no other stub may be meant. */
static bool is_only_stub(const struct numbered *numbered, const struct vt_cluster *document,
                         const struct vt_cluster *stub)
{
    const struct vt_buckets *buckets = &numbered->known;
    const uint32_t end = buckets->begins[stub->key + 1];
    bool is_only = true;
    for (uint32_t i = buckets->begins[stub->key];
         is_only && document->date != stub->date && i < end; i++) {
        const struct vt_cluster other = vt_cluster_of_known(numbered->res, buckets->rows[i]);
        is_only = buckets->rows[i] == stub->known ||
                  !numbered->res->rows->known[buckets->rows[i]].is_stub ||
                  !takes_over(numbered, document, &other);
    }
    return is_only;
}

/* The one document that takes a stub over; VT_NONE: none, or several could. */
static uint32_t document_for(const struct numbered *numbered, const struct vt_cluster *stub)
{
    const struct vt_group *group = &numbered->group;
    uint32_t found = VT_NONE;
    for (size_t i = 0; i < group->member_count; i++) {
        const struct vt_cluster *member = &numbered->res->clusters[group->members[i]];
        if (!takes_over(numbered, member, stub) || !is_only_stub(numbered, member, stub))
            continue;
        if (found != VT_NONE)
            return VT_NONE;
        found = group->members[i];
    }
    return found;
}

/* The work among the group's that a line of the table of known works describes.  Works of a snapshot
 * are different ones already. */
static uint32_t member_of_known(const struct numbered *numbered, const struct vt_cluster *known)
{
    const struct vt_group *group = &numbered->group;
    const struct vt_known_row *row = &numbered->res->rows->known[known->known];
    if (row->base != VT_NONE && row->is_stub)
        return document_for(numbered, known);
    for (size_t i = 0; i < group->member_count; i++) {
        const struct vt_cluster *member = &numbered->res->clusters[group->members[i]];
        if (row->base != VT_NONE && (member->document == VT_NONE || member->known != VT_NONE))
            continue;
        if (member->date == known->date && vt_places_compatible(member->place, known->place) &&
            vt_group_types_agree(group, member->type, known->type))
            return group->members[i];
    }
    return VT_NONE;
}

static int add_known(struct numbered *numbered, uint32_t key, struct vt_error *err)
{
    struct vt_resolution *res = numbered->res;
    const struct vt_buckets *buckets = &numbered->known;
    int status = VT_OK;
    for (uint32_t i = buckets->begins[key]; status == VT_OK && i < buckets->begins[key + 1]; i++) {
        const uint32_t row = buckets->rows[i];
        struct vt_cluster cluster = vt_cluster_of_known(res, row);
        uint32_t number = key == 0 ? VT_NONE : member_of_known(numbered, &cluster);
        if (number == VT_NONE) {
            status = vt_cluster_add(res, &cluster, &number, err);
            if (status == VT_OK && key != 0)
                status = vt_group_add(&numbered->group, number, err);
        } else if (res->clusters[number].known == VT_NONE) {
            res->clusters[number].known = row;
            if (res->rows->known[row].base != VT_NONE && res->clusters[number].date == 0)
                res->clusters[number].date = cluster.date;
        }
        res->rows->known[row].cluster = number;
    }
    return status;
}

/* The mentions of a number stand far apart: those of the next one are asked for early. */
static void prefetch_mentions(const struct numbered *numbered, uint32_t key)
{
    const struct vt_buckets *mentions = &numbered->mentions;
    uint32_t end = mentions->begins[key + 1];
    if (end - mentions->begins[key] > PREFETCH_MAX)
        end = mentions->begins[key] + PREFETCH_MAX;
    for (uint32_t i = mentions->begins[key]; i < end; i++)
        __builtin_prefetch(&numbered->res->rows->mentions[mentions->rows[i]]);
}

static int resolve_key(struct numbered *numbered, uint32_t key, struct vt_error *err)
{
    const struct vt_buckets *mentions = &numbered->mentions;
    if (key + 2 < numbered->res->rows->keys.texts.count)
        prefetch_mentions(numbered, key + 1);
    vt_group_begin(&numbered->group, numbered->res, key, mentions->rows + mentions->begins[key],
                   mentions->begins[key + 1] - mentions->begins[key]);
    int status = add_documents(numbered, key, err);
    if (status == VT_OK)
        status = add_known(numbered, key, err);
    return status == VT_OK && key != 0 ? vt_group_resolve(&numbered->group, err) : status;
}

int vt_resolve_numbered(struct vt_resolution *res, struct vt_error *err)
{
    const struct vt_rows *rows = res->rows;
    const size_t keys = rows->keys.texts.count;
    VT_AUTO(release) struct numbered numbered = {.res = res};
    int status = vt_buckets_make(&numbered.documents, rows->document_count, keys, key_of_document,
                                 rows, err);
    if (status == VT_OK)
        status = vt_buckets_make(&numbered.known, rows->known_count, keys, key_of_known, rows, err);
    if (status == VT_OK)
        status = vt_buckets_make(&numbered.mentions, rows->mention_count, keys, key_of_mention,
                                 rows, err);
    for (size_t key = 0; status == VT_OK && key < keys; key++)
        status = resolve_key(&numbered, (uint32_t)key, err);
    return status;
}
