/* Works and citations that corrections name. */
#include "vt_corrections.h"

#include "vt_catalog.h"
#include "vt_names.h"

uint32_t vt_correction_row(const struct vt_rows *rows, struct vt_str id)
{
    const uint32_t text = vt_strings_find(&rows->strings, id);
    for (size_t d = 0; text != 0 && d < rows->document_count; d++)
        if (rows->documents[d].id == text)
            return (uint32_t)d;
    return VT_NONE;
}

uint32_t vt_correction_mention(const struct vt_rows *rows, const struct vt_correction *correction)
{
    const uint32_t document = vt_correction_row(rows, correction->document);
    return document == VT_NONE || correction->mention < 0
               ? VT_NONE
               : vt_rows_find_mention(rows, document, correction->mention);
}

/* Whether a work without a number has the id "luat-dat-dai-2013" (or "…-2"). */
static bool is_called(const struct vt_resolution *res, const struct vt_cluster *cluster,
                      struct vt_str id)
{
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, SIZE_MAX / 4);
    const struct vt_str text = vt_strings_get(&res->rows->strings, cluster->name);
    const struct vt_str names[] = {
        text, vt_name_with_year(&arena, cluster->type, text, cluster->date / 10000)};
    for (size_t i = 0; i < VT_ARRAY_LEN(names) && text.len_bytes > 0; i++) {
        const struct vt_str slug = vt_slug(&arena, names[i]);
        const bool begins = slug.len_bytes > 0 && vt_str_starts(id, slug);
        if (begins && (id.len_bytes == slug.len_bytes ||
                       (id.len_bytes == slug.len_bytes + 2 && id.ptr[slug.len_bytes] == '-')))
            return true;
    }
    return false;
}

/* How well a cluster is what a name says: 0 not at all, 1 where the date is not known of one. */
static int fit_of(const struct vt_resolution *res, const struct vt_cluster *cluster,
                  const struct vt_correction_name *name)
{
    const struct vt_rows *rows = res->rows;
    if (cluster->key == 0)
        return is_called(res, cluster, name->id) ? 2 : 0;
    if (!vt_str_eq(vt_keys_text(&rows->keys, cluster->key), name->key))
        return 0;
    const struct vt_str place = vt_bodies_place_name(&rows->bodies, cluster->place);
    if (place.len_bytes > 0 && name->place.len_bytes > 0 && !vt_str_eq(place, name->place))
        return 0;
    if (cluster->date == name->date)
        return 3;
    const bool is_slip = vt_date_is_full(cluster->date) && vt_date_is_full(name->date) &&
                         vt_time_distance(cluster->date, name->date) <= VT_SLIP_DAYS;
    return is_slip || vt_time_agrees(cluster->date, name->date) ? 1 : 0;
}

uint32_t vt_correction_cluster(struct vt_resolution *res, const struct vt_correction_name *name)
{
    const uint32_t row = vt_correction_row(res->rows, name->id);
    if (row != VT_NONE && res->rows->documents[row].cluster != VT_NONE)
        return vt_cluster_find(res, res->rows->documents[row].cluster);
    uint32_t best = VT_NONE;
    int fit = 0;
    for (uint32_t c = 0; c < res->cluster_count; c++) {
        if (res->clusters[c].into != c)
            continue;
        const int its = fit_of(res, &res->clusters[c], name);
        if (its > fit || (its > 0 && its == fit && vt_cluster_compare(res, c, best) < 0)) {
            best = c;
            fit = its;
        }
    }
    return best;
}
