/* The sections by which works are looked up. */
#include "vt_snapshot_write.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_names.h"
#include "vt_sort.h"

/* ---- texts that lead to works ---- */

struct entries {
    struct vt_disk_name *items;
    size_t count, room;
};

static struct vt_str text_of(const struct vt_pool *pool, struct vt_disk_text text)
{
    /* While entries are made, offset holds the number of the text in the pool. */
    return vt_strings_get(&pool->texts, text.offset);
}

static int add_entry(struct entries *entries, struct vt_pool *pool, struct vt_str text,
                     bool is_view, uint32_t work, struct vt_error *err)
{
    struct vt_disk_name *grown =
        vt_grown(entries->items, &entries->room, entries->count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    entries->items = grown;
    grown[entries->count++] = (struct vt_disk_name){
        .text = {vt_pool_number(pool, text, is_view), (uint32_t)text.len_bytes}, .work = work};
    return VT_OK;
}

struct entry_order {
    const struct vt_pool *pool;
    const struct vt_disk_name *items;
};

static int compare_entries(uint32_t a, uint32_t b, const void *ctx)
{
    const struct entry_order *by = ctx;
    const struct vt_disk_name *left = &by->items[a], *right = &by->items[b];
    const int order = vt_str_compare(text_of(by->pool, left->text), text_of(by->pool, right->text));
    return order != 0 ? order : (left->work < right->work ? -1 : left->work > right->work);
}

/* In order of their texts, and of works. */
static int sort_entries(struct entries *entries, const struct vt_pool *pool, struct vt_error *err)
{
    VT_AUTOFREE struct vt_sort_item *order = calloc(entries->count + 1, sizeof *order);
    struct vt_disk_name *sorted = calloc(entries->count + 1, sizeof *sorted);
    if (order == NULL || sorted == NULL) {
        free(sorted);
        return vt_no_memory(err);
    }
    for (size_t i = 0; i < entries->count; i++)
        order[i] = vt_sort_item_of(text_of(pool, entries->items[i].text), (uint32_t)i);
    const struct entry_order by = {pool, entries->items};
    vt_sort_items(order, entries->count, compare_entries, &by);
    for (size_t i = 0; i < entries->count; i++)
        sorted[i] = entries->items[order[i].item];
    free(entries->items);
    entries->items = sorted;
    return VT_OK;
}

static int write_entries(struct entries *entries, struct vt_pool *pool, struct vt_buf *buf,
                         struct vt_error *err)
{
    const int status = sort_entries(entries, pool, err);
    for (size_t i = 0; status == VT_OK && i < entries->count; i++) {
        struct vt_disk_name item = entries->items[i];
        if (i > 0 && item.text.offset == entries->items[i - 1].text.offset &&
            item.work == entries->items[i - 1].work)
            continue;
        item.text.offset = pool->offsets[item.text.offset];
        vt_buf_add_item(buf, &item, sizeof item);
    }
    free(entries->items);
    return status;
}

int vt_write_ids(const struct vt_snapshot_source *source, struct vt_pool *pool, struct vt_buf *buf,
                 struct vt_error *err)
{
    const struct vt_catalog *catalog = source->catalog;
    const struct vt_rows *rows = source->res->rows;
    struct entries entries = {0};
    int status = VT_OK;
    for (uint32_t work = 0; status == VT_OK && work < catalog->count; work++) {
        const uint32_t cluster = catalog->clusters[work];
        const uint32_t id = catalog->ids[cluster], slug = catalog->slugs[cluster];
        status = add_entry(&entries, pool, vt_strings_get(&rows->strings, id), true, work, err);
        if (status == VT_OK && slug != 0 && slug != id)
            status =
                add_entry(&entries, pool, vt_strings_get(&rows->strings, slug), true, work, err);
    }
    for (size_t d = 0; status == VT_OK && d < rows->document_count; d++) {
        const struct vt_document_row *document = &rows->documents[d];
        if (document->copy_of != VT_NONE)
            status = add_entry(&entries, pool, vt_strings_get(&rows->strings, document->id), true,
                               catalog->works[document->cluster], err);
    }
    const int written = write_entries(&entries, pool, buf, err);
    return status == VT_OK ? written : status;
}

static int add_name(struct entries *entries, struct vt_pool *pool, struct vt_arena *arena,
                    struct vt_str name, uint32_t work, struct vt_error *err)
{
    uint32_t year;
    vt_arena_reset(arena);
    struct vt_str words = vt_name_search(arena, name, &year);
    if (words.ptr == NULL)
        return vt_no_memory(err);
    return words.len_bytes == 0 ? VT_OK : add_entry(entries, pool, words, false, work, err);
}

/* Works that were printed with a plenum are also found by it. */
static int add_plenums(struct entries *entries, const struct vt_snapshot_source *source,
                       struct vt_pool *pool, struct vt_arena *arena, struct vt_error *err)
{
    const struct vt_resolution *res = source->res;
    VT_AUTO(vt_arena_release) struct vt_arena name_arena;
    vt_arena_init(&name_arena, SIZE_MAX / 4);
    int status = VT_OK;
    for (size_t i = 0; status == VT_OK && i < res->plenum_count; i++) {
        const struct vt_plenum_row *row = &res->plenums[i];
        vt_arena_reset(&name_arena);
        struct vt_str name = vt_name_of_plenum(&name_arena, row->type,
                                               vt_strings_get(&res->rows->strings, row->name));
        status = name.ptr == NULL ? vt_no_memory(err)
                                  : add_name(entries, pool, arena, name,
                                             source->catalog->works[row->cluster], err);
    }
    return status;
}

int vt_write_names(const struct vt_snapshot_source *source, struct vt_pool *pool,
                   struct vt_buf *buf, struct vt_error *err)
{
    const struct vt_catalog *catalog = source->catalog;
    struct entries entries = {0};
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, SIZE_MAX / 4);
    int status = VT_OK;
    for (uint32_t work = 0; status == VT_OK && work < catalog->count; work++) {
        const uint32_t name = source->facts->items[catalog->clusters[work]].name;
        if (name != 0)
            status = add_name(&entries, pool, &arena,
                              vt_strings_get(&source->res->rows->strings, name), work, err);
    }
    if (status == VT_OK)
        status = add_plenums(&entries, source, pool, &arena, err);
    const int written = write_entries(&entries, pool, buf, err);
    return status == VT_OK ? written : status;
}

