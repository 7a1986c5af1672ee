/* A delta: new documents show at once, as the whole build will have them, and nothing else changes. */
#include "world.h"

#include <stdlib.h>

#include "vt_file.h"
#include "vt_graph_handle.h"

/* ---- a graph as lines ---- */

static int compare_lines(const void *a, const void *b)
{
    return vt_str_compare(*(const struct vt_str *)a, *(const struct vt_str *)b);
}

static struct vt_str id_of(const struct vt_graph *graph, vt_work_no no)
{
    struct vt_work work;
    vt_graph_work(graph, no, &work);
    return work.id;
}

static struct vt_str link_line(const struct vt_graph *graph, const struct vt_link *link,
                               struct vt_arena *arena)
{
    const vt_work_no *others;
    return vt_arena_printf(
        arena, "%.*s -%.*s-> %.*s by %.*s %u %s%s%s%s %.3f of %zu",
        VT_STR_ARG(id_of(graph, link->from)), VT_STR_ARG(vt_relation_id(link->relation)),
        VT_STR_ARG(id_of(graph, link->to)), VT_STR_ARG(id_of(graph, link->speaker)), link->mention,
        link->third_party ? "t" : "", link->weak ? "w" : "", link->ambiguous ? "a" : "",
        link->quoted ? "q" : "", (double)link->confidence,
        vt_graph_alternatives(graph, link, &others));
}

/* Works with what is known of them, and all links, twice: as they leave and as they arrive. */
static struct vt_str describe(const struct vt_graph *graph, struct vt_arena *arena)
{
    const size_t works = vt_graph_work_count(graph);
    struct vt_str *lines =
        vt_arena_array(arena, works + 2 * vt_graph_link_count(graph) + 1, sizeof *lines);
    size_t count = 0;
    for (vt_work_no no = 0; no < works; no++) {
        struct vt_work work;
        struct vt_link link;
        vt_graph_work(graph, no, &work);
        ck_assert_uint_eq(vt_graph_work_by_id(graph, work.id), no);
        lines[count++] = vt_arena_printf(
            arena, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|held %u|cited by %u", VT_STR_ARG(work.id),
            VT_STR_ARG(work.key), VT_STR_ARG(work.type), VT_STR_ARG(work.issuer),
            VT_STR_ARG(work.date), VT_STR_ARG(work.place), VT_STR_ARG(work.name),
            work.flags & VT_WORK_HELD, work.citing_documents);
        const struct vt_link_range out = vt_graph_out_range(graph, no);
        const struct vt_link_range in = vt_graph_in_range(graph, no);
        ck_assert_uint_eq(out.end - out.begin, work.out_count);
        for (uint32_t i = out.begin; i < out.end; i++) {
            vt_graph_out(graph, i, &link);
            ck_assert_uint_eq(link.from, no);
            lines[count++] =
                vt_arena_printf(arena, "out %.*s", VT_STR_ARG(link_line(graph, &link, arena)));
        }
        for (uint32_t i = in.begin; i < in.end; i++) {
            vt_graph_in(graph, i, &link);
            ck_assert_uint_eq(link.to, no);
            lines[count++] =
                vt_arena_printf(arena, "in %.*s", VT_STR_ARG(link_line(graph, &link, arena)));
        }
    }
    ck_assert_uint_eq(count, works + 2 * vt_graph_link_count(graph));
    qsort(lines, count, sizeof *lines, compare_lines);
    VT_AUTO(vt_buf_release) struct vt_buf all = VT_BUF_INIT(VT_BUF_NO_CAP);
    for (size_t i = 0; i < count; i++)
        vt_buf_printf(&all, "%.*s\n", VT_STR_ARG(lines[i]));
    return vt_arena_copy(arena, vt_buf_str(&all));
}

/* ---- an office whose documents arrive one by one ---- */

