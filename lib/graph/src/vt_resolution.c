#include "vt_resolution.h"

#include <stdlib.h>

#include "vt_names.h"

/* References to references end here; a longer chain is no text that people write. */
enum { REFERENCE_STEPS_MAX = 8 };

void vt_resolution_release(struct vt_resolution *res)
{
    free(res->clusters);
    free(res->alternatives);
    free(res->pool);
    free(res->plenums);
    *res = (struct vt_resolution){0};
}

/* "Kế hoạch nêu trên" means what its antecedent means. */
static uint32_t antecedent_of(const struct vt_rows *rows, uint32_t row)
{
    for (int step = 0; step < REFERENCE_STEPS_MAX; step++) {
        const struct vt_mention_row *mention = &rows->mentions[row];
        if (mention->antecedent < 0)
            return VT_NONE;
        row = vt_rows_find_mention(rows, mention->document, mention->antecedent);
        if (row == VT_NONE || rows->mentions[row].cluster != VT_NONE)
            return row;
    }
    return VT_NONE;
}

void vt_resolve_references(struct vt_resolution *res)
{
    struct vt_rows *rows = res->rows;
    for (size_t m = 0; m < rows->mention_count; m++) {
        struct vt_mention_row *mention = &rows->mentions[m];
        if (mention->cluster != VT_NONE || mention->kind == VT_KIND_SELF)
            continue;
        uint32_t row = antecedent_of(rows, (uint32_t)m);
        if (row == VT_NONE)
            continue;
        mention->cluster = rows->mentions[row].cluster;
        mention->how = rows->mentions[row].how == VT_HOW_GUESS ? VT_HOW_GUESS : VT_HOW_DOCUMENT;
    }
}

int vt_resolution_run(struct vt_resolution *res, struct vt_error *err)
{
    res->encloses = vt_relation_by_id(VT_STR("ENCLOSES"));
    int status = vt_resolve_numbered(res, err);
    if (status == VT_OK)
        status = vt_resolve_named(res, err);
    if (status == VT_OK)
        status = vt_resolve_plenums(res, err);
    if (status == VT_OK)
        status = vt_resolve_serials(res, err);
    if (status == VT_OK)
        status = vt_resolve_dated(res, err);
    if (status != VT_OK)
        return status;
    for (size_t m = 0; m < res->rows->mention_count; m++)
        if (res->rows->mentions[m].cluster != VT_NONE)
            res->rows->mentions[m].cluster = vt_cluster_find(res, res->rows->mentions[m].cluster);
    for (size_t i = 0; i < res->pool_count; i++)
        res->pool[i] = vt_cluster_find(res, res->pool[i]);
    vt_resolve_references(res);
    return VT_OK;
}

int vt_resolution_let_go(struct vt_resolution *res, struct vt_error *err)
{
    struct vt_rows *rows = res->rows;
    for (size_t m = 0; m < rows->mention_count; m++) {
        const struct vt_mention_row *mention = &rows->mentions[m];
        if (mention->kind != VT_KIND_NUMBER || mention->name == 0 || mention->cluster == VT_NONE ||
            mention->how == VT_HOW_GUESS ||
            !vt_name_is_plenum(vt_strings_get(&rows->strings, mention->name)))
            continue;
        struct vt_plenum_row *grown =
            vt_grown(res->plenums, &res->plenum_room, res->plenum_count, sizeof *grown);
        if (grown == NULL)
            return vt_no_memory(err);
        res->plenums = grown;
        grown[res->plenum_count++] =
            (struct vt_plenum_row){mention->cluster, mention->name, vt_mention_type(rows, mention)};
    }
    free(rows->mentions);
    rows->mentions = NULL;
    rows->mention_count = rows->mention_room = 0;
    return VT_OK;
}
