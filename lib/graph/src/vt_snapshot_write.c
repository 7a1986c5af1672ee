#include "vt_snapshot_write.h"

#include <stdlib.h>

#include "vt_cleanup.h"
#include "vt_graph.h"
#include "vt_hash.h"

uint32_t vt_pool_number(struct vt_pool *pool, struct vt_str text, bool is_view)
{
    if (text.len_bytes == 0 || pool->failed != VT_OK)
        return 0;
    const size_t before = pool->texts.count;
    uint32_t number;
    uint32_t *offsets = vt_grown(pool->offsets, &pool->offset_room, before, sizeof *offsets);
    if (offsets == NULL || (is_view ? vt_strings_add_view
                                    : vt_strings_add)(&pool->texts, text, &number, NULL) != VT_OK) {
        pool->failed = VT_E_NOMEM;
        return 0;
    }
    pool->offsets = offsets;
    if (number < before)
        return number;
    if (pool->len_bytes + text.len_bytes > UINT32_MAX) {
        pool->failed = VT_E_LIMIT;
        return 0;
    }
    offsets[number] = (uint32_t)pool->len_bytes;
    pool->len_bytes += text.len_bytes;
    return number;
}

static struct vt_disk_text add_text(struct vt_pool *pool, struct vt_str text, bool is_view)
{
    const uint32_t number = vt_pool_number(pool, text, is_view);
    if (number == 0)
        return (struct vt_disk_text){0};
    return (struct vt_disk_text){pool->offsets[number], (uint32_t)text.len_bytes};
}

struct vt_disk_text vt_pool_add(struct vt_pool *pool, struct vt_str text)
{
    return add_text(pool, text, false);
}

struct writer {
    const struct vt_snapshot_source *source;
    struct vt_buf *buf;
    struct vt_pool pool;
    struct vt_disk_header header;
    struct vt_arena arena;
};

static void release(struct writer *writer)
{
    vt_strings_release(&writer->pool.texts);
    free(writer->pool.offsets);
    vt_arena_release(&writer->arena);
}

static struct vt_disk_text add_string(struct writer *writer, uint32_t number)
{
    return add_text(&writer->pool, vt_strings_get(&writer->source->res->rows->strings, number),
                    true);
}

static void begin_section(struct writer *writer, enum vt_section section)
{
    while (writer->buf->len_bytes % 8 != 0 && writer->buf->failed == VT_OK)
        vt_buf_add_c(writer->buf, '\0');
    writer->header.sections[section].offset = writer->buf->len_bytes;
}

static void end_section(struct writer *writer, enum vt_section section)
{
    writer->header.sections[section].len_bytes =
        writer->buf->len_bytes - writer->header.sections[section].offset;
}

static void write_array(struct writer *writer, enum vt_section section, const void *items,
                        size_t count)
{
    begin_section(writer, section);
    vt_buf_add_item(writer->buf, items, count * vt_section_item_bytes(section));
    end_section(writer, section);
}

/* ---- works ---- */

static uint32_t flags_of(const struct writer *writer, uint32_t number)
{
    const struct vt_cluster *cluster = &writer->source->res->clusters[number];
    const struct vt_facts *facts = &writer->source->facts->items[number];
    uint32_t flags = 0;
    if (cluster->document != VT_NONE)
        flags |= VT_WORK_HELD;
    if (facts->is_malformed)
        flags |= VT_WORK_MALFORMED;
    if (facts->has_conflict)
        flags |= VT_WORK_CONFLICT;
    if (cluster->is_open)
        flags |= VT_WORK_AMBIGUOUS;
    if (cluster->document != VT_NONE && cluster->key == 0 && !vt_date_is_full(facts->date))
        flags |= VT_WORK_DRAFT;
    return flags;
}

