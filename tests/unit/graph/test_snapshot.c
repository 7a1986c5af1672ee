/* The file: damage is found, hostile content is refused, arrival does not matter. */
#include "world.h"

#include <stdlib.h>

#include "vt_file.h"
#include "vt_snapshot.h"

static void seed_bytes(struct vt_buf *bytes)
{
    struct world *w = world_seed();
    world_bytes(w, 0, bytes);
    world_free(w);
}

static int open_bytes(const struct vt_buf *bytes, size_t len_bytes)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    struct vt_error err = {0};
    int status = vt_graph_open_bytes(vt_str_n(bytes->data, len_bytes), &graph, &err);
    ck_assert(status == VT_OK || err.hint[0] != '\0');
    return status;
}

START_TEST(test_every_flipped_byte_is_found)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    seed_bytes(&bytes);
    vt_assert_ok(open_bytes(&bytes, bytes.len_bytes));
    for (size_t i = 0; i < bytes.len_bytes; i++) {
        bytes.data[i] = (char)(bytes.data[i] ^ 0x20);
        ck_assert_int_eq(open_bytes(&bytes, bytes.len_bytes), VT_E_CORRUPT);
        bytes.data[i] = (char)(bytes.data[i] ^ 0x20);
    }
}
END_TEST

START_TEST(test_every_shorter_file_is_found)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    seed_bytes(&bytes);
    for (size_t length = 0; length < bytes.len_bytes; length += 1 + length / 64)
        ck_assert_int_eq(open_bytes(&bytes, length), VT_E_CORRUPT);
    vt_buf_puts(&bytes, "more than that");
    ck_assert_int_eq(open_bytes(&bytes, bytes.len_bytes), VT_E_CORRUPT);
}
END_TEST

/* The checksums of sections only where these are inside: a length may just have been damaged. */
static void resign(struct vt_buf *bytes)
{
    struct vt_disk_header *header = (void *)bytes->data;
    for (size_t i = 0; i < VT_SECTION_COUNT; i++)
        if (header->sections[i].offset > bytes->len_bytes ||
            header->sections[i].len_bytes > bytes->len_bytes - header->sections[i].offset) {
            header->checksum = vt_snapshot_checksum(header);
            return;
        }
    vt_snapshot_sign(bytes->data);
}

/* Everything that can be asked of a graph; it must not crash, whatever the content. */
static void use(const struct vt_graph *graph, struct vt_arena *arena)
{
    struct vt_work work;
    struct vt_link link;
    const struct vt_reached *reached;
    const struct vt_effect_cause *causes;
    const struct vt_candidate *candidates;
    const vt_work_no *works;
    const uint32_t *links;
    enum vt_effect effect;
    size_t count;
    bool cut;
    for (vt_work_no no = 0; no < vt_graph_work_count(graph); no++) {
        vt_graph_work(graph, no, &work);
        vt_graph_work_by_id(graph, work.id);
        vt_graph_reach(graph, no, VT_DIRECTION_IN, 0, NULL, 50, arena, &reached, &count, &cut,
                       NULL);
        vt_graph_path(graph, 0, no, NULL, arena, &links, &count, NULL);
        vt_graph_effect(graph, no, 20260101, arena, &effect, &causes, &count, NULL);
        vt_graph_resolve(graph, work.key, 5, arena, &candidates, &count, NULL);
    }
    for (uint32_t i = 0; i < vt_graph_link_count(graph); i++) {
        vt_graph_in(graph, i, &link);
        vt_graph_alternatives(graph, &link, &works);
    }
    for (size_t i = 0; i < vt_graph_conflict_count(graph); i++) {
        struct vt_conflict conflict;
        vt_graph_conflict(graph, i, arena, &conflict);
    }
}

START_TEST(test_hostile_content_with_a_right_checksum_is_harmless)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_arena_release) struct vt_arena arena;
    vt_arena_init(&arena, (size_t)1024 * 1024 * 1024);
    seed_bytes(&bytes);
    unsigned seed = 11, refused = 0;
    for (size_t i = offsetof(struct vt_disk_header, version); i < bytes.len_bytes; i++) {
        const char kept = bytes.data[i];
        bytes.data[i] = (char)rand_r(&seed);
        resign(&bytes);
        VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
        int status = vt_graph_open_bytes(vt_buf_str(&bytes), &graph, NULL);
        ck_assert_msg(status == VT_OK || status == VT_E_CORRUPT || status == VT_E_VERSION,
                      "byte %zu: %s", i, vt_status_info(status)->name);
        refused += status != VT_OK;
        if (status == VT_OK && i % 16 == 0)
            use(graph, &arena);
        vt_arena_reset(&arena);
        bytes.data[i] = kept;
    }
    ck_assert_uint_gt(refused, 500);
}
END_TEST

START_TEST(test_another_version_is_told_from_damage)
{
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    seed_bytes(&bytes);
    struct vt_disk_header *header = (void *)bytes.data;
    header->version++;
    vt_snapshot_sign(bytes.data);
    ck_assert_int_eq(open_bytes(&bytes, bytes.len_bytes), VT_E_VERSION);
    header->version--;
    header->tables ^= 1; /* types or relations were renumbered */
    vt_snapshot_sign(bytes.data);
    ck_assert_int_eq(open_bytes(&bytes, bytes.len_bytes), VT_E_VERSION);
}
END_TEST

