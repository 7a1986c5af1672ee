/* Works that are cited by name and year: "Luật Đất đai năm 2013". */
#include "vt_buckets.h"
#include "vt_cleanup.h"
#include "vt_group.h"
#include "vt_names.h"

#include <stdlib.h>

/* A cluster that is known by a name. */
struct bearer {
    uint32_t name, cluster;
};

struct named {
    struct vt_resolution *res;
    struct vt_strings names; /* "LUAT|dat dai" */
    uint32_t *name_of;       /* by mention; 0: not cited by name */
    struct bearer *bearers;
    size_t bearer_count, bearer_room;
    struct vt_buckets by_name_bearers, by_name_mentions;
    struct vt_group group;
    struct vt_arena arena;
};

static void release(struct named *named)
{
    vt_strings_release(&named->names);
    free(named->name_of);
    free(named->bearers);
    vt_buckets_release(&named->by_name_bearers);
    vt_buckets_release(&named->by_name_mentions);
    vt_group_release(&named->group);
    vt_arena_release(&named->arena);
}

static int compared_name(struct named *named, uint8_t type, struct vt_str name, struct vt_str *ret,
                         struct vt_error *err)
{
    vt_arena_reset(&named->arena);
    struct vt_str folded = vt_name_fold(&named->arena, type, name);
    *ret = VT_STR_EMPTY;
    if (folded.ptr == NULL)
        return vt_no_memory(err);
    if (folded.len_bytes == 0 && !vt_str_eq(vt_type_id(type), VT_STR("HIEN_PHAP")))
        return VT_OK; /* "luật này": no name at all */
    *ret = vt_arena_printf(&named->arena, "%.*s|%.*s", VT_STR_ARG(vt_type_id(type)),
                           VT_STR_ARG(folded));
    return ret->ptr == NULL ? vt_no_memory(err) : VT_OK;
}

static int list_mentions(struct named *named, struct vt_error *err)
{
    const struct vt_rows *rows = named->res->rows;
    named->name_of = calloc(rows->mention_count + 1, sizeof *named->name_of);
    if (named->name_of == NULL)
        return vt_no_memory(err);
    for (size_t m = 0; m < rows->mention_count; m++) {
        const struct vt_mention_row *mention = &rows->mentions[m];
        if (mention->kind != VT_KIND_NAME || mention->key != 0)
            continue;
        struct vt_str name;
        int status = compared_name(named, mention->type,
                                   vt_strings_get(&rows->strings, mention->name), &name, err);
        if (status == VT_OK)
            status = vt_strings_add(&named->names, name, &named->name_of[m], err);
        if (status != VT_OK)
            return status;
    }
    return VT_OK;
}

