#include "vt_tiers.h"

#include <string.h>

#include "vt_cleanup.h"
#include "vt_date.h"
#include "vt_fold.h"
#include "vt_issuer.h"

static const struct {
    const char *id, *label;
} TIERS[VT_TIER_COUNT] = {
    [VT_TIER_UNKNOWN] = {"", ""},
    [VT_TIER_CENTRAL] = {"central", "Trung ương"},
    [VT_TIER_PROVINCE] = {"province", "tỉnh"},
    [VT_TIER_DISTRICT] = {"district", "sở, huyện"},
    [VT_TIER_COMMUNE] = {"commune", "xã"},
};

/* A committee says in its name whose it is; the table has one row for those of all levels. */
static enum vt_tier tier_of_words(struct vt_str issuer)
{
    static const struct {
        const char *word;
        enum vt_tier tier;
    } WORDS[] = {{" phường ", VT_TIER_COMMUNE},  {" thị trấn ", VT_TIER_COMMUNE},
                 {" thị xã ", VT_TIER_DISTRICT}, {" xã ", VT_TIER_COMMUNE},
                 {" huyện ", VT_TIER_DISTRICT},  {" quận ", VT_TIER_DISTRICT}};
    VT_AUTO(vt_buf_release) struct vt_buf name = VT_BUF_INIT(64 * 1024);
    vt_buf_add_c(&name, ' ');
    vt_fold_match(issuer, &name);
    vt_buf_add_c(&name, ' ');
    for (size_t i = 0; i < VT_ARRAY_LEN(WORDS); i++)
        if (vt_str_find(vt_buf_str(&name), vt_str(WORDS[i].word), 0) != SIZE_MAX)
            return WORDS[i].tier;
    return VT_TIER_UNKNOWN;
}

enum vt_tier vt_tier_of(struct vt_str issuer, struct vt_str issuer_code)
{
    const struct vt_issuer *body = vt_issuer_by_name(issuer, NULL);
    if (body == NULL)
        body = vt_issuer_by_code(issuer_code);
    if (body == NULL || body->level.len_bytes == 0)
        return VT_TIER_UNKNOWN;
    const bool is_party = body->level.ptr[0] == 'P';
    const char digit = body->level.ptr[is_party ? 1 : 0];
    if (digit < '1' || digit > '6')
        return VT_TIER_UNKNOWN;
    const int level = digit - '0';
    const enum vt_tier words = body->is_local ? tier_of_words(issuer) : VT_TIER_UNKNOWN;
    if (words != VT_TIER_UNKNOWN)
        return words;
    if (is_party)
        return level <= 2   ? VT_TIER_CENTRAL
               : level == 3 ? VT_TIER_PROVINCE
               : level <= 5 ? VT_TIER_DISTRICT
                            : VT_TIER_COMMUNE;
    return level <= 3   ? VT_TIER_CENTRAL
           : level == 4 ? VT_TIER_PROVINCE
           : level == 5 ? VT_TIER_DISTRICT
                        : VT_TIER_COMMUNE;
}

/* Days since 1970 of a full date. */
static bool day_of(const json_t *object, int64_t *ret)
{
    struct vt_date date;
    if (!vt_date_from_iso(vt_json_get_str(object, "date"), &date) || date.day == 0)
        return false;
    *ret = vt_date_days(date);
    return true;
}

struct span {
    int64_t documents, first, last;
    struct vt_str first_date, last_date;
};

static void note(struct span *span, const json_t *node)
{
    int64_t day;
    span->documents++;
    if (!day_of(node, &day))
        return;
    const struct vt_str date = vt_json_get_str(node, "date");
    if (span->first_date.len_bytes == 0 || day < span->first) {
        span->first = day;
        span->first_date = date;
    }
    if (span->last_date.len_bytes == 0 || day > span->last) {
        span->last = day;
        span->last_date = date;
    }
}

static const json_t *node_of(const json_t *nodes, struct vt_str id)
{
    size_t i;
    const json_t *node;
    json_array_foreach(nodes, i, node) if (vt_str_eq(vt_json_get_str(node, "id"), id)) return node;
    return NULL;
}

static void put_days(json_t *links, const json_t *nodes)
{
    size_t i;
    json_t *link;
    json_array_foreach(links, i, link)
    {
        int64_t from, to;
        const json_t *citing = node_of(nodes, vt_json_get_str(link, "from_id"));
        const json_t *cited = node_of(nodes, vt_json_get_str(link, "to_id"));
        if (citing != NULL && cited != NULL && day_of(citing, &from) && day_of(cited, &to))
            vt_json_set_int(link, "days", from - to);
    }
}

static void add_tier(json_t *tiers, enum vt_tier tier, const struct span *span,
                     const struct span *above)
{
    json_t *item = json_object();
    json_array_append_new(tiers, item);
    vt_json_set_str(item, "tier", vt_str(TIERS[tier].id));
    vt_json_set_str(item, "label", vt_str(TIERS[tier].label));
    vt_json_set_int(item, "documents", span->documents);
    vt_json_set_str(item, "first", span->first_date);
    vt_json_set_str(item, "last", span->last_date);
    if (above != NULL && above->first_date.len_bytes > 0 && span->first_date.len_bytes > 0)
        vt_json_set_int(item, "days", span->first - above->first);
    json_object_set_new(item, "silent", json_boolean(span->documents == 0));
}

int vt_tiers_put(json_t *lineage, struct vt_error *err)
{
    struct span spans[VT_TIER_COUNT] = {0};
    enum vt_tier top = VT_TIER_UNKNOWN;
    json_t *node, *nodes = json_object_get(lineage, "nodes");
    size_t i;
    json_array_foreach(nodes, i, node)
    {
        const enum vt_tier tier =
            vt_tier_of(vt_json_get_str(node, "issuer"), vt_json_get_str(node, "issuer_code"));
        const int64_t level = vt_json_get_int(node, "level", 0);
        vt_json_set_str(node, "tier", vt_str(TIERS[tier].id));
        if (level == 0)
            top = tier;
        if (level >= 0)
            note(&spans[tier], node);
    }
    put_days(json_object_get(lineage, "links"), nodes);
    json_t *tiers = json_array();
    if (tiers == NULL)
        return vt_fail(err, VT_E_NOMEM, "no memory for the tiers");
    json_object_set_new(lineage, "tiers", tiers);
    const struct span *above = NULL;
    for (int tier = top; top != VT_TIER_UNKNOWN && tier < VT_TIER_COUNT; tier++) {
        add_tier(tiers, (enum vt_tier)tier, &spans[tier], above);
        if (spans[tier].documents > 0)
            above = &spans[tier];
    }
    return VT_OK;
}