START_TEST(test_an_archive_without_documents)
{
    struct world *w = world_new();
    const struct vt_graph *graph = world_open(w);
    ck_assert_uint_eq(vt_graph_work_count(graph), 0);
    ck_assert_uint_eq(vt_graph_sequence(graph), 7);
    ck_assert_uint_eq(vt_graph_work_by_id(graph, VT_STR("x")), VT_WORK_NONE);
    const struct vt_candidate *candidates;
    size_t count;
    ck_assert_int_eq(
        vt_graph_resolve(graph, VT_STR("57-NQ/TW"), 5, &w->arena, &candidates, &count, NULL),
        VT_E_NOTFOUND);
    struct vt_work work;
    vt_graph_work(graph, VT_WORK_NONE, &work);
    ck_assert_uint_eq(work.no, VT_WORK_NONE);
    vt_assert_str(work.key, VT_STR(""));
    world_free(w);
}
END_TEST

/* A world of many numbers that collide, cited with all that can be left out or wrong. */
static struct world *random_world(unsigned seed)
{
    static const char *const keys[] = {"1/QĐ-UBND",    "2-KH/TU",      "36-NQ/TW",
                                       "7/2020/NĐ-CP", "7/2020/ND-CP", "5/CT-TTg",
                                       "9/2021/QH15",  "57",           ""};
    static const char *const places[] = {"", "Bình Dương", "Đồng Nai"};
    static const char *const dates[] = {"",           "2020",       "2020-01",   "2020-01-05",
                                        "2020-01-09", "2021-03-03", "2018-10-22"};
    static const char *const kinds[] = {"number", "number", "number", "name",
                                        "plenum", "date",   "alias"};
    static const char *const types[] = {"", "VAN_BAN", "QUYET_DINH", "NGHI_QUYET", "LUAT"};
    static const char *const subjects[] = {"", "về phát triển bền vững kinh tế biển Việt Nam",
                                           "về đẩy mạnh ứng dụng công nghệ thông tin"};
    static const char *const froms[] = {"self", "self", "36-NQ/TW", "4/QĐ-UBND"};
    struct world *w = world_new();
#define PICK(list) list[(size_t)rand_r(&seed) % VT_ARRAY_LEN(list)]
    for (int d = 0; d < 40; d++) {
        world_document(w, .id = vt_arena_printf(&w->arena, "%012x.1", 40 - d).ptr,
                       .key = PICK(keys), .type = PICK(types), .code = "UBND",
                       .place = PICK(places), .issuer = "Ủy ban nhân dân tỉnh Bình Dương",
                       .date = PICK(dates), .subject = PICK(subjects),
                       .units = (int)(rand_r(&seed) % 5));
        for (int m = 0; m < 8; m++)
            world_mention(w, .kind = PICK(kinds), .key = PICK(keys), .type = PICK(types),
                          .place = PICK(places), .date = PICK(dates), .subject = PICK(subjects),
                          .name = m % 3 == 0 ? "8/XIII" : "Luật Đất đai",
                          .term = m % 4 == 0 ? "XIII" : "", .from = PICK(froms),
                          .antecedent = m % 5, .incoming = m == 7, .flags = m == 6 ? "quoted" : "");
    }
    for (int k = 0; k < 20; k++)
        world_work(w, .key = PICK(keys), .type = PICK(types), .date = PICK(dates),
                   .subject = PICK(subjects), .issuer = "Ủy ban nhân dân tỉnh Đồng Nai");
#undef PICK
    return w;
}

START_TEST(test_order_of_arrival_of_a_tangle_does_not_matter)
{
    for (unsigned seed = 1; seed <= 12; seed++) {
        struct world *w = random_world(seed);
        VT_AUTO(vt_buf_release) struct vt_buf first = VT_BUF_INIT(VT_BUF_NO_CAP);
        world_bytes(w, 0, &first);
        for (unsigned order = 1; order <= 4; order++) {
            VT_AUTO(vt_buf_release) struct vt_buf other = VT_BUF_INIT(VT_BUF_NO_CAP);
            world_bytes(w, order, &other);
            ck_assert_msg(vt_str_eq(vt_buf_str(&first), vt_buf_str(&other)), "seed %u order %u",
                          seed, order);
        }
        const struct vt_graph *graph = world_open(w);
        use(graph, &w->arena);
        for (uint32_t i = 0; i < vt_graph_link_count(graph); i++) {
            struct vt_link link;
            vt_graph_out(graph, i, &link);
            ck_assert_uint_ne(link.from, link.to);
        }
        world_free(w);
    }
}
END_TEST

START_TEST(test_twenty_orders_of_the_seed_give_the_same_bytes)
{
    struct world *w = world_seed();
    VT_AUTO(vt_buf_release) struct vt_buf first = VT_BUF_INIT(VT_BUF_NO_CAP);
    world_bytes(w, 0, &first);
    for (unsigned order = 1; order <= 20; order++) {
        VT_AUTO(vt_buf_release) struct vt_buf other = VT_BUF_INIT(VT_BUF_NO_CAP);
        world_bytes(w, order, &other);
        ck_assert_msg(vt_str_eq(vt_buf_str(&first), vt_buf_str(&other)), "order %u", order);
    }
    world_free(w);
}
END_TEST

START_TEST(test_ids_are_unique_and_found)
{
    struct world *w = random_world(3);
    const struct vt_graph *graph = world_open(w);
    for (vt_work_no no = 0; no < vt_graph_work_count(graph); no++) {
        struct vt_work work;
        vt_graph_work(graph, no, &work);
        ck_assert_uint_eq(vt_graph_work_by_id(graph, work.id), no);
    }
    world_free(w);
}
END_TEST

VT_TEST_MAIN("graph.snapshot", test_every_flipped_byte_is_found, test_every_shorter_file_is_found,
             test_hostile_content_with_a_right_checksum_is_harmless,
             test_another_version_is_told_from_damage, test_an_archive_without_documents,
             test_order_of_arrival_of_a_tangle_does_not_matter,
             test_twenty_orders_of_the_seed_give_the_same_bytes, test_ids_are_unique_and_found)
