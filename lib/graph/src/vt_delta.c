#include "vt_delta.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_date.h"
#include "vt_file.h"
#include "vt_graph_handle.h"
#include "vt_lookup.h"
#include "vt_names.h"
#include "vt_number.h"

enum {
    DOCUMENTS_MAX = 500, /* with more, a whole build is due */
    WORKS_MAX = 5000     /* of one serial or one day: with more, none of them can be told */
};

struct delta {
    struct vt_archive *archive;
    const struct vt_graph *base;
    struct vt_graph_builder *builder;
    struct vt_buf ids;       /* of new documents, lines */
    struct vt_arena scratch; /* of one row */
    uint64_t *is_added;      /* bit set of works of the base that the builder has */
    size_t document_count;
};

static void release(struct delta *delta)
{
    vt_cleanup_vt_graph_builder_free(&delta->builder);
    vt_buf_release(&delta->ids);
    vt_arena_release(&delta->scratch);
    free(delta->is_added);
}

/* ---- works of the base that a row could mean ---- */

/* A document was issued no earlier than what it cites. */
static uint32_t latest_cited(const struct vt_snapshot *s, uint32_t no)
{
    const struct vt_disk_span out = vt_snapshot_out(s, no);
    uint32_t latest = 0;
    for (uint32_t i = out.begin; i < out.end; i++) {
        const uint32_t day = vt_snapshot_work(s, s->targets[i])->day;
        if (s->links[i].speaker == no && day % 100 != 0 && day > latest)
            latest = day;
    }
    return latest;
}

static int add_work(struct delta *delta, uint32_t no, struct vt_error *err)
{
    struct vt_work work;
    if (no >= vt_graph_work_count(delta->base) || (delta->is_added[no / 64] >> no % 64 & 1) != 0)
        return VT_OK;
    delta->is_added[no / 64] |= (uint64_t)1 << no % 64;
    vt_graph_work(delta->base, no, &work);
    return vt_graph_builder_base_work(delta->builder, &work,
                                      latest_cited(&delta->base->snapshot, no), err);
}

/* Other spellings of a number are looked at, too. */
static int add_number(struct delta *delta, struct vt_str key, struct vt_error *err)
{
    const struct vt_snapshot *s = &delta->base->snapshot;
    if (key.len_bytes == 0 || vt_str_eq(key, VT_STR("self")))
        return VT_OK;
    const struct vt_str loose = vt_number_loose(key, &delta->scratch);
    if (loose.ptr == NULL)
        return vt_no_memory(err);
    int status = VT_OK;
    for (size_t i = vt_lookup_key(s, true, loose);
         status == VT_OK && i < s->key_count &&
         vt_str_eq(vt_lookup_number(s, s->loose[i], true), loose);
         i++)
        status = add_work(delta, s->loose[i], err);
    return status;
}

/* "57" of "Nghị quyết 57". */
static int add_serial(struct delta *delta, struct vt_str key, struct vt_error *err)
{
    const struct vt_snapshot *s = &delta->base->snapshot;
    if (!vt_key_is_bare(key))
        return VT_OK;
    const uint32_t serial = (uint32_t)strtoul(key.ptr, NULL, 10);
    const size_t begin = vt_lookup_serial(s, serial), end = vt_lookup_serial(s, serial + 1);
    int status = VT_OK;
    for (size_t i = begin; status == VT_OK && end - begin <= WORKS_MAX && i < end; i++)
        status = add_work(delta, s->serials[i].work, err);
    return status;
}

static int add_name(struct delta *delta, struct vt_str type, struct vt_str name,
                    struct vt_error *err)
{
    const struct vt_snapshot *s = &delta->base->snapshot;
    uint32_t year;
    if (name.len_bytes == 0)
        return VT_OK;
    const struct vt_str full = vt_name_full(&delta->scratch, vt_type_by_id(type), name);
    const struct vt_str words =
        full.ptr == NULL ? full : vt_name_search(&delta->scratch, full, &year);
    if (words.ptr == NULL)
        return vt_no_memory(err);
    int status = VT_OK;
    for (size_t i = vt_lookup_text(s, s->names, s->name_count, words);
         status == VT_OK && i < s->name_count &&
         vt_str_eq(vt_snapshot_text(s, s->names[i].text), words);
         i++)
        status = add_work(delta, s->names[i].work, err);
    return status;
}

