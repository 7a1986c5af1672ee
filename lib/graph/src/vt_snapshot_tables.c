/* The sections by which works are looked up. */
#include "vt_snapshot_write.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_names.h"

/* ---- texts that lead to works ---- */

struct entries {
    struct vt_disk_name *items;
    size_t count, room;
};

struct by_text {
    const struct vt_pool *pool;
    const struct vt_disk_name *items;
};

static struct vt_str text_of(const struct vt_pool *pool, struct vt_disk_text text)
{
    /* While entries are made, offset holds the number of the text in the pool. */
    return vt_strings_get(&pool->texts, text.offset);
}

static int add_entry(struct entries *entries, struct vt_pool *pool, struct vt_str text,
                     uint32_t work, struct vt_error *err)
{
    struct vt_disk_name *grown =
        vt_grown(entries->items, &entries->room, entries->count, sizeof *grown);
    if (grown == NULL)
        return vt_no_memory(err);
    entries->items = grown;
    vt_pool_add(pool, text);
    grown[entries->count++] = (struct vt_disk_name){
        .text = {vt_strings_find(&pool->texts, text), (uint32_t)text.len_bytes}, .work = work};
    return VT_OK;
}

static int compare_entries(const void *a, const void *b, void *ctx)
{
    const struct vt_disk_name *left = a, *right = b;
    int order = vt_str_compare(text_of(ctx, left->text), text_of(ctx, right->text));
    return order != 0 ? order : (left->work < right->work ? -1 : left->work > right->work);
}

static void write_entries(struct entries *entries, struct vt_pool *pool, struct vt_buf *buf)
{
    if (entries->count > 1)
        qsort_r(entries->items, entries->count, sizeof *entries->items, compare_entries, pool);
    for (size_t i = 0; i < entries->count; i++) {
        struct vt_disk_name item = entries->items[i];
        if (i > 0 && item.text.offset == entries->items[i - 1].text.offset &&
            item.work == entries->items[i - 1].work)
            continue;
        item.text.offset = pool->offsets[item.text.offset];
        vt_buf_add_item(buf, &item, sizeof item);
    }
    free(entries->items);
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
        status = add_entry(&entries, pool, vt_strings_get(&rows->strings, id), work, err);
        if (status == VT_OK && slug != 0 && slug != id)
            status = add_entry(&entries, pool, vt_strings_get(&rows->strings, slug), work, err);
    }
    for (size_t d = 0; status == VT_OK && d < rows->document_count; d++) {
        const struct vt_document_row *document = &rows->documents[d];
        if (document->copy_of != VT_NONE)
            status = add_entry(&entries, pool, vt_strings_get(&rows->strings, document->id),
                               catalog->works[document->cluster], err);
    }
    write_entries(&entries, pool, buf);
    return status;
}

static int add_name(struct entries *entries, struct vt_pool *pool, struct vt_arena *arena,
                    struct vt_str name, uint32_t work, struct vt_error *err)
{
    uint32_t year;
    vt_arena_reset(arena);
    struct vt_str words = vt_name_search(arena, name, &year);
    if (words.ptr == NULL)
        return vt_no_memory(err);
    return words.len_bytes == 0 ? VT_OK : add_entry(entries, pool, words, work, err);
}

/* Works that were printed with a plenum are also found by it. */
static int add_plenums(struct entries *entries, const struct vt_snapshot_source *source,
                       struct vt_pool *pool, struct vt_arena *arena, struct vt_error *err)
{
    const struct vt_rows *rows = source->res->rows;
    VT_AUTO(vt_arena_release) struct vt_arena name_arena;
    vt_arena_init(&name_arena, SIZE_MAX / 4);
    int status = VT_OK;
    for (size_t m = 0; status == VT_OK && m < rows->mention_count; m++) {
        const struct vt_mention_row *mention = &rows->mentions[m];
        const struct vt_str plenum = vt_strings_get(&rows->strings, mention->name);
        if (mention->kind != VT_KIND_NUMBER || mention->cluster == VT_NONE ||
            mention->how == VT_HOW_GUESS || !vt_name_is_plenum(plenum))
            continue;
        vt_arena_reset(&name_arena);
        struct vt_str name = vt_name_of_plenum(&name_arena, vt_mention_type(rows, mention), plenum);
        status = name.ptr == NULL ? vt_no_memory(err)
                                  : add_name(entries, pool, arena, name,
                                             source->catalog->works[mention->cluster], err);
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
    write_entries(&entries, pool, buf);
    return status;
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

static int compare_keys(const void *a, const void *b, void *ctx)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    int order = vt_str_compare(key_text(ctx, x), key_text(ctx, y));
    return order != 0 ? order : (x < y ? -1 : x > y);
}

static uint32_t *list_numbered(const struct vt_snapshot_source *source, size_t *ret_count)
{
    uint32_t *works = malloc((source->catalog->count + 1) * sizeof *works);
    size_t count = 0;
    for (uint32_t work = 0; works != NULL && work < source->catalog->count; work++)
        if (source->res->clusters[source->catalog->clusters[work]].key != 0)
            works[count++] = work;
    *ret_count = count;
    return works;
}

int vt_write_keys(const struct vt_snapshot_source *source, bool loose, struct vt_buf *buf,
                  struct vt_error *err)
{
    size_t count;
    VT_AUTOFREE uint32_t *works = list_numbered(source, &count);
    if (works == NULL)
        return vt_no_memory(err);
    struct by_key by = {source, loose};
    qsort_r(works, count, sizeof *works, compare_keys, &by);
    vt_buf_add_item(buf, works, count * sizeof *works);
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