/* A cluster bears a name if some mention uses that name. */
static int add_bearer(struct named *named, uint8_t type, uint32_t text, uint32_t cluster,
                      struct vt_error *err)
{
    struct vt_str name;
    int status =
        compared_name(named, type, vt_strings_get(&named->res->rows->strings, text), &name, err);
    uint32_t number = status == VT_OK ? vt_strings_find(&named->names, name) : 0;
    if (status != VT_OK || number == 0)
        return status;
    struct bearer *grown =
        vt_grown(named->bearers, &named->bearer_room, named->bearer_count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    named->bearers = grown;
    grown[named->bearer_count++] = (struct bearer){number, cluster};
    struct vt_cluster *bearer = &named->res->clusters[cluster];
    if (bearer->name == 0)
        bearer->name = text;
    return VT_OK;
}

static int list_bearers(struct named *named, struct vt_error *err)
{
    struct vt_resolution *res = named->res;
    const struct vt_rows *rows = res->rows;
    int status = VT_OK;
    for (size_t c = 0; status == VT_OK && c < res->cluster_count; c++) {
        const struct vt_cluster *cluster = &res->clusters[c];
        if (cluster->into == c && vt_cluster_is_anchored(cluster) &&
            vt_name_is_usual(cluster->type))
            status =
                add_bearer(named, cluster->type,
                           cluster->name != 0 ? cluster->name : cluster->subject, (uint32_t)c, err);
    }
    for (size_t m = 0; status == VT_OK && m < rows->mention_count; m++) {
        const struct vt_mention_row *mention = &rows->mentions[m];
        if (mention->kind == VT_KIND_NUMBER && mention->name != 0 && mention->cluster != VT_NONE &&
            mention->how != VT_HOW_GUESS &&
            !vt_name_is_plenum(vt_strings_get(&rows->strings, mention->name)))
            status = add_bearer(named, vt_mention_type(rows, mention), mention->name,
                                mention->cluster, err);
    }
    return status;
}

/* A law that is printed with its number and name is found by the name, too, although nobody cites it so
 * yet. */
static void keep_unused_names(const struct named *named)
{
    const struct vt_rows *rows = named->res->rows;
    for (size_t m = 0; m < rows->mention_count; m++) {
        const struct vt_mention_row *mention = &rows->mentions[m];
        if (mention->kind != VT_KIND_NUMBER || mention->name == 0 || mention->cluster == VT_NONE ||
            mention->how == VT_HOW_GUESS || !vt_name_is_usual(vt_mention_type(rows, mention)))
            continue;
        struct vt_cluster *cluster = &named->res->clusters[mention->cluster];
        if (cluster->name == 0)
            cluster->name = mention->name;
    }
}

static uint32_t name_of_mention(const void *ctx, uint32_t row)
{
    uint32_t name = ((const struct named *)ctx)->name_of[row];
    return name == 0 ? UINT32_MAX : name;
}

static uint32_t name_of_bearer(const void *ctx, uint32_t row)
{
    return ((const struct named *)ctx)->bearers[row].name;
}

static int compare_clusters(const void *a, const void *b, void *ctx)
{
    return vt_cluster_compare(ctx, *(const uint32_t *)a, *(const uint32_t *)b);
}

static int add_members(struct named *named, uint32_t name, struct vt_error *err)
{
    struct vt_group *group = &named->group;
    const struct vt_buckets *buckets = &named->by_name_bearers;
    for (uint32_t i = buckets->begins[name]; i < buckets->begins[name + 1]; i++) {
        int status = vt_group_add(group, named->bearers[buckets->rows[i]].cluster, err);
        if (status != VT_OK)
            return status;
    }
    if (group->member_count < 2)
        return VT_OK;
    qsort_r(group->members, group->member_count, sizeof *group->members, compare_clusters,
            named->res);
    size_t kept = 1;
    for (size_t i = 1; i < group->member_count; i++)
        if (group->members[i] != group->members[kept - 1])
            group->members[kept++] = group->members[i];
    group->member_count = kept;
    return VT_OK;
}

static int resolve_name(struct named *named, uint32_t name, struct vt_error *err)
{
    struct vt_resolution *res = named->res;
    const struct vt_buckets *mentions = &named->by_name_mentions;
    const size_t before = res->cluster_count;
    vt_group_begin(&named->group, res, 0, mentions->rows + mentions->begins[name],
                   mentions->begins[name + 1] - mentions->begins[name]);
    int status = add_members(named, name, err);
    if (status == VT_OK)
        status = vt_group_resolve(&named->group, err);
    for (size_t c = before; status == VT_OK && c < res->cluster_count; c++) {
        struct vt_cluster *stub = &res->clusters[c];
        const struct vt_mention_row *first = &res->rows->mentions[stub->first];
        stub->type = first->type;
        vt_arena_reset(&named->arena);
        struct vt_str full = vt_name_full(&named->arena, first->type,
                                          vt_strings_get(&res->rows->strings, first->name));
        status = full.ptr == NULL ? vt_no_memory(err)
                                  : vt_strings_add(&res->rows->strings, full, &stub->name, err);
    }
    return status;
}

int vt_resolve_named(struct vt_resolution *res, struct vt_error *err)
{
    VT_AUTO(release) struct named named = {.res = res};
    vt_arena_init(&named.arena, SIZE_MAX / 4);
    int status = vt_strings_init(&named.names, err);
    if (status == VT_OK)
        status = list_mentions(&named, err);
    if (status == VT_OK)
        status = list_bearers(&named, err);
    if (status == VT_OK)
        keep_unused_names(&named);
    const size_t names = named.names.count;
    if (status == VT_OK)
        status = vt_buckets_make(&named.by_name_bearers, named.bearer_count, names, name_of_bearer,
                                 &named, err);
    if (status == VT_OK)
        status = vt_buckets_make(&named.by_name_mentions, res->rows->mention_count, names,
                                 name_of_mention, &named, err);
    for (size_t name = 1; status == VT_OK && name < names; name++)
        status = resolve_name(&named, (uint32_t)name, err);
    return status;
}