/* Held and cited, laws by name, one number in two provinces, letters that speak for others. */
static struct world *office(void)
{
    struct world *w = world_new();
    world_document(w, .id = "0a0000000001.1", .key = "5/2020/NĐ-CP", .type = "NGHI_DINH",
                   .issuer = "Chính phủ", .code = "CP", .date = "2020-02-03",
                   .subject = "về cửa sổ của công sở", .units = 3);
    world_mention(w, .key = "31/2019/QH14", .type = "LUAT", .issuer = "Quốc hội",
                  .date = "2019-06-14", .name = "Luật Cửa sổ", .relation = "BASED_ON");
    world_document(w, .id = "0a0000000002.1", .key = "7/2021/TT-BXD", .type = "THONG_TU",
                   .issuer = "Bộ Xây dựng", .code = "BXD", .date = "2021-05-06",
                   .subject = "hướng dẫn về cửa sổ", .units = 2);
    world_mention(w, .key = "5/2020/NĐ-CP", .type = "NGHI_DINH", .date = "2020-02-03",
                  .relation = "GUIDES");
    world_mention(w, .key = "31/2019/QH14", .type = "LUAT", .issuer = "Quốc hội",
                  .date = "2019-06-14", .name = "Luật Cửa sổ", .relation = "BASED_ON");
    world_document(w, .id = "0a0000000003.1", .key = "12/QĐ-UBND", .type = "QUYET_DINH",
                   .issuer = "Ủy ban nhân dân tỉnh Bình Dương", .code = "UBND",
                   .place = "Bình Dương", .date = "2022-01-10", .subject = "về rèm cửa");
    world_mention(w, .key = "7/2021/TT-BXD", .type = "THONG_TU", .date = "2021-05-06");
    world_mention(w, .key = "5/2020/NĐ-CP", .type = "NGHI_DINH");
    world_document(w, .id = "0a0000000004.1", .key = "12/QĐ-UBND", .type = "QUYET_DINH",
                   .issuer = "Ủy ban nhân dân tỉnh Đồng Nai", .code = "UBND", .place = "Đồng Nai",
                   .date = "2022-01-11", .subject = "về bậu cửa");
    world_mention(w, .key = "7/2021/TT-BXD", .type = "THONG_TU", .date = "2021-05-06",
                  .relation = "AMENDS");
    world_document(w, .id = "0a0000000005.1", .key = "88/SXD-QLN", .type = "CONG_VAN",
                   .issuer = "Sở Xây dựng tỉnh Bình Dương", .code = "SXD", .place = "Bình Dương",
                   .date = "2022-03-01", .subject = "đôn đốc rèm cửa");
    world_mention(w, .key = "12/QĐ-UBND", .type = "QUYET_DINH", .place = "Bình Dương",
                  .issuer = "Ủy ban nhân dân tỉnh Bình Dương", .date = "2022-01-10");
    world_mention(w, .key = "90/CT-TTg", .type = "CHI_THI", .issuer = "Thủ tướng Chính phủ",
                  .date = "2021-12-01", .relation = "BASED_ON");
    world_mention(w, .key = "5/2020/NĐ-CP", .type = "NGHI_DINH", .date = "2020-02-03",
                  .from = "90/CT-TTg", .from_mention = 2);
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .date = "2018-10-22", .term = "XII",
                  .issuer = "Ban Chấp hành Trung ương");
    return w;
}

static void copy_world(struct world *to, const struct world *from, const size_t *order)
{
    to->document_count = to->mention_count = 0;
    for (size_t d = 0; d < from->document_count; d++) {
        to->documents[to->document_count++] = from->documents[order[d]];
        for (size_t m = 0; m < from->mention_count; m++)
            if (vt_str_eq(from->mentions[m].document, from->documents[order[d]].id))
                to->mentions[to->mention_count++] = from->mentions[m];
    }
}

struct place {
    char *dir;
    struct vt_archive *archive;
};

static struct place place_new(void)
{
    struct place place = {.dir = vt_test_folder()};
    vt_assert_ok(vt_archive_open(place.dir, VT_ARCHIVE_WRITE, &place.archive, NULL));
    return place;
}

static void place_free(struct place *place)
{
    vt_archive_close(place->archive);
    vt_test_folder_remove(place->dir);
}

static struct vt_str describe_file(const struct place *place, struct vt_arena *arena)
{
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    vt_assert_ok(vt_graph_open_checked(place->dir, &graph, NULL));
    return describe(graph, arena);
}

static void same_as_whole(const struct place *place, struct vt_arena *arena, const char *what)
{
    vt_assert_ok(vt_graph_extend(place->archive, place->dir, NULL));
    const struct vt_str with_delta = describe_file(place, arena);
    vt_assert_ok(vt_graph_build(place->archive, place->dir, NULL));
    const struct vt_str whole = describe_file(place, arena);
    if (!vt_str_eq(with_delta, whole))
        printf("%s: with the delta\n%.*s\nwhole\n%.*s\n", what, VT_STR_ARG(with_delta),
               VT_STR_ARG(whole));
    ck_assert_msg(vt_str_eq(with_delta, whole), "%s", what);
}

