#include "vt_link_rows.h"

#include <stdlib.h>

#include "vt_cleanup.h"

enum { SHORT_LIST = 32 };

void vt_link_rows_release(struct vt_link_rows *links)
{
    free(links->links);
    free(links->in);
    free(links->out_begins);
    free(links->in_begins);
    free(links->citing);
    *links = (struct vt_link_rows){0};
}

/* How sure a way of resolution is, in thousandths. */
static uint32_t sureness(uint8_t how)
{
    static const uint16_t thousandths[] = {
        [VT_HOW_DATE] = 1000,   [VT_HOW_DOCUMENT] = 970, [VT_HOW_ONLY] = 950,
        [VT_HOW_SUBJECT] = 900, [VT_HOW_LATEST] = 750,   [VT_HOW_LATER] = 600,
        [VT_HOW_GUESS] = 500,
    };
    return thousandths[how];
}

struct relations {
    vt_relation refers, alias, self;
};

static uint8_t flags_of(const struct vt_mention_row *mention,
                        const struct vt_mention_row *spoken_for)
{
    uint8_t flags = 0;
    if ((mention->flags & (VT_MENTION_WEAK | VT_MENTION_QUOTED)) || mention->how == VT_HOW_LATER)
        flags |= VT_DISK_WEAK;
    if (mention->flags & VT_MENTION_QUOTED)
        flags |= VT_DISK_QUOTED;
    if (mention->how == VT_HOW_GUESS || (spoken_for != NULL && spoken_for->how == VT_HOW_GUESS))
        flags |= VT_DISK_AMBIGUOUS;
    return flags;
}

/* The link that a mention makes, if it makes one. */
static bool link_of(const struct vt_resolution *res, const struct vt_catalog *catalog, uint32_t row,
                    const struct relations *relations, struct vt_link_row *ret)
{
    const struct vt_rows *rows = res->rows;
    const struct vt_mention_row *mention = &rows->mentions[row];
    if (mention->kind == VT_KIND_SUBJECT || mention->kind == VT_KIND_SELF ||
        mention->cluster == VT_NONE || mention->relation == relations->alias ||
        mention->relation == relations->self)
        return false;
    const uint32_t speaker = rows->documents[mention->document].cluster;
    const struct vt_mention_row *spoken_for =
        mention->from_row == VT_NONE ? NULL : &rows->mentions[mention->from_row];
    uint32_t from = spoken_for == NULL ? speaker : spoken_for->cluster;
    if (from == VT_NONE || from == mention->cluster)
        return false;
    const bool is_incoming = (mention->flags & VT_MENTION_INCOMING) != 0;
    *ret = (struct vt_link_row){
        .from = catalog->works[is_incoming ? mention->cluster : from],
        .to = catalog->works[is_incoming ? from : mention->cluster],
        .speaker = catalog->works[speaker],
        .mention = mention->ordinal,
        .relation = mention->relation != 0 ? mention->relation : relations->refers,
        .flags = flags_of(mention, spoken_for),
        .confidence = (uint16_t)(mention->confidence * sureness(mention->how) / 1000),
    };
    if (ret->from != ret->speaker)
        ret->flags |= VT_DISK_THIRD_PARTY;
    return true;
}

static int compare(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_links(const void *a, const void *b)
{
    const struct vt_link_row *left = a, *right = b;
    int order = compare(left->to, right->to);
    if (order == 0)
        order = compare(left->speaker, right->speaker);
    return order != 0 ? order : compare(left->mention, right->mention);
}

/* Most works have few links, and these are nearly in order. */
static void sort_links(struct vt_link_row *links, size_t count)
{
    if (count > SHORT_LIST) {
        qsort(links, count, sizeof *links, compare_links);
        return;
    }
    for (size_t i = 1; i < count; i++) {
        const struct vt_link_row row = links[i];
        size_t at = i;
        for (; at > 0 && compare_links(&links[at - 1], &row) > 0; at--)
            links[at] = links[at - 1];
        links[at] = row;
    }
}

/* Begins that were counted two places up become begins; the items are put by `end[value + 1]++`. */
static void sum_up(uint32_t *begins, size_t count)
{
    for (size_t i = 2; i < count + 2; i++)
        begins[i] += begins[i - 1];
}

static int list_links(struct vt_link_rows *links, const struct vt_resolution *res,
                      const struct vt_catalog *catalog, struct vt_error *err)
{
    const struct relations relations = {.refers = vt_relation_by_id(VT_STR("REFERS")),
                                        .alias = vt_relation_by_id(VT_STR("ALIAS_DEF")),
                                        .self = vt_relation_by_id(VT_STR("SELF"))};
    struct vt_link_row link;
    for (size_t m = 0; m < res->rows->mention_count; m++) {
        if (!link_of(res, catalog, (uint32_t)m, &relations, &link))
            continue;
        links->count++;
        links->out_begins[link.from + 2]++;
        links->in_begins[link.to + 2]++;
    }
    links->links = malloc((links->count + 1) * sizeof *links->links);
    links->in = malloc((links->count + 1) * sizeof *links->in);
    if (links->links == NULL || links->in == NULL)
        return vt_no_memory(err);
    sum_up(links->out_begins, catalog->count);
    sum_up(links->in_begins, catalog->count);
    for (size_t m = 0; m < res->rows->mention_count; m++)
        if (link_of(res, catalog, (uint32_t)m, &relations, &link))
            links->links[links->out_begins[link.from + 1]++] = link;
    return VT_OK;
}

static void count_citing(struct vt_link_rows *links, size_t work, uint32_t *seen)
{
    for (uint32_t i = links->in_begins[work]; i < links->in_begins[work + 1]; i++) {
        const uint32_t speaker = links->links[links->in[i]].speaker;
        if (speaker == work || seen[speaker] == work + 1)
            continue;
        seen[speaker] = (uint32_t)work + 1;
        links->citing[work]++;
    }
}

int vt_link_rows_make(struct vt_link_rows *links, const struct vt_resolution *res,
                      const struct vt_catalog *catalog, struct vt_error *err)
{
    *links = (struct vt_link_rows){
        .out_begins = calloc(catalog->count + 2, sizeof(uint32_t)),
        .in_begins = calloc(catalog->count + 2, sizeof(uint32_t)),
        .citing = calloc(catalog->count + 1, sizeof(uint32_t)),
    };
    VT_AUTOFREE uint32_t *seen = calloc(catalog->count + 1, sizeof *seen);
    if (links->out_begins == NULL || links->in_begins == NULL || links->citing == NULL ||
        seen == NULL)
        return vt_no_memory(err);
    int status = list_links(links, res, catalog, err);
    if (status != VT_OK)
        return status;
    for (size_t work = 0; work < catalog->count; work++) {
        const uint32_t begin = links->out_begins[work], end = links->out_begins[work + 1];
        sort_links(links->links + begin, end - begin);
    }
    /* Links stand by from, speaker and mention already, as far as they lead to one work. */
    for (size_t i = 0; i < links->count; i++)
        links->in[links->in_begins[links->links[i].to + 1]++] = (uint32_t)i;
    for (size_t work = 0; work < catalog->count; work++)
        count_citing(links, work, seen);
    return VT_OK;
}
