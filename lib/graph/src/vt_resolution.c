#include "vt_resolution.h"

#include <stdlib.h>

/* References to references end here; a longer chain is no text that people write. */
enum { REFERENCE_STEPS_MAX = 8 };

void vt_resolution_release(struct vt_resolution *res)
{
    free(res->clusters);
    free(res->alternatives);
    free(res->pool);
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