static void write_work(struct writer *writer, uint32_t work)
{
    const struct vt_snapshot_source *source = writer->source;
    const struct vt_rows *rows = source->res->rows;
    const uint32_t number = source->catalog->clusters[work];
    const struct vt_cluster *cluster = &source->res->clusters[number];
    const struct vt_facts *facts = &source->facts->items[number];
    const struct vt_document_row *document =
        cluster->document == VT_NONE ? NULL : &rows->documents[cluster->document];
    vt_arena_reset(&writer->arena);
    struct vt_str date = vt_iso_date(&writer->arena, facts->date);
    if (date.ptr == NULL)
        writer->pool.failed = VT_E_NOMEM;
    struct vt_disk_work disk = {
        .id = add_string(writer, source->catalog->ids[number]),
        .document = add_string(writer, document == NULL ? 0 : document->id),
        .key = add_text(&writer->pool, vt_keys_text(&rows->keys, cluster->key), true),
        .loose = add_string(writer, rows->keys.items[cluster->key].loose),
        .type = vt_pool_add(&writer->pool, vt_type_id(facts->type)),
        .issuer = add_string(writer, facts->issuer),
        .issuer_code = add_string(writer, facts->issuer_code),
        .place = add_string(writer, facts->place),
        .date = vt_pool_add(&writer->pool, date.ptr == NULL ? VT_STR_EMPTY : date),
        .subject = add_string(writer, facts->subject),
        .name = add_string(writer, facts->name),
        .day = facts->date,
        .effective = document == NULL ? 0 : document->effective,
        .expires = document == NULL ? 0 : document->expires,
        .flags = flags_of(writer, number),
        .citing_documents = source->links->citing[work],
        .type_number = facts->type,
    };
    vt_buf_add_item(writer->buf, &disk, sizeof disk);
}

/* ---- conflicts and ambiguities ---- */

static uint32_t work_of(const struct writer *writer, uint32_t cluster)
{
    return cluster == VT_NONE ? VT_NONE : writer->source->catalog->works[cluster];
}

struct by_work {
    const struct vt_snapshot_source *source;
};

static int compare_conflicts(const void *a, const void *b, void *ctx)
{
    const struct by_work *by = ctx;
    const struct vt_conflict_row *left = &by->source->facts->conflicts[*(const uint32_t *)a];
    const struct vt_conflict_row *right = &by->source->facts->conflicts[*(const uint32_t *)b];
    const uint32_t x = by->source->catalog->works[left->cluster];
    const uint32_t y = by->source->catalog->works[right->cluster];
    return x != y ? (x < y ? -1 : 1) : left->field - right->field;
}

static int write_conflicts(struct writer *writer, struct vt_error *err)
{
    const struct vt_all_facts *facts = writer->source->facts;
    VT_AUTOFREE uint32_t *order = malloc((facts->conflict_count + 1) * sizeof *order);
    if (order == NULL)
        return vt_no_memory(err);
    for (size_t i = 0; i < facts->conflict_count; i++)
        order[i] = (uint32_t)i;
    struct by_work by = {writer->source};
    qsort_r(order, facts->conflict_count, sizeof *order, compare_conflicts, &by);
    uint32_t begin = 0;
    begin_section(writer, VT_SECTION_CONFLICTS);
    for (size_t i = 0; i < facts->conflict_count; i++) {
        const struct vt_conflict_row *row = &facts->conflicts[order[i]];
        const struct vt_disk_conflict disk = {.work = work_of(writer, row->cluster),
                                              .field = row->field,
                                              .chosen = add_string(writer, row->chosen),
                                              .vote_begin = begin,
                                              .vote_count = row->vote_count};
        begin += row->vote_count;
        vt_buf_add_item(writer->buf, &disk, sizeof disk);
    }
    end_section(writer, VT_SECTION_CONFLICTS);
    begin_section(writer, VT_SECTION_VOTES);
    for (size_t i = 0; i < facts->conflict_count; i++) {
        const struct vt_conflict_row *row = &facts->conflicts[order[i]];
        for (uint32_t v = row->vote_begin; v < row->vote_begin + row->vote_count; v++) {
            const struct vt_disk_vote disk = {.value = add_string(writer, facts->votes[v].value),
                                              .speaker = work_of(writer, facts->votes[v].speaker),
                                              .mention = facts->votes[v].mention};
            vt_buf_add_item(writer->buf, &disk, sizeof disk);
        }
    }
    end_section(writer, VT_SECTION_VOTES);
    return VT_OK;
}

struct by_speaker {
    const struct writer *writer;
};

