#include "vt_catalog.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_date.h"
#include "vt_fold.h"
#include "vt_sort.h"

enum { SLUG_BYTES_MAX = 120 };

struct vt_str vt_iso_date(struct vt_arena *arena, uint32_t date)
{
    return vt_date_iso(arena, (struct vt_date){.year = (uint16_t)(date / 10000),
                                               .month = (uint8_t)(date / 100 % 100),
                                               .day = (uint8_t)(date % 100)});
}

struct vt_str vt_slug(struct vt_arena *arena, struct vt_str text)
{
    struct vt_str folded = vt_fold_ascii_in(arena, text);
    char *slug = folded.ptr == NULL ? NULL : vt_arena_alloc(arena, folded.len_bytes + 1);
    if (slug == NULL)
        return (struct vt_str){0};
    size_t length = 0;
    for (size_t i = 0; i < folded.len_bytes && length < SLUG_BYTES_MAX; i++) {
        char c = folded.ptr[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            slug[length++] = c;
        else if (length > 0 && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length > 0 && slug[length - 1] == '-')
        length--;
    return vt_str_n(slug, length);
}

void vt_catalog_release(struct vt_catalog *catalog)
{
    free(catalog->clusters);
    free(catalog->works);
    free(catalog->ids);
    free(catalog->slugs);
    *catalog = (struct vt_catalog){0};
}

static int slug_of(struct vt_resolution *res, const struct vt_facts *facts, uint32_t number,
                   struct vt_arena *arena, uint32_t *ret, struct vt_error *err)
{
    const struct vt_rows *rows = res->rows;
    const struct vt_cluster *cluster = &res->clusters[number];
    vt_arena_reset(arena);
    struct vt_str date = vt_iso_date(arena, facts[number].date);
    struct vt_str text = cluster->key != 0 ? vt_keys_text(&rows->keys, cluster->key)
                                           : vt_strings_get(&rows->strings, facts[number].name);
    struct vt_str slug = vt_slug(arena, text);
    if (slug.ptr != NULL && date.ptr != NULL && cluster->key != 0 && date.len_bytes > 0)
        slug = vt_arena_printf(arena, "%.*s.%.*s", VT_STR_ARG(slug), VT_STR_ARG(date));
    if (slug.ptr == NULL || date.ptr == NULL)
        return vt_no_memory(err);
    if (slug.len_bytes == 0 && cluster->document == VT_NONE)
        slug = VT_STR("van-ban");
    return vt_strings_add(&res->rows->strings, slug, ret, err);
}

struct by_slug {
    const struct vt_resolution *res;
    const uint32_t *slugs;
};

static int compare_slugs(uint32_t x, uint32_t y, const void *ctx)
{
    const struct by_slug *by = ctx;
    const int order = vt_strings_compare(&by->res->rows->strings, by->slugs[x], by->slugs[y]);
    if (order != 0)
        return order;
    const bool left = by->res->clusters[x].document != VT_NONE;
    const bool right = by->res->clusters[y].document != VT_NONE;
    return left != right ? (left ? -1 : 1) : vt_cluster_compare(by->res, x, y);
}

/* Works of one number and date get -2, -3 …, held ones first. */
static int part_slugs(struct vt_catalog *catalog, struct vt_resolution *res, struct vt_arena *arena,
                      struct vt_error *err)
{
    VT_AUTO(vt_strings_release) struct vt_strings taken;
    int status = vt_strings_init(&taken, err);
    uint32_t base = 0, number = 0;
    unsigned suffix = 0;
    for (size_t i = 0; status == VT_OK && i < catalog->count; i++) {
        uint32_t *slug = &catalog->slugs[catalog->clusters[i]];
        if (*slug == 0)
            continue;
        suffix = *slug == base ? suffix : 1;
        base = *slug;
        struct vt_str text = vt_strings_get(&res->rows->strings, base);
        while (text.ptr != NULL && vt_strings_find(&taken, text) != 0) {
            vt_arena_reset(arena);
            text = vt_arena_printf(arena, "%.*s-%u",
                                   VT_STR_ARG(vt_strings_get(&res->rows->strings, base)), ++suffix);
        }
        if (text.ptr == NULL)
            return vt_no_memory(err);
        status = vt_strings_add(&taken, text, &number, err);
        if (status == VT_OK)
            status = vt_strings_add(&res->rows->strings, text, slug, err);
    }
    return status;
}

struct by_date {
    const struct vt_catalog *catalog;
    const struct vt_strings *strings;
    const struct vt_facts *facts;
};

static int compare_works(uint32_t x, uint32_t y, const void *ctx)
{
    const struct by_date *by = ctx;
    if (by->facts[x].date != by->facts[y].date)
        return by->facts[x].date < by->facts[y].date ? -1 : 1;
    return vt_strings_compare(by->strings, by->catalog->ids[x], by->catalog->ids[y]);
}

int vt_catalog_make(struct vt_catalog *catalog, struct vt_resolution *res,
                    const struct vt_all_facts *facts, struct vt_error *err)
{
    const size_t room = res->cluster_count + 1;
    *catalog = (struct vt_catalog){
        .clusters = malloc(room * sizeof(uint32_t)),
        .works = malloc(room * sizeof(uint32_t)),
        .ids = calloc(room, sizeof(uint32_t)),
        .slugs = calloc(room, sizeof(uint32_t)),
    };
    if (catalog->clusters == NULL || catalog->works == NULL || catalog->ids == NULL ||
        catalog->slugs == NULL)
        return vt_no_memory(err);
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, SIZE_MAX / 4);
    for (uint32_t c = 0; c < res->cluster_count; c++) {
        catalog->works[c] = VT_NONE;
        if (res->clusters[c].into != c)
            continue;
        catalog->clusters[catalog->count++] = c;
        int status = slug_of(res, facts->items, c, &arena, &catalog->slugs[c], err);
        if (status != VT_OK)
            return status;
    }
    VT_AUTOFREE struct vt_sort_item *order = calloc(catalog->count + 1, sizeof *order);
    if (order == NULL)
        return vt_no_memory(err);
    for (size_t i = 0; i < catalog->count; i++)
        order[i] = vt_sort_item_of(
            vt_strings_get(&res->rows->strings, catalog->slugs[catalog->clusters[i]]),
            catalog->clusters[i]);
    const struct by_slug by_slug = {res, catalog->slugs};
    vt_sort_items(order, catalog->count, compare_slugs, &by_slug);
    for (size_t i = 0; i < catalog->count; i++)
        catalog->clusters[i] = order[i].item;
    int status = part_slugs(catalog, res, &arena, err);
    if (status != VT_OK)
        return status;
    for (size_t i = 0; i < catalog->count; i++) {
        const uint32_t c = catalog->clusters[i];
        const uint32_t row = res->clusters[c].document;
        catalog->ids[c] = row != VT_NONE ? res->rows->documents[row].id : catalog->slugs[c];
    }
    for (size_t i = 0; i < catalog->count; i++) {
        const uint32_t c = catalog->clusters[i];
        order[i] = vt_sort_item_of(vt_strings_get(&res->rows->strings, catalog->ids[c]), c);
        order[i].low = order[i].high;
        order[i].high = facts->items[c].date;
    }
    const struct by_date by_date = {catalog, &res->rows->strings, facts->items};
    vt_sort_items(order, catalog->count, compare_works, &by_date);
    for (size_t i = 0; i < catalog->count; i++) {
        catalog->clusters[i] = order[i].item;
        catalog->works[catalog->clusters[i]] = (uint32_t)i;
    }
    return VT_OK;
}
