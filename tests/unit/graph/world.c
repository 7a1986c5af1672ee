#include "world.h"

#include <stdlib.h>

struct world *world_new(void)
{
    struct world *world = calloc(1, sizeof *world);
    ck_assert_ptr_nonnull(world);
    vt_ref_init();
    vt_arena_init(&world->arena, (size_t)256 * 1024 * 1024);
    return world;
}

void world_free(struct world *world)
{
    vt_graph_close(world->graph);
    vt_arena_release(&world->arena);
    free(world);
}

static struct vt_str text(const char *literal)
{
    return vt_str(literal);
}

void world_add_document(struct world *world, const struct world_document *d)
{
    const struct vt_str none = VT_STR_EMPTY;
    ck_assert_uint_lt(world->document_count, WORLD_ROWS_MAX);
    world->documents[world->document_count++] = (struct vt_archive_document){
        .id = text(d->id),
        .sha256 = none,
        .ordinal = 1,
        .key = text(d->key),
        .number_raw = text(d->number_raw != NULL ? d->number_raw : d->key),
        .type = text(d->type),
        .issuer_code = text(d->code),
        .issuer_name = text(d->issuer),
        .issuer_place = text(d->place),
        .regime = none,
        .date = text(d->date),
        .date_source = none,
        .place = text(d->place),
        .subject = text(d->subject),
        .effective = text(d->effective),
        .expires = text(d->expires),
        .unit_count = d->units,
        .record = none,
    };
}

void world_add_mention(struct world *world, const struct world_mention *m)
{
    ck_assert_uint_gt(world->document_count, 0);
    ck_assert_uint_lt(world->mention_count, WORLD_ROWS_MAX);
    const struct vt_str document = world->documents[world->document_count - 1].id;
    struct vt_str type = vt_type_name(vt_type_by_id(text(m->type))), surface = text(m->surface);
    if (m->surface == NULL)
        surface = vt_arena_printf(&world->arena, "%.*s số %s", VT_STR_ARG(type),
                                  m->key != NULL ? m->key : "");
    int64_t ordinal = 0;
    for (size_t i = 0; i < world->mention_count; i++)
        ordinal += vt_str_eq(world->mentions[i].document, document);
    world->mentions[world->mention_count++] = (struct vt_archive_mention){
        .document = document,
        .ordinal = ordinal,
        .kind = text(m->kind != NULL ? m->kind : "number"),
        .surface = surface,
        .key = text(m->key),
        .type = text(m->type),
        .issuer = text(m->issuer),
        .issuer_code = VT_STR_EMPTY,
        .place = text(m->place),
        .date = text(m->date),
        .name = text(m->name),
        .term = text(m->term),
        .subject = text(m->subject),
        .pinpoints = VT_STR_EMPTY,
        .relation = text(m->relation != NULL ? m->relation : "IMPLEMENTS"),
        .direction = text(m->incoming ? "in" : "out"),
        .from = text(m->from != NULL ? m->from : "self"),
        .from_ordinal = m->from_mention - 1,
        .antecedent = m->antecedent - 1,
        .flags = text(m->flags),
        .sentence = VT_STR_EMPTY,
        .unit = VT_STR_EMPTY,
        .rule = VT_STR_EMPTY,
        .confidence = m->confidence > 0 ? m->confidence : 0.9,
    };
}

void world_add_work(struct world *world, const struct world_work *w)
{
    ck_assert_uint_lt(world->work_count, WORLD_ROWS_MAX);
    world->works[world->work_count++] = (struct vt_archive_work){
        .key = text(w->key),
        .type = text(w->type),
        .issuer = text(w->issuer),
        .date = text(w->date),
        .subject = text(w->subject),
        .source = VT_STR("bảng thử"),
    };
}

static void put_document(const struct world *world, struct vt_archive *archive, size_t at)
{
    enum { MENTIONS_MAX = 64 };
    struct vt_archive_document document = world->documents[at];
    struct vt_archive_mention mentions[MENTIONS_MAX];
    size_t count = 0;
    for (size_t m = 0; m < world->mention_count; m++)
        if (vt_str_eq(world->mentions[m].document, document.id)) {
            ck_assert_uint_lt(count, MENTIONS_MAX);
            mentions[count++] = world->mentions[m];
        }
    document.sha256 = VT_STR("2b783e2436d6f78f000000000000000000000000000000000000000000000000");
    document.ordinal = (int64_t)at + 1;
    document.filing = document.secrecy = document.urgency = VT_STR_EMPTY;
    document.signer_name = document.signer_position = document.signer_authority = VT_STR_EMPTY;
    document.recipients = document.evidence = VT_STR_EMPTY;
    document.record = VT_STR("<akomaNtoso/>");
    vt_assert_ok(vt_archive_put_original(archive, document.sha256, VT_STR("x"), NULL));
    vt_assert_ok(vt_archive_put_document(archive, &document, mentions, count, NULL));
}