static void shuffle(size_t *order, size_t count, unsigned seed)
{
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    for (size_t i = count; seed != 0 && i > 1; i--) {
        const size_t j = (size_t)rand_r(&seed) % i, kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

START_TEST(test_files_that_arrive_one_by_one_show_as_after_a_whole_build)
{
    struct world *from = office(), *w = world_new();
    for (unsigned seed = 0; seed < 20; seed++) {
        size_t order[WORLD_ROWS_MAX];
        struct place place = place_new();
        shuffle(order, from->document_count, seed);
        copy_world(w, from, order);
        vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
        for (size_t d = 0; d < w->document_count; d++) {
            char what[64];
            snprintf(what, sizeof what, "order %u, document %zu", seed, d);
            world_put(w, place.archive, d, d + 1);
            same_as_whole(&place, &w->arena, what);
        }
        place_free(&place);
    }
    world_free(from);
    world_free(w);
}
END_TEST

START_TEST(test_a_delta_gathers_what_came_since_the_snapshot)
{
    struct world *from = office(), *w = world_new();
    for (unsigned seed = 0; seed < 5; seed++) {
        size_t order[WORLD_ROWS_MAX];
        struct place place = place_new();
        shuffle(order, from->document_count, seed);
        copy_world(w, from, order);
        world_put(w, place.archive, 0, 2);
        vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
        for (size_t d = 2; d < w->document_count; d++) {
            world_put(w, place.archive, d, d + 1);
            vt_assert_ok(vt_graph_extend(place.archive, place.dir, NULL));
        }
        same_as_whole(&place, &w->arena, "several");
        place_free(&place);
    }
    world_free(from);
    world_free(w);
}
END_TEST

START_TEST(test_the_seed_arrives_in_both_orders)
{
    struct world *from = world_seed(), *w = world_new();
    for (unsigned first = 0; first < 2; first++) {
        const size_t order[] = {first, 1 - first};
        struct place place = place_new();
        copy_world(w, from, order);
        world_put(w, place.archive, 0, 1);
        vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
        world_put(w, place.archive, 1, 2);
        same_as_whole(&place, &w->arena, first == 0 ? "letter first" : "directive first");
        place_free(&place);
    }
    world_free(from);
    world_free(w);
}
END_TEST

/* The law is known by its number and name; then somebody cites it by the name alone. */
START_TEST(test_a_law_is_found_by_its_name)
{
    struct world *w = office();
    struct place place = place_new();
    const size_t known = w->document_count;
    world_document(w, .id = "0a0000000006.1", .key = "9/BC-UBND", .type = "BAO_CAO",
                   .issuer = "Ủy ban nhân dân tỉnh Đồng Nai", .code = "UBND", .place = "Đồng Nai",
                   .date = "2023-01-10");
    world_mention(w, .kind = "name", .type = "LUAT", .name = "Cửa sổ", .date = "2019");
    world_put(w, place.archive, 0, known);
    vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
    world_put(w, place.archive, known, known + 1);
    same_as_whole(&place, &w->arena, "by name");
    place_free(&place);
    world_free(w);
}
END_TEST

/* What others said is read again only by the whole build: two decisions of one number were one work, as
 * long as one was known. */
START_TEST(test_what_others_said_waits_for_the_whole_build)
{
    struct world *w = world_new();
    struct place place = place_new();
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    world_document(w, .id = "0a0000000001.1", .key = "4/BC-BXD", .type = "BAO_CAO",
                   .issuer = "Bộ Xây dựng", .code = "BXD", .date = "2023-01-10");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET");
    world_document(w, .id = "0a0000000002.1", .key = "5/BC-BXD", .type = "BAO_CAO",
                   .issuer = "Bộ Xây dựng", .code = "BXD", .date = "2023-01-11");
    world_mention(w, .key = "36-NQ/TW", .type = "NGHI_QUYET", .date = "2018-10-22");
    world_put(w, place.archive, 0, 1);
    vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
    world_put(w, place.archive, 1, 2);
    vt_assert_ok(vt_graph_extend(place.archive, place.dir, NULL));
    vt_assert_ok(vt_graph_open_checked(place.dir, &graph, NULL));
    struct vt_link first, second;
    vt_graph_out(
        graph,
        vt_graph_out_range(graph, vt_graph_work_by_id(graph, VT_STR("0a0000000001.1"))).begin,
        &first);
    vt_graph_out(
        graph,
        vt_graph_out_range(graph, vt_graph_work_by_id(graph, VT_STR("0a0000000002.1"))).begin,
        &second);
    vt_assert_str(id_of(graph, first.to), VT_STR("36-nq-tw"));
    vt_assert_str(id_of(graph, second.to), VT_STR("36-nq-tw.2018-10-22"));
    place_free(&place);
    world_free(w);
}
END_TEST

START_TEST(test_who_holds_the_old_one_keeps_it)
{
    struct world *w = office();
    struct place place = place_new();
    struct vt_graph *old = NULL;
    world_put(w, place.archive, 0, 4);
    vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
    vt_assert_ok(vt_graph_open(place.dir, &old, NULL));
    const struct vt_str before = describe(old, &w->arena);
    world_put(w, place.archive, 4, 5);
    ck_assert(!vt_graph_is_stale(old));
    vt_assert_ok(vt_graph_extend(place.archive, place.dir, NULL));
    ck_assert(vt_graph_is_stale(old));
    vt_assert_str(describe(old, &w->arena), before);
    ck_assert_uint_eq(vt_graph_work_by_id(old, VT_STR("0a0000000005.1")), VT_WORK_NONE);
    vt_graph_close(old);
    place_free(&place);
    world_free(w);
}
END_TEST

static void delta_path(const struct place *place, char path[static 4096])
{
    snprintf(path, 4096, "%s/graph.delta.vtg", place->dir);
}

START_TEST(test_a_damaged_delta_is_found_and_answers_go_on_without_it)
{
    struct world *w = office();
    struct place place = place_new();
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    char path[4096];
    delta_path(&place, path);
    world_put(w, place.archive, 0, 4);
    vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
    const struct vt_str before = describe_file(&place, &w->arena);
    world_put(w, place.archive, 4, 5);
    vt_assert_ok(vt_graph_extend(place.archive, place.dir, NULL));
    vt_assert_ok(vt_file_read(path, &bytes, NULL));
    for (size_t i = 0; i < bytes.len_bytes; i += 1 + i / 15) {
        struct vt_graph *graph = NULL;
        bytes.data[i] = (char)(bytes.data[i] ^ 0x20);
        vt_assert_ok(vt_file_write_atomic(path, vt_buf_str(&bytes), NULL));
        bytes.data[i] = (char)(bytes.data[i] ^ 0x20);
        ck_assert_int_eq(vt_graph_open_checked(place.dir, &graph, NULL), VT_E_CORRUPT);
        vt_assert_ok(vt_graph_open(place.dir, &graph, NULL));
        vt_assert_str(describe(graph, &w->arena), before);
        vt_graph_close(graph);
    }
    same_as_whole(&place, &w->arena, "made anew");
    ck_assert_int_ne(access(path, F_OK), 0);
    vt_assert_ok(vt_graph_verify(place.dir, NULL));
    place_free(&place);
    world_free(w);
}
END_TEST

START_TEST(test_a_delta_of_another_snapshot_is_over)
{
    struct world *w = office();
    struct place place = place_new();
    VT_AUTO(vt_buf_release) struct vt_buf bytes = VT_BUF_INIT(VT_BUF_NO_CAP);
    char path[4096];
    delta_path(&place, path);
    world_put(w, place.archive, 0, 3);
    vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
    world_put(w, place.archive, 3, 4);
    vt_assert_ok(vt_graph_extend(place.archive, place.dir, NULL));
    vt_assert_ok(vt_file_read(path, &bytes, NULL));
    vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
    const struct vt_str whole = describe_file(&place, &w->arena);
    vt_assert_ok(vt_file_write_atomic(path, vt_buf_str(&bytes), NULL));
    vt_assert_str(describe_file(&place, &w->arena), whole);
    place_free(&place);
    world_free(w);
}
END_TEST

START_TEST(test_nothing_new_writes_nothing)
{
    struct world *w = office();
    struct place place = place_new();
    char path[4096];
    delta_path(&place, path);
    ck_assert_int_eq(vt_graph_extend(place.archive, place.dir, NULL), VT_E_NOTFOUND);
    world_put(w, place.archive, 0, 3);
    vt_assert_ok(vt_graph_build(place.archive, place.dir, NULL));
    vt_assert_ok(vt_graph_extend(place.archive, place.dir, NULL));
    ck_assert_int_ne(access(path, F_OK), 0);
    place_free(&place);
    world_free(w);
}
END_TEST

VT_TEST_MAIN("graph.delta", test_files_that_arrive_one_by_one_show_as_after_a_whole_build,
             test_a_delta_gathers_what_came_since_the_snapshot,
             test_the_seed_arrives_in_both_orders, test_a_law_is_found_by_its_name,
             test_what_others_said_waits_for_the_whole_build, test_who_holds_the_old_one_keeps_it,
             test_a_damaged_delta_is_found_and_answers_go_on_without_it,
             test_a_delta_of_another_snapshot_is_over, test_nothing_new_writes_nothing)