static uint32_t speaker_of(const struct writer *writer, const struct vt_alternative *alternative)
{
    const struct vt_rows *rows = writer->source->res->rows;
    return work_of(writer, rows->documents[alternative->document].cluster);
}

static int compare_alternatives(const void *a, const void *b, void *ctx)
{
    const struct by_speaker *by = ctx;
    const struct vt_resolution *res = by->writer->source->res;
    const struct vt_alternative *left = &res->alternatives[*(const uint32_t *)a];
    const struct vt_alternative *right = &res->alternatives[*(const uint32_t *)b];
    const uint32_t x = speaker_of(by->writer, left), y = speaker_of(by->writer, right);
    if (x != y)
        return x < y ? -1 : 1;
    return left->mention < right->mention ? -1 : left->mention > right->mention;
}

static int write_ambiguities(struct writer *writer, struct vt_error *err)
{
    const struct vt_resolution *res = writer->source->res;
    VT_AUTOFREE uint32_t *order = malloc((res->alternative_count + 1) * sizeof *order);
    if (order == NULL)
        return vt_no_memory(err);
    for (size_t i = 0; i < res->alternative_count; i++)
        order[i] = (uint32_t)i;
    struct by_speaker by = {writer};
    qsort_r(order, res->alternative_count, sizeof *order, compare_alternatives, &by);
    uint32_t begin = 0;
    begin_section(writer, VT_SECTION_AMBIGUITIES);
    for (size_t i = 0; i < res->alternative_count; i++) {
        const struct vt_alternative *row = &res->alternatives[order[i]];
        const struct vt_disk_ambiguity disk = {.speaker = speaker_of(writer, row),
                                               .mention = row->ordinal,
                                               .begin = begin,
                                               .count = row->count};
        begin += row->count;
        vt_buf_add_item(writer->buf, &disk, sizeof disk);
    }
    end_section(writer, VT_SECTION_AMBIGUITIES);
    begin_section(writer, VT_SECTION_ALTERNATIVES);
    for (size_t i = 0; i < res->alternative_count; i++) {
        const struct vt_alternative *row = &res->alternatives[order[i]];
        for (uint32_t p = row->begin; p < row->begin + row->count; p++) {
            const uint32_t work = work_of(writer, res->pool[p]);
            vt_buf_add_item(writer->buf, &work, sizeof work);
        }
    }
    end_section(writer, VT_SECTION_ALTERNATIVES);
    return VT_OK;
}

/* ---- the whole ---- */

static void write_spans(struct writer *writer, enum vt_section section, const uint32_t *begins)
{
    begin_section(writer, section);
    for (size_t work = 0; work < writer->source->catalog->count; work++) {
        const struct vt_disk_span span = {begins[work], begins[work + 1]};
        vt_buf_add_item(writer->buf, &span, sizeof span);
    }
    end_section(writer, section);
}

static void write_out(struct writer *writer)
{
    const struct vt_link_rows *links = writer->source->links;
    write_spans(writer, VT_SECTION_OUT, links->out_begins);
    begin_section(writer, VT_SECTION_TARGETS);
    for (size_t i = 0; i < links->count; i++)
        vt_buf_add_item(writer->buf, &links->links[i].to, sizeof(uint32_t));
    end_section(writer, VT_SECTION_TARGETS);
    begin_section(writer, VT_SECTION_LINKS);
    for (size_t i = 0; i < links->count; i++) {
        const struct vt_link_row *row = &links->links[i];
        const struct vt_disk_link disk = {.from = row->from,
                                          .speaker = row->speaker,
                                          .mention = row->mention,
                                          .relation = row->relation,
                                          .flags = row->flags,
                                          .confidence = row->confidence};
        vt_buf_add_item(writer->buf, &disk, sizeof disk);
    }
    end_section(writer, VT_SECTION_LINKS);
}

static void write_in(struct writer *writer)
{
    const struct vt_link_rows *links = writer->source->links;
    write_spans(writer, VT_SECTION_IN, links->in_begins);
    begin_section(writer, VT_SECTION_SOURCES);
    for (size_t i = 0; i < links->count; i++)
        vt_buf_add_item(writer->buf, &links->links[links->in[i]].from, sizeof(uint32_t));
    end_section(writer, VT_SECTION_SOURCES);
    write_array(writer, VT_SECTION_IN_LINKS, links->in, links->count);
}

