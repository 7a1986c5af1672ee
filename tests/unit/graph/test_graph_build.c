/* From an archive folder to its graph.vtg and back. */
#include "world.h"

#include <stdio.h>
#include <stdlib.h>

#include "vt_file.h"

START_TEST(test_archive_to_graph)
{
    char *dir = vt_test_folder();
    struct world *w = world_seed();
    VT_AUTO(vt_cleanup_vt_archive_close) struct vt_archive *archive = NULL;
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    struct vt_error err = {0};
    ck_assert_int_eq(vt_graph_open(dir, &graph, &err), VT_E_NOTFOUND);
    ck_assert_uint_gt(strlen(err.hint), 0);
    vt_assert_ok(vt_archive_open(dir, VT_ARCHIVE_WRITE, &archive, &err));
    world_put(w, archive, 0, w->document_count);
    vt_assert_ok(vt_graph_build(archive, dir, &err));
    vt_assert_ok(vt_graph_open(dir, &graph, &err));
    ck_assert_uint_eq(vt_graph_work_count(graph), 11);
    uint64_t sequence;
    vt_assert_ok(vt_archive_sequence(archive, &sequence, &err));
    ck_assert_uint_eq(vt_graph_sequence(graph), sequence);
    ck_assert(!vt_graph_is_stale(graph));
    vt_assert_ok(vt_graph_verify(dir, &err));
    const struct vt_archive_work known = {.key = VT_STR("57-NQ/TW"),
                                          .type = VT_STR("NGHI_QUYET"),
                                          .issuer = VT_STR("Bộ Chính trị"),
                                          .date = VT_STR("2024-12-22"),
                                          .subject = VT_STR("về đột phá phát triển"),
                                          .source = VT_STR("bảng thử")};
    vt_assert_ok(vt_archive_begin(archive, NULL));
    vt_assert_ok(vt_archive_put_work(archive, &known, NULL));
    vt_assert_ok(vt_archive_commit(archive, NULL));
    ck_assert_int_eq(vt_graph_verify(dir, &err), VT_E_STALE);
    vt_assert_ok(vt_graph_build(archive, dir, &err));
    ck_assert(vt_graph_is_stale(graph));
    ck_assert_uint_eq(vt_graph_work_count(graph), 11); /* the old one stays readable */
    vt_assert_ok(vt_graph_verify(dir, &err));
    world_free(w);
    vt_test_folder_remove(dir);
}
END_TEST

START_TEST(test_damaged_file_asks_for_a_new_build)
{
    char *dir = vt_test_folder();
    VT_AUTOFREE char *path = NULL;
    VT_AUTO(vt_cleanup_vt_graph_close) struct vt_graph *graph = NULL;
    struct vt_error err = {0};
    ck_assert(asprintf(&path, "%s/graph.vtg", dir) > 0);
    vt_assert_ok(vt_file_write_atomic(path, VT_STR(""), NULL));
    ck_assert_int_eq(vt_graph_open(dir, &graph, &err), VT_E_CORRUPT);
    char junk[4096] = "VTGRAPH\n";
    vt_assert_ok(vt_file_write_atomic(path, vt_str_n(junk, sizeof junk), NULL));
    ck_assert_int_eq(vt_graph_open(dir, &graph, &err), VT_E_CORRUPT);
    ck_assert_uint_gt(strlen(err.hint), 0);
    vt_test_folder_remove(dir);
}
END_TEST

VT_TEST_MAIN("graph.graph_build", test_archive_to_graph, test_damaged_file_asks_for_a_new_build)