void world_put(const struct world *world, struct vt_archive *archive, size_t begin, size_t end)
{
    vt_assert_ok(vt_archive_begin(archive, NULL));
    for (size_t at = begin; at < end; at++)
        put_document(world, archive, at);
    vt_assert_ok(vt_archive_commit(archive, NULL));
}

/* Row numbers in order, or shuffled. */
static size_t *order_of(size_t count, unsigned seed)
{
    size_t *order = calloc(count + 1, sizeof *order);
    ck_assert_ptr_nonnull(order);
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    for (size_t i = count; seed != 0 && i > 1; i--) {
        size_t j = (size_t)rand_r(&seed) % i;
        size_t kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
    return order;
}

void world_bytes(const struct world *world, unsigned seed, struct vt_buf *buf)
{
    VT_AUTO(vt_cleanup_vt_graph_builder_free) struct vt_graph_builder *builder = NULL;
    VT_AUTOFREE size_t *documents = order_of(world->document_count, seed);
    VT_AUTOFREE size_t *mentions = order_of(world->mention_count, seed);
    VT_AUTOFREE size_t *works = order_of(world->work_count, seed);
    vt_assert_ok(vt_graph_builder_new(&builder, NULL));
    for (size_t i = 0; i < world->mention_count; i++)
        vt_assert_ok(vt_graph_builder_mention(builder, &world->mentions[mentions[i]], NULL));
    for (size_t i = 0; i < world->document_count; i++)
        vt_assert_ok(vt_graph_builder_document(builder, &world->documents[documents[i]], NULL));
    for (size_t i = 0; i < world->work_count; i++)
        vt_assert_ok(vt_graph_builder_work(builder, &world->works[works[i]], NULL));
    struct vt_error err = {0};
    int status = vt_graph_builder_finish(builder, 7, buf, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
}

const struct vt_graph *world_open(struct world *world)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    world_bytes(world, 0, &bytes);
    struct vt_error err = {0};
    int status = vt_graph_open_bytes(vt_buf_str(&bytes), &world->graph, &err);
    ck_assert_msg(status == VT_OK, "%s", err.message);
    return world->graph;
}

vt_work_no world_find(struct world *world, const char *key, const char *date)
{
    for (vt_work_no no = 0; no < vt_graph_work_count(world->graph); no++) {
        struct vt_work work;
        vt_graph_work(world->graph, no, &work);
        if (vt_str_eq(work.key, vt_str(key)) && vt_str_eq(work.date, vt_str(date)))
            return no;
    }
    return VT_WORK_NONE;
}

vt_work_no world_work_of(struct world *world, const char *key, const char *date)
{
    vt_work_no found = world_find(world, key, date);
    ck_assert_msg(found != VT_WORK_NONE, "no work %s of %s", key, date);
    return found;
}

size_t world_count_key(struct world *world, const char *key)
{
    size_t count = 0;
    for (vt_work_no no = 0; no < vt_graph_work_count(world->graph); no++) {
        struct vt_work work;
        vt_graph_work(world->graph, no, &work);
        count += vt_str_eq(work.key, vt_str(key));
    }
    return count;
}

size_t world_count_links(struct world *world, vt_work_no from, vt_work_no to, const char *relation)
{
    struct vt_link_range range = vt_graph_out_range(world->graph, from);
    size_t count = 0;
    for (uint32_t i = range.begin; i < range.end; i++) {
        struct vt_link link;
        vt_graph_out(world->graph, i, &link);
        count += link.to == to && (relation[0] == '\0' ||
                                   vt_str_eq(vt_relation_id(link.relation), vt_str(relation)));
    }
    return count;
}

struct vt_link world_link(struct world *world, vt_work_no speaker, uint32_t mention)
{
    for (uint32_t i = 0; i < vt_graph_link_count(world->graph); i++) {
        struct vt_link link;
        vt_graph_out(world->graph, i, &link);
        if (link.speaker == speaker && link.mention == mention)
            return link;
    }
    ck_abort_msg("mention %u of work %u made no link", mention, speaker);
}

static void seed_letter(struct world *w)
{
    world_document(w, .id = "2b783e2436d6.1", .key = "1391/UBND-VX",
                   .number_raw = "Số: *1391* /UBND-VX", .type = "CONG_VAN",
                   .issuer = "Ủy ban nhân dân tỉnh Bình Dương", .code = "UBND",
                   .place = "Bình Dương", .date = "2025-03-13",
                   .subject = "tăng cường sự lãnh đạo đối với hoạt động của Liên hiệp các Hội Khoa "
                              "học và Kỹ thuật tỉnh");
    world_mention(w, .key = "2386-CT/TU", .type = "VAN_BAN", .issuer = "Tỉnh ủy",
                  .date = "2025-02-26");
    world_mention(w, .kind = "alias", .key = "2386-CT/TU", .type = "VAN_BAN",
                  .relation = "ALIAS_DEF", .antecedent = 1);
    world_mention(w, .key = "16-CV/ĐU", .type = "CONG_VAN",
                  .issuer = "Ban Thường vụ Đảng ủy UBND tỉnh", .date = "2025-02-27");
    world_mention(w, .key = "2386-CT/TU", .type = "CONG_VAN", .date = "2025-02-26",
                  .relation = "REFERS");
    world_mention(w, .key = "2386-CT/TU", .type = "CONG_VAN", .issuer = "Tỉnh ủy",
                  .date = "2025-02-26", .relation = "ENCLOSES");
}

#define PLENUM "Ban Chấp hành Trung ương Đảng"

static void seed_directive(struct world *w)
{
    world_document(w, .id = "2b783e2436d6.2", .key = "2386-CT/TU", .type = "CONG_VAN",
                   .issuer = "Ban Thường vụ Tỉnh ủy Bình Dương", .code = "TU",
                   .place = "Bình Dương",
                   .subject = "tăng cường sự lãnh đạo đối với hoạt động của Liên hiệp các Hội Khoa "
                              "học và Kỹ thuật tỉnh");
    world_mention(w, .key = "45-NQ/TW", .type = "NGHI_QUYET", .issuer = PLENUM, .term = "XIII",
                  .name = "8/XIII", .date = "2023-11-24");
    world_mention(w, .key = "20-KH/TW", .type = "KE_HOACH", .issuer = "Ban Chấp hành Trung ương",
                  .date = "2023-11-28");
    world_mention(w, .kind = "plenum", .type = "NGHI_QUYET", .issuer = PLENUM, .name = "8/XIII",
                  .term = "XIII", .from = "20-KH/TW", .from_mention = 2);
    world_mention(w, .key = "9958-CV/BTGTW", .type = "CONG_VAN",
                  .issuer = "Ban Tuyên giáo Trung ương", .date = "2024-11-08",
                  .relation = "BASED_ON");
    world_mention(w, .key = "42-CT/TW", .type = "CHI_THI", .issuer = "Bộ Chính trị", .term = "X",
                  .date = "2010-04-16");
    world_mention(w, .key = "93-KL/TW", .type = "KET_LUAN", .issuer = "Ban Bí thư",
                  .date = "2020-11-20");
    world_mention(w, .key = "42-CT/TW", .type = "CHI_THI", .relation = "CONTINUES",
                  .from = "93-KL/TW", .from_mention = 6, .antecedent = 5);
    world_mention(w, .key = "134-KH/TU", .type = "KE_HOACH", .issuer = "Tỉnh ủy Bình Dương",
                  .place = "Bình Dương", .date = "2024-03-14");
    world_mention(w, .key = "45-NQ/TW", .type = "NGHI_QUYET", .issuer = PLENUM, .term = "XIII",
                  .name = "8/XIII", .date = "2023-11-24", .from = "134-KH/TU", .from_mention = 8);
    world_mention(w, .key = "57-NQ/TW", .type = "NGHI_QUYET", .issuer = "Bộ Chính trị",
                  .date = "2024-12-22", .flags = "weak");
    world_mention(w, .key = "3/NQ-CP", .type = "NGHI_QUYET", .date = "2025-01-09",
                  .flags = "malformed weak", .surface = "Nghị quyết số 03/NQ/CP, ngày 09/01/2025");
    world_mention(w, .key = "57-NQ/TW", .type = "NGHI_QUYET", .issuer = "Bộ Chính trị",
                  .date = "2024-12-22", .from = "3/NQ-CP", .from_mention = 11);
    world_mention(w, .key = "45-NQ/TW", .type = "NGHI_QUYET", .issuer = PLENUM, .term = "XIII",
                  .date = "2023-11-24", .flags = "weak");
    world_mention(w, .key = "20-KH/TW", .type = "KE_HOACH", .issuer = "Bộ Chính trị",
                  .date = "2023-11-28", .flags = "weak");
    world_mention(w, .kind = "plenum", .type = "NGHI_QUYET", .issuer = PLENUM, .name = "8/XIII",
                  .term = "XIII", .from = "20-KH/TW", .from_mention = 14);
    world_mention(w, .key = "134-KH/TU", .type = "KE_HOACH", .issuer = "Tỉnh ủy",
                  .date = "2024-03-14", .flags = "weak");
    world_mention(w, .kind = "self", .key = "2386-CT/TU", .type = "CONG_VAN", .relation = "SELF");
}

struct world *world_seed(void)
{
    struct world *world = world_new();
    seed_letter(world);
    seed_directive(world);
    return world;
}