static size_t first_of_day(const struct vt_snapshot *s, uint32_t day)
{
    size_t low = 0, high = s->work_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (s->works[middle].day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int add_day(struct delta *delta, struct vt_str date, struct vt_error *err)
{
    const struct vt_snapshot *s = &delta->base->snapshot;
    struct vt_date read;
    const uint32_t day = vt_date_from_iso(date, &read) ? vt_date_number(read) : 0;
    if (day % 100 == 0)
        return VT_OK;
    const size_t begin = first_of_day(s, day), end = first_of_day(s, day + 1);
    int status = VT_OK;
    for (size_t i = begin; status == VT_OK && end - begin <= WORKS_MAX && i < end; i++)
        status = add_work(delta, (uint32_t)i, err);
    return status;
}

/* ---- rows ---- */

static int take_mention(const struct vt_archive_mention *mention, void *ctx, struct vt_error *err)
{
    struct delta *delta = ctx;
    vt_arena_reset(&delta->scratch);
    int status = vt_graph_builder_mention(delta->builder, mention, err);
    if (status == VT_OK)
        status = add_number(delta, mention->key, err);
    if (status == VT_OK)
        status = add_number(delta, mention->from, err);
    if (status == VT_OK)
        status = add_serial(delta, mention->key, err);
    if (status == VT_OK)
        status = add_name(delta, mention->type, mention->name, err);
    if (status == VT_OK && mention->key.len_bytes == 0 && mention->name.len_bytes == 0)
        status = add_day(delta, mention->date, err);
    return status;
}

/* A document that was read anew has links in the base: it waits for the whole build. */
static int take_document(const struct vt_archive_document *document, void *ctx,
                         struct vt_error *err)
{
    struct delta *delta = ctx;
    if (vt_graph_work_by_id(delta->base, document->id) != VT_WORK_NONE)
        return VT_OK;
    if (++delta->document_count > DOCUMENTS_MAX)
        return vt_fail(err, VT_E_LIMIT, "more than %d new documents", DOCUMENTS_MAX);
    vt_arena_reset(&delta->scratch);
    vt_buf_add(&delta->ids, document->id);
    vt_buf_add_c(&delta->ids, '\n');
    if (delta->ids.failed != VT_OK)
        return vt_no_memory(err);
    const int status = vt_graph_builder_document(delta->builder, document, err);
    return status == VT_OK ? add_number(delta, document->key, err) : status;
}

static int take_rows(struct delta *delta, struct vt_error *err)
{
    int status = vt_archive_each_document(delta->archive, vt_graph_sequence(delta->base), false,
                                          take_document, delta, err);
    struct vt_str rest = vt_buf_str(&delta->ids), id;
    while (status == VT_OK && vt_str_split(&rest, '\n', &id))
        if (id.len_bytes > 0)
            status = vt_archive_each_mention(delta->archive, id, take_mention, delta, err);
    return status;
}

/* ---- the file ---- */

static int make(struct delta *delta, const char *path, struct vt_error *err)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    uint64_t sequence;
    int status = vt_archive_sequence(delta->archive, &sequence, err);
    if (status != VT_OK || sequence == vt_graph_sequence(delta->base))
        return status;
    delta->is_added = calloc(vt_graph_work_count(delta->base) / 64 + 1, sizeof *delta->is_added);
    if (delta->is_added == NULL)
        return vt_no_memory(err);
    status = vt_graph_builder_new(&delta->builder, err);
    if (status == VT_OK)
        status = take_rows(delta, err);
    if (status != VT_OK || delta->document_count == 0)
        return status;
    const struct vt_disk_header *header = delta->base->bytes;
    vt_graph_builder_continue(delta->builder, header->checksum);
    status = vt_graph_builder_finish(delta->builder, sequence, &bytes, err);
    return status == VT_OK ? vt_file_write_atomic(path, vt_buf_str(&bytes), err) : status;
}

int vt_graph_extend(struct vt_archive *archive, const char *dir, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *base = NULL;
    VT_AUTOFREE char *path = NULL;
    if (asprintf(&path, "%s/" VT_DELTA_FILE, dir) < 0) {
        path = NULL;
        return vt_no_memory(err);
    }
    int status = vt_graph_open_base(dir, &base, err);
    if (status != VT_OK)
        return status;
    VT_AUTO(release)
    struct delta delta = {.archive = archive, .base = base, .ids = VT_BUF_INIT(VT_BUF_NO_CAP)};
    vt_arena_init(&delta.scratch, SIZE_MAX / 4);
    return make(&delta, path, err);
}