/* ---- works by number ---- */

struct by_key {
    const struct vt_snapshot_source *source;
    bool loose;
};

static struct vt_str key_text(const struct by_key *by, uint32_t work)
{
    const struct vt_rows *rows = by->source->res->rows;
    const uint32_t key = by->source->res->clusters[by->source->catalog->clusters[work]].key;
    return by->loose ? vt_strings_get(&rows->strings, rows->keys.items[key].loose)
                     : vt_keys_text(&rows->keys, key);
}

static int compare_keys(uint32_t x, uint32_t y, const void *ctx)
{
    const int order = vt_str_compare(key_text(ctx, x), key_text(ctx, y));
    return order != 0 ? order : (x < y ? -1 : x > y);
}

int vt_write_keys(const struct vt_snapshot_source *source, bool loose, struct vt_buf *buf,
                  struct vt_error *err)
{
    const struct vt_catalog *catalog = source->catalog;
    const struct by_key by = {source, loose};
    VT_AUTOFREE struct vt_sort_item *order = calloc(catalog->count + 1, sizeof *order);
    size_t count = 0;
    if (order == NULL)
        return vt_no_memory(err);
    for (uint32_t work = 0; work < catalog->count; work++)
        if (source->res->clusters[catalog->clusters[work]].key != 0)
            order[count++] = vt_sort_item_of(key_text(&by, work), work);
    vt_sort_items(order, count, compare_keys, &by);
    for (size_t i = 0; i < count; i++)
        vt_buf_add_item(buf, &order[i].item, sizeof order[i].item);
    return VT_OK;
}

static int compare_serials(const void *a, const void *b)
{
    const struct vt_disk_serial *left = a, *right = b;
    if (left->serial != right->serial)
        return left->serial < right->serial ? -1 : 1;
    return left->work < right->work ? -1 : left->work > right->work;
}

int vt_write_serials(const struct vt_snapshot_source *source, struct vt_buf *buf,
                     struct vt_error *err)
{
    const struct vt_catalog *catalog = source->catalog;
    VT_AUTOFREE struct vt_disk_serial *serials = malloc((catalog->count + 1) * sizeof *serials);
    if (serials == NULL)
        return vt_no_memory(err);
    size_t count = 0;
    for (uint32_t work = 0; work < catalog->count; work++) {
        const uint32_t key = source->res->clusters[catalog->clusters[work]].key;
        const uint32_t serial = source->res->rows->keys.items[key].serial;
        if (serial != 0)
            serials[count++] = (struct vt_disk_serial){serial, work};
    }
    qsort(serials, count, sizeof *serials, compare_serials);
    vt_buf_add_item(buf, serials, count * sizeof *serials);
    return VT_OK;
}