static int write_tables(struct writer *writer, struct vt_error *err)
{
    begin_section(writer, VT_SECTION_IDS);
    int status = vt_write_ids(writer->source, &writer->pool, writer->buf, err);
    end_section(writer, VT_SECTION_IDS);
    begin_section(writer, VT_SECTION_KEYS);
    if (status == VT_OK)
        status = vt_write_keys(writer->source, false, writer->buf, err);
    end_section(writer, VT_SECTION_KEYS);
    begin_section(writer, VT_SECTION_LOOSE);
    if (status == VT_OK)
        status = vt_write_keys(writer->source, true, writer->buf, err);
    end_section(writer, VT_SECTION_LOOSE);
    begin_section(writer, VT_SECTION_SERIALS);
    if (status == VT_OK)
        status = vt_write_serials(writer->source, writer->buf, err);
    end_section(writer, VT_SECTION_SERIALS);
    begin_section(writer, VT_SECTION_NAMES);
    if (status == VT_OK)
        status = vt_write_names(writer->source, &writer->pool, writer->buf, err);
    end_section(writer, VT_SECTION_NAMES);
    return status;
}

/* A work of the base comes into a delta as a known one. */
static void write_bases(struct writer *writer)
{
    const struct vt_snapshot_source *source = writer->source;
    begin_section(writer, VT_SECTION_BASES);
    for (size_t work = 0; source->base != 0 && work < source->catalog->count; work++) {
        const uint32_t known = source->res->clusters[source->catalog->clusters[work]].known;
        const uint32_t base = known == VT_NONE ? VT_NONE : source->res->rows->known[known].base;
        vt_buf_add_item(writer->buf, &base, sizeof base);
    }
    end_section(writer, VT_SECTION_BASES);
}

static void write_strings(struct writer *writer)
{
    begin_section(writer, VT_SECTION_STRINGS);
    for (size_t i = 1; i < writer->pool.texts.count; i++)
        vt_buf_add(writer->buf, vt_strings_get(&writer->pool.texts, (uint32_t)i));
    end_section(writer, VT_SECTION_STRINGS);
}

static void write_header(struct writer *writer)
{
    struct vt_disk_header *header = &writer->header;
    memcpy(header->magic, VT_SNAPSHOT_MAGIC, sizeof header->magic);
    header->version = VT_SNAPSHOT_VERSION;
    header->section_count = VT_SECTION_COUNT;
    header->file_bytes = writer->buf->len_bytes;
    header->sequence = writer->source->sequence;
    header->tables = vt_snapshot_tables();
    header->base = writer->source->base;
    memcpy(writer->buf->data, header, sizeof *header);
    vt_snapshot_sign(writer->buf->data);
}

int vt_snapshot_write(const struct vt_snapshot_source *source, struct vt_buf *buf,
                      struct vt_error *err)
{
    VT_AUTO(release) struct writer writer = {.source = source, .buf = buf};
    vt_arena_init(&writer.arena, SIZE_MAX / 4);
    int status = vt_strings_init(&writer.pool.texts, err);
    if (status != VT_OK)
        return status;
    vt_buf_add_item(buf, &writer.header, sizeof writer.header);
    begin_section(&writer, VT_SECTION_WORKS);
    for (uint32_t work = 0; work < source->catalog->count; work++)
        write_work(&writer, work);
    end_section(&writer, VT_SECTION_WORKS);
    write_out(&writer);
    write_in(&writer);
    status = write_tables(&writer, err);
    if (status == VT_OK)
        status = write_conflicts(&writer, err);
    if (status == VT_OK)
        status = write_ambiguities(&writer, err);
    if (status != VT_OK)
        return status;
    write_bases(&writer);
    write_strings(&writer);
    if (writer.pool.failed != VT_OK)
        return vt_fail(err, writer.pool.failed, "cannot gather the texts of the graph");
    if (buf->failed != VT_OK)
        return vt_fail(err, buf->failed, "cannot gather the graph");
    write_header(&writer);
    return VT_OK;
}
